"""Days and the periods they lie in: weeks from Monday, quarters, seasons of whole months, decades, centuries."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONTHS: Final = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""How many months the periods are long that are made of months."""

_SHAPES = {"month": "%04d-%02d", "quarter": "%04d-%02d", "season": "%04d-%02d", "half": "%04d-%02d"}
_YEARS = frozenset({"year", "decade", "century"})
_WHOLE = frozenset({"week", "quarter", "season", "half", "decade", "century"})


@dataclass(frozen=True, slots=True)
class When:
    """From the first to the last day of what is known, with its precision, and the hour where one is known."""

    first: date
    last: date
    precision: str
    clock: str = ""
    until_clock: str = ""

    @property
    def value(self) -> str:
        """ISO 8601, reduced to the precision."""
        return self._iso(self.first) + (f"T{self.clock}" if self.clock else "")

    @property
    def until(self) -> str | None:
        """The end, where it is another one than the value or the period has no name in ISO 8601."""
        if self.until_clock:
            return f"{self._iso(self.last)}T{self.until_clock}"
        end = self._iso(self.last)
        return end if self.precision in _WHOLE or end != self._iso(self.first) else None

    def _iso(self, day: date) -> str:
        if self.precision in _YEARS:
            return f"{day.year:04d}"
        shape = _SHAPES.get(self.precision)
        return shape % (day.year, day.month) if shape else day.isoformat()


def on(day: date, precision: str = "day") -> When:
    """A single day."""
    return When(day, day, precision)


def shifted(day: date, unit: str, by: int) -> date:
    """A day so many units later (earlier where `by` is negative); the last day of a month stands for days it lacks."""
    if unit in ("day", "week", "weekend"):
        return day + timedelta(days=by if unit == "day" else 7 * by)
    months = day.year * 12 + day.month - 1 + by * MONTHS[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period(day: date, unit: str) -> When:
    """The period of a unit that a day lies in."""
    if unit == "day":
        return on(day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return When(monday, monday + timedelta(days=6), "week")
    if unit == "weekend":
        saturday = day + timedelta(days=5 - day.weekday())
        return When(saturday, saturday + timedelta(days=1), "day")
    return months_from(_first_month(day, unit), MONTHS[unit], unit)


def _first_month(day: date, unit: str) -> date:
    if unit in ("decade", "century"):
        size, offset = (10, 0) if unit == "decade" else (100, 1)
        return date((day.year - offset) // size * size + offset, 1, 1)
    if unit == "season":
        return shifted(day.replace(day=1), "month", -(day.month % 3))
    size = MONTHS[unit]
    return date(day.year, (day.month - 1) // size * size + 1, 1)


def months_from(first: date, months: int, precision: str) -> When:
    """So many months from the first day of one."""
    return When(first, shifted(first, "month", months) - timedelta(days=1), precision)


def year_of(year: int) -> When:
    """A whole year."""
    return period(date(year, 1, 1), "year")


def month_of(year: int, month: int) -> When:
    """A whole month."""
    return period(date(year, month, 1), "month")


def season_of(year: int, season: int) -> When:
    """A season by its number (0 winter to 3 autumn) and the year it begins in: winter is December to February."""
    return months_from(date(year, season * 3 or 12, 1), 3, "season")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)
