"""Every verb, noun, adjective, preposition and hedge is tried on its own example.

Entries that the reader does not reach today are listed in unreached.txt; see entries_report.py.
"""

from __future__ import annotations

import pytest
from entries_report import Entry, entries, reached, unreached

from selon.reader import Reader

ENTRIES = entries()
UNREACHED = unreached()


def _param(entry: Entry) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="not reached yet")] if str(entry) in UNREACHED else []
    return pytest.param(entry, id=str(entry), marks=marks)


@pytest.mark.parametrize("entry", [_param(entry) for entry in ENTRIES])
def test_an_entry_is_reached_by_its_example(entry: Entry, reader: Reader) -> None:
    assert reached(entry, reader), entry.example


def test_every_unreached_entry_is_an_entry() -> None:
    assert UNREACHED - {str(entry) for entry in ENTRIES} == set()
