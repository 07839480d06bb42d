"""Hours and parts of days: "à 18 h 30", "vers midi", "neuf heures du soir", "en fin de matinée"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from selon.grounding.dates.expression import Slots, number, word
from selon.grounding.dates.periods import When, on
from selon.grounding.dates.setting import NoDateError

_ROUGH = frozenset({"about", "before", "after"})
_NOON, _SMALL_HOURS, _EVENING = 12, 6, "18"
_PARTS = ("moment", "in_day", "today_part", "beside_part", "part")


@dataclass(frozen=True, slots=True)
class Time:
    """An hour of a day; `minute` is None where only the hour is known, `zone` "Z" for universal time, else empty."""

    hour: int
    minute: int | None
    zone: str = ""

    def __str__(self) -> str:
        return f"{self.hour:02d}:{self.minute or 0:02d}{self.zone}"


def time_of(slots: Slots) -> Time | None:
    """The hour that some slots name; None where they name none, or midnight, which is at two ends of a day."""
    zone = "Z" if slots.get("zone") == "utc" else ""
    figures = word(slots, "hour_minute")
    if figures:
        return _checked(int(figures[:-3]), int(figures[-2:]), zone)
    hour = 12 if "noon" in slots else number(slots, "hour")
    if hour is None or hour == 24:
        return None
    if slots.get("half_day") == "pm" and hour < 12:
        hour += 12
    past, minute = number(slots, "past"), number(slots, "minute")
    if past is not None:
        hour, minute = divmod(hour * 60 + past, 60)
    return _checked(hour, minute, zone)


def _checked(hour: int, minute: int | None, zone: str) -> Time:
    if not (0 <= hour < 24 and 0 <= (minute or 0) < 60):
        raise NoDateError("no such hour")
    return Time(hour, minute, zone)


def timed(day: date, slots: Slots) -> When:
    """A day with the hour or the part of it that some slots name."""
    time = time_of(slots)
    if time:
        exact = time.minute is not None and slots.get("at") not in _ROUGH
        return When(day, day, "minute" if exact else "hour", str(time))
    partly = "midnight" in slots or "hour" in slots or any(key in slots for key in _PARTS)
    return on(day, "part_of_day" if partly and slots.get("part") != "day" else "day")


def after(reference: When, slots: Slots) -> date:
    """The day of an hour or part of a day that is told behind another one: small hours follow a night or an evening."""
    time = time_of(slots)
    if reference.last > reference.first:
        morning = "dawn" in slots or slots.get("part") == "morning" or (time and time.hour < _NOON)
        return reference.last if morning else reference.first
    small = time and time.hour < _SMALL_HOURS and reference.clock[:2] >= _EVENING
    return reference.first + timedelta(days=1) if small else reference.first


def until(begin: When, slots: Slots) -> When:
    """A stretch that begins at an hour and ends at the one that some slots name, if need be on the next day."""
    time = time_of(slots)
    if time is None and "midnight" not in slots:
        raise NoDateError("no such hour")
    end = str(time) if time else "00:00"
    minutes = begin.precision == "minute" or (time is not None and time.minute is not None)
    last = begin.last if end > begin.clock else begin.last + timedelta(days=1)
    return replace(begin, last=last, precision="minute" if minutes else "hour", until_clock=end)
