"""What an event takes over from its other mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from selon.records import Party


def from_mentions(others: Iterable[Party | None], but: Party | None) -> Party | None:
    """The party that another mention of the event names, unless it plays the other part here."""
    party = next((p for p in others if p is not None), None)
    if party is None or (but is not None and (party.name or party.text) == (but.name or but.text)):
        return None
    return replace(party, why=f"of another mention of the event: {party.why}")
