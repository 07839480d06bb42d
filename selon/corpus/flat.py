"""Records laid flat into columns and lists, and back, by their types alone: nothing here knows what a statement is.

A record inside a record gives columns that begin with its field's name; the member that says most of it goes by that name
alone (see `_HEAD`). A tuple of records stays a list of plain dicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from selon.claim_records import ClaimEvent, Credibility
from selon.corpus.columns import bare, hint_is_many
from selon.records import Date, Party, Place, Span, Voice

R = TypeVar("R")
_HEAD: Mapping[type, str] = {Span: "text", Date: "value", Credibility: "suggested"}
"""The member that goes by the name of the field itself: a span's words, a date's value, the digit of a credibility."""
_SURE: Mapping[type, str] = {
    Span: "text", Date: "value", Voice: "id", Party: "text", Place: "text", ClaimEvent: "type",
}  # fmt: skip
"""A member that is never null: where it is, there is no record."""
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a record and its column: the kind of record it holds, if any, whether it holds many, and the column that
    is null where there is none."""

    name: str
    column: str
    kind: Any
    many: bool
    sure: str | None


def parts(kind: Any, before: str = "") -> tuple[Part, ...]:
    """The fields of a record type in order, with their columns where the record is named `before` ("": the row's own)."""
    return _parts(kind, before)


@cache
def _parts(kind: Any, before: str) -> tuple[Part, ...]:
    hints, found = get_type_hints(kind), []
    for field in fields(kind):
        inner, _ = bare(hints[field.name])
        many = hint_is_many(inner)
        held = get_args(inner)[0] if many else inner
        column = _column(kind, field.name, before)
        found.append(Part(field.name, column, held if is_dataclass(held) else None, many, _sure(held, column)))
    return tuple(found)


def _column(kind: Any, field: str, before: str) -> str:
    if not before:
        return field
    return before if _HEAD.get(kind) == field else f"{before}_{field}"


def _sure(kind: Any, column: str) -> str | None:
    return _column(kind, _SURE[kind], column) if kind in _SURE else None


def flat(record: Any, kind: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Column by column what a record holds; None in each where there is no record."""
    for part in parts(kind, before):
        value = None if record is None else getattr(record, part.name)
        if part.kind is None:
            yield part.column, value
        elif part.many:
            yield part.column, plain(value)
        else:
            yield from flat(value, part.kind, part.column)


def made(kind: type[R], row: Mapping[str, Any], before: str = "") -> R:
    """The record whose columns a row holds."""
    return kind(**{part.name: _member(row, part) for part in parts(kind, before)})


def _member(row: Mapping[str, Any], part: Part) -> Any:
    if part.kind is None:
        return tuple(row[part.column]) if part.many else row[part.column]
    if part.many:
        return tuple(record(part.kind, one) for one in row[part.column])
    return None if part.sure and row[part.sure] is None else made(part.kind, row, part.column)


def plain(value: Any) -> Any:
    """Records as dicts with every field, tuples as lists."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return {part.name: plain(getattr(value, part.name)) for part in parts(type(value))} if is_dataclass(value) else value


def record(kind: type[R], told: Mapping[str, Any]) -> R:
    """The record that `plain` laid out."""
    return kind(**{part.name: _inner(part, told[part.name]) for part in parts(kind)})


def _inner(part: Part, value: Any) -> Any:
    if part.kind is None or value is None:
        return tuple(value) if part.many else value
    return tuple(record(part.kind, one) for one in value) if part.many else record(part.kind, value)


def storable(value: R) -> R:
    """A string, a record or a row of them in which every half of a character (a lone surrogate, which no UTF-8 holds) is U+FFFD.

    One character stands for one, so that offsets hold.
    """
    held: Any = value
    if isinstance(held, str):
        held = _HALF.sub("\N{REPLACEMENT CHARACTER}", held)
    elif isinstance(held, tuple):
        held = tuple(map(storable, held))
    elif isinstance(held, list):
        held = list(map(storable, held))
    elif isinstance(held, dict):
        held = {name: storable(one) for name, one in held.items()}
    elif is_dataclass(held):
        kind: Any = type(held)
        held = kind(**{part.name: storable(getattr(held, part.name)) for part in parts(kind)})
    found: R = held
    return found
