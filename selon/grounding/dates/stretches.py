"""Readings of expressions that name a week, a month, a season, a year or more."""

from __future__ import annotations

from collections.abc import Callable

from selon.grounding.dates.choice import HALF_YEARLY, YEARLY, Mode, choose
from selon.grounding.dates.days import Read
from selon.grounding.dates.explicit import year_told
from selon.grounding.dates.expression import Slots, number, word
from selon.grounding.dates.periods import MONTHS, When, month_of, months_from, period, season_of, shifted, year_of
from selon.grounding.dates.setting import NoDateError, Setting

_WINTER = 0
_AROUND = 2


def read_period(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A unit counted from the day of the article: "la semaine dernière", "cette année", "en fin de mois"."""
    unit, now = word(slots, "period") or "year", setting.now
    if unit == "weekend":
        weekends = [period(shifted(now.day, "week", k), unit) for k in range(-2, 3)]
        found, why = choose(weekends, now, mode if mode != "usual" else "nearest", YEARLY)
        return found, f"the weekend: {why}"
    by = number(slots, "which") or 0
    told = {-1: f"the {unit} before", 0: f"the {unit} of", 1: f"the {unit} after"}[by]
    return period(shifted(now.day, unit, by), unit), f"{told} {now}"


def read_beside_period(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A unit counted from a date that was given: "l'année suivante", "ce mois-là"."""
    unit, by = word(slots, "period") or "year", number(slots, "next_to") or 0
    reference = setting.reference(unit)
    if reference is None:
        raise NoDateError("no date was given before to count from")
    return period(shifted(reference.first, unit, by), unit), f"counted from {reference.value}, given before"


def read_month(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A month, with its year or without."""
    month = number(slots, "month") or 1
    joined = setting.joined if mode == "usual" and not {"year", "of_year"} & slots.keys() else None
    if joined and joined.precision in ("year", "month"):
        return month_of(joined.first.year, month), f"the year of {joined.value}, just before"
    return _in_a_year(lambda year: month_of(year, month), slots, setting, mode, YEARLY)


def _in_a_year(of: Callable[[int], When], slots: Slots, setting: Setting, mode: Mode, limit: int) -> Read:
    """What comes back every year, in the year that is told or else in the one that is meant."""
    year, why = year_told(slots, setting)
    if year is not None:
        return of(year), why
    now = setting.now
    return choose([of(now.day.year + k) for k in range(-_AROUND, _AROUND + 1)], now, mode, limit)


def read_year(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A year that is written out."""
    return year_of(number(slots, "year") or 0), "as written"


def read_season(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A season. A winter told by one year only could be either of that year's two: then the year is all that is known."""
    season, year = number(slots, "season") or _WINTER, number(slots, "year")
    if season == _WINTER and year is not None:
        if "to.year" not in slots:
            return year_of(year), "which of the two winters of that year is not said"
        return season_of(year, season), "as written"
    if mode == "nearest" and season != _WINTER:
        return season_of(setting.now.day.year, season), f"in the year of {setting.now}"
    return _in_a_year(lambda y: season_of(y, season), slots, setting, mode, HALF_YEARLY)


def read_fraction(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A quarter or a half of a year by its number, the last one by -1."""
    unit, which = word(slots, "fraction") or "quarter", number(slots, "ordinal") or 0
    months = MONTHS[unit]
    of_them = 12 // months
    which = of_them if which == -1 else which
    if not 0 < which <= of_them:
        raise NoDateError(f"a year has no {unit} of that number")

    def of(year: int) -> When:
        return months_from(month_of(year, (which - 1) * months + 1).first, months, unit)

    return _in_a_year(of, _this_year(slots, setting), setting, mode, HALF_YEARLY)


def _this_year(slots: Slots, setting: Setting) -> Slots:
    """The slots, with the article's own year where "of the year" names none."""
    if "year_or_of" not in slots or "year" in slots or "of_year" in slots:
        return slots
    return {**slots, "year": setting.now.day.year}


def read_first_months(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """The first months of a year, from January."""
    count = number(slots, "count") or 0
    year, why = year_told(_this_year(slots, setting), setting)
    if not 0 < count <= 12 or year is None:
        raise NoDateError("a year has no such months")
    return months_from(year_of(year).first, count, "month"), f"from January on: {why}"


def read_decade(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A decade by its first year; two figures are of the twentieth century."""
    year = number(slots, "decade") or 0
    if year % 10 or 100 <= year < 1000:
        raise NoDateError("no decade begins in that year")
    return period(year_of(year if year >= 1000 else 1900 + year).first, "decade"), "as written"


def read_century(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """A century by its number: the twentieth is 1901 to 2000."""
    century = number(slots, "century") or 0
    if not 0 < century < 99:
        raise NoDateError("no such century")
    return period(year_of(century * 100).first, "century"), "as written"
