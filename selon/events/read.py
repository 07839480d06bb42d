"""Readings of an article -> its event records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from selon.attribution.belonging import ONLY_STATE
from selon.attribution.moments import Moments
from selon.attribution.statements import Reading
from selon.events.amounts import Amounts
from selon.events.days import later_than
from selon.events.finder import EventFinder
from selon.events.found import Found
from selon.events.groups import HAPPENED, Mention, Reach, grouped, same_group
from selon.events.inherited import date_of_mentions, exact_date, party_of_mentions, place_of_mentions
from selon.events.passage import PoliticalWords
from selon.events.scene import scene_of
from selon.events.status import StatusReader
from selon.events.when import Timing
from selon.events.where import Spots
from selon.grounding.places import Places
from selon.grounding.quantities import Quantities
from selon.language import Language
from selon.records import Event, EventStatus, Party, Span

_VISITED = ("en", "a", "dans")
_SAID = frozenset({"ACCUSE", "REQUEST", "THREATEN"})

class Events:
    """Finds the events of articles of one language; keep it for many articles: it holds the grammars of dates and places."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._places = Places(language)
        self._quantities = Quantities(language)
        self._political = PoliticalWords(language)

    def read(self, readings: Iterable[tuple[Reading, Moments]], published: str | None) -> tuple[Event, ...]:
        """The events of an article's title and text, in the order of the readings; ids count up ("e1", "e2", …).

        Mentions of one event share a `group`, which is the id of the first of them. `published` (ISO 8601) tells what is
        still to come.
        """
        told: list[_Told] = []
        spots: Spots | None = None
        words, political = self.language.events, self._political
        given = [(reading, moments, EventFinder(reading, words, political).find()) for reading, moments in readings]
        if not any(found for _, _, found in given):
            return ()
        for reading, moments, found in given:
            spots = Spots(reading, self._places, spots)
            told += self._told(reading, moments, spots, found)
        own = grouped([t.mention(f"e{number}") for number, t in enumerate(told, 1)])
        settled = [_settled(e, t, own, published) for e, t in zip(own, told, strict=True)]
        shared = [_shared(e, t, settled) for e, t in zip(settled, told, strict=True)]
        news = [_of_the_news(e, t) for e, t in zip(shared, told, strict=True)]
        return tuple(_shared(e, t, news) for e, t in zip(news, told, strict=True))

    def _told(self, reading: Reading, moments: Moments, spots: Spots, found: Sequence[Found]) -> list[_Told]:
        teller = StatusReader(reading.ctx, self.language.events)
        timing, amounts = Timing(moments), Amounts(reading, self._quantities)
        ids = {id(f): s.id for f, s in zip(reading.findings, reading.statements, strict=True)}
        statuses = [teller.of(f.slots, f.trigger, f.chain, said=f.type in _SAID)[0] for f in found]
        return [_Told(reading, f, s, ids, timing, spots, amounts) for f, s in zip(found, statuses, strict=True)]


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as one passage tells it, and what can be asked of the passage."""

    reading: Reading
    found: Found
    status: EventStatus
    ids: Mapping[int, str]
    timing: Timing
    spots: Spots
    amounts: Amounts

    def _told_apart(self, k: int) -> bool:
        """Whether a complement tells apart which event is meant, by its town or date ("l'attentat de Berlin")."""
        tokens, language = self.reading.ctx.tokens, self.reading.ctx.language
        dated = tokens.low[k] in language.words("time_nouns") or tokens.pos[k] == "NUM"
        return dated or (tokens.entity[k] in ("LOC", "MISC") and tokens.low[k] not in language.countries)

    def mention(self, name: str) -> Mention:
        """The record of what the event's own clause says, and how its words point."""
        tokens, found, words = self.reading.ctx.tokens, self.found, self.reading.ctx.language.words
        reach: Reach = "verb"
        if found.slots.group is None:
            lows = {tokens.low[c] for c in tokens.children[found.slots.trigger] if c < found.slots.trigger}
            pointing = words("definite") | words("demonstratives") | words("possessives")
            own = any(self._told_apart(k) for k in found.slots.of("de"))
            reach = "own" if own else "definite" if lows & pointing else "indefinite"
            if any(tokens.lemma[c] in words("new_event_words") for c in tokens.children[found.slots.trigger]):
                reach = "new"
        plural = "Number=Plur" in tokens.feats[found.slots.trigger]
        headline = self.reading.ctx.field == "title" or tokens.sentence[found.trigger] == 0
        anew = reach == "verb" or found.slots.light >= 0
        behind = tokens.lemma[tokens.head[found.trigger]]
        blames = bool(found.chain) and behind in words("culprit_nouns") | words("blaming_verbs")
        lasting = tokens.lemma[found.slots.trigger] in words("lasting_fights")
        return Mention(self._event(name), reach, plural, headline, anew, blames, lasting)

    def _at_home(self, recipient: Party, actor: Party | None) -> bool:
        """Whether a visit goes to a place in the visitor's own state, or a town ("le ministre français se rend à Nice")."""
        tokens, found = self.reading.ctx.tokens, self.found
        heads = (k for slot in _VISITED for k in found.slots.of(slot) if tokens.entity[k] == "LOC")
        there = found.type == "CONSULT" and any(recipient.start <= tokens.start[k] < recipient.end for k in heads)
        told = actor is not None and ONLY_STATE not in actor.why
        if there and (actor is None or actor.country is None) and not self._of_state(recipient):
            return True
        return there and told and actor is not None and recipient.country is not None and recipient.country == actor.country

    def _of_state(self, party: Party) -> bool:
        """Whether a party's words are the name of a state or of a capital, which speaks for one."""
        language, words = self.reading.ctx.language, party.text.lower()
        return words in language.countries or words in language.capitals

    def _event(self, name: str) -> Event:
        tokens, found = self.reading.ctx.tokens, self.found
        start, end = tokens.start[found.trigger], tokens.end[found.trigger]
        statement = self.ids[id(found.chain[0])] if found.chain else None
        actor, recipient = self.spots.grounded(found.actor), self.spots.grounded(found.recipient)
        recipient = None if recipient is not None and self._at_home(recipient, actor) else recipient
        return Event(
            id=name, group=name, type=found.type, mode=found.mode, cameo=found.cameo,
            trigger=Span(start=start, end=end, text=tokens.text[start:end], field=self.reading.ctx.field),
            actor=actor, recipient=recipient, place=self.spots.own(found), date=self.timing.own(found, self.status),
            quantities=self.amounts.of(found), status=self.status, statement=statement,
            confidence=self.reading.ctx.language.events.confidence.get(found.type, 0.5), rule=found.rule,
        )  # fmt: skip


def _as_sure(other: Event, event: Event) -> bool:
    """Whether who acts in another mention may be said of this one: the article asserts it there, or one voice says both."""
    return other.status == "fact" or (other.statement is not None and other.statement == event.statement)


def _shared(event: Event, told: _Told, events: Sequence[Event]) -> Event:
    """An event with the date that another mention of it has, where it has none itself."""
    if event.date is not None or not told.timing.took_place(told.found, event.status):
        return event
    return replace(event, date=date_of_mentions(same_group(event, events)))


def _of_the_news(event: Event, told: _Told) -> Event:
    """An event that nothing dates with the day of the news, where it is told as such."""
    return replace(event, date=event.date or told.timing.of_the_news(told.found, event.status))


def _settled(event: Event, told: _Told, events: Sequence[Event], published: str | None) -> Event:
    """An event with the time and place that another mention of it or its passage gives, where its own clause gives none."""
    others = same_group(event, events)
    scene = scene_of(events, told.reading.ctx.text)
    place = event.place or place_of_mentions(others) or told.spots.carried(told.found, scene, told=event.status in HAPPENED)
    date = exact_date(event.date, others) or told.timing.carried(told.found, event.status)
    actor = event.actor or party_of_mentions([e.actor for e in others if _as_sure(e, event)], event.recipient)
    recipient = event.recipient or party_of_mentions([e.recipient for e in others], actor)
    ahead = told.found.type not in _SAID and not told.timing.past(told.found)
    later = ahead and event.status in ("fact", "reported") and later_than(event.date, published)
    status = "future" if later else event.status
    return replace(event, place=place, date=date, actor=actor, recipient=recipient, status=status)
