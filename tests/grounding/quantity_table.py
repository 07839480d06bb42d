"""Reads quantities_fr.tsv: sentences with one marked quantity, and what it must be read as."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).parent / "quantities_fr.tsv"
Expected = tuple[str, float, float | None, str | None, bool]


@dataclass(frozen=True)
class Row:
    """A sentence without its marks, the marked range, and what, value, high, unit and approximate; None: no quantity."""

    text: str
    start: int
    end: int
    expected: Expected | None

    def __str__(self) -> str:
        return f"{self.text[: self.start]}[{self.text[self.start : self.end]}]{self.text[self.end :]}"


def rows() -> list[Row]:
    """All rows; ValueError where a line is malformed."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [parse_row(line) for line in lines if line and not line.startswith("#")]


def parse_row(line: str) -> Row:
    """One line of the table; ValueError where it is malformed."""
    marked, *columns = line.split("\t")
    before, _, behind = marked.partition("[")
    name, _, after = behind.partition("]")
    if not name or "[" in after or "]" in after or columns == [] or (columns != ["!"] and len(columns) != 5):
        raise ValueError(line)
    span = (before + name + after, len(before), len(before) + len(name))
    if columns == ["!"]:
        return Row(*span, None)
    what, value, high, unit, rough = ("" if column == "-" else column for column in columns)
    if rough not in ("~", "="):
        raise ValueError(line)
    return Row(*span, (what, float(value), float(high) if high else None, unit or None, rough == "~"))
