"""Reads tests/grounding/dates_fr.tsv: sentences with their time expressions in brackets, and when those are.

The file's head explains its columns. A malformed row raises ValueError with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selon.grounding.dates import Dates, Direction, Resolved

TABLE = Path(__file__).parent / "grounding" / "dates_fr.tsv"
_DIRECTIONS: dict[str, Direction | None] = {"-": None, "past": "past", "future": "future"}
_WRITTEN = str.maketrans({"~": "\u00a0", "_": "\u202f", "¶": "\n"})


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, the spans that are time expressions, and for each the expected "value/until precision" or "?"."""

    line: int
    published: str | None
    direction: Direction | None
    text: str
    spans: tuple[tuple[int, int], ...]
    expected: tuple[str, ...]


def rows() -> list[Row]:
    return list(_rows(TABLE.read_text(encoding="utf8")))


def _rows(content: str) -> Iterator[Row]:
    for number, line in enumerate(content.splitlines(), 1):
        if line and not line.startswith("#"):
            yield row(line, number)


def row(line: str, number: int = 0) -> Row:
    published, direction, expected, sentence = line.split("\t")
    text, spans = unmarked(sentence.replace(" ¶ ", "\n\n").translate(_WRITTEN))
    wanted = () if expected == "none" else tuple(expected.split("; "))
    if len(wanted) != len(spans):
        raise ValueError(f"line {number}: {len(spans)} expressions are marked and {len(wanted)} are given")
    return Row(number, None if published == "-" else published, _DIRECTIONS[direction], text, spans, wanted)


def unmarked(sentence: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A sentence without its brackets, and what stood in them."""
    pieces = re.split(r"([\[\]])", sentence)
    if pieces[1::2] != ["[", "]"] * (len(pieces) // 4):
        raise ValueError(f"brackets do not match: {sentence}")
    text, spans = "", []
    for piece, mark in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if mark == "]":
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return text, tuple(spans)


def shown(resolved: Resolved) -> str:
    """When something is, as the table writes it."""
    date = resolved.date
    if date is None:
        return "?"
    return f"{date.value}/{date.until} {date.precision}" if date.until else f"{date.value} {date.precision}"


def read(row: Row, dates: Dates) -> dict[tuple[int, int], str]:
    """What is found in a row's sentence, by span."""
    expressions = [e.toward(row.direction) for e in dates.expressions(row.text)]
    return {(r.expression.start, r.expression.end): shown(r) for r in dates.resolve(expressions, row.published)}


def misses(rows: list[Row], dates: Dates) -> tuple[int, list[str]]:
    """How many expressions and counter-examples were judged, and a line for each that was missed or made up."""
    judged, lines = 0, []
    for row in rows:
        found = read(row, dates)
        wanted = dict(zip(row.spans, row.expected, strict=True))
        made_up = found.keys() - wanted.keys()
        judged += len(wanted) + len(made_up) or 1
        for span in sorted(wanted.keys() | made_up):
            if found.get(span) != wanted.get(span):
                lines.append(
                    f"line {row.line}: [{row.text[slice(*span)]}] is {wanted.get(span, 'no date')}, "
                    f"read {found.get(span, 'nothing')}: {row.text}"
                )
    return judged, lines
