"""Reads places_fr.tsv: sentences with one marked name, and what it must be taken for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).parent / "places_fr.tsv"


@dataclass(frozen=True)
class Row:
    """A sentence without its marks, the marked range of it, and what is expected; `country` "!" is a counter-example."""

    text: str
    start: int
    end: int
    country: str
    lat: float | None = None
    lon: float | None = None
    within: float = 0.0
    precision: str = ""
    countries: tuple[tuple[str, int], ...] = ()

    @property
    def counter(self) -> Counter[str]:
        return Counter(dict(self.countries))

    def __str__(self) -> str:
        return f"{self.text[: self.start]}[{self.text[self.start : self.end]}]{self.text[self.end :]}"


def rows() -> list[Row]:
    """All rows; ValueError where a line has no single mark or a wrong number of columns."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [parse_row(line) for line in lines if line and not line.startswith("#")]


def parse_row(line: str) -> Row:
    """One line of the table; ValueError where it is malformed."""
    marked, country, *rest = line.split("\t")
    before, _, behind = marked.partition("[")
    name, _, after = behind.partition("]")
    if not name or "[" in after or "]" in after or len(rest) not in (0, 5):
        raise ValueError(line)
    span = (before + name + after, len(before), len(before) + len(name))
    if not rest:
        return Row(*span, country)
    lat, lon, within, precision, countries = rest
    named = tuple((code.partition(":")[0], int(code.partition(":")[2] or 1)) for code in countries.split(",") if code != "-")
    return Row(*span, country, _number(lat), _number(lon), float(within) if within != "-" else 0.0, precision, named)


def _number(value: str) -> float | None:
    return None if value == "-" else float(value)
