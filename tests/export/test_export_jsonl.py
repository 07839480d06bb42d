"""What is written as JSON Lines is read back the same, and fits the schema; nothing else does."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace
from typing import Any

import jsonschema
import pytest
from factories import make_article, make_flood
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.errors import SelonError
from selon.export.jsonl import dumps, loads, to_dict, write
from selon.records import Article, Copy, Date, Event, Party, Place, Quantity, Span, Statement
from selon.schema import json_schema

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def full() -> Article:
    """An article that holds every kind of record."""
    span = Span(start=0, end=3, text="Les")
    party = Party(text="Les", start=0, end=3, name=None, country="FRA", sector=None, why="demonym")
    place = Place(text="Brest", start=4, end=9, name="Brest", country="FRA", lat=48.4, lon=-4.5, precision="city",
                  why="")  # fmt: skip
    day = Date(text=None, start=None, end=None, value="2024-06", until=None, precision="month", why="dateline")
    many = Quantity(what="soldats", value=100, high=None, unit=None, approximate=True, span=span)
    event = Event(
        id="e1", group="g1", type="MOBILIZE", mode=None, cameo="154", trigger=span, actor=party, recipient=None,
        place=place, date=day, quantities=(many,), status="reported", statement="s1", confidence=0.5, rule="frame",
    )  # fmt: skip
    flood = make_flood()
    dated = replace(flood.statements[0], said_at=day)
    return replace(flood, events=(event,), copies=(Copy(article="b", share=0.25, spans=(span,)),),
                   statements=(dated, *flood.statements[1:]))  # fmt: skip


def many(records: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(records, max_size=2).map(tuple)


FINITE = st.floats(allow_nan=False, allow_infinity=False)
MAYBE = st.none() | FINITE
PLACES = st.builds(Place, lat=MAYBE, lon=MAYBE)
QUANTITIES = st.builds(Quantity, value=FINITE, high=MAYBE)
EVENTS = st.builds(Event, confidence=FINITE, place=st.none() | PLACES, quantities=many(QUANTITIES))
STATEMENTS = st.builds(Statement, confidence=FINITE)
COPIES = st.builds(Copy, share=FINITE)
ARTICLES = st.builds(Article, statements=many(STATEMENTS), events=many(EVENTS), copies=many(COPIES))


@given(ARTICLES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_dumped_is_loaded_the_same(article: Article) -> None:
    assert loads(dumps(article)) == article


def test_every_record_is_loaded_the_same_and_fits_the_schema() -> None:
    article = full()
    assert loads(dumps(article)) == article
    VALIDATOR.validate(json.loads(dumps(article)))


def test_fields_stand_in_the_order_of_the_record_and_none_is_missing() -> None:
    assert list(to_dict(make_article("Rien."))) == [field.name for field in fields(Article)]


def test_a_span_names_its_field_only_in_the_title() -> None:
    first, second = make_flood().statements[:2]
    assert to_dict(first.content[0])["field"] == "title"
    assert to_dict(second.content[0]) == {
        "start": second.content[0].start, "end": second.content[0].end, "text": second.content[0].text,
    }  # fmt: skip


def test_one_article_a_line_with_letters_as_they_are() -> None:
    out = io.StringIO()
    write([make_article("Élodie\nnage.", id="a"), make_article("Rien.", id="b")], out)
    first, second, end = out.getvalue().split("\n")
    assert '"text": "Élodie\\nnage."' in first
    assert (json.loads(second)["id"], end) == ("b", "")


def changed(path: str, value: Any) -> dict[str, Any]:
    """A full record with the field at `path` set to `value`, or taken out where it is `...`."""
    record: dict[str, Any] = to_dict(full())
    *steps, last = path.split(".")
    place: Any = record
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return record


WRONG = [
    ("lang", ...),
    ("statements.1.voice", ...),
    ("statements.1.content.0.start", ...),
    ("events.0.actor.why", ...),
    ("author", "x"),
    ("statements.1.voice.age", 3),
    ("statements.1.stance", "shouts"),
    ("statements.1.content.0.end", "12"),
    ("events.0.quantities", None),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_a_missing_unknown_or_wrong_field_is_named(path: str, value: Any) -> None:
    with pytest.raises(SelonError, match=path.replace(".", r"\.")):
        loads(json.dumps(changed(path, value)))


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_a_missing_unknown_or_wrong_field_does_not_fit_the_schema(path: str, value: Any) -> None:
    assert not VALIDATOR.is_valid(changed(path, value))


@pytest.mark.parametrize("line", ["", "{", "[]", "null", "{}, {}"])
def test_what_is_no_article_is_refused(line: str) -> None:
    with pytest.raises(SelonError, match="not an article record"):
        loads(line)


def test_schema_is_valid_and_says_what_each_record_is() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    records = [SCHEMA, *SCHEMA["$defs"].values()]
    assert all(record["description"] and record["additionalProperties"] is False for record in records)


def test_schema_requires_every_field_but_that_of_a_span() -> None:
    for record in (SCHEMA, *SCHEMA["$defs"].values()):
        assert set(record["properties"]) - set(record["required"]) <= {"field"}


def test_schema_knows_its_version() -> None:
    assert not VALIDATOR.is_valid(changed("schema", "2"))
