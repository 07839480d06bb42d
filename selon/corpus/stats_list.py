"""The counts of a corpus on a terminal, the largest of each table, and all of them as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from selon.corpus.stats import Cell, StatTable
from selon.export.event_table import write_lines
from selon.export.output import open_output
from selon.export.wording import flat

_UNKNOWN = "-"
_BETWEEN = "  "
_NARROWEST = 12
"""Characters that a column of words keeps."""


def write(tables: Iterable[StatTable], out: TextIO, *, top: int, width: int = 80) -> None:
    """Write each table with its `top` first rows (by week: the last ones), in columns of a screen `width` columns wide."""
    for number, table in enumerate(tables):
        rows = table.rows if table.name == "summary" else table.rows[-top:] if table.columns[0] == "week" else table.rows[:top]
        out.write("\n" if number else "")
        out.write(f"{table.name}: {table.meaning}\n")
        if table.missed:
            out.write(f"(there are too many to count all: a count may be up to {table.missed} too low)\n")
        out.writelines(f"{line}\n" for line in _lines(*_narrowed(table.columns, rows), width))
        if len(rows) < len(table.rows):
            out.write(f"... {len(rows)} of {len(table.rows)} rows\n")


def write_csv(tables: Iterable[StatTable], folder: Path) -> list[Path]:
    """Write each table whole as NAME.csv into a folder, and say which files these are."""
    places = []
    for table in tables:
        places.append(folder / f"{table.name}.csv")
        with open_output(places[-1]) as out:
            write_lines([table.columns, *table.rows], out)
    return places


def _narrowed(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[list[str], list[list[Cell]]]:
    """A table without the columns of counts whose share stands beside them."""
    kept = [n for n, name in enumerate(columns) if f"{name}_share" not in columns]
    return [columns[n] for n in kept], [[row[n] for n in kept] for row in rows]


def _lines(columns: Sequence[str], rows: Sequence[Sequence[Cell]], width: int) -> Iterable[str]:
    """The header and rows, numbers to the right; where a line is too long, the widest words are cut."""
    shares = [name == "share" or name.endswith("_share") for name in columns]
    cells = [list(columns), *([_shown(*one) for one in zip(row, shares, strict=True)] for row in rows)]
    right = [any(isinstance(row[n], int | float) for row in rows) for n in range(len(columns))]
    widths = [max(cell_len(row[n]) for row in cells) for n in range(len(columns))]
    over = sum(widths) + len(_BETWEEN) * (len(widths) - 1) - width
    widest = max((n for n in range(len(columns)) if not right[n]), key=lambda n: widths[n])
    widths[widest] -= min(max(over, 0), max(widths[widest] - _NARROWEST, 0))
    for row in cells:
        yield _BETWEEN.join(_placed(*one) for one in zip(row, widths, right, strict=True)).rstrip()


def _placed(cell: str, width: int, right: bool) -> str:
    if cell_len(cell) > width:
        return f"{set_cell_size(cell, width - 1)}…"
    blank = " " * (width - cell_len(cell))
    return blank + cell if right else cell + blank


def _shown(value: Cell, is_share: bool) -> str:
    if value is None:
        return _UNKNOWN
    return f"{value:.1%}" if is_share and isinstance(value, float) else flat(str(value))
