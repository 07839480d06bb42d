"""Anything that each article of a corpus has, by its position, where it lies in parts: few parts are held at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

Held = TypeVar("Held")


class Parted(Generic[Held]):
    """What articles have, by position, counted from 0 through all parts.

    `sizes` tells how many articles each part has, `read` reads the part of that number whole; `most` parts are held at a time.
    """

    def __init__(self, sizes: Sequence[int], read: Callable[[int], Iterable[Held]], most: int) -> None:
        self._ends = list(accumulate(sizes))
        self._held = lru_cache(most)(lambda number: tuple(read(number)))

    def bounds(self, number: int) -> tuple[int, int]:
        """The positions of a part: of its first article, and behind its last."""
        return self._ends[number - 1] if number else 0, self._ends[number]

    def place(self, position: int) -> tuple[int, int]:
        """The number of the part in which a position lies, and the row there."""
        number = bisect_right(self._ends, position)
        return number, position - self.bounds(number)[0]

    def fetch(self, position: int) -> Held:
        """What the article at a position has."""
        number, row = self.place(position)
        return self._held(number)[row]
