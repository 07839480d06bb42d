"""Dates of events, set against the day of the news: later, of late; as coarse as what is known; carried over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from selon.records import Date

_MONTH, _DAY = len("2019-03"), len("2019-03-24")
_LATE = 7
"""Days before publication that the news of the day can be about."""


def later_than(day: Date | None, published: str | None) -> bool:
    """Whether a date lies wholly after the day of publication."""
    if day is None or published is None:
        return False
    news = published[:_DAY]
    value = day.value[: len(news)]
    return value > news[: len(value)]


def of_late(day: Date, published: str | None) -> bool:
    """Whether a day is one that the news can be about: shortly before publication, or any where that is not known."""
    if published is None:
        return True
    news, there = _day(published), _day(day.value)
    return news is not None and there is not None and 0 <= (news - there).days <= _LATE


def _day(value: str) -> date | None:
    """The day that an ISO date begins with; None where it names none."""
    try:
        return date.fromisoformat(value[:_DAY])
    except ValueError:
        return None


def as_known(day: Date) -> Date:
    """The date of an event: what is known to the week only is told by its month, not by a day."""
    if day.precision != "week" or day.until is None:
        return day
    first, last = day.value[:_MONTH], day.until[:_MONTH]
    why = f"{day.why}: {day.value} to {day.until}"
    return replace(day, value=first, until=last if last != first else None, precision="month", why=why)


def month_of(told: Date) -> Date:
    """The month in which something was told, where the day of the telling is all that is known."""
    why = f"told on {told.value}, when it took place is not said: the month"
    return elsewhere(replace(told, value=told.value[:_MONTH], until=None, precision="month"), why)


def elsewhere(day: Date, why: str) -> Date:
    """A date whose words do not stand with the event."""
    return replace(day, text=None, start=None, end=None, why=why)


def of_publication(published: str | None) -> Date | None:
    """The day of publication as the date of what is told as its news; None where it is not known."""
    if published is None:
        return None
    value = published[:_DAY]
    return Date(
        text=None, start=None, end=None, value=value, until=None,
        precision=("year", "month", "day")[min(2, value.count("-"))],
        why="told as the news of the day: the day of publication",
    )  # fmt: skip
