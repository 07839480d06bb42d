"""Ids that are used twice in a corpus, however many articles it has: eight bytes an article are held, and those used twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b

Ids = Callable[[], Iterable[str]]
"""The ids of all articles, in order; asked for twice."""


def used_before(ids: Ids) -> Iterator[bool]:
    """Of each article, in order, whether an earlier one has its id."""
    again = _again(ids())
    met: set[str] = set()
    for article in ids():
        if not again or _key(article) not in again:
            yield False
        else:
            yield article in met
            met.add(article)


def _again(ids: Iterable[str]) -> frozenset[int]:
    """The keys that stand more than once."""
    import numpy as np

    keys = np.fromiter(map(_key, ids), dtype=np.uint64)
    keys.sort()
    return frozenset(keys[1:][keys[1:] == keys[:-1]].tolist())


def _key(article: str) -> int:
    return int.from_bytes(blake2b(article.encode("utf-8", "surrogatepass"), digest_size=8).digest())
