"""A record with named fields (a line of JSON, a row of a table) -> an article; `text` is kept to the letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from selon.errors import IntakeError
from selon.intake.article import Found, Given, accept
from selon.intake.published import is_iso_date
from selon.records import Article, Note

REQUIRED = ("id", "text")
OPTIONAL = ("url", "outlet", "title", "byline", "published", "captured", "lang")
"""Fields that are taken where they are there; all others are ignored."""

_DATES = ("published", "captured")


def article_of(record: Mapping[str, Any], place: str, given: Given) -> Article:
    """The article of a record; a date that is not ISO 8601 is set aside with a note.

    Raises IntakeError, which names `place`, where a field is missing or of another kind, and as `accept` does.
    """
    text, number = record.get("text"), record.get("id")
    name = str(number) if isinstance(number, int) and not isinstance(number, bool) else number
    known = name if isinstance(name, str) else None
    for key, value in (("id", name), ("text", text)):
        if key not in record:
            raise IntakeError(place, f"has no {key!r}: each article needs 'id' and 'text'", code="field", id=known)
        if not isinstance(value, str):
            problem = f"its {key!r} is a JSON {json_kind(value)}: write it in quotation marks"
            raise IntakeError(place, problem, code="field", id=known)
    if not name or not str(name).strip():
        raise IntakeError(place, "its 'id' is empty: give each article its own", code="field")
    fields = {key: _optional(record, key, place, str(name)) for key in OPTIONAL}
    notes: list[Note] = []
    for key in _DATES:
        if (date := fields[key]) and not is_iso_date(date):
            notes.append(Note(code=key, message=f"{date!r} is no day as ISO 8601 writes it (2024-06-04): left out", span=None))
            fields[key] = None
    return accept(str(text), place, Found(id=str(name), notes=tuple(notes), **fields), given)


def _optional(record: Mapping[str, Any], key: str, place: str, id: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        problem = f"its {key!r} is a JSON {json_kind(value)}: write it in quotation marks, or leave it out"
        raise IntakeError(place, problem, code="field", id=id)
    return value if value and value.strip() else None


def json_kind(value: object) -> str:
    """What JSON calls a value."""
    names = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")
