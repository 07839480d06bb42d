"""What the HTML page shows of an article, laid out: paragraphs cut into marked pieces, and the notes beside them.

These dataclasses are all that templates/page.html.j2 knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from selon.export.marking import Mark, Piece, cut, lanes, marks_of
from selon.export.nesting import chain
from selon.export.wording import (
    Counts,
    Status,
    circumstances,
    content,
    count,
    does,
    heading,
    manner,
    named,
    note,
    origin,
    status,
    voice_details,
    voice_name,
)
from selon.parse.paragraphs import paragraphs
from selon.records import Article, Field, Statement

COLOURS = 8
"""Voices take the colours 0 to 7 of page.css in turn; a statement without a voice has the colour "none"."""

LANES = 4
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A voice in the legend: its key for the script, colour class, name, details and number of statements."""

    key: str
    colour: str
    name: str
    details: str
    statements: int


@dataclass(frozen=True, slots=True)
class NoteView:
    """A statement in the margin; `relays` are the numbers and names of the voices that pass it on, nearest first."""

    number: int
    voice: VoiceView
    status: Status
    does: str
    manner: str
    content: str
    relays: list[tuple[int, str]]
    said: list[tuple[str, str]]
    evidence: str


@dataclass(frozen=True, slots=True)
class Layer:
    """An underline of statement `number`: its voice's colour and key, the status that gives its style, and its lane."""

    number: int
    voice: VoiceView
    status: Status
    lane: int


@dataclass(frozen=True, slots=True)
class PieceView:
    """Text under the same marks, the outermost underline first; `ends` are the notes whose content ends here."""

    text: str
    layers: list[Layer]
    cue: bool
    source: bool
    ends: list[NoteView]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph (or the title) and the notes of the statements that begin in it."""

    pieces: list[PieceView]
    notes: list[NoteView]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the page shows it; `key` opens its ids on the page, `title` is None where it has none."""

    key: str
    id: str
    heading: str
    title: Row | None
    origin: list[str]
    lang: str
    link: str | None
    voices: list[VoiceView]
    rows: list[Row]
    notes: list[str]
    counts: Counts


def lay_out(article: Article, key: str) -> ArticleView:
    """The view of an article; `key` (letters and digits) opens all its ids on the page."""
    return _Layout(article, key).article()


class _Layout:
    """An article on its way to a view."""

    def __init__(self, article: Article, key: str) -> None:
        self._article, self._key = article, key
        self._by_id = {statement.id: statement for statement in article.statements}
        self._number = {statement.id: number for number, statement in enumerate(article.statements, start=1)}
        self._voices = self._all_voices()
        self._notes = [self._note(statement) for statement in article.statements]

    def article(self) -> ArticleView:
        article, title = self._article, self._article.title or ""
        return ArticleView(
            key=self._key,
            id=article.id,
            heading=heading(article),
            title=self._rows(title, "title", [(0, len(title))])[0] if title.strip() else None,
            origin=origin(article),
            lang=article.lang,
            link=article.url if article.url and _LINK.fullmatch(article.url) else None,
            voices=sorted(self._voices.values(), key=lambda voice: voice.colour == "none"),
            rows=self._rows(article.text, "text", list(paragraphs(article.text))),
            notes=[note(found) for found in article.notes],
            counts=count(article),
        )

    def _all_voices(self) -> dict[str | None, VoiceView]:
        statements = self._article.statements
        counts = Counter(_voice_id(statement) for statement in statements)
        found: dict[str | None, VoiceView] = {}
        for statement in statements:
            voice = _voice_id(statement)
            colour = "none" if voice is None else str((len(found) - (None in found)) % COLOURS)
            key = f"{self._key}-{'none' if voice is None else f'v{len(found)}'}"
            details = ", ".join(voice_details(statement))
            found.setdefault(voice, VoiceView(key, colour, voice_name(statement), details, counts[voice]))
        return found

    def _note(self, statement: Statement) -> NoteView:
        relays = [(self._number[outer.id], voice_name(outer)) for outer in chain(statement, self._by_id)]
        why = f"; {statement.voice.why}" if statement.voice and statement.voice.why else ""
        return NoteView(
            number=self._number[statement.id], voice=self._voices[_voice_id(statement)], status=status(statement),
            does=does(statement), manner=manner(statement), content=content(statement), relays=relays,
            said=circumstances(statement),
            evidence=f"rule {statement.rule}, confidence {statement.confidence:.2f}{why}",
        )  # fmt: skip

    def _rows(self, text: str, field: Field, ranges: list[tuple[int, int]]) -> list[Row]:
        marks = marks_of(self._article.statements, field, len(text))
        lane = lanes(marks)
        first: dict[int, int] = {}
        for mark in sorted(marks, key=lambda mark: (mark.kind != "content", mark.start)):
            first.setdefault(mark.statement, mark.start)
        order = sorted((at, len(self._notes[n].relays), n) for n, at in first.items())
        ends = {m.statement: m.end for m in sorted(marks, key=lambda m: m.end) if m.kind == "content"}
        rows = []
        for (start, end), pieces in zip(ranges, cut(text, marks, ranges), strict=True):
            here = order[bisect_left(order, (start,)) : bisect_left(order, (end,))]
            views = [self._piece(piece, lane, ends) for piece in pieces]
            rows.append(Row(views, [self._notes[n] for *_, n in here]))
        return rows

    def _piece(self, piece: Piece, lane: dict[int, int], ends: dict[int, int]) -> PieceView:
        inside = {mark.statement for mark in piece.marks if mark.kind == "content"}
        outermost = sorted(inside, key=lambda n: -lane[n])
        end = piece.start + len(piece.text)
        return PieceView(
            text=piece.text,
            layers=[self._layer(n, min(lane[n], LANES - 1)) for n in outermost],
            cue=_has(piece.marks, "cue"),
            source=_has(piece.marks, "source"),
            ends=[self._notes[n] for n in sorted(inside) if ends[n] == end],
        )

    def _layer(self, number: int, lane: int) -> Layer:
        shown = self._notes[number]
        return Layer(shown.number, shown.voice, shown.status, lane)


def _has(marks: Iterable[Mark], kind: str) -> bool:
    return any(mark.kind == kind for mark in marks)


def _voice_id(statement: Statement) -> str | None:
    return statement.voice.id if statement.voice and named(statement) else None
