"""What the HTML page shows of an article, laid out: paragraphs cut into marked pieces, and the notes beside them.

These dataclasses are all that templates/page.html.j2 knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from selon.export import event_wording as events
from selon.export.marking import Kind, Mark, Piece, cut, lanes, marks_of
from selon.export.nesting import by_statement, chain
from selon.export.wording import (
    Counts,
    Status,
    circumstances,
    content,
    count,
    does,
    evidence,
    flat,
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
from selon.records import Article, Event, EventStatus, Field, Statement

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
class EventView:
    """An event in the margin; `key` is its id on the page, `again` the key of the first mention of the same event."""

    key: str
    label: str
    again: str | None
    status: EventStatus
    sign: str
    told: str
    actor: str
    does: str
    recipient: str | None
    settings: str
    trigger: str
    reasons: list[tuple[str, str]]
    kind: Literal["event"] = "event"


@dataclass(frozen=True, slots=True)
class HappeningView:
    """An event counted once: its first mention, how many mentions there are, and how they tell it."""

    first: EventView
    mentions: int
    told: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A statement in the margin, with the events in it.

    `relays` are the numbers and names of the voices that pass it on, nearest first.
    """

    number: int
    voice: VoiceView
    status: Status
    does: str
    manner: str
    content: str
    relays: list[tuple[int, str]]
    said: list[tuple[str, str]]
    evidence: str
    events: list[EventView]
    kind: Literal["statement"] = "statement"


@dataclass(frozen=True, slots=True)
class Layer:
    """An underline of statement `number`: its voice's colour and key, the status that gives its style, and its lane."""

    number: int
    voice: VoiceView
    status: Status
    lane: int


@dataclass(frozen=True, slots=True)
class PieceView:
    """Text under the same marks, the outermost underline first; `ends` are the notes whose content ends here.

    `trigger` is the event that this word tells, where it is one, and `told` the events whose word ends here.
    """

    text: str
    layers: list[Layer]
    cue: bool
    source: bool
    ends: list[NoteView]
    trigger: EventView | None
    told: list[EventView]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph (or the title) and the notes of what begins in it: statements, and events that stand in none."""

    pieces: list[PieceView]
    notes: list[NoteView | EventView]


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
    happenings: list[HappeningView]
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
        self._in = by_statement(article)
        self._keys = {event.id: f"{key}-e{number}" for number, event in enumerate(article.events, start=1)}
        self._events = {event.id: self._event(event) for event in article.events}
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
            happenings=[
                HappeningView(self._events[h.first.id], len(h.mentions), h.statuses())
                for h in events.happenings(article.events)
            ],
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
        return NoteView(
            number=self._number[statement.id], voice=self._voices[_voice_id(statement)], status=status(statement),
            does=does(statement), manner=manner(statement), content=content(statement), relays=relays,
            said=circumstances(statement), evidence=f"rule {evidence(statement)}",
            events=[self._events[event.id] for event in self._in.get(statement.id, [])],
        )  # fmt: skip

    def _event(self, event: Event) -> EventView:
        return EventView(
            key=self._keys[event.id], label=event.id, again=self._keys.get(event.group) if events.again(event) else None,
            status=event.status, sign=events.sign(event), told=events.status_words(event), actor=events.actor(event),
            does=events.does(event), recipient=events.party_name(event.recipient) if event.recipient else None,
            settings=" · ".join(events.settings(event)), trigger=flat(event.trigger.text),
            reasons=events.reasons(event),
        )  # fmt: skip

    def _rows(self, text: str, field: Field, ranges: list[tuple[int, int]]) -> list[Row]:
        marks = marks_of(self._article, field, len(text))
        lane = lanes(marks)
        order = self._in_order(marks, field)
        ends = {(m.kind, m.number): m.end for m in sorted(marks, key=lambda m: m.end)}
        rows = []
        for (start, end), pieces in zip(ranges, cut(text, marks, ranges), strict=True):
            here = order[bisect_left(order, start, key=_at) : bisect_left(order, end, key=_at)]
            rows.append(Row([self._piece(piece, lane, ends) for piece in pieces], [shown for *_, shown in here]))
        return rows

    def _in_order(self, marks: list[Mark], field: Field) -> list[tuple[int, int, NoteView | EventView]]:
        """The notes of a text by the place and the depth where they begin: statements, and events that stand in none."""
        first: dict[int, int] = {}
        for mark in sorted(marks, key=lambda mark: (mark.kind != "content", mark.start)):
            if mark.kind != "trigger":
                first.setdefault(mark.number, mark.start)
        found: list[tuple[int, int, NoteView | EventView]] = [
            (at, len(self._notes[n].relays), self._notes[n]) for n, at in sorted(first.items())
        ]
        own = (event for event in self._in.get(None, []) if event.trigger.field == field)
        found += [(event.trigger.start, 0, self._events[event.id]) for event in own]
        return sorted(found, key=lambda note: note[:2])

    def _piece(self, piece: Piece, lane: dict[int, int], ends: dict[tuple[Kind, int], int]) -> PieceView:
        inside = {mark.number for mark in piece.marks if mark.kind == "content"}
        outermost = sorted(inside, key=lambda n: -lane[n])
        triggers = [mark.number for mark in piece.marks if mark.kind == "trigger"]
        told = {n: self._events[self._article.events[n].id] for n in triggers}
        end = piece.start + len(piece.text)
        return PieceView(
            text=piece.text,
            layers=[self._layer(n, min(lane[n], LANES - 1)) for n in outermost],
            cue=_has(piece.marks, "cue"),
            source=_has(piece.marks, "source"),
            ends=[self._notes[n] for n in sorted(inside) if ends["content", n] == end],
            trigger=next(iter(told.values()), None),
            told=[event for n, event in told.items() if ends["trigger", n] == end],
        )

    def _layer(self, number: int, lane: int) -> Layer:
        shown = self._notes[number]
        return Layer(shown.number, shown.voice, shown.status, lane)


def _at(note: tuple[int, int, NoteView | EventView]) -> int:
    return note[0]


def _has(marks: Iterable[Mark], kind: str) -> bool:
    return any(mark.kind == kind for mark in marks)


def _voice_id(statement: Statement) -> str | None:
    return statement.voice.id if statement.voice and named(statement) else None
