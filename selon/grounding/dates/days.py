"""Readings of expressions that name a day, a part of it or an hour."""

from __future__ import annotations

from datetime import date, timedelta

from selon.grounding.dates.choice import Mode
from selon.grounding.dates.clock import after, timed, until
from selon.grounding.dates.explicit import day_of
from selon.grounding.dates.expression import Slots, number, under
from selon.grounding.dates.periods import When, on, period
from selon.grounding.dates.setting import NoDateError, Setting

Read = tuple[When, str]
_NAMES_DAY = ("weekday", "near_day", "day", "iso", "numeric")
_NEAR = 1
"""How many paragraphs back a day still holds for an hour that stands alone."""


def read_day(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A day that is written out, named by its weekday or counted from today, with its hour or part of day."""
    day, why = day_of(slots, setting, mode)
    return timed(day, slots), why


def read_famous(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A day that everybody knows by its date alone; another one is read as any."""
    year = setting.words.famous.get((number(slots, "month") or 0, number(slots, "day") or 0))
    if year is None:
        return read_day(slots, setting, mode)
    day, _ = day_of({**slots, "year": year}, setting, mode)
    return on(day), "a day known by its date alone"


def read_this_day(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A part of the day of the article: "ce matin"."""
    return timed(setting.now.day, slots), f"the day itself: {setting.now}"


def read_this_night(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """The night before the day of the article or, where it is still to come, the one after."""
    day, by = setting.now.day, number(slots, "by") or (1 if mode == "future" else -1)
    first = day if by > 0 else day - timedelta(days=1)
    side = "after" if by > 0 else "before"
    return When(first, first + timedelta(days=1), "part_of_day"), f"the night {side} {setting.now}"


def read_moment(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A part of a day that is not named: of the day given before in the passage, else of the article's own."""
    day, why, given = _governing(slots, setting, mode)
    if slots.get("part") != "night" or "hour" in slots or "noon" in slots:
        return timed(day, slots), why
    to_come = mode == "future" or (given and day != setting.now.day)
    first = day if to_come else day - timedelta(days=1)
    return When(first, first + timedelta(days=1), "part_of_day"), f"the night: {why}"


def read_clock(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """An hour, of the day that is named with it or of the one that governs the passage."""
    day, why = _day(slots, setting, mode)
    return timed(day, slots), why


def read_hours(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """From one hour to another."""
    day, why = _day(slots, setting, mode)
    begin = timed(day, under(slots, "from"))
    if "from.midnight" in slots:
        begin = When(day, day, "hour", "00:00")
    if not begin.clock:
        raise NoDateError("no such hour")
    return until(begin, under(slots, "to")), why


def _day(slots: Slots, setting: Setting, mode: Mode) -> tuple[date, str]:
    if any(key in slots for key in _NAMES_DAY):
        return day_of(slots, setting, mode)
    return _governing(slots, setting, mode)[:2]


def _governing(slots: Slots, setting: Setting, mode: Mode) -> tuple[date, str, bool]:
    """The day that holds where none is named, why, and whether it was given before."""
    try:
        reference = setting.reference("day", _NEAR, ahead=mode == "future")
    except NoDateError:
        reference = None
    if reference:
        day = after(reference, slots)
        return day, f"the day given before, {day.isoformat()}", True
    return setting.now.day, f"no day is named: {setting.now}", False


def read_beside(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """Days before or after one that was given: "la veille", "ce jour-là"."""
    by = number(slots, "beside_day") or 0
    day, why = _reference_day(setting, back=by < 0 or (by > 0 and mode == "future"))
    return setting.counted_on(timed(day + timedelta(days=by), slots), day, mode), why


def read_beside_weekday(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A weekday before or after a day that was given: "le mardi suivant"."""
    by, wanted = number(slots, "next_to") or 1, number(slots, "weekday") or 1
    day, why = _reference_day(setting, back=by < 0)
    days = (wanted - day.isoweekday()) % 7 or 7
    return timed(day + timedelta(days=days if by > 0 else (days - 7 or -7)), slots), why


def _reference_day(setting: Setting, back: bool) -> tuple[date, str]:
    """The day given before; the article's own, where one counts `back` and none was given."""
    reference = setting.reference("day")
    if reference:
        return reference.first, f"counted from {reference.first.isoformat()}, given before"
    if not back:
        raise NoDateError("no day was given before to count from")
    return setting.now.day, f"counted from {setting.now}"


def read_beside_date(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """Days before or after one that is named: "la veille de Noël"."""
    by = number(slots, "beside_day") or number(slots, "beside_event") or 0
    day, why = day_of(slots, setting, mode)
    return on(day + timedelta(days=by)), f"counted from {day.isoformat()}: {why}"


def read_week_of(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """The week in which a day lies."""
    day, why = day_of(slots, setting, mode)
    return period(day, "week"), f"the week of {day.isoformat()}: {why}"


def read_weekend_of(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """The weekend of the week in which a day lies."""
    day, why = day_of(slots, setting, mode)
    return period(day, "weekend"), f"the weekend of {day.isoformat()}: {why}"


def read_event(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """Counted from something that happened, which is no date."""
    raise NoDateError("counted from an event, not from a date")
