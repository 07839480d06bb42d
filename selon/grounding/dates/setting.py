"""What a time expression is read against: the day of the article, the dates given before, the years that are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
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
_JOINED: Final = 4
"""How many code points part two dates that are told in one breath."""


class NoDateError(Exception):
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
    end: int
    when: When
    explicit: bool


@dataclass(slots=True)
class Setting:
    """One article's anchor, the years it names outright, the dates given so far, and where in the text one is
    reading (`paragraph`, and `start` in code points)."""

    words: DateWords
    anchor: Anchor | None
    years: Sequence[int]
    given: list[Given] = field(default_factory=list)
    paragraph: int = 0
    start: int = 0

    @property
    def now(self) -> Anchor:
        """The anchor; raises NoDateError where there is none."""
        if self.anchor is None:
            raise NoDateError("no day of publication, dateline or full date to count from")
        return self.anchor

    @property
    def joined(self) -> When | None:
        """The date just before, with its year, where no more than a comma stands between ("en 2019, en mars")."""
        last = self.given[-1] if self.given else None
        return last.when if last and last.explicit and 0 <= self.start - last.end <= _JOINED else None

    def counted_on(self, when: When, start: date, mode: str) -> When:
        """A date counted on from a day; raises NoDateError where it would be to come and nothing says that it is."""
        here = self.anchor.day if self.anchor else when.first
        if mode != "future" and when.first > here >= start:
            raise NoDateError(f"it would be after {self.anchor}, and nothing says that it is still to come")
        return when

    def reference(self, unit: str, reach: int = PASSAGE, ahead: bool = True) -> When | None:
        """The last date given in the passage that is fine enough to count such units from; None where none was given.

        `reach` is how many paragraphs back it may stand, `ahead` whether it may lie after the anchor. Raises NoDateError
        where dates were given in the paragraph and none of them is fine enough.
        """
        fine = _FINE_ENOUGH.get(unit) or (_FINE_MONTH if unit == "month" else _FINE_YEAR)
        nearest: Given | None = None
        for given in takewhile(lambda g: self.paragraph - g.paragraph <= reach, reversed(self.given)):
            nearest = nearest or given
            if given.when.precision in fine and (ahead or self.anchor is None or given.when.first <= self.anchor.day):
                return given.when
        if nearest and nearest.paragraph == self.paragraph:
            raise NoDateError(f"the date given before, {nearest.when.value}, is too coarse to count from")
        return None
