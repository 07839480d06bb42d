"""What an event takes over from its other mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from selon.records import Date, Event, Party, Place


def party_of_mentions(others: Iterable[Party | None], but: Party | None) -> Party | None:
    """The party that another mention of the event names, unless it plays the other part here."""
    party = next((p for p in others if p is not None), None)
    if party is None or (but is not None and (party.name or party.text) == (but.name or but.text)):
        return None
    return replace(party, why=f"of another mention of the event: {party.why}")


def place_of_mentions(others: Sequence[Event]) -> Place | None:
    """The first place that another mention of the event names."""
    place = next((e.place for e in others if e.place is not None), None)
    return place and replace(place, why=f"of another mention of the event; {place.why}")


def date_of_mentions(others: Sequence[Event]) -> Date | None:
    """The first date that another mention of the event names; its words stand there, not here."""
    date = next((e.date for e in others if e.date is not None), None)
    return date and replace(date, text=None, start=None, end=None, why=f"of another mention of the event: {date.why}")


def exact_date(own: Date | None, others: Sequence[Event]) -> Date | None:
    """An event's own date, or the one that another mention names where it has none, or one that only holds the other."""
    if own is None:
        return date_of_mentions(others)
    return date_of_mentions([e for e in others if e.date is not None and _finer(e.date, own)]) or own


def _finer(day: Date, own: Date) -> bool:
    return len(day.value) > len(own.value) and day.value.startswith(own.value)
