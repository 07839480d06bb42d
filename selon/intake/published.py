"""The date of publication: ISO 8601, checked and otherwise kept as given; and what feeds write instead of it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from selon.errors import UsageError
from selon.language.loader import read

_EXTENDED = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")


def is_iso_date(value: str) -> bool:
    """Whether `value` is a calendar date ("2024-06-04"), alone or with a time ("2024-06-04T09:30+02:00")."""
    if not _EXTENDED.fullmatch(value):
        return False
    parse = date.fromisoformat if len(value) == 10 else datetime.fromisoformat
    try:
        parse(value)
    except ValueError:
        return False
    return True


def require_iso_date(value: str) -> str:
    """The same `value`; raises UsageError where it is no ISO 8601 date or datetime."""
    if not is_iso_date(value):
        raise UsageError(f"published {value!r} is not an ISO 8601 date: write it as 2024-06-04 or 2024-06-04T09:30")
    return value


_WRITTEN = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?:er)?[\s.-]+(?P<month>[^\W\d_]+)\.?[\s.-]+(?P<year>\d{4})(?!\d)")
_FIGURES = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?!\d)")
_TIME = re.compile(r"(?<!\d)(?P<hour>\d{1,2})\s?[h:]\s?(?P<minute>\d{2})(?::\d{2})?(?:\s*(?P<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2}))?")


def feed_date(raw: str, lang: str) -> str | None:
    """The date that a feed writes, as ISO 8601 with the zone it names; None where it is none.

    Feeds should write "Tue, 04 Jun 2024 09:30:00 +0200" or ISO 8601; some write in the language of their readers:
    "mardi 4 juin 2024 à 9h30", "04/06/2024 09:30".
    """
    raw = raw.strip()
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            when = parse(raw)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return when.date().isoformat() if len(raw) <= len("2024-06-04") else when.isoformat(timespec="seconds")
    return _in_words(raw, lang)


def _in_words(raw: str, lang: str) -> str | None:
    """A date with the day before the month, which is a word of the language or a figure."""
    found = _WRITTEN.search(raw) or _FIGURES.search(raw)
    if found is None:
        return None
    name = found["month"]
    month = int(name) if name.isdecimal() else _months(lang).get(name.lower())
    time = _TIME.search(raw, found.end())
    try:
        day = date(int(found["year"]), month or 0, int(found["day"]))
        return day.isoformat() if time is None else _at(day, time).isoformat(timespec="seconds")
    except ValueError:
        return None


def _at(day: date, time: re.Match[str]) -> datetime:
    when = datetime(day.year, day.month, day.day, int(time["hour"]), int(time["minute"]))
    if time["zone"] is None:
        return when
    hours, minutes = ("0", "0") if time["zone"][0] in "ZGU" else (time["zone"][:3], time["zone"][0] + time["zone"][-2:])
    return when.replace(tzinfo=timezone(timedelta(hours=int(hours), minutes=int(minutes))))


@cache
def _months(lang: str) -> dict[str, int]:
    """The names of the months, also the short ones, in the language's own words."""
    terms = read(lang, "dates")["terms"]
    return {str(name): int(number) for kind in ("month", "short_month") for name, number in terms[kind].items()}
