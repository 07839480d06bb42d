"""The places of a story's events, each as precise as it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from selon.interface.countries import country_numbers
from selon.records import Place
from selon.web.story.happenings import StatusCount, Told, counted

Key = tuple[str, str | None, str]


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """A town, region or country where events of the story took place.

    `mentions` is how many mentions of events are set there, `events` the ids of the events. `lat` and `lon` are degrees
    (WGS 84), of a region or country its centre; `numbers` are the ISO 3166-1 numbers of its country.
    """

    name: str
    country: str | None
    precision: Literal["city", "region", "country"]
    lat: float | None
    lon: float | None
    numbers: list[str]
    mentions: int
    statuses: list[StatusCount]
    events: list[str]


def story_places(gathered: Iterable[Sequence[Told]]) -> list[StoryPlace]:
    """The places of events, those with most mentions first."""
    found: dict[Key, list[tuple[str, Told, Place]]] = {}
    for told in gathered:
        for t in told:
            if place := t.event.place:
                found.setdefault((place.name, place.country, place.precision), []).append((told[0].id, t, place))
    return sorted(map(_place, found.values()), key=lambda p: (-p.mentions, p.name))


def _place(found: list[tuple[str, Told, Place]]) -> StoryPlace:
    place = found[0][2]
    return StoryPlace(
        name=place.name, country=place.country, precision=place.precision, lat=place.lat, lon=place.lon,
        numbers=country_numbers(place.country), mentions=len(found),
        statuses=counted(t.event.status for _, t, _ in found),
        events=list(dict.fromkeys(id for id, _, _ in found)),
    )  # fmt: skip
