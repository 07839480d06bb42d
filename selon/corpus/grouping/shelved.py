"""Articles out of the shards of a corpus: all of one, or some by their rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from selon.corpus.grouping.window import Window
from selon.corpus.shelf import Shelf
from selon.corpus.tables import articles_of
from selon.records import Article

if TYPE_CHECKING:
    import pyarrow as pa

_MADE = ("statements", "events")


def rows_within(shelf: Shelf, shard: str, window: Window) -> list[int]:
    """The rows (from 0) of a shard's articles that were published within a window."""
    days = shelf.table("articles", shard, ["day"])["day"].to_pylist()
    return [row for row, day in enumerate(days) if window.holds(day)]


def articles_at(shelf: Shelf, shard: str, rows: Collection[int]) -> Iterator[Article]:
    """The articles in these rows of a shard, in the order of the shard."""
    if not rows:
        return
    wanted = sorted(rows)
    articles = shelf.table("articles", shard)
    tables = {name: shelf.table(name, shard).take(_of(articles[name].to_pylist(), wanted)) for name in _MADE}
    yield from articles_of({"articles": articles.take(wanted), **tables})


def _of(counts: Sequence[int], rows: Sequence[int]) -> pa.Array:
    """The rows of a table that belong to articles in these rows, of which each has so many."""
    import pyarrow as pa

    ends = list(accumulate(counts, initial=0))
    return pa.array([own for row in rows for own in range(ends[row], ends[row + 1])], "int64")
