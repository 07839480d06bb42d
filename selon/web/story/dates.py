"""The events of a story under their dates, each date as coarse as it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.web.story.happenings import StoryEvent, When

_DAY = len("2024-06-04")
_WITHIN_A_DAY = ("minute", "hour", "part_of_day", "day")


@dataclass(frozen=True, slots=True)
class StoryDate:
    """A date with its events: a day, a month, a year … as far as it is known, None for events without one.

    The hours of a day stand with its events (`when`); the `precision` of such a date is "day".
    """

    when: When | None
    events: list[StoryEvent]


def story_dates(events: Iterable[StoryEvent]) -> list[StoryDate]:
    """The dates of events in order: what is known by the month before what is known by its days, the undated at the end."""
    found: dict[When | None, list[StoryEvent]] = {}
    for event in sorted(events, key=_order):
        found.setdefault(_of_day(event.when), []).append(event)
    return [StoryDate(when, events) for when, events in found.items()]


def _order(event: StoryEvent) -> tuple[bool, str, str, str, str]:
    when, day = event.when, _of_day(event.when)
    if when is None or day is None:
        return (True, "", "", "", event.id)
    return (False, day.value, day.until or "", when.value, event.id)


def _of_day(when: When | None) -> When | None:
    """The day of an hour; what is coarser as it is."""
    if when is None or when.precision not in _WITHIN_A_DAY:
        return when
    value, until = when.value[:_DAY], when.until and when.until[:_DAY]
    return When(value, None if until == value else until, "day")
