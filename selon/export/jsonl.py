"""JSON Lines: one article a line, exactly the records. What is written is read back the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TextIO, cast

from selon.errors import SelonError
from selon.records import Article, Span

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def to_dict(record: Any) -> Any:
    """A record as plain dicts, lists, strings and numbers; `field` is left out of spans into the text.

    Every other field stands there in the order of the record, `None` where it is unknown.
    """
    if isinstance(record, tuple):
        return [to_dict(member) for member in record]
    if not is_dataclass(record):
        return record
    found = {field.name: to_dict(getattr(record, field.name)) for field in fields(record)}
    if isinstance(record, Span) and record.field == "text":
        del found["field"]
    return found


def dumps(article: Article) -> str:
    """An article as one line of JSON, without the line feed."""
    return json.dumps(to_dict(article), ensure_ascii=False)


def write(articles: Iterable[Article], out: TextIO) -> None:
    """Write articles one a line, each as soon as it is there."""
    for article in articles:
        out.write(dumps(article) + "\n")
        out.flush()


def write_line(told: Any, out: TextIO) -> None:
    """Write what is made of dicts, lists, strings and numbers as one line."""
    out.write(json.dumps(told, ensure_ascii=False) + "\n")


def write_records(records: Iterable[Any], out: TextIO) -> None:
    """Write records of any kind one a line."""
    for record in records:
        write_line(to_dict(record), out)


def loads(line: str) -> Article:
    """The article that a line written by `dumps` holds.

    Raises SelonError, naming the first field that is wrong, where a field is missing, unknown or of another type.
    """
    from pydantic import ValidationError

    try:
        return cast(Article, record_adapter(Article).validate_json(f"[{line}]")[0])
    except ValidationError as error:
        raise SelonError(f"not an article record: {_first_problem(error.errors(include_url=False))}") from error


@cache
def record_adapter(kind: Any) -> TypeAdapter[tuple[Any]]:
    """What checks a line of JSON between brackets ("[...]") as the one record of this kind in it.

    Inside a tuple the strict settings reach every record, which they would not on a dataclass alone.
    """
    from pydantic import ConfigDict, TypeAdapter

    return TypeAdapter(tuple[kind], config=ConfigDict(extra="forbid", strict=True))


def _first_problem(problems: Any) -> str:
    place = ".".join(str(step) for step in problems[0]["loc"][1:]) or "the line"
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{place}: {problems[0]['msg']}{more}; `selon schema` shows the records"
