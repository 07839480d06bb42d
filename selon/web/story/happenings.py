"""The events of a story by date: mentions that one claim holds together are one event, told by several articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selon.claim_records import Claim
from selon.export.passages import surroundings
from selon.export.wording import flat
from selon.grounding.dates import PRECISIONS
from selon.intake.article import field_text, outlet_name
from selon.records import Article, Date, Event, EventStatus, EventType, Field, Party, Span, Statement
from selon.store.folding import fold

Key = tuple[str, str]
"""An article's id and the id of an event's group in it; or the id of a claim and the type of those of its mentions."""
_LONGEST = 280
"""Characters of a statement that still stand for its event whole."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as it is told: ISO 8601 reduced to what is known, `until` the end of a range."""

    value: str
    until: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's mention of an event: its words around the `trigger`, how it is known there, who says it.

    `id` is "ARTICLE#EVENT"; `start` and `end` are the trigger's offsets in the article's `field`, `voice` is the name of the
    voice behind it and `statement` the id of the statement it stands in.
    """

    id: str
    article: str
    event: str
    outlet: str
    published: str | None
    lang: str
    before: str
    trigger: str
    after: str
    start: int
    end: int
    field: Field
    status: EventStatus
    statement: str | None
    voice: str | None
    when: When | None


@dataclass(frozen=True, slots=True)
class StatusCount:
    """In how many mentions an event is known so."""

    status: EventStatus
    n: int


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One event: what its mentions tell of it, the finest date among them, each way in which it is known.

    `id` is that of its first mention, `claim` the claim that holds its mentions together (None: it stands alone).
    `actor`, `recipient` and `place` are names; `statuses` begin with the most frequent.
    """

    id: str
    claim: str | None
    type: EventType
    actor: str | None
    recipient: str | None
    place: str | None
    when: When | None
    statuses: list[StatusCount]
    tellings: list[Telling]


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with its article, and the claim that it is a mention of."""

    article: Article
    event: Event
    claim: str | None

    @property
    def id(self) -> str:
        """The id of the mention in the store: "ARTICLE#EVENT"."""
        return f"{self.article.id}#{self.event.id}"


def gathered(articles: Iterable[Article], claims: Iterable[Claim]) -> list[list[Told]]:
    """The mentions of each event of a story: of one group in one article, and of one type in the articles of one claim."""
    held = _claims_of_events(claims)
    found: dict[Key, list[Told]] = defaultdict(list)
    for article in articles:
        of_group = {e.group: held[article.id, e.id] for e in reversed(article.events) if (article.id, e.id) in held}
        for event in article.events:
            claim = of_group.get(event.group)
            found[(claim, event.type) if claim else (article.id, event.group)].append(Told(article, event, claim))
    return list(found.values())


def _claims_of_events(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """The first claim that holds an event, by article and event id."""
    held: dict[tuple[str, str], str] = {}
    for claim in claims:
        for mention in claim.mentions:
            if mention.event is not None:
                held.setdefault((mention.article, mention.event), claim.id)
    return held


def story_event(told: Sequence[Told]) -> StoryEvent:
    """What the mentions of one event tell together."""
    events = [t.event for t in told]
    actor = _most(e.actor for e in events)
    return StoryEvent(
        id=told[0].id, claim=told[0].claim, type=events[0].type, actor=actor,
        recipient=_most((e.recipient for e in events), other_than=actor),
        place=next((e.place.name for e in events if e.place), None), when=_finest(e.date for e in events),
        statuses=counted(e.status for e in events), tellings=[_telling(t) for t in told],
    )  # fmt: skip


def counted(statuses: Iterable[EventStatus]) -> list[StatusCount]:
    """How often each status is there, the most frequent first."""
    return [StatusCount(status, n) for status, n in Counter(statuses).most_common()]


def _most(parties: Iterable[Party | None], other_than: str | None = None) -> str | None:
    """The name that most mentions give, the first of those; nobody acts on himself because mentions differ."""
    told = (flat(party.name or party.text) for party in parties if party)
    names = Counter(name for name in told if other_than is None or fold(name) != fold(other_than))
    return names.most_common(1)[0][0] if names else None


def _finest(dates: Iterable[Date | None]) -> When | None:
    """The date of the finest precision; the first of those."""
    told = [_when(date) for date in dates if date]
    return min(told, key=lambda w: PRECISIONS.index(w.precision)) if told else None


def _when(date: Date) -> When:
    return When(date.value, date.until, date.precision)


def _telling(told: Told) -> Telling:
    article, event, trigger = told.article, told.event, told.event.trigger
    said = next((s for s in article.statements if s.id == event.statement), None)
    whole, source = _passage(article, trigger, said), field_text(article, trigger.field)
    return Telling(
        id=told.id, article=article.id, event=event.id, outlet=outlet_name(article),
        published=article.published, lang=article.lang, before=source[whole.start : trigger.start], trigger=trigger.text,
        after=source[trigger.end : whole.end], start=trigger.start, end=trigger.end, field=trigger.field,
        status=event.status, statement=event.statement, voice=said.voice.name if said and said.voice else None,
        when=_when(event.date) if event.date else None,
    )  # fmt: skip


def _passage(article: Article, trigger: Span, said: Statement | None) -> Span:
    """The words that tell an event: those of the statement where they are few, else a little around the trigger."""
    for span in said.content if said else ():
        if span.field == trigger.field and span.start <= trigger.start and trigger.end <= span.end and _is_short(span):
            return span
    return next(surroundings(article, [trigger], 1))


def _is_short(span: Span) -> bool:
    return span.end - span.start <= _LONGEST
