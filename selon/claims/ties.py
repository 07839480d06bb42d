"""What people put together and told apart, settled: the newest word counts first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

from selon.claim_records import Judgement
from selon.claims.sets import Sets

T = TypeVar("T", bound=Hashable)


class Ties(Generic[T]):
    """Things of one kind, alone at first. A merge that would undo a newer split is left out, and a split after newer merges.

    `put` are the judgements that put things together, `told` those that tell two of them apart, `overruled` those that newer
    ones leave without effect.
    """

    def __init__(self, members: Iterable[T]) -> None:
        self.sets: Sets[T] = Sets(members)
        self.put: list[Judgement] = []
        self.told: list[Judgement] = []
        self.overruled: list[Judgement] = []
        self._apart: list[tuple[T, T]] = []

    def settle(self, judgements: Iterable[Judgement], pair: Callable[[Judgement], tuple[T, T] | None]) -> None:
        """Take in merges and splits, given in the order they were made; `pair` tells which two a judgement is about."""
        for judgement in reversed(list(judgements)):
            two = pair(judgement)
            if two is None:
                continue
            if judgement.action == "merge":
                (self.put if self.join(*two) else self.overruled).append(judgement)
            else:
                (self.told if self._part(*two) else self.overruled).append(judgement)

    def join(self, a: T, b: T) -> bool:
        """Put two together unless somebody told them apart; whether they are one now."""
        one, other = self.sets.root(a), self.sets.root(b)
        if one != other and {one, other} in ({self.sets.root(x), self.sets.root(y)} for x, y in self._apart):
            return False
        self.sets.join(one, other)
        return True

    def _part(self, a: T, b: T) -> bool:
        if self.sets.root(a) == self.sets.root(b):
            return False
        self._apart.append((a, b))
        return True
