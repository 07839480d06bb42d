"""What articles have from earlier ones, wherever these were staged."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from selon.corpus.layout import Layout
from selon.corpus.near import copies_of_earlier
from selon.corpus.stretches import stretches
from selon.corpus.writing import loaded, read_part
from selon.records import Article

PARTS = 8
"""Parts whose articles are held at a time: some 10 MB."""


class Copied:
    """Compares articles with earlier ones of any part; what that needs is loaded beforehand."""

    def __init__(self, layout: Layout) -> None:
        self._part = lru_cache(PARTS)(lambda name: tuple(read_part(layout, name)))
        deque(stretches(loaded()), maxlen=0)

    def marked(self, article: Article, alike: Iterable[tuple[str, int]]) -> Article:
        """An article with its copies of those that it is like, each at a row of a part, in the order in which they came out."""
        found = copies_of_earlier(article, (self._part(name)[row] for name, row in alike))
        return replace(article, copies=found) if found else article
