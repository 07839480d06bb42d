"""An article laid out by the numbers of its statements and events: what any page of it shows, in whatever words.

Paragraphs are cut into pieces under the same marks, and what begins in a paragraph is named beside it. Numbers are places
in `article.statements` and `article.events`, from 0.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from selon.export.marking import Kind, Mark, Piece, Range, cut, lanes, marks_of
from selon.export.nesting import by_statement, chain
from selon.export.wording import named
from selon.intake.article import field_text
from selon.parse.paragraphs import paragraphs
from selon.records import Article, Field, Statement

COLOURS = 8
"""Voices take the colours 0 to 7 in turn."""

LANES = 4
"""Underlines below each other that the style sheets tell apart."""


@dataclass(frozen=True, slots=True)
class Underline:
    """That a piece is content of statement `number`, in a lane of its own (0 nearest to the words)."""

    number: int
    lane: int


@dataclass(frozen=True, slots=True)
class LaidPiece:
    """Text under the same marks, the outermost underline first; `ends` are the statements whose content ends here.

    `trigger` is the event that this word tells, where it is one, and `told` the events whose word ends here.
    """

    text: str
    underlines: list[Underline]
    cue: bool
    source: bool
    ends: list[int]
    trigger: int | None
    told: list[int]


@dataclass(frozen=True, slots=True)
class Beside:
    """What begins in a paragraph: a statement, or an event that stands in none."""

    kind: Literal["statement", "event"]
    number: int


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A paragraph `[start, end)` of the text, or the title."""

    start: int
    end: int
    pieces: list[LaidPiece]
    beside: list[Beside]


def voice_id(statement: Statement) -> str | None:
    """The id of the voice in its article; None where nobody is named."""
    return statement.voice.id if statement.voice and named(statement) else None


def colours(statements: Iterable[Statement]) -> dict[str | None, int | None]:
    """The colour of each voice by its id, in the order in which they first speak; nobody (None) has none."""
    found: dict[str | None, int | None] = {}
    for voice in map(voice_id, statements):
        if voice not in found:
            found[voice] = None if voice is None else (len(found) - (None in found)) % COLOURS
    return found


class Layout:
    """An article, ready to be laid out; `events` are its events by the statement they stand in, `relays` the statements
    that pass each one on, the nearest first."""

    def __init__(self, article: Article) -> None:
        self._article = article
        by_id = {statement.id: statement for statement in article.statements}
        self.relays = [chain(statement, by_id) for statement in article.statements]
        self.events = by_statement(article)

    def title(self) -> LaidRow | None:
        """The title as one paragraph; None where the article has none."""
        title = self._article.title or ""
        return self._rows("title", [(0, len(title))])[0] if title.strip() else None

    def rows(self) -> list[LaidRow]:
        """The paragraphs of the text."""
        return self._rows("text", list(paragraphs(self._article.text)))

    def _rows(self, field: Field, ranges: list[Range]) -> list[LaidRow]:
        text = field_text(self._article, field)
        marks = marks_of(self._article, field, len(text))
        lane, ends = lanes(marks), {(m.kind, m.number): m.end for m in sorted(marks, key=lambda m: m.end)}
        order = self._in_order(marks, field)
        rows = []
        for (start, end), pieces in zip(ranges, cut(text, marks, ranges), strict=True):
            here = order[bisect_left(order, start, key=_at) : bisect_left(order, end, key=_at)]
            laid = [_piece(piece, lane, ends) for piece in pieces]
            rows.append(LaidRow(start, end, laid, [note for *_, note in here]))
        return rows

    def _in_order(self, marks: list[Mark], field: Field) -> list[tuple[int, int, Beside]]:
        """What stands beside a text, by the place and the depth where it begins."""
        first: dict[int, int] = {}
        for mark in sorted(marks, key=lambda mark: (mark.kind != "content", mark.start)):
            if mark.kind != "trigger":
                first.setdefault(mark.number, mark.start)
        found = [(at, len(self.relays[n]), Beside("statement", n)) for n, at in sorted(first.items())]
        number = {id(event): n for n, event in enumerate(self._article.events)}
        own = (event for event in self.events.get(None, []) if event.trigger.field == field)
        found += [(event.trigger.start, 0, Beside("event", number[id(event)])) for event in own]
        return sorted(found, key=lambda note: note[:2])


def _at(note: tuple[int, int, Beside]) -> int:
    return note[0]


def _piece(piece: Piece, lane: dict[int, int], ends: dict[tuple[Kind, int], int]) -> LaidPiece:
    inside = {mark.number for mark in piece.marks if mark.kind == "content"}
    triggers = [mark.number for mark in piece.marks if mark.kind == "trigger"]
    kinds = {mark.kind for mark in piece.marks}
    end = piece.start + len(piece.text)
    return LaidPiece(
        text=piece.text,
        underlines=[Underline(n, lane[n]) for n in sorted(inside, key=lambda n: -lane[n])],
        cue="cue" in kinds,
        source="source" in kinds,
        ends=[n for n in sorted(inside) if ends["content", n] == end],
        trigger=next(iter(triggers), None),
        told=[n for n in triggers if ends["trigger", n] == end],
    )
