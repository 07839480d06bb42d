"""French news dates: the table of sentences, and every construction of dates.yaml on its own example."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dates_table import misses, row, rows, unmarked

from selon.grounding.dates import PRECISIONS, Dates
from selon.grounding.dates.grammar import NO_DATE
from selon.grounding.dates.readings import READINGS
from selon.language import load
from selon.language.model import DateConstruction
from selon.language.shapes import DATE_READS

ROWS = rows()
WORDS = load("fr").dates
FLOOR = 0.97
READING = [c for c in WORDS.constructions if c.reads != NO_DATE]
TRAPS = [c for c in WORDS.constructions if c.reads == NO_DATE]


@pytest.fixture(scope="module")
def dates() -> Dates:
    return Dates(load("fr"))


def test_the_table_is_read_exactly(dates: Dates) -> None:
    judged, lines = misses(ROWS, dates)
    assert 1 - len(lines) / judged >= FLOOR, "\n".join([f"{len(lines)} misses of {judged}:", *lines])


def test_the_table_is_large_and_holds_counter_examples() -> None:
    assert sum(len(row.spans) for row in ROWS) >= 300
    assert sum(not row.spans for row in ROWS) >= 60
    assert len({row.text for row in ROWS}) > 0.9 * len(ROWS)


def test_the_table_knows_every_precision() -> None:
    named = {wanted.rpartition(" ")[2] for row in ROWS for wanted in row.expected if wanted != "?"}
    assert named == set(PRECISIONS)


@pytest.mark.parametrize("line", ["2019-03-27\t-\tnone\tIl part [mardi].", "2019-03-27\t-\t2019 year\tIl part [en 2019."])
def test_a_malformed_row_fails(line: str) -> None:
    with pytest.raises(ValueError, match=r"marked|match"):
        row(line)


def _named(construction: DateConstruction) -> str:
    return construction.example


@pytest.mark.parametrize("construction", READING, ids=_named)
def test_a_construction_reads_its_example(construction: DateConstruction, dates: Dates) -> None:
    text, (span,) = unmarked(construction.example)
    words = dates._grammar.read(text)
    found = {(words.start(m.first), words.end(m.stop - 1)): m.construction for m in dates._grammar.find(words)}
    assert found.get(span) == construction


@pytest.mark.parametrize("construction", TRAPS, ids=_named)
def test_a_trap_gives_nothing(construction: DateConstruction, dates: Dates) -> None:
    assert dates.expressions(construction.example) == []


def test_every_trap_is_needed() -> None:
    language = load("fr")
    naive = Dates(replace(language, dates=replace(WORDS, constructions=tuple(READING))))
    assert [c.example for c in TRAPS if not naive.expressions(c.example)] == []


def test_every_computation_that_the_words_may_name_is_there() -> None:
    assert set(READINGS) | {"list", NO_DATE} == DATE_READS
    assert {c.reads for c in WORDS.constructions} == DATE_READS
