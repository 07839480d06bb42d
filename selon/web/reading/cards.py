"""The cards beside the text: a statement and its voice, an event and its parties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selon.export import event_wording
from selon.export.wording import Status
from selon.records import Date, Event, EventStatus, EventType, Form, Party, Place, Stance, VoiceKind
from selon.web.reading.across import ClaimLink
from selon.web.reading.sheet import SheetLine, brief


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A voice of the article: `colour` 0 to 7, `statements` so many, `shared` its id across articles where it has one."""

    id: str
    name: str
    kind: VoiceKind
    role: str | None
    country: str | None
    sector: str | None
    colour: int
    statements: int
    shared: str | None


@dataclass(frozen=True, slots=True)
class Relay:
    """A statement that passes another one on."""

    anchor: str
    name: str | None


@dataclass(frozen=True, slots=True)
class PartyLine:
    """Who does it or to whom: the name, else the words of the article."""

    name: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """Where it happened."""

    name: str
    country: str | None
    precision: Literal["city", "region", "country"]


@dataclass(frozen=True, slots=True)
class When:
    """When: ISO 8601, no more precise than it is told; `text` are the words of the article that tell it."""

    value: str
    until: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part of an event was read so: the words meant, and the evidence in the records' own (English) words."""

    part: Literal["who", "whom", "when", "where"]
    words: str | None
    why: str


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event beside the text; `again` is the anchor of its first mention where this is not the first."""

    kind: Literal["event"]
    anchor: str
    id: str
    type: EventType
    mode: str | None
    cameo: str | None
    status: EventStatus
    sign: str
    trigger: str
    actor: PartyLine | None
    recipient: PartyLine | None
    place: PlaceLine | None
    date: When | None
    quantities: list[str]
    again: str | None
    claims: list[ClaimLink]
    reasons: list[Reason]
    confidence: float
    rule: str
    shown: bool


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement beside the text.

    `stands` is how it is underlined: said, hedged, denied by its voice, doubted by the article. `depth` counts the voices
    that pass it on (`relays`, the nearest first, at most five), `words` are its exact words without their middle where
    they are long, `citation` the sentence to hand it on with (None in a language that selon has no sentences for).
    """

    kind: Literal["statement"]
    anchor: str
    id: str
    number: int
    voice: VoiceLine | None
    form: Form
    stance: Stance
    stands: Status
    depth: int
    relays: list[Relay]
    headline: bool
    cue: str | None
    medium: str | None
    heard_by: str | None
    said_at: When | None
    words: str
    citation: str | None
    confidence: float
    rule: str
    why: str | None
    claims: list[ClaimLink]
    findings: list[SheetLine]
    events: list[EventCard]
    shown: bool


Card = StatementCard | EventCard


def event_card(event: Event, *, anchor: str, id: str, again: str | None, claims: list[ClaimLink], shown: bool) -> EventCard:
    """The card of an event; `again` is the anchor of the first mention of its group."""
    return EventCard(
        kind="event", anchor=anchor, id=id, type=event.type, mode=event.mode, cameo=event.cameo, status=event.status,
        sign=event_wording.sign(event), trigger=brief(event.trigger.text), actor=_party(event.actor),
        recipient=_party(event.recipient), place=_place(event.place), date=when(event.date),
        quantities=_quantities(event), again=again, claims=claims,
        reasons=_reasons(event), confidence=event.confidence, rule=event.rule, shown=shown,
    )  # fmt: skip


def _quantities(event: Event) -> list[str]:
    """The words that say how much, but for those that name a party ("vingt dockers")."""
    parties = [party.text for party in (event.actor, event.recipient) if party]
    words = (quantity.span.text for quantity in event.quantities)
    return [brief(said) for said in words if not any(said in party for party in parties)]


def when(date: Date | None) -> When | None:
    """A date as a card shows it."""
    return When(date.value, date.until, brief(date.text) if date.text else None) if date else None


def _party(party: Party | None) -> PartyLine | None:
    return PartyLine(brief(party.name or party.text), party.country, party.sector) if party else None


def _place(place: Place | None) -> PlaceLine | None:
    return PlaceLine(brief(place.name), place.country, place.precision) if place else None


def _reasons(event: Event) -> list[Reason]:
    found = [
        Reason("who", event.actor.text, event.actor.why) if event.actor else None,
        Reason("whom", event.recipient.text, event.recipient.why) if event.recipient else None,
        Reason("when", event.date.text, event.date.why) if event.date else None,
        Reason("where", event.place.text, event.place.why) if event.place else None,
    ]
    return [Reason(r.part, brief(r.words) if r.words else None, brief(r.why)) for r in found if r]
