"""Counts by several columns, added up shard by shard in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

Key = tuple[object, ...]
KEPT = 1_000_000
"""Keys of a count that are kept: people who are quoted, functions, pairs of countries."""


class Count:
    """Sums of some columns by the values of others; `kept` bounds how many keys are held.

    Where there are more, those with the least in the first sum go; `missed` is how much a sum may lack for that at most.
    """

    def __init__(self, keys: tuple[str, ...], sums: tuple[str, ...], kept: int = KEPT) -> None:
        self.keys, self.sums, self.missed = keys, sums, 0
        self._kept, self._found = kept, dict[Key, list[int]]()

    def add(self, table: pa.Table) -> None:
        """Add the rows of a table that has these columns."""
        asked = [(name, "sum") for name in self.sums]
        columns = table.group_by(list(self.keys), use_threads=False).aggregate(asked).to_pydict()
        sums = zip(*(columns[f"{name}_sum"] for name in self.sums), strict=True)
        for key, more in zip(zip(*(columns[name] for name in self.keys), strict=True), sums, strict=True):
            held = self._found.get(key)
            self._found[key] = [a + (b or 0) for a, b in zip(held or [0] * len(more), more, strict=True)]
        if len(self._found) > self._kept:
            self._shorten()

    def items(self) -> list[tuple[Key, list[int]]]:
        """Keys with their sums, the largest first sum first; what is unknown comes before what is known."""
        return sorted(self._found.items(), key=lambda item: (-item[1][0], _order(item[0])))

    def by_key(self) -> Iterator[tuple[Key, list[int]]]:
        """The same in the order of the keys."""
        yield from sorted(self._found.items(), key=lambda item: _order(item[0]))

    def total(self) -> list[int]:
        """Each sum over all keys."""
        return [sum(column) for column in zip(*self._found.values(), strict=True)] or [0] * len(self.sums)

    def _shorten(self) -> None:
        ordered = self.items()
        self.missed += ordered[self._kept // 2][1][0]
        self._found = dict(ordered[: self._kept // 2])


def _order(key: Key) -> tuple[tuple[bool, str], ...]:
    return tuple((value is not None, str(value)) for value in key)
