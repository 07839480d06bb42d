"""The scene of a story: the town or region where its first lines set what happens."""

from __future__ import annotations

from collections.abc import Sequence

from selon.events.groups import HAPPENED
from selon.events.where import SET
from selon.records import Event, Place

_LEAD = 2
"""Paragraphs that tell what the news is, the headline among them."""


def scene_of(events: Sequence[Event], text: str) -> Place | None:
    """The town or region of the first event of the headline and lead that has one, else the first one's state."""
    lead = (e for e in events if text.count("\n\n", 0, e.trigger.start) < _LEAD)
    places = [e.place for e in lead if e.place is not None and e.status in HAPPENED and e.type in SET]
    return min(places, key=lambda p: p.precision == "country", default=None)
