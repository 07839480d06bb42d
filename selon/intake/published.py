"""The date of publication: ISO 8601, checked and otherwise kept as given."""

from __future__ import annotations

import re
from datetime import date, datetime

from selon.errors import UsageError

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
