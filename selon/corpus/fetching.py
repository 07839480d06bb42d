"""Any article of a corpus by its position, where they lie in parts of some hundred: few parts are held at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from selon.records import Article

PARTS = 8
"""Parts that are held at a time."""


class Parted:
    """Articles by position, counted from 0 through all parts.

    `sizes` tells how many articles each part has, `read` reads the part of that number whole.
    """

    def __init__(self, sizes: Sequence[int], read: Callable[[int], Iterable[Article]]) -> None:
        self._ends = list(accumulate(sizes))
        self._held = lru_cache(PARTS)(lambda number: tuple(read(number)))

    def bounds(self, number: int) -> tuple[int, int]:
        """The positions of a part: of its first article, and behind its last."""
        return self._ends[number - 1] if number else 0, self._ends[number]

    def fetch(self, position: int) -> Article:
        """The article at a position."""
        number = bisect_right(self._ends, position)
        return self._held(number)[position - self.bounds(number)[0]]
