"""What the columns of a table are, for people and as JSON."""

from __future__ import annotations

import textwrap
from typing import Any, TextIO

from selon.corpus.columns import Column, Table, version

_NARROWEST = 20
"""Characters that a meaning has on a line at least, however narrow the screen."""


def write(table: Table, out: TextIO, *, width: int = 80) -> None:
    """Write a line a column: name, type (`?` where it may be null) and meaning, folded at `width`."""
    heading = f"{table.name}: {table.meaning} (version {version()} of the tables)"
    out.write(textwrap.fill(heading, max(width, _NARROWEST)) + "\n\n")
    name_width, type_width = (max(len(cell) for cell in cells) for cells in zip(*map(_cells, table.columns), strict=True))
    beside = name_width + type_width + 4
    for column in table.columns:
        name, kind = _cells(column)
        first, *more = textwrap.wrap(column.meaning, max(width - beside, _NARROWEST), break_on_hyphens=False)
        out.write(f"{name:{name_width}}  {kind:{type_width}}  {first}\n")
        out.writelines(f"{' ' * beside}{line}\n" for line in more)


def to_dict(table: Table) -> dict[str, Any]:
    """The same as plain dicts and lists."""
    columns = [
        {"name": column.name, "type": column.type, "nullable": column.nullable, "meaning": column.meaning}
        for column in table.columns
    ]
    return {"table": table.name, "version": version(), "meaning": table.meaning, "columns": columns}


def _cells(column: Column) -> tuple[str, str]:
    return column.name, f"{column.type}{'?' if column.nullable else ''}"
