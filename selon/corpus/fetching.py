"""Any article of a corpus by its position, where they lie in parts of some hundred: few parts are held at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from selon.records import Article

PARTS = 8
"""Parts that are held at a time."""


def fetch_from(sizes: Sequence[int], read: Callable[[int], Iterable[Article]]) -> Callable[[int], Article]:
    """What gives the article at a position, counted from 0 through all parts.

    `sizes` tells how many articles each part has, `read` reads the part of that number whole.
    """
    ends = list(accumulate(sizes))
    held = lru_cache(PARTS)(lambda number: tuple(read(number)))

    def fetch(position: int) -> Article:
        number = bisect_right(ends, position)
        return held(number)[position - ends[number] + sizes[number]]

    return fetch
