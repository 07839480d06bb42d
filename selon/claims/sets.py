"""Disjoint sets (Tarjan 1975): members that belong together, put together pair by pair."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Sets(Generic[T]):
    """Every member is alone at first; the root of a set is the member that came first."""

    def __init__(self, members: Iterable[T]) -> None:
        self._order = {member: n for n, member in enumerate(members)}
        self._above = {member: member for member in self._order}

    def root(self, member: T) -> T:
        """The first member of the set."""
        top = member
        while self._above[top] != top:
            top = self._above[top]
        while self._above[member] != top:
            self._above[member], member = top, self._above[member]
        return top

    def join(self, a: T, b: T) -> bool:
        """Put two sets together; whether they were two."""
        first, second = sorted((self.root(a), self.root(b)), key=self._order.__getitem__)
        self._above[second] = first
        return first != second

    def groups(self) -> dict[T, list[T]]:
        """The members of each set by its root, all in the order given."""
        found: dict[T, list[T]] = {}
        for member in self._order:
            found.setdefault(self.root(member), []).append(member)
        return found
