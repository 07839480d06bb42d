"""Days that are written out, in part or in full: "mardi 26 mars", "le 26", "2019-03-26", "hier", "à Noël"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from selon.grounding.dates.choice import YEARLY, Mode, choose
from selon.grounding.dates.expression import Slots, number, word
from selon.grounding.dates.periods import easter, on, shifted
from selon.grounding.dates.setting import DAYS, NoDateError, Setting

Told = tuple[date, str]
AROUND = 3
"""How many years on either side of the anchor a day without a year is looked for."""
_FOLLOWS = 60
"""Days within which a day without a year belongs to the year of the full date before it in its paragraph."""
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAP = 8
"""How many years on either side hold a 29 February for certain."""
_BESIDE = {"same": 0, "after": 1, "before": -1}
_HOLIDAYS = ("holiday", "bare_holiday", "at_holiday")
WRITTEN = "as written"


def day_of(slots: Slots, setting: Setting, mode: Mode) -> Told:
    """The day that some slots name, and why; raises NoDateError where they name none."""
    if "iso" in slots or "numeric" in slots:
        return _in_figures(slots), WRITTEN
    if number(slots, "near_day") is not None and "day" not in slots:
        return setting.now.day + timedelta(days=number(slots, "near_day") or 0), f"counted from {setting.now}"
    holiday = next((word(slots, key) for key in _HOLIDAYS if key in slots), None)
    if holiday:
        return _holiday(holiday, number(slots, "year"), setting, mode)
    if number(slots, "day") is None:
        return _weekday(slots, setting, mode)
    if number(slots, "month") is None:
        return _day_of_some_month(slots, setting, mode)
    return _day_of_month(slots, setting, mode)


def _in_figures(slots: Slots) -> date:
    iso, numeric = word(slots, "iso"), word(slots, "numeric")
    try:
        if iso:
            return date.fromisoformat(iso[:10])
        day, month, year = map(int, re.split(r"[/.]", numeric or ""))
        return date(year, month, day)
    except ValueError:
        raise NoDateError("no such day") from None


def _weekday(slots: Slots, setting: Setting, mode: Mode) -> Told:
    """A weekday alone, of the week that is named or of the days around the anchor."""
    wanted, now = number(slots, "weekday") or 1, setting.now
    monday = now.day - timedelta(days=now.day.weekday())
    week = number(slots, "week_of")
    if week is not None:
        return monday + timedelta(days=7 * week + wanted - 1), f"{_NAMES[wanted - 1]} of a week counted from {now}"
    weeks = number(slots, "in_weeks") or 0
    if weeks:
        mode = "next"
    if mode == "usual" and slots.get("bound") == "from":
        mode = "future"
    options = [on(monday + timedelta(days=7 * k + wanted - 1)) for k in range(-2, 3)]
    found, why = choose(options, now, mode, limit=6)
    more = f", {weeks} weeks on" if weeks else ""
    return found.first + timedelta(days=7 * weeks), f"{_NAMES[wanted - 1]}: {why}{more}"


def _day_of_some_month(slots: Slots, setting: Setting, mode: Mode) -> Told:
    """A weekday with the day of a month that is not named: the nearest month in which they fit."""
    day, wanted, now = number(slots, "day") or 0, number(slots, "weekday"), setting.now
    months = [shifted(now.day.replace(day=1), "month", k) for k in (-1, 0, 1)]
    fitting = [m.replace(day=day) for m in months if 0 < day <= monthrange(m.year, m.month)[1]]
    options = [on(d) for d in fitting if wanted in (None, d.isoweekday())]
    if not options:
        raise NoDateError(f"no month near {now} has such a day")
    found, why = choose(options, now, "nearest" if mode == "usual" else mode, YEARLY)
    return found.first, f"the month in which weekday and day fit: {why}"


def _day_of_month(slots: Slots, setting: Setting, mode: Mode) -> Told:
    day, month = number(slots, "day") or 0, number(slots, "month") or 0
    if not 0 < day <= monthrange(2000, month)[1]:
        raise NoDateError("no such day")
    wanted = number(slots, "weekday")
    year, told = year_told(slots, setting)
    if year is not None:
        if not _there(year, month, day):
            raise NoDateError("no such day")
        return date(year, month, day), told + _mismatch(date(year, month, day), wanted)
    if wanted:
        return _by_weekday(day, month, wanted, setting, mode)
    if mode == "usual" and (following := _following(day, month, setting)):
        return following
    return _year_around(lambda y: date(y, month, day) if _there(y, month, day) else None, setting, mode)


def _there(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and 0 < day <= monthrange(year, month)[1]


def year_told(slots: Slots, setting: Setting) -> tuple[int | None, str]:
    """The year that an expression names outright or by another one ("de l'an dernier"), None where it names none."""
    year, of_year = number(slots, "year"), slots.get("of_year")
    if year is not None or of_year is None:
        return year, WRITTEN
    if isinstance(of_year, int):
        return setting.now.day.year + of_year, f"the year counted from {setting.now}"
    reference = setting.reference("year")
    if reference is None:
        raise NoDateError("no year was given before")
    return reference.first.year + _BESIDE[of_year], f"the year counted from {reference.value}, given before"


def _mismatch(day: date, wanted: int | None) -> str:
    """A remark where a full date is said to be another weekday than it is."""
    return f", though it is a {_NAMES[day.weekday()]}" if wanted not in (None, day.isoweekday()) else ""


def _by_weekday(day: int, month: int, wanted: int, setting: Setting, mode: Mode) -> Told:
    """The year in which the day is that weekday: near the anchor, else near a year that the article names."""
    named = sorted(set(setting.years))
    near = [setting.anchor.day.year] if setting.anchor else named
    years = sorted({y + k for y in near for k in range(-AROUND, AROUND + 1)} | set(named))
    days = [date(y, month, day) for y in years if _there(y, month, day)]
    fitting = [on(d) for d in days if d.isoweekday() == wanted]
    name = f"the year in which it is a {_NAMES[wanted - 1]}"
    if not fitting:
        raise NoDateError(f"in no year that is near it is a {_NAMES[wanted - 1]}")
    if setting.anchor is None:
        found = min(fitting, key=lambda w: min(abs(w.first.year - y) for y in named))
        return found.first, f"{name}, nearest to a year that the article names"
    if mode == "usual":
        mode = "nearest"
    found, why = choose(fitting, setting.anchor, mode, YEARLY)
    return found.first, f"{name}: {why}"


def _following(day: int, month: int, setting: Setting) -> Told | None:
    """The year of the full date that stands before, where the day follows that date closely."""
    last = setting.given[-1] if setting.given else None
    if last is None or not last.explicit or last.when.precision not in DAYS or last.paragraph != setting.paragraph:
        return None
    before = last.when.first
    for year in (before.year, before.year + 1):
        if _there(year, month, day) and 0 <= (date(year, month, day) - before).days <= _FOLLOWS:
            return date(year, month, day), f"the year in which it follows {before.isoformat()}"
    return None


def _year_around(of: Callable[[int], date | None], setting: Setting, mode: Mode) -> Told:
    """The year that puts a day where it is meant, seen from the anchor; `of` gives the day in a year that has it."""
    year = setting.now.day.year
    options = [on(d) for y in range(year - _LEAP, year + _LEAP + 1) if (d := of(y))]
    found, why = choose(options, setting.now, mode, YEARLY)
    return found.first, why


def _holiday(holiday: str, year: int | None, setting: Setting, mode: Mode) -> Told:
    """A holiday by its month and day ("12-25") or its days from Easter Sunday ("easter+39")."""
    moved = holiday.removeprefix("easter")

    def of(year: int) -> date | None:
        if moved != holiday:
            return easter(year) + timedelta(days=int(moved)) if MINYEAR < year < MAXYEAR else None
        month, day = map(int, holiday.split("-"))
        return date(year, month, day) if _there(year, month, day) else None

    if year is None:
        found, why = _year_around(of, setting, mode)
        return found, f"a holiday: {why}"
    day = of(year)
    if day is None:
        raise NoDateError("no such day")
    return day, "a holiday, its year as written"


