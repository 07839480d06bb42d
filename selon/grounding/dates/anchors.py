"""The day an article speaks from: its date of publication, else its dateline, else a day it writes out in full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from selon.grounding.dates.choice import mode_of
from selon.grounding.dates.explicit import day_of
from selon.grounding.dates.expression import Expression
from selon.grounding.dates.setting import Anchor, NoDateError, Setting
from selon.language.model import DateWords

_PUBLISHED = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d))?")
_WRITTEN_OUT = ("day", "iso", "numeric")
_YEARS = ("year", "from.year", "mid.year", "to.year")


def setting_of(expressions: Sequence[Expression], published: str | None, words: DateWords) -> Setting:
    """What the expressions of one article are read against; `published` is ISO 8601 or None."""
    setting = Setting(words, _published(published), years_named(expressions))
    if setting.anchor is None:
        setting.anchor = _written(expressions, setting)
    return setting


def years_named(expressions: Sequence[Expression]) -> list[int]:
    """The years that stand in the expressions outright, in the order of the text."""
    years = [value for e in expressions for key in _YEARS if isinstance(value := e.slots.get(key), int)]
    figures = [str(e.slots.get("iso") or e.slots.get("numeric") or "") for e in expressions]
    return years + [int(year) for figure in figures for year in re.findall(r"\d{4}", figure)]


def _published(published: str | None) -> Anchor | None:
    match = _PUBLISHED.match(published or "")
    if match is None:
        return None
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return None
    clock = (int(match[2]), int(match[3])) if match[2] else None
    return Anchor(day, clock if clock and clock < (24, 0) and clock[1] < 60 else None, "the day of publication")


def _written(expressions: Sequence[Expression], setting: Setting) -> Anchor | None:
    """The dateline, else the first day that can be told without an anchor, one with its weekday before others."""
    days = [e for e in expressions if e.reads == "date" and not e.slots.keys().isdisjoint(_WRITTEN_OUT)]
    ranked = sorted(days, key=lambda e: (not e.dateline, "weekday" not in e.slots))
    for expression in ranked:
        try:
            day, _ = day_of(expression.slots, setting, mode_of(expression.slots, None))
        except NoDateError:
            continue
        return Anchor(day, None, "the dateline" if expression.dateline else "a day that the article writes out")
    return None
