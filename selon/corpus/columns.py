"""The tables of a corpus as tables.yaml gives them: names, types and meanings, and the Arrow schema they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import yaml

from selon.claim_records import Figure, Relation, Unsure, VoiceOf
from selon.errors import UsageError
from selon.records import Copy, Credit, Note, Quantity, Span

if TYPE_CHECKING:
    import pyarrow as pa

LISTED: dict[str, type] = {
    "span": Span, "credit": Credit, "note": Note, "copy": Copy, "quantity": Quantity,
    "relation": Relation, "figure": Figure, "unsure": Unsure, "voice_of": VoiceOf,
}  # fmt: skip
"""The records that stand in lists inside a column, by the name of their type."""
VERSION_KEY, TABLE_KEY = b"selon.tables", b"selon.table"
"""Under these a file's metadata holds the version of the tables and the name of its own."""
_LIST = re.compile(r"list<(\w+)>")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type as tables.yaml writes it, whether it may be null, and what it means."""

    name: str
    type: str
    nullable: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row is, and its columns in order."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


@cache
def tables() -> dict[str, Table]:
    """Every table by its name, in the order in which one reads them."""
    return {name: Table(name, told["meaning"], tuple(_columns(told["columns"]))) for name, told in _file()["tables"].items()}


@cache
def version() -> str:
    """The version of the tables: another one where a column is added, renamed, typed otherwise or taken away."""
    return str(_file()["version"])


def table_named(name: str) -> Table:
    """The table of that name; raises UsageError where there is none."""
    if name not in tables():
        raise UsageError(f"unknown table {name!r}: the tables are {', '.join(tables())}")
    return tables()[name]


@cache
def schema_of(name: str) -> pa.Schema:
    """The Arrow schema of a table; its metadata holds the table's name and the version of the tables."""
    import pyarrow as pa

    columns = [pa.field(column.name, _arrow(column.type), column.nullable) for column in table_named(name).columns]
    return pa.schema(columns, metadata={VERSION_KEY: version(), TABLE_KEY: name})


@cache
def _file() -> dict[str, Any]:
    return dict(yaml.safe_load(files("selon.corpus").joinpath("tables.yaml").read_text("utf8")))


def _columns(told: dict[str, str]) -> Iterator[Column]:
    for name, words in told.items():
        kind, meaning = words.split(" ", 1)
        yield Column(name, kind.removesuffix("?"), kind.endswith("?"), meaning)


def _arrow(kind: str) -> pa.DataType:
    """The Arrow type behind a type of tables.yaml."""
    import pyarrow as pa

    listed = _LIST.fullmatch(kind)
    if not listed:
        return pa.type_for_alias(kind)
    element = _struct(LISTED[listed[1]]) if listed[1] in LISTED else pa.type_for_alias(listed[1])
    return pa.list_(pa.field("element", element, nullable=False))


def _struct(kind: Any) -> pa.DataType:
    """A record as an Arrow struct, its members in the record's order."""
    import pyarrow as pa

    hints = get_type_hints(kind)
    return pa.struct([_member(field.name, hints[field.name]) for field in fields(kind)])


def _member(name: str, hint: Any) -> pa.Field:
    import pyarrow as pa

    scalars = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_()}
    kind, nullable = bare(hint)
    if hint_is_many(kind):
        return pa.field(name, pa.list_(pa.field("element", _struct(get_args(kind)[0]), nullable=False)), nullable=False)
    return pa.field(name, _struct(kind) if is_dataclass(kind) else scalars.get(kind, pa.string()), nullable)


def bare(hint: Any) -> tuple[Any, bool]:
    """A type without `| None`, and whether it had that; a Literal of strings stays what it is."""
    arguments = [one for one in get_args(hint) if one is not type(None)]
    nullable = type(None) in get_args(hint)
    return (arguments[0], True) if nullable else (hint, False)


def hint_is_many(kind: Any) -> bool:
    """Whether a type is a tuple of records."""
    return getattr(kind, "__origin__", None) is tuple
