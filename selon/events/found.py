"""An event in the making: its trigger, frame and roles, before time, place, status and grouping are added."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.finding import Finding, Range
from selon.events.slots import Slots
from selon.records import EventType, Party


@dataclass(slots=True)
class Found:
    """One mention of an event. `slots` is what its word governs, `chain` the statements it stands in, innermost first.

    `said`: the characters of what an act of speech says, where no time or place of the act itself stands.
    """

    trigger: int
    type: EventType
    mode: str | None
    cameo: str | None
    rule: str
    slots: Slots
    actor: Party | None
    recipient: Party | None
    public: bool
    chain: list[Finding]
    said: list[Range]
