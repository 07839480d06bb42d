"""What fills the slots of a trigger: its subject, object and prepositional complements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from selon.attribution.verbs import VerbGroup
from selon.language.frames import Light


@dataclass(slots=True)
class Slots:
    """What fills the slots of one trigger, as head tokens in text order; `light` is the verb that carries a noun."""

    trigger: int
    group: VerbGroup | None = None
    filled: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    light: int = -1
    light_word: Light | None = None

    @property
    def predicate(self) -> int:
        """The verb or noun that tells the event: the light verb where one carries the trigger."""
        return self.light if self.light >= 0 else self.trigger

    def of(self, slot: str) -> list[int]:
        """The heads that fill a slot; empty where none does."""
        return self.filled.get(slot, [])

    def add(self, slot: str, token: int) -> None:
        """Let a token fill a slot, once."""
        if token >= 0 and token not in self.filled[slot]:
            self.filled[slot].append(token)
