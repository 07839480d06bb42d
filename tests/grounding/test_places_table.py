"""The table of place names of the news, places_fr.tsv: at least .95 of it must be read, and of its counter-examples."""

from __future__ import annotations

import pytest
from place_table import Row, parse_row, rows

from selon.grounding.places import Places
from selon.grounding.spots import Spot, distance
from selon.reader import Reader
from selon.records import Place

FLOOR = 0.95
ROWS = rows()
PLACES = [row for row in ROWS if row.country != "!"]
NO_PLACES = [row for row in ROWS if row.country == "!"]


def read(reader: Reader, table: list[Row]) -> list[list[Place]]:
    """For each row the places whose words touch the marked ones."""
    places, found = Places(reader.language), []
    for row, tokens in zip(table, reader.parser.parse_many(row.text for row in table), strict=True):
        mentions = places.find(tokens)
        resolved = places.resolve(mentions, row.counter + places.countries(tokens, mentions))
        found.append([place for place in resolved if place.start < row.end and row.start < place.end])
    return found


def right(row: Row, place: Place) -> bool:
    """Whether a place is the one expected, near enough."""
    if (place.country or "-", place.precision) != (row.country, row.precision):
        return False
    there = Spot("", "city", None, place.lat, place.lon)
    return row.lat is None or distance(there, Spot("", "city", None, row.lat, row.lon)) <= row.within


def shown(row: Row, places: list[Place]) -> str:
    return f"{row}: {[(p.text, p.country, p.lat, p.lon, p.precision, p.why) for p in places]}"


def test_the_places_of_the_table_are_found_where_they_lie(reader: Reader) -> None:
    found = read(reader, PLACES)
    missed = [shown(row, ps) for row, ps in zip(PLACES, found, strict=True) if not any(right(row, p) for p in ps)]
    assert 1 - len(missed) / len(PLACES) >= FLOOR, "\n".join(missed)


def test_words_that_are_no_place_are_left_alone(reader: Reader) -> None:
    taken = [shown(row, ps) for row, ps in zip(NO_PLACES, read(reader, NO_PLACES), strict=True) if ps]
    assert 1 - len(taken) / len(NO_PLACES) >= FLOOR, "\n".join(taken)


def test_the_table_is_as_large_as_it_says() -> None:
    assert len(PLACES) >= 300
    assert len(NO_PLACES) >= 40
    assert sum(bool(row.countries) for row in PLACES) >= 30


@pytest.mark.parametrize("line", ["Sans marque.\tFRA", "Une [marque] de [trop].\tFRA", "Il est à [Brest].\tFRA\t48.4"])
def test_a_malformed_row_fails(line: str) -> None:
    with pytest.raises(ValueError, match=r"Sans|Une|Il"):
        parse_row(line)
