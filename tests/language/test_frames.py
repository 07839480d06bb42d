"""Every event frame is tried on its own example: type, status and parties as marked.

Frames that the reader does not reach today are listed in unreached_frames.txt; see frames_report.py.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from frames_report import MalformedExample, Marked, frames, marked, unreached, wrongs

from selon import language
from selon.language.frames import event_words
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


def test_the_classes_of_a_condition_are_asked_in_the_order_of_the_file_each_once() -> None:
    """In the order of a set, the reason why a party was found would differ from one run to the next."""
    wanted = ["STATE", "PERSON", "ville", "STATE", "FORCE", "ARMED", "PUBLIC"]
    frame = {"lemma": "tester", "when": {"object": wanted}, "example": "L'armée <e>teste</e> la ville."}
    grammar = yaml.safe_load((Path(language.__file__).parent / "fr" / "event_grammar.yaml").read_text())
    read = event_words([("assault.yaml", {"type": "ASSAULT", "verbs": [frame]})], {}, grammar).verbs["tester"]
    assert read[0].when == (("object", ("STATE", "PERSON", "ville", "FORCE", "ARMED", "PUBLIC")),)


def test_every_unreached_frame_is_a_frame() -> None:
    assert UNREACHED - {str(example) for example in EXAMPLES} == set()


@pytest.mark.parametrize("example", ["Le <e>raid a échoué.", "Le raid</e> a échoué.", "Le raid.", "Un <e fait>raid</e>."])
def test_a_malformed_example_is_refused(example: str) -> None:
    with pytest.raises(MalformedExample):
        marked(replace(next(iter(frames())), example=example))
