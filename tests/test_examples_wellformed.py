"""The examples by themselves: every file loads, there are enough of them, and none stands twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from marked import load, load_all

FOLDER = Path(__file__).parent / "examples" / "fr"
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_file_loads_and_says_what_it_holds(path: Path) -> None:
    assert load(path)
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_there_are_at_least_400_examples() -> None:
    assert len(load_all(FOLDER)) >= 400


def test_there_are_at_least_120_counter_examples() -> None:
    assert sum(example.counter for example in load_all(FOLDER)) >= 120


def test_no_text_stands_twice() -> None:
    count = Counter(" ".join(example.text.split()) for example in load_all(FOLDER))
    assert [text for text, times in count.items() if times > 1] == []
