"""Many articles into a store: only those are read that it does not have as this version would read them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from selon.records import Article
from selon.store.keeping import Kept
from selon.store.store import Store

Read = Callable[[Iterable[Article]], Iterator[Article]]
"""What reads articles one after the other, such as `Reader.read_many`."""


def add_all(store: Store, articles: Iterable[Article], read: Read, *, again: bool = False) -> Iterator[Kept]:
    """Reads and keeps articles, each in a transaction of its own, and says what became of each as soon as it is kept.

    Whatever stops it, what was reported is kept, and the same call does the rest. With `again` all are read.
    """
    known: deque[Kept] = deque()

    def unread() -> Iterator[Article]:
        for article in articles:
            found = store.unread(article, again=again)
            if isinstance(found, Article):
                yield found
            else:
                known.append(found)

    to_read = unread()
    first = next(to_read, None)
    for article in read(chain([first], to_read)) if first is not None else ():
        yield from _taken(known)
        yield store.add(article, again=again)
    yield from _taken(known)


def _taken(known: deque[Kept]) -> Iterator[Kept]:
    while known:
        yield known.popleft()
