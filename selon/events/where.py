"""Where an event took place: a place of its own clause, of its passage, the dateline or the headline's label.

What is done by words alone (to accuse, to demand, to refuse) has a place only where its own clause names one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.attribution.clause_rank import Clauses
from selon.attribution.finding import within
from selon.attribution.statements import Reading
from selon.events.found import Found
from selon.grounding.places import Places
from selon.grounding.spots import PlaceMention
from selon.records import Party, Place

_ON_THE_SPOT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONSULT"})


_EXACT = {"city": 0, "region": 1, "country": 2}


@dataclass(frozen=True, slots=True)
class _Named:
    mention: PlaceMention
    place: Place


class Spots:
    """The places of one text, and which of them an event took place in."""

    def __init__(self, reading: Reading, places: Places) -> None:
        self.tokens = reading.ctx.tokens
        self.clauses = Clauses(reading.ctx)
        mentions = places.find(self.tokens)
        resolved = places.resolve(mentions, places.countries(self.tokens, mentions))
        self._named = [_Named(m, p) for m, p in zip(mentions, resolved, strict=True)]
        self._label = self._of_headline()

    def own(self, found: Found) -> Place | None:
        """The place that an event's own clause names, the most exact one of it."""
        ranked = [
            ((rank[0], _EXACT[n.place.precision], rank[1]), n.place) for n in self._named
            if n.mention.locative and (rank := self._rank(n, found)) is not None
        ]  # fmt: skip
        return min(ranked, key=lambda r: r[0])[1] if ranked else None

    def carried(self, found: Found) -> Place | None:
        """The place of an event whose own clause names none: of its passage, the dateline or the headline's label."""
        if found.type not in _ON_THE_SPOT:
            return None
        return self._of_passage(found) or self._label

    def _rank(self, named: _Named, found: Found) -> tuple[int, int] | None:
        if within(named.place.start, found.said) or _names(named.place, found.actor):
            return None
        return self.clauses.rank(named.mention.first, named.mention.stop, found.slots.trigger, found.slots.light)

    def _of_passage(self, found: Found) -> Place | None:
        """The most exact place of the last sentence before the event, in its paragraph, where something happened."""
        tokens, k = self.tokens, found.trigger
        before = [
            n for n in self._named
            if n.mention.locative and n.mention.stop <= k
            and tokens.paragraph[n.mention.first] == tokens.paragraph[k]
        ]  # fmt: skip
        if not before:
            return None
        last = [n.place for n in before if tokens.sentence[n.mention.first] == tokens.sentence[before[-1].mention.first]]
        best = min(last, key=lambda p: _EXACT[p.precision])
        return replace(best, why=f"carried over from « {best.text} » earlier in the paragraph; {best.why}")

    def _of_headline(self) -> Place | None:
        """The dateline's place, else the one that opens the headline as its label ("Gambie : …")."""
        line = next((n.place for n in self._named if n.mention.dateline), None)
        if line is not None:
            return replace(line, why=f"the dateline; {line.why}")
        opening = next((n for n in self._named if n.mention.first == 0), None)
        stop = opening.mention.stop if opening else 0
        if opening is None or stop >= len(self.tokens) or self.tokens.low[stop] != ":":
            return None
        return replace(opening.place, why=f"the label of the headline; {opening.place.why}")


def _names(place: Place, party: Party | None) -> bool:
    """Whether a place only helps to name a party ("le maire de Lyon")."""
    return party is not None and party.start <= place.start < party.end
