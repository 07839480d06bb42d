"""Every example of tests/examples/fr is read, and what is found is what is marked, to the letter.

Those that the reader misses today are listed in tests/examples/known_misses.txt; see tests/examples_report.py.
"""

from __future__ import annotations

import pytest
from agreement import differences, key
from examples_report import FOLDER, known_misses, read
from marked import Example, load_all

from selon.reader import Reader

EXAMPLES = load_all(FOLDER)
MISSES = known_misses()


def _param(example: Example) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="a known miss")] if key(example) in MISSES else []
    return pytest.param(example, id=key(example), marks=marks)


@pytest.mark.parametrize("example", [_param(example) for example in EXAMPLES])
def test_example_is_read_to_the_letter(example: Example, reader: Reader) -> None:
    assert differences(example, read(example, reader)) == [], example.text


def test_every_known_miss_is_an_example() -> None:
    assert MISSES - {key(example) for example in EXAMPLES} == set()
