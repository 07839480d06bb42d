"""An article laid out for its HTML page: paragraphs cut into marked pieces, and the notes beside them."""

from __future__ import annotations

import re
from collections import Counter

from selon.export import event_wording as events
from selon.export.html_views import (
    ArticleView,
    EventView,
    HappeningView,
    Layer,
    NoteView,
    PieceView,
    Row,
    VoiceView,
)
from selon.export.layout import LANES, LaidPiece, LaidRow, Layout, colours, voice_id
from selon.export.wording import (
    circumstances,
    content,
    count,
    does,
    evidence,
    flat,
    heading,
    manner,
    note,
    origin,
    status,
    voice_details,
    voice_name,
)
from selon.records import Article, Event, Statement

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


def lay_out(article: Article, key: str) -> ArticleView:
    """The view of an article; `key` (letters and digits) opens all its ids on the page."""
    return _Layout(article, key).article()


class _Layout:
    """An article on its way to a view."""

    def __init__(self, article: Article, key: str) -> None:
        self._article, self._key = article, key
        self._laid = Layout(article)
        self._number = {statement.id: number for number, statement in enumerate(article.statements, start=1)}
        self._voices = self._all_voices()
        self._keys = {event.id: f"{key}-e{number}" for number, event in enumerate(article.events, start=1)}
        self._events = {event.id: self._event(event) for event in article.events}
        self._event_views = [self._events[event.id] for event in article.events]
        self._notes = [self._note(n, statement) for n, statement in enumerate(article.statements)]

    def article(self) -> ArticleView:
        article, title = self._article, self._laid.title()
        return ArticleView(
            key=self._key,
            id=article.id,
            heading=heading(article),
            title=self._row(title) if title else None,
            origin=origin(article),
            lang=article.lang,
            link=article.url if article.url and _LINK.fullmatch(article.url) else None,
            voices=sorted(self._voices.values(), key=lambda voice: voice.colour == "none"),
            happenings=[
                HappeningView(self._events[h.first.id], len(h.mentions), h.statuses())
                for h in events.happenings(article.events)
            ],
            rows=[self._row(row) for row in self._laid.rows()],
            notes=[note(found) for found in article.notes],
            counts=count(article),
        )

    def _all_voices(self) -> dict[str | None, VoiceView]:
        statements = self._article.statements
        counts = Counter(map(voice_id, statements))
        colour = colours(statements)
        found: dict[str | None, VoiceView] = {}
        for statement in statements:
            voice = voice_id(statement)
            shade = "none" if voice is None else str(colour[voice])
            key = f"{self._key}-{'none' if voice is None else f'v{len(found)}'}"
            details = ", ".join(voice_details(statement))
            found.setdefault(voice, VoiceView(key, shade, voice_name(statement), details, counts[voice]))
        return found

    def _note(self, place: int, statement: Statement) -> NoteView:
        relays = [(self._number[outer.id], voice_name(outer)) for outer in self._laid.relays[place]]
        return NoteView(
            number=self._number[statement.id], voice=self._voices[voice_id(statement)], status=status(statement),
            does=does(statement), manner=manner(statement), content=content(statement), relays=relays,
            said=circumstances(statement), evidence=f"rule {evidence(statement)}",
            events=[self._events[event.id] for event in self._laid.events.get(statement.id, [])],
        )  # fmt: skip

    def _event(self, event: Event) -> EventView:
        return EventView(
            key=self._keys[event.id], label=event.id, again=self._keys.get(event.group) if events.again(event) else None,
            status=event.status, sign=events.sign(event), told=events.status_words(event), actor=events.actor(event),
            does=events.does(event), recipient=events.party_name(event.recipient) if event.recipient else None,
            settings=" · ".join(events.settings(event)), trigger=flat(event.trigger.text),
            reasons=events.reasons(event),
        )  # fmt: skip

    def _row(self, laid: LaidRow) -> Row:
        return Row(
            [self._piece(piece) for piece in laid.pieces],
            [self._notes[b.number] if b.kind == "statement" else self._event_views[b.number] for b in laid.beside],
        )

    def _piece(self, piece: LaidPiece) -> PieceView:
        return PieceView(
            text=piece.text,
            layers=[self._layer(line.number, min(line.lane, LANES - 1)) for line in piece.underlines],
            cue=piece.cue,
            source=piece.source,
            ends=[self._notes[n] for n in piece.ends],
            trigger=None if piece.trigger is None else self._event_views[piece.trigger],
            told=[self._event_views[n] for n in piece.told],
        )

    def _layer(self, number: int, lane: int) -> Layer:
        shown = self._notes[number]
        return Layer(shown.number, shown.voice, shown.status, lane)
