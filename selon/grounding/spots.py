"""What a name may mean on the map, and where an article mentions it."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from selon.grounding.gazetteer import City
from selon.language.place_words import KnownPlace

Precision = Literal["city", "region", "country"]
_EARTH = 6371.0
_OTHER_NAME = 0.1
_PRECISION: dict[str, Precision] = {"country": "country", "former": "country", "region": "region", "city": "city"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that a name may mean; `lat` and `lon` in degrees.

    `weight` are a town's inhabitants, a tenth of them where it bears the name in another language only; `usual` tells
    that the language's table means this one; `article` the one that a state's name takes; `until` when a former state ended.
    """

    name: str
    precision: Precision
    country: str | None
    lat: float | None
    lon: float | None
    weight: float = 0.0
    usual: bool = False
    article: str = ""
    needs_noun: bool = False
    until: int | None = None


@dataclass(slots=True)
class PlaceMention:
    """Where a place is named: tokens `[first, stop)`, code points `[start, end)`, and the places the name may mean.

    `locative` tells that a preposition says something happens there or goes there, `preposition` the one directly before
    it, its contraction undone, `beside` the index (in the list of
    mentions) of a place named directly behind it that it lies in ("Valence (Drôme)"), `dateline` that it stands in a
    dateline. Without `spots` the gazetteer does not know it, and `precision` is what the words before it tell.
    """

    first: int
    stop: int
    start: int
    end: int
    text: str
    spots: tuple[Spot, ...]
    precision: Precision
    locative: bool = False
    preposition: str = ""
    dateline: bool = False
    beside: int | None = None


def known_spot(known: KnownPlace, city: City | None = None) -> Spot:
    """A place of the language's table; for a town that the gazetteer knows, with its coordinates."""
    return Spot(
        name=known.name,
        precision=_PRECISION[known.kind],
        country=known.country,
        lat=city.lat if city else known.lat,
        lon=city.lon if city else known.lon,
        weight=float(city.population) if city else 0.0,
        usual=True,
        article=known.article,
        needs_noun=known.needs_noun,
        until=known.until,
    )


def city_spot(city: City, written: str, capital: bool) -> Spot:
    """A town of the gazetteer, called as the article writes it, but with small letters.

    `capital`: the language calls its state's capital so, so that the name counts in full.
    """
    weight = city.population * (1.0 if city.main or capital else _OTHER_NAME)
    shown = written if not written.isupper() else city.name if city.main else written.title()
    return Spot(shown, "city", city.country, city.lat, city.lon, weight)


def distance(one: Spot, other: Spot) -> float:
    """Kilometres between two places (haversine); infinite where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    south, north = radians(one.lat), radians(other.lat)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))
