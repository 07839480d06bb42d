"""Days of publication, of which only the articles are grouped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from selon.errors import UsageError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WRONG = "{!r} is no day, month or year: write it as 2024-06-04, 2024-06 or 2024"


@dataclass(frozen=True, slots=True)
class Window:
    """From a day to another, both included; without both, articles of no known day, too."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether an article of that day is to be grouped."""
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or date.min) <= day <= (self.until or date.max)


def window(since: str | None, until: str | None) -> Window:
    """The window between two days, months or years (ISO 8601). Raises UsageError where one is none, or nothing lies between."""
    found = Window(_first(since) if since else None, _last(until) if until else None)
    if found.since and found.until and found.since > found.until:
        raise UsageError(f"--since {since} lies behind --until {until}: turn them round")
    return found


def _first(told: str) -> date:
    year, month, day = _parts(told)
    return _date(told, year, month or 1, day or 1)


def _last(told: str) -> date:
    year, month, day = _parts(told)
    if day is None:
        return _date(told, year + (month or 12) // 12, (month or 12) % 12 + 1, 1) - timedelta(days=1)
    return _date(told, year, month or 1, day)


def _parts(told: str) -> tuple[int, int | None, int | None]:
    found = _DATE.fullmatch(told)
    if not found:
        raise UsageError(_WRONG.format(told))
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _date(told: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UsageError(_WRONG.format(told)) from error
