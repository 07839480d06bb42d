"""What speaks for and against two passages saying the same: one function a feature, each with its reason in words.

A score says how strongly the feature speaks: from 0 to 1 for, below 0 against. `decide.py` weighs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from selon.claims.likeness import Likeness
from selon.claims.passage import Count, Passage
from selon.records import Event, Party


@dataclass(frozen=True, slots=True)
class Answer:
    """A feature's score and why; 0 where it has nothing to say."""

    score: float
    reason: str


NOTHING = Answer(0.0, "")
_SMALL = 20
"""Up to here two counts are easily the same by chance."""
_TAKEN_BACK = 4.0
"""Who says that a figure of the story no longer holds, speaks of those who gave it."""
_CLASH = -14.0
"""Numbers decide: two figures of one thing are two claims, however like the words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages; `apart` counts the telling passages of one article from the first to the second, 0 for two articles."""

    a: Passage
    b: Passage
    apart: int
    same_voice: bool
    copied: str


def alike(pair: Pair, likeness: Likeness) -> Answer:
    """The words, by stem and meaning."""
    score = likeness.of(pair.a, pair.b)
    shared = likeness.shared(pair.a, pair.b)
    return Answer(score, f"both say {', '.join(shared)}" if shared else "their words are alike in meaning")


def copied(pair: Pair, _: Likeness) -> Answer:
    """Words copied from one article into another."""
    return Answer(1.0, f"the same words: {pair.copied}") if pair.copied else NOTHING


def nearby(pair: Pair, _: Likeness) -> Answer:
    """Sentences of one paragraph mostly go on about the same."""
    if not pair.apart or not (pair.a.telling and pair.b.telling):
        return NOTHING
    if pair.a.paragraph != pair.b.paragraph or pair.a.field != pair.b.field:
        return NOTHING
    return Answer(1.0, "one follows the other") if pair.apart == 1 else Answer(0.55, "they stand in one paragraph")


def voice(pair: Pair, _: Likeness) -> Answer:
    """One voice tends to say the same to several outlets."""
    return Answer(1.0, "the same voice says both") if pair.same_voice and not pair.apart else NOTHING


def figures(pair: Pair, _: Likeness) -> Answer:
    """The same number of the same, or another number of it."""
    both = [(p, q) for p in pair.a.counts for q in pair.b.counts if p.quantity.unit == q.quantity.unit]
    for p, q in both:
        if _value(p) == _value(q) and (p.noun == q.noun or not p.noun or not q.noun):
            if p.replaced != q.replaced:
                return Answer(_TAKEN_BACK, f"{_words(p)} is what no longer holds")
            return Answer(1.0 if p.quantity.value <= _SMALL else 2.0, f"both give {_words(p)}")
    if _rectifies(pair):
        return Answer(_CLASH, f"{_words(pair.a.counts[-1])} is corrected to {_words(pair.b.counts[0])}")
    for p, q in both:
        if p.noun == q.noun and (p.noun or pair.apart == 1):
            if pair.same_voice and (pair.a.turn or pair.b.turn):
                return Answer(1.0, f"the same voice changes {_words(p)} and {_words(q)}")
            return Answer(_CLASH, f"{_words(p)} is not {_words(q)}")
    return NOTHING


def events(pair: Pair, _: Likeness) -> Answer:
    """The same kind of event, the parties and the day of which do not disagree."""
    both = [(e, f) for e in pair.a.events for f in pair.b.events if e.type == f.type]
    if not both:
        told = pair.a.events and pair.b.events
        return Answer(-0.4, "they tell of different kinds of events") if told else NOTHING
    for e, f in both:
        against = _swapped(e, f) or _other_parties(e, f) or _other_day(e, f)
        if not against:
            return Answer(1.0, f"both tell of {e.type}: {e.trigger.text}, {f.trigger.text}")
    return Answer(-5.0, against)


FEATURES: tuple[tuple[Callable[[Pair, Likeness], Answer], float], ...] = (
    (alike, 6.4),
    (copied, 6.0),
    (nearby, 2.1),
    (voice, 0.5),
    (figures, 1.3),
    (events, 0.5),
)
"""The features and their weights in the log-odds of two passages saying the same."""


def _rectifies(pair: Pair) -> bool:
    """Whether the first passage tells that a voice corrects a figure, and the second what it says now."""
    corrects = pair.a.turn is not None and pair.a.statement is not None and pair.a.statement is pair.b.statement
    return corrects and bool(pair.a.counts) and bool(pair.b.counts)


def _value(count: Count) -> tuple[float, float | None]:
    return count.quantity.value, count.quantity.high


def _words(count: Count) -> str:
    return count.quantity.span.text


def _country(party: Party | None) -> str | None:
    return party.country if party else None


def _swapped(e: Event, f: Event) -> str:
    a, b, c, d = (_country(p) for p in (e.actor, e.recipient, f.actor, f.recipient))
    return f"{a} and {b} have changed places" if a and b and a != b and (a, b) == (d, c) else ""


def _other_parties(e: Event, f: Event) -> str:
    """Why the parties are others: two countries in one role, and none shared."""
    countries = [{_country(p) for p in (x.actor, x.recipient)} - {None} for x in (e, f)]
    if countries[0] and countries[1] and not countries[0] & countries[1]:
        return f"{', '.join(sorted(map(str, countries[0])))} is not {', '.join(sorted(map(str, countries[1])))}"
    return ""


def _other_day(e: Event, f: Event) -> str:
    """Why the days are others: both known to the day, and not one after the other."""
    days = [x.date.value[:10] if x.date and len(x.date.value) >= 10 else "" for x in (e, f)]
    if not all(days) or abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= 1:
        return ""
    return f"{days[0]} is not {days[1]}"
