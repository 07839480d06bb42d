"""Mentions of one event: which records of an article tell the same happening, so that it counts once.

Read in the order of the text, as a reader would: a definite noun ("l'attaque") takes up the latest event of its type that
nothing contradicts, first among those told in words of its family; an indefinite one ("une attaque") tells a new event, unless
only the headline has told it yet; one said to be another or new ("une autre attaque") always does; a verb takes up an event
of its own family with a party in common. Parties, date and number must not contradict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from selon.language.words import plain_word
from selon.records import Event, EventStatus, Party

Reach = Literal["definite", "indefinite", "own", "new", "verb"]
_STEM = 4
_SYNONYMS = frozenset({"ASSAULT", "CONSULT", "AGREE"})
"""Types whose nouns take each other up ("l'attaque" for "un attentat")."""
HAPPENED: frozenset[EventStatus] = frozenset({"fact", "reported", "unverified"})
"""What is told to have happened."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An event record and how its words point: definite or indefinite noun, one with its own town, another one, or verb.

    `headline`: in the title or the first sentence; `anew`: it says itself what happened, by a verb, and does not only point;
    `blames`: a voice says who is behind it ("X est responsable de l'attaque"); `lasting`: a war or campaign, which no noun of
    another word takes up.
    """

    event: Event
    reach: Reach
    plural: bool
    headline: bool
    anew: bool
    blames: bool
    lasting: bool


def grouped(mentions: Sequence[Mention]) -> list[Event]:
    """The events of the mentions, each with the id of the first mention of its happening as `group`, settled in status."""
    groups: dict[str, list[list[Mention]]] = defaultdict(list)
    group_of: dict[str, list[Mention]] = {}
    for mention in mentions:
        known = groups[mention.event.type]
        group = _taken_up(mention, known)
        if group is None:
            group = []
            known.append(group)
        group.append(mention)
        group_of[mention.event.id] = group
    return [_member(m, [g.event for g in group_of[m.event.id]]) for m in mentions]


def _member(mention: Mention, group: Sequence[Event]) -> Event:
    """An event as a member of its group; what a voice tells is a fact where the article itself tells it too.

    What is told anew, or of somebody the article has not told it of, must have a party in common with it; a noun that only
    points needs none. What a voice blames somebody for stays what that voice says.
    """
    event = mention.event
    stated = [e for e in group if e.status == "fact"]
    adds = mention.anew or (event.recipient is not None and not mention.headline)
    known = event.status == "reported" and not mention.blames and any(
        not adds or _one(event.actor, s.actor) or _one(event.recipient, s.recipient) for s in stated
    )
    status: EventStatus = "fact" if known else event.status
    return replace(event, group=group[0].id, status=status)


def _taken_up(mention: Mention, groups: Sequence[list[Mention]]) -> list[Mention] | None:
    """The group that a mention goes on with; None where it tells something new."""
    if mention.reach == "new":
        return None
    fitting = [g for g in reversed(groups) if all(_compatible(mention, m) for m in g)]
    family = [g for g in fitting if any(_family(m.event) == _family(mention.event) for m in g)]
    if mention.event.type not in _SYNONYMS or mention.lasting:
        fitting = family
    fitting = [g for g in fitting if g in family or not any(m.lasting for m in g)]
    if mention.reach == "definite":
        named = [g for g in fitting if mention.event.actor is None or any(_one(mention.event.actor, m.event.actor) for m in g)]
        if mention.plural:
            named = [g for g in named if any(m.reach != "verb" for m in g)]
        return next(iter(family or named), None)
    if mention.reach == "own":
        return next((g for g in family or fitting if any(_one_place(mention, m) for m in g)), None)
    if mention.reach == "indefinite":
        return next((g for g in family or fitting if all(m.headline for m in g)), None)
    shared = (g for g in family if any(_common(mention.event, m.event) for m in g))
    return next(shared, None)


def _compatible(mention: Mention, other: Mention) -> bool:
    a, b = mention.event, other.event
    if (a.status in HAPPENED) != (b.status in HAPPENED):
        return False
    nouns = "verb" not in (mention.reach, other.reach)
    if nouns and mention.plural != other.plural:
        return False
    return _agree(a.actor, b.actor) and _agree(a.recipient, b.recipient) and _dated(a, b) and _placed(a, b)


def _common(a: Event, b: Event) -> bool:
    """Whether two events share a party, or leave open whom they do not name."""
    if _one(a.actor, b.actor) or _one(a.recipient, b.recipient):
        return True
    return all(x is None or y is None for x, y in ((a.actor, b.actor), (a.recipient, b.recipient)))


def _agree(a: Party | None, b: Party | None) -> bool:
    """Whether two mentions of a party can be one: one is missing, or their names or words do not contradict."""
    if a is None or b is None:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    return _one(a, b)


def _one(a: Party | None, b: Party | None) -> bool:
    """Whether two parties are one by name: all words of the shorter name stand in the longer."""
    if a is None or b is None:
        return False
    x, y = _words(a), _words(b)
    return bool(x and y) and (x <= y or y <= x)


def _words(party: Party) -> frozenset[str]:
    return frozenset(w for w in plain_word(party.name or party.text).replace("'", " ").split() if len(w) > 2)


def _dated(a: Event, b: Event) -> bool:
    if a.date is None or b.date is None:
        return True
    x, y = a.date.value, b.date.value
    return x.startswith(y) or y.startswith(x)


def _one_place(mention: Mention, other: Mention) -> bool:
    a, b = mention.event.place, other.event.place
    return a is not None and b is not None and a.name == b.name


def _placed(a: Event, b: Event) -> bool:
    """Whether two places can be one: in one state, and not two different towns."""
    if a.place is None or b.place is None:
        return True
    if a.place.country and b.place.country and a.place.country != b.place.country:
        return False
    return a.place.name == b.place.name or "city" not in {a.place.precision} & {b.place.precision}


def _family(event: Event) -> str:
    return plain_word(event.trigger.text)[:_STEM]



def same_group(event: Event, events: Iterable[Event]) -> list[Event]:
    """The other mentions of an event's happening."""
    return [e for e in events if e.group == event.group and e.id != event.id]
