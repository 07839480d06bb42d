"""The scene of a story: the town or region where its first lines set what happens."""

from __future__ import annotations

from collections.abc import Sequence

from selon.events.groups import HAPPENED
from selon.events.where import SET
from selon.records import Event, Place

_BREAK = "\n\n"
_LEAD = 2
"""Paragraphs that tell what the news is, the headline among them."""


def scene_of(events: Sequence[Event], text: str) -> Place | None:
    """The town or region of the first event of the headline and lead that has one, else the first one's state."""
    end = _end_of_lead(text)
    lead = (e for e in events if e.trigger.start < end)
    places = [e.place for e in lead if e.place is not None and e.status in HAPPENED and e.type in SET]
    return min(places, key=lambda p: p.precision == "country", default=None)


def _end_of_lead(text: str) -> int:
    """How many characters the lead has."""
    end = 0
    for _ in range(_LEAD):
        found = text.find(_BREAK, end)
        if found < 0:
            return len(text)
        end = found + len(_BREAK)
    return end
