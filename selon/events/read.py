"""Readings of an article -> its event records."""

from __future__ import annotations

from selon.attribution.statements import Reading
from selon.events.finder import EventFinder
from selon.events.found import Found
from selon.events.groups import grouped
from selon.events.status import StatusReader
from selon.language import Language
from selon.records import Event, EventStatus, Span


def read_events(language: Language, readings: tuple[Reading | None, ...]) -> tuple[Event, ...]:
    """The events of an article's title and text, in the order of the readings; ids count up ("e1", "e2", …).

    Mentions of one event share a `group`, which is the id of the first of them.
    """
    events: list[Event] = []
    for reading in readings:
        if reading is not None:
            events += _of(language, reading, len(events) + 1)
    return tuple(grouped(events))


def _of(language: Language, reading: Reading, first: int) -> list[Event]:
    words = language.events
    finder = EventFinder(reading, words)
    teller = StatusReader(reading.ctx, words)
    ids = {id(f): s.id for f, s in zip(reading.findings, reading.statements, strict=True)}
    return [
        _record(reading, found, f"e{number}", teller.of(found.slots, found.trigger, found.chain)[0], ids, language)
        for number, found in enumerate(finder.find(), first)
    ]


def _record(
    reading: Reading, found: Found, name: str, status: EventStatus, ids: dict[int, str], language: Language
) -> Event:
    tokens = reading.ctx.tokens
    start, end = tokens.start[found.trigger], tokens.end[found.trigger]
    return Event(
        id=name, group=name, type=found.type, mode=found.mode, cameo=found.cameo,
        trigger=Span(start=start, end=end, text=tokens.text[start:end], field=reading.ctx.field),
        actor=found.actor, recipient=found.recipient, place=None, date=None, quantities=(), status=status,
        statement=ids[id(found.chain[0])] if found.chain else None,
        confidence=0.5, rule=found.rule,
    )  # fmt: skip
