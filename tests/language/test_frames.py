"""Every event frame is tried on its own example: type, status and parties as marked.

Frames that the reader does not reach today are listed in unreached_frames.txt; see frames_report.py.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from frames_report import MalformedExample, Marked, frames, marked, unreached, wrongs

from selon.reader import Reader

EXAMPLES = [marked(frame) for frame in frames()]
UNREACHED = unreached()


def _param(example: Marked) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="not reached yet")] if str(example) in UNREACHED else []
    return pytest.param(example, id=str(example), marks=marks)


@pytest.fixture(scope="module")
def problems(reader: Reader) -> dict[Marked, list[str]]:
    """What is wrong with each example; they are read in one go, which takes a third of the time."""
    return wrongs(EXAMPLES, reader)


@pytest.mark.parametrize("example", [_param(example) for example in EXAMPLES])
def test_a_frame_is_reached_by_its_example(example: Marked, problems: dict[Marked, list[str]]) -> None:
    assert problems[example] == [], example.frame.example


def test_every_unreached_frame_is_a_frame() -> None:
    assert UNREACHED - {str(example) for example in EXAMPLES} == set()


@pytest.mark.parametrize("example", ["Le <e>raid a échoué.", "Le raid</e> a échoué.", "Le raid.", "Un <e fait>raid</e>."])
def test_a_malformed_example_is_refused(example: str) -> None:
    with pytest.raises(MalformedExample):
        marked(replace(next(iter(frames())), example=example))
