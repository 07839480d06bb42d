"""Dates of records in the words of a language, no more precise than they are given."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime

_DAY_AND_HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_MONTH = re.compile(r"\d{4}-\d\d$")

_REMEMBERED = 4096
"""Dates that stay written out: babel takes its time for each, and pages show hundreds."""


@lru_cache(_REMEMBERED)
def in_words(value: str | None, language: str) -> str:
    """A date of ISO 8601 as the language writes it ("juin 2024"); "" for None, and what is no date as it stands."""
    if value is None:
        return ""
    try:
        if _DAY_AND_HOUR.match(value):
            return format_datetime(datetime.fromisoformat(value), "d MMMM y HH:mm", locale=language)
        if _DAY.match(value):
            return format_date(date.fromisoformat(value), "d MMMM y", locale=language)
        if _MONTH.match(value):
            return format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale=language)
    except ValueError:
        pass
    return value
