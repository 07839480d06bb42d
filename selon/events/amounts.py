"""How much: the quantities that belong to an event, those of its parties and of its own clause."""

from __future__ import annotations

from selon.attribution.clause_rank import IN_CLAUSE, Clauses
from selon.attribution.statements import Reading
from selon.events.found import Found
from selon.grounding.quantities import Quantities
from selon.records import Party, Quantity, Span


class Amounts:
    """The quantities of one text, and which of them belong to an event."""

    def __init__(self, reading: Reading, quantities: Quantities) -> None:
        self.tokens = reading.ctx.tokens
        self.clauses = Clauses(reading.ctx)
        self._field = reading.ctx.field
        self._found = [(q, self.tokens.range((q.span.start, q.span.end))) for q in quantities.find(self.tokens)]

    def of(self, found: Found) -> tuple[Quantity, ...]:
        """The quantities of an event, in the order of the text."""
        return tuple(self._placed(q) for q, (first, stop) in self._found if self._belongs(q, first, stop, found))

    def _belongs(self, quantity: Quantity, first: int, stop: int, found: Found) -> bool:
        if any(_within(quantity.span, party) for party in (found.actor, found.recipient)):
            return True
        if first <= found.trigger < stop:
            return True
        rank = self.clauses.rank(first, stop, found.slots.trigger, found.slots.light)
        return rank is not None and rank[0] <= IN_CLAUSE and stop > found.slots.trigger

    def _placed(self, quantity: Quantity) -> Quantity:
        """The quantity with its span in the field of this reading."""
        span = quantity.span
        return Quantity(
            what=quantity.what, value=quantity.value, high=quantity.high, unit=quantity.unit,
            approximate=quantity.approximate,
            span=Span(start=span.start, end=span.end, text=span.text, field=self._field),
        )  # fmt: skip


def _within(span: Span, party: Party | None) -> bool:
    return party is not None and party.start <= span.start and span.end <= party.end
