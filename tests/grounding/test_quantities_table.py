"""The table of figures of the news, quantities_fr.tsv: at least .95 of it must be read, and of its counter-examples."""

from __future__ import annotations

import pytest
from quantity_table import Row, parse_row, rows

from selon.grounding.quantities import Quantities
from selon.reader import Reader
from selon.records import Quantity

FLOOR = 0.95
ROWS = rows()
QUANTITIES = [row for row in ROWS if row.expected is not None]
NO_QUANTITIES = [row for row in ROWS if row.expected is None]


def read(reader: Reader, table: list[Row]) -> list[list[Quantity]]:
    """For each row the quantities whose words touch the marked ones."""
    quantities = Quantities(reader.language)
    parsed = reader.parser.parse_many(row.text for row in table)
    return [
        [q for q in quantities.find(tokens) if q.span.start < row.end and row.start < q.span.end]
        for row, tokens in zip(table, parsed, strict=True)
    ]


def values(quantity: Quantity) -> tuple[str, float, float | None, str | None, bool]:
    return quantity.what, quantity.value, quantity.high, quantity.unit, quantity.approximate


def test_the_quantities_of_the_table_are_read(reader: Reader) -> None:
    found = read(reader, QUANTITIES)
    missed = [
        f"{row}: {[values(q) for q in qs]}"
        for row, qs in zip(QUANTITIES, found, strict=True)
        if row.expected not in [values(q) for q in qs]
    ]
    assert 1 - len(missed) / len(QUANTITIES) >= FLOOR, "\n".join(missed)


def test_numbers_that_are_no_quantity_are_left_alone(reader: Reader) -> None:
    found = read(reader, NO_QUANTITIES)
    taken = [f"{row}: {[values(q) for q in qs]}" for row, qs in zip(NO_QUANTITIES, found, strict=True) if qs]
    assert 1 - len(taken) / len(NO_QUANTITIES) >= FLOOR, "\n".join(taken)


def test_the_table_is_as_large_as_it_says() -> None:
    assert len(QUANTITIES) >= 150
    assert len(NO_QUANTITIES) >= 40


@pytest.mark.parametrize("line", ["Dix morts.\t!", "[Dix] morts.", "[Dix morts].\tmorts\t10\t-\tpersons\tabout"])
def test_a_malformed_row_fails(line: str) -> None:
    with pytest.raises(ValueError, match="Dix"):
        parse_row(line)
