"""What people put together and told apart, settled: the newest word counts first."""

from __future__ import annotations

from collections import defaultdict
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
        self._apart: dict[T, set[T]] = defaultdict(set)

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
        if other in self._apart[one]:
            return False
        if self.sets.join(one, other):
            top, below = (one, other) if self.sets.root(a) == one else (other, one)
            for third in self._apart.pop(below, set()):
                self._apart[third] = self._apart[third] - {below} | {top}
                self._apart[top].add(third)
        return True

    def _part(self, a: T, b: T) -> bool:
        one, other = self.sets.root(a), self.sets.root(b)
        if one == other:
            return False
        self._apart[one].add(other)
        self._apart[other].add(one)
        return True
