"""The two sides of a fight that its own words set against each other: one acts, the other is acted upon.

"des affrontements entre manifestants et policiers", "des combats opposent l'armée aux rebelles"; three sides, or a plural
that holds both ("entre les deux camps"), stay one party.
"""

from __future__ import annotations

from selon.events.parties import Parties
from selon.events.slots import Slots
from selon.events.verb_slots import VerbSlots

_FOUGHT = frozenset({"ASSAULT", "PROTEST"})


class Opposed:
    """Asks of one text which two sides a noun of fighting names; parties are head tokens."""

    def __init__(self, verbs: VerbSlots, parties: Parties) -> None:
        self.verbs = verbs
        self.parties = parties
        self.tokens = parties.tokens
        self._grammar = parties.ctx.language.words

    def sides(self, kind: str, slots: Slots) -> tuple[int, int] | None:
        """The two sides of an event of PLOVER type `kind`, where its noun names exactly two."""
        if kind not in _FOUGHT or slots.group is not None:
            return None
        named = self._between(slots) or self._set_against(slots.trigger)
        if named is None or not all(self.parties.is_party(k) for k in named):
            return None
        self.parties.take_alone(named[0])
        return named

    def _between(self, slots: Slots) -> tuple[int, int] | None:
        """The two that stand behind "entre"."""
        return next((pair for k in slots.of("entre")[:1] if (pair := self._pair(k)) is not None), None)

    def _pair(self, k: int) -> tuple[int, int] | None:
        joined = list(self.tokens.all(k, "conj"))
        return (k, joined[0]) if len(joined) == 1 and not any(self.tokens.all(joined[0], "conj")) else None

    def _set_against(self, n: int) -> tuple[int, int] | None:
        """The two that a verb of opposing, whose subject noun n is, sets against each other."""
        tokens, h = self.tokens, self.tokens.head[n]
        if h == n or tokens.lemma[h] not in self._grammar("opposing_verbs") or not tokens.dep[n].startswith("nsubj"):
            return None
        slots = self.verbs.of(h)
        one = next(iter(slots.of("object")), -1)
        other = next((k for k in slots.of("a") if k != one), -1)
        return None if one < 0 else (one, other) if other >= 0 else self._pair(one)
