"""JSON Lines: one article a line, `id` and `text` required, the text to the letter; a bad line costs only itself."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import Any

from selon.errors import IntakeError
from selon.intake import limits
from selon.intake.article import Found, Given, accept
from selon.intake.published import is_iso_date
from selon.records import Article, Note

_OPTIONAL = ("url", "outlet", "title", "byline", "published", "lang")


def read_jsonl(lines: Iterable[bytes], source: str, given: Given) -> Iterator[tuple[str, Article | IntakeError]]:
    """Each line's place ("file.jsonl:3") and its article, or the error that keeps it from being one; blank lines none.

    Other keys than `id text url outlet title byline published lang` are ignored. A `published` that is no ISO 8601 date
    is set aside with a note. Raises IntakeError for a file that is UTF-16 as a whole.
    """
    for number, line in enumerate(lines, 1):
        place = f"{source}:{number}"
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise IntakeError(source, "is UTF-16, and JSON Lines are UTF-8: save it as UTF-8")
        if not line.strip():
            continue
        try:
            yield place, _article(_object(line, place), place, given)
        except IntakeError as error:
            yield place, error


def _object(line: bytes, place: str) -> dict[str, Any]:
    if len(line) > limits.MAX_BYTES:
        raise IntakeError(place, f"is over {limits.MAX_BYTES / 1e6:g} MB long: write one article a line, or split it")
    try:
        record = json.loads(line.rstrip(b"\r\n").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise IntakeError(place, f"is not UTF-8 (byte {error.start} of the line): save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise IntakeError(place, f"is not JSON ({error.msg}, character {error.colno}): correct the line") from error
    except (ValueError, RecursionError) as error:
        raise IntakeError(place, f"is no JSON that can be read ({error}): correct the line") from error
    if not isinstance(record, dict):
        raise IntakeError(place, f"is a JSON {_kind(record)}, not an object: write {{'id': ..., 'text': ...}}")
    return record


def _article(record: dict[str, Any], place: str, given: Given) -> Article:
    text, number = record.get("text"), record.get("id")
    name = str(number) if isinstance(number, int) and not isinstance(number, bool) else number
    for key, value in (("id", name), ("text", text)):
        if key not in record:
            raise IntakeError(place, f"has no {key!r}: each line needs 'id' and 'text'")
        if not isinstance(value, str):
            raise IntakeError(place, f"its {key!r} is a JSON {_kind(value)}: write it in quotation marks")
    if not name or not str(name).strip():
        raise IntakeError(place, "its 'id' is empty: give each article its own")
    fields = {key: _optional(record, key, place) for key in _OPTIONAL}
    notes: tuple[Note, ...] = ()
    if (published := fields["published"]) and not is_iso_date(published):
        notes = (Note(code="published", message=f"{published!r} is not an ISO 8601 date: left out", span=None),)
        fields["published"] = None
    return accept(str(text), place, Found(id=str(name), notes=notes, **fields), given)


def _optional(record: dict[str, Any], key: str, place: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise IntakeError(place, f"its {key!r} is a JSON {_kind(value)}: write it in quotation marks, or leave it out")
    return value if value and value.strip() else None


def _kind(value: object) -> str:
    """What JSON calls a value."""
    names = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")
