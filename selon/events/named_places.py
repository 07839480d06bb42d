"""The places of one text as events see them: named or taken up, with what they are tied to, the dateline and the label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.attribution.statements import Reading
from selon.events.back_references import BackReferences
from selon.events.place_ties import PlaceTies
from selon.grounding.places import Places
from selon.grounding.spots import PlaceMention
from selon.parse.tokens import Tokens
from selon.records import Place

EXACT = {"city": 0, "region": 1, "country": 2}
"""How exact a place is, the most exact first."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of the text; `said` is the verb of a statement made there, -1 for none, `lasting` tells that what follows may
    take place there too."""

    mention: PlaceMention
    place: Place
    said: int
    lasting: bool


class NamedPlaces:
    """The places of one text in its order, those that tell where nothing happens left out.

    `label` is the place that opens the headline ("Gambie : …"), `first_town` the first town of the headline (or the first
    sentence, where it stands outside the text), `dateline` the place of the dateline.
    """

    def __init__(self, reading: Reading, places: Places) -> None:
        tokens = reading.ctx.tokens
        mentions = places.find(tokens)
        counts = places.countries(tokens, mentions)
        known = list(zip(mentions, places.resolve(mentions, counts), strict=True))
        ties = PlaceTies(reading, mentions)
        self.dateline = _dateline(known)
        self.label = _label(tokens, known)
        every = [NamedPlace(m, p, ties.said_at(m), m.locative and not ties.of_voice(m)) for m, p in known]
        home = self.dateline or self.label
        for mention, place, lasting in BackReferences(reading.ctx, places, known, counts, home).find():
            every.append(NamedPlace(mention, place, ties.said_at(mention), lasting))
        self.all = sorted((n for n in every if not ties.elsewhere(n.mention)), key=lambda n: n.mention.first)
        opening = [n for n in self.all if tokens.sentence[n.mention.first] == 0 and not self.dateline]
        towns = (n.place for n in opening if n.lasting and n.said < 0 and n.place.precision == "city")
        self.first_town = next(towns, None)


def _dateline(known: Sequence[tuple[PlaceMention, Place]]) -> Place | None:
    line = next((place for mention, place in known if mention.dateline), None)
    return line and replace(line, why=f"the dateline; {line.why}")


def _label(tokens: Tokens, known: Sequence[tuple[PlaceMention, Place]]) -> Place | None:
    opening, place = next(((m, p) for m, p in known if m.first == 0), (None, None))
    if opening is None or place is None or opening.stop >= len(tokens) or tokens.low[opening.stop] != ":":
        return None
    return replace(place, why=f"the label of the headline; {place.why}")
