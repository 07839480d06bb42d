"""Which of several places of one name an article means, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selon.grounding.spots import Spot, distance

_NEAR = 120.0
"""Kilometres from the middle of a region within which a town is taken to lie in it."""
_NEGLIGIBLE = 50.0
"""How many times larger a town may be than the one that only the countries of the article speak for."""
_CLEARLY = 2.0
"""How many times larger a town must be than the next one to be meant where nothing else tells."""
_KNOWN = 100_000


def choose(
    spots: Sequence[Spot], beside: Spot | None, regions: Sequence[Spot], countries: Mapping[str, int],
    names: Mapping[str, str],
) -> tuple[Spot | None, str]:  # fmt: skip
    """The place meant, None where that cannot be told, and the reason in words.

    `beside` is a place named directly behind it, `regions` are those the article names, `countries` how often it names
    each state, by ISO code; `names` what the language calls them.
    """
    if not spots:
        return None, "not in the gazetteer"
    if len(spots) == 1:
        return spots[0], _only(spots[0], names)
    if beside is not None and (found := _in(spots, beside)):
        return found, f"in {beside.name}, which stands beside it"
    top = max(spots, key=_rank)
    likely = [s for s in spots if s.usual or s.weight * _NEGLIGIBLE >= top.weight]
    for region in regions:
        near = [s for s in likely if distance(s, region) < _NEAR and s.country == region.country]
        if near and len(near) < len(likely):
            return max(near, key=_rank), f"near {region.name}, which the article names"
    named = [s for s in likely if s.country and countries.get(s.country)]
    if named:
        best = max(named, key=lambda s: (countries[s.country or ""], _rank(s)))
        return best, f"in {names.get(best.country or '', best.country)}, which the article names"
    return _largest(spots, top)


def _only(spot: Spot, names: Mapping[str, str]) -> str:
    if spot.until:
        return f"{spot.name} ended in {spot.until}: no state of today"
    if spot.precision == "country":
        return f"{spot.name} is a state"
    if spot.precision == "region":
        return f"{spot.name} is a region" + (f" of {names.get(spot.country, spot.country)}" if spot.country else "")
    return "the only place of that name"


def _in(spots: Sequence[Spot], beside: Spot) -> Spot | None:
    """The place of the same state, for a region the nearest to its middle."""
    inside = [s for s in spots if s.country == beside.country or beside.country is None]
    if not inside:
        return None
    if beside.precision == "country":
        return max(inside, key=_rank)
    return min(inside, key=lambda s: distance(s, beside))


def _largest(spots: Sequence[Spot], top: Spot) -> tuple[Spot | None, str]:
    others = f"{len(spots)} places of that name"
    if top.usual:
        return top, f"the one of {others} that is usually meant"
    second = max((s.weight for s in spots if s is not top), default=0.0)
    if top.weight >= _KNOWN or top.weight >= _CLEARLY * second:
        return top, f"the largest of {others}"
    return None, f"one of {others}, and nothing in the article tells which"


def _rank(spot: Spot) -> tuple[bool, float]:
    return spot.usual, spot.weight
