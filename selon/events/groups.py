"""Mentions of one event: which records of an article tell the same happening, so that it counts once.

Two mentions are one event where type, parties, place and date do not contradict each other and either their words are of
one family ("attaquer", "l'attaque") or they share a party and a day. A voice's mention of what the article states on its
own elsewhere is a fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import combining, normalize

from selon.records import Event, EventStatus, Party

_STEM = 4
_LOOK = 4
"""Latest mentions of a group that a further one is held against."""
_OPEN = frozenset({"fact", "reported", "unverified"})


def grouped(events: Sequence[Event]) -> list[Event]:
    """The same events, each with the id of the first mention of its happening as `group`, and settled in status."""
    groups: dict[str, list[list[Event]]] = defaultdict(list)
    first: dict[str, str] = {}
    for event in events:
        known = groups[event.type]
        group = next((g for g in known if all(_same(e, event) for e in g[-_LOOK:])), None)
        if group is None:
            known.append([event])
        else:
            group.append(event)
        first[event.id] = (group or [event])[0].id
    stated: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.status == "fact":
            stated[first[event.id]].append(event)
    return [replace(e, group=first[e.id], status=_settled(e, stated[first[e.id]])) for e in events]


def _settled(event: Event, stated: Sequence[Event]) -> EventStatus:
    """A fact where the article states the same event with the same party on its own; else as it is told."""
    known = event.status == "reported" and any(
        _shared(event.actor, s.actor) or _shared(event.recipient, s.recipient) for s in stated
    )
    return "fact" if known else event.status


def _same(a: Event, b: Event) -> bool:
    if (a.status in _OPEN) != (b.status in _OPEN):
        return False
    if not (_agree(a.actor, b.actor) and _agree(a.recipient, b.recipient) and _dated(a, b)):
        return False
    shared = _shared(a.actor, b.actor) or _shared(a.recipient, b.recipient)
    return _family(a) == _family(b) or (shared and a.date is not None and b.date is not None)


def _agree(a: Party | None, b: Party | None) -> bool:
    """Whether two mentions of a party can be one: one is missing, or their names or words do not contradict."""
    if a is None or b is None:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    return _shared(a, b)


def _shared(a: Party | None, b: Party | None) -> bool:
    """Whether two parties are one by name: all words of the shorter name stand in the longer."""
    if a is None or b is None:
        return False
    x, y = _words(a), _words(b)
    return bool(x and y) and (x <= y or y <= x)


def _words(party: Party) -> frozenset[str]:
    return frozenset(w for w in _plain(party.name or party.text).replace("'", " ").split() if len(w) > 2)


def _dated(a: Event, b: Event) -> bool:
    if a.date is None or b.date is None:
        return True
    x, y = a.date.value, b.date.value
    return x.startswith(y) or y.startswith(x)


def _family(event: Event) -> str:
    return _plain(event.trigger.text)[:_STEM]


def _plain(text: str) -> str:
    return "".join(c for c in normalize("NFD", text.lower()) if not combining(c))
