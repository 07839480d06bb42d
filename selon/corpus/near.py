"""Near-copies in a corpus: articles that share text with an earlier one are marked, never dropped.

Articles are gone through in the order in which they came out. Each is first compared with those of some days before it by
MinHash over shingles of words (Broder 1997): for that only the sketches of those days are held. Those that are alike are then
compared sentence by sentence, by the rules by which claims find copied passages; that may be done anywhere, in any order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from selon.claims.copies import copies_of, empty_index, near_copies
from selon.corpus.stretches import distinct, stretches
from selon.records import Article, Copy

DAYS = 7
"""How many days before an article those are that it is compared with."""

MOST = 50_000
"""Articles that are compared with at most, the latest: they take some 300 MB."""

SOURCES = 5
"""An article is marked as the copy of so many others at most: the earliest, and those that it shares most with."""

SHARE = 0.2
"""How much of the article, or of the earlier one, must stand in the other: one shared sentence makes no copy."""

_ALIKE = 0.08
"""Estimated likeness (Jaccard) from which two articles are compared word by word."""

_TRIED = 12
_MOMENT = "S19"

Sketches = Callable[[int], Any]
"""The sketch of the article at a position, from 0; None where it has too few words to be a copy."""


def moment(published: str | None, captured: str | None) -> str:
    """When an article came out as far as it is known, to be sorted by; "" where nothing is."""
    return (published or captured or "")[:19]


def find_alike(
    moments: Iterable[str], sketches: Sketches, *, out: Container[int] = frozenset(), days: int = DAYS, most: int = MOST
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each article's position and those of the earlier ones that it is like, in the order of the articles' `moments`.

    `moments` gives one for each article, by position; where two are equal, the lower position is the earlier. Articles whose
    position is in `out` are left out of it all. Each comes once, most with nothing. Memory: 27 bytes an article, and about
    6 kB for each of the `most` of the last `days` days.
    """
    import numpy as np

    sorted_by = np.fromiter((m.encode("ascii", "replace") for m in moments), dtype=_MOMENT)
    window = _Window(days, most)
    for position in np.argsort(sorted_by, kind="stable").tolist():
        if position not in out:
            yield position, window.alike(position, _day(sorted_by[position]), sketches(position))


def copies_of_earlier(article: Article, earlier: Iterable[Article]) -> tuple[Copy, ...]:
    """What an article shares with earlier ones that it is like, given in the order in which they came out."""
    return _told([copy for other in earlier if (copy := _copy(other, article))])


def _day(told: bytes) -> int | None:
    """The number of a day, None where it is not known."""
    return date.fromisoformat(told[:10].decode()).toordinal() if told else None


@dataclass(slots=True)
class _Window:
    """The sketches of the articles of the last days."""

    days: int
    most: int
    index: Any = field(default_factory=empty_index)
    sketches: dict[int, Any] = field(default_factory=dict)
    order: deque[tuple[int, int | None]] = field(default_factory=deque)
    """Number (counted on from 0) and day of each article, the earliest first."""
    positions: dict[int, int] = field(default_factory=dict)
    numbered: int = 0

    def alike(self, position: int, day: int | None, sketch: Any) -> tuple[int, ...]:
        """Those in the window that an article is like, the earliest first; the article joins them."""
        if sketch is None:
            return ()
        self._forget(day)
        found = tuple(self.positions[number] for number in self._alike(sketch))
        self._keep(position, day, sketch)
        return found

    def _alike(self, sketch: Any) -> list[int]:
        """The earliest article that a sketch is like, and those that it is most like, in order."""
        likeness = {n: sketch.jaccard(self.sketches[n]) for n in self.index.query(sketch)}
        alike = sorted(n for n, estimate in likeness.items() if estimate >= _ALIKE)
        most = sorted(alike, key=lambda n: (-likeness[n], n))
        return sorted({*alike[:1], *most[: _TRIED - 1]})

    def _keep(self, position: int, day: int | None, sketch: Any) -> None:
        self.index.insert(self.numbered, sketch)
        self.sketches[self.numbered] = sketch
        self.positions[self.numbered] = position
        self.order.append((self.numbered, day))
        self.numbered += 1

    def _forget(self, day: int | None) -> None:
        """Takes out what is too old, or too much."""
        while self.order and (len(self.order) > self.most or self._over(self.order[0][1], day)):
            number, _ = self.order.popleft()
            self.index.remove(number)
            del self.sketches[number], self.positions[number]

    def _over(self, before: int | None, day: int | None) -> bool:
        """Whether a day lies too far back; one that is not known is near to such as are not known either."""
        return before != day if before is None or day is None else day - before > self.days


def _told(found: list[Copy]) -> tuple[Copy, ...]:
    """Of the copies of an article, given in order, the first and those with the largest shares, in order."""
    largest = sorted(range(1, len(found)), key=lambda k: (-found[k].share, k))[: SOURCES - 1]
    return tuple(found[k] for k in sorted({0, *largest}) if found)


def _copy(earlier: Article, article: Article) -> Copy | None:
    """What an article has from an earlier one, None where that is too little for a copy."""
    told = [*distinct(stretches(earlier)), *stretches(article)]
    copies = copies_of(told, near_copies(told)).get(article.id, [])
    copy = next((c for c in copies if c.article == earlier.id), None)
    if copy is None or copy.share * len(article.text) < SHARE * min(len(article.text), len(earlier.text)):
        return None
    return copy
