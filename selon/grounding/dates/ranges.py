"""Readings of stretches from one day, month or year to another, which share what only one of them says."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from selon.grounding.dates.choice import Mode
from selon.grounding.dates.clock import after, time_of, timed
from selon.grounding.dates.days import Read
from selon.grounding.dates.explicit import day_of
from selon.grounding.dates.expression import Slots, number, under
from selon.grounding.dates.periods import When, on, year_of
from selon.grounding.dates.setting import NoDateError, Setting
from selon.grounding.dates.stretches import read_decade, read_month


def read_range(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """From one date to another."""
    begin, end = shared(under(slots, "from"), under(slots, "to"))
    first, last, why = _ends(begin, end, setting, mode)
    if last.last < first.first:
        raise NoDateError("it would end before it begins")
    return When(first.first, last.last, last.precision), why


def read_night(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """The night from one day to the next."""
    when, why = read_range(slots, setting, mode)
    if (when.last - when.first).days != 1:
        raise NoDateError("a night ends on the day after")
    if time_of(slots):
        return timed(after(when, slots), slots), why
    return replace(when, precision="part_of_day"), why


def shared(begin: Slots, end: Slots) -> tuple[Slots, Slots]:
    """Both ends with the month and the year that only one of them says."""
    first, last = dict(begin), dict(end)
    if "day" in first and "month" not in first and "month" in last:
        first["month"] = last["month"]
        if _at(first) > _at(last):
            first["month"] = (number(last, "month") or 1) - 1 or 12
    over = int(_at(first) > _at(last))
    if "month" in first and "year" not in first and (year := number(last, "year")):
        first["year"] = year - over
    if "month" in last and "year" not in last and (year := number(first, "year")):
        last["year"] = year + over
    return first, last


def _at(slots: Slots) -> tuple[int, int]:
    """Where in the year a day or a month is."""
    return number(slots, "month") or 0, number(slots, "day") or 0


def _decade(slots: Slots, setting: Setting) -> When:
    return read_decade(slots, setting, "usual")[0]


def _ends(begin: Slots, end: Slots, setting: Setting, mode: Mode) -> tuple[When, When, str]:
    if "month" in end and "day" not in end:
        last, why = read_month(end, setting, mode)
        first, _ = read_month(_before(begin, end, last.first), setting, mode)
        return first, last, why
    if "decade" in end:
        return _decade(begin, setting), _decade(end, setting), "as written"
    if "year" in end and "month" not in end:
        return year_of(number(begin, "year") or 0), year_of(number(end, "year") or 0), "as written"
    if "day" not in end:
        day, why = day_of(begin, setting, mode)
        return on(day), on(_weekday_after(day, number(end, "weekday") or 1)), why
    day, why = day_of(end, setting, mode)
    if "day" not in begin:
        return on(_weekday_before(day, number(begin, "weekday") or 1)), on(day), why
    first_day, _ = day_of(_before(begin, end, day), setting, mode)
    return on(first_day), on(day), why


def _before(begin: Slots, end: Slots, last: date) -> Slots:
    """The beginning with its year, once the end is known."""
    known = {key: value for key, value in begin.items() if key != "weekday"}
    if "month" not in end:
        return {"month": last.month, "year": last.year, **known}
    return {"year": last.year - int(_at(begin) > _at(end)), **known}


def _weekday_after(day: date, wanted: int) -> date:
    return date.fromordinal(day.toordinal() + ((wanted - day.isoweekday()) % 7 or 7))


def _weekday_before(day: date, wanted: int) -> date:
    return date.fromordinal(day.toordinal() - ((day.isoweekday() - wanted) % 7 or 7))


def consecutive(begin: Slots, end: Slots) -> bool:
    """Whether two days, months or years follow one upon the other, so that both are one stretch."""
    first, last = shared(begin, end)
    if "day" in last:
        month, day = _at(first)
        if not 0 < month <= 12:
            return False
        following = (month, day + 1) if day < monthrange(2000, month)[1] else (month % 12 + 1, 1)
        return following == _at(last)
    for key, size in (("month", 99), ("year", 99999), ("weekday", 7)):
        if key in last:
            return (number(first, key) or 0) % size + 1 == number(last, key)
    return False
