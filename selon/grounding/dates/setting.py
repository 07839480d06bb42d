"""What a time expression is read against: the day of the article, the dates given before, the years that are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from selon.grounding.dates.periods import When
from selon.language.model import DateWords

DAYS: Final = frozenset({"day", "part_of_day", "hour", "minute"})
"""Precisions that name a day."""
_FINE_ENOUGH: Final = {"hour": DAYS, "day": DAYS, "week": DAYS | {"week"}, "weekend": DAYS | {"week"}}
_FINE_MONTH: Final = DAYS | {"week", "month"}
_FINE_YEAR: Final = _FINE_MONTH | {"quarter", "half", "season", "year"}
PASSAGE: Final = 2
"""How many paragraphs back a date still governs "la veille"."""


class Unresolvable(Exception):
    """When this is cannot be known; the message says what is missing. Never leaves this package."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day an article speaks from, with the hour and minute where they are known, and where that was read."""

    day: date
    clock: tuple[int, int] | None
    source: str

    def __str__(self) -> str:
        return f"{self.source}, {self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Given:
    """A date that the article has given so far."""

    paragraph: int
    when: When
    explicit: bool


@dataclass(slots=True)
class Setting:
    """One article's anchor, the years it names outright, the dates given so far, and the paragraph that is being read."""

    words: DateWords
    anchor: Anchor | None
    years: Sequence[int]
    given: list[Given] = field(default_factory=list)
    paragraph: int = 0

    @property
    def now(self) -> Anchor:
        """The anchor; raises Unresolvable where there is none."""
        if self.anchor is None:
            raise Unresolvable("no day of publication, dateline or full date to count from")
        return self.anchor

    def reference(self, unit: str, reach: int = PASSAGE) -> When | None:
        """The last date given in the passage that is fine enough to count such units from; None where none was given.

        Raises Unresolvable where dates were given in its paragraph, and none of them is fine enough.
        """
        fine = _FINE_ENOUGH.get(unit) or (_FINE_MONTH if unit == "month" else _FINE_YEAR)
        near = [g for g in reversed(self.given) if self.paragraph - g.paragraph <= reach]
        for given in near:
            if given.when.precision in fine:
                return given.when
        if near and near[0].paragraph == self.paragraph:
            raise Unresolvable(f"the date given before, {near[0].when.value}, is too coarse to count from")
        return None
