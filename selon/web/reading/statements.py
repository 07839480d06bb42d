"""Builds the cards of an article's statements and events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from selon.errors import LanguageError
from selon.export.citing import cite
from selon.export.layout import Layout, colours, voice_id
from selon.export.wording import content, named, status, voice_name
from selon.records import Article, Event, Span, Statement
from selon.web.reading.across import ClaimsHere
from selon.web.reading.anchors import Anchors
from selon.web.reading.cards import Card, EventCard, Relay, StatementCard, VoiceLine, event_card, when
from selon.web.reading.filters import Asked
from selon.web.reading.sheet import SheetLine, brief

_MOST_RELAYS = 5


@dataclass(frozen=True, slots=True)
class Material:
    """All that the cards of an article are made of."""

    article: Article
    layout: Layout
    anchors: Anchors
    asked: Asked
    claims: ClaimsHere
    sheet: list[SheetLine]
    shared: Mapping[str, str]


class Cards:
    """The cards of an article, by the numbers of its statements and events."""

    def __init__(self, made_of: Material) -> None:
        self._of = made_of
        self.voices = voices(made_of.article, made_of.shared)
        self._sheet: dict[str, list[SheetLine]] = {}
        for line in made_of.sheet:
            self._sheet.setdefault(line.place or "", []).append(line)
        self._by_id = {statement.id: statement for statement in made_of.article.statements}
        self._number = {id(event): number for number, event in enumerate(made_of.article.events)}
        self._anchor = dict(zip(map(id, made_of.article.statements), made_of.anchors.statements, strict=True))
        self.events = [self._event(number, event) for number, event in enumerate(made_of.article.events)]
        self.statements = [self._statement(number, s) for number, s in enumerate(made_of.article.statements)]

    def card(self, kind: str, number: int) -> Card:
        """The card of a statement or of an event that stands in none."""
        return self.statements[number] if kind == "statement" else self.events[number]

    def findings(self, place: str) -> list[SheetLine]:
        """What the sourcing sheet finds at an anchor."""
        return self._sheet.get(place, [])

    def _inside(self, statement: Statement) -> list[Event]:
        return self._of.layout.events.get(statement.id, [])

    def _statement(self, number: int, statement: Statement) -> StatementCard:
        made_of, relays = self._of, self._of.layout.relays[number]
        anchor, inside = made_of.anchors.statements[number], self._inside(statement)
        return StatementCard(
            kind="statement", anchor=anchor, id=f"{made_of.article.id}#{statement.id}", number=number + 1,
            voice=self.voices.get(voice_id(statement) or ""), form=statement.form, stance=statement.stance,
            stands=status(statement), depth=len(relays),
            relays=[Relay(self._anchor[id(r)], voice_name(r) if named(r) else None) for r in relays[:_MOST_RELAYS]],
            headline=any(span.field == "title" for span in statement.content), cue=_words(statement.cue),
            medium=_words(statement.medium), heard_by=_words(statement.heard_by), said_at=when(statement.said_at),
            words=brief(content(statement)), citation=_citation(made_of.article, statement),
            confidence=statement.confidence, rule=statement.rule, why=statement.voice.why if statement.voice else None,
            claims=made_of.claims.of_statement(statement.id), findings=self.findings(anchor),
            events=[self.events[self._number[id(event)]] for event in inside], shown=made_of.asked.fits(statement, inside),
        )  # fmt: skip

    def _event(self, number: int, event: Event) -> EventCard:
        made_of, statement = self._of, self._by_id.get(event.statement or "")
        return event_card(
            event, anchor=made_of.anchors.events[number], id=f"{made_of.article.id}#{event.id}",
            again=made_of.anchors.event_of.get(event.group) if event.group != event.id else None,
            claims=made_of.claims.of_event(event.id), shown=made_of.asked.fits_event(event, statement),
        )  # fmt: skip


def voices(article: Article, shared: Mapping[str, str]) -> dict[str, VoiceLine]:
    """The voices of an article by their ids, in the order in which they first speak."""
    colour, counts = colours(article.statements), Counter(map(voice_id, article.statements))
    found: dict[str, VoiceLine] = {}
    for statement in article.statements:
        voice, key = statement.voice, voice_id(statement)
        if voice is None or key is None or key in found:
            continue
        found[key] = VoiceLine(
            id=key, name=voice_name(statement), kind=voice.kind, role=voice.role, country=voice.country,
            sector=voice.sector, colour=colour[key] or 0, statements=counts[key], shared=shared.get(key),
        )  # fmt: skip
    return found


def _words(span: Span | None) -> str | None:
    return brief(span.text) if span else None


def _citation(article: Article, statement: Statement) -> str | None:
    try:
        return cite(article, statement)
    except LanguageError:
        return None
