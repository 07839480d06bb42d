"""Dates of publication and of events, as they are sorted and compared."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func

UNDATED = "9999"
"""Sorts behind every date."""


def moment(published: str | None) -> str:
    """An ISO 8601 date as text that sorts by time: in UTC where the zone is known."""
    if published is None:
        return UNDATED
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return published
    if len(published) <= len("2024-06-04"):
        return published
    return (when.astimezone(UTC) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M:%S")


def within(at: ColumnElement[str], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Conditions that the date `at` lies between two others, compared as precisely as both are; unknown ones do not."""
    found = [at != UNDATED] if since is not None or until is not None else []
    return [*found, *not_before(at, since), *not_after(at, until)]


def not_before(at: ColumnElement[str], since: str | None) -> list[ColumnElement[bool]]:
    """The condition that `at` is the same as a date, as precisely as both are, or later; none without a date."""
    return [] if since is None else [func.substr(at, 1, len(since)) >= func.substr(since, 1, func.length(at))]


def not_after(at: ColumnElement[str], until: str | None) -> list[ColumnElement[bool]]:
    """The same the other way round."""
    return [] if until is None else [func.substr(at, 1, len(until)) <= until]
