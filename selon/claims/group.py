"""Groups passages that say the same: sparse agglomerative clustering over the decided pairs.

Two groups are as close as the mean of their closest pair and of all their pairs, so that one strong link cannot chain what
the rest keeps apart. A pair that was never compared counts as nothing said. n·log n in the number of decided pairs.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from selon.claims.decide import PRIOR, Decision

BEST = 0.35
"""Share of the closest pair in how close two groups are; the rest is the mean of all pairs."""
SAME = -0.85
"""Closeness from which two groups are one claim."""
UNSURE = -1.1
"""Closeness from which a person should look at two claims."""
REPEATED = 0.3
"""Log-odds from which a sentence that nobody is said to have said repeats what somebody says."""


@dataclass(slots=True)
class _Link:
    """What is known between two groups: the closest pair, the sum of the decided ones, and how many there are."""

    best: float
    total: float
    pairs: int
    why: str

    def closeness(self, possible: int) -> float:
        mean = (self.total + (possible - self.pairs) * PRIOR) / possible
        return BEST * self.best + (1 - BEST) * mean


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two groups (by number) that may be one, how close they are, and why."""

    a: int
    b: int
    closeness: float
    why: str

    @property
    def score(self) -> float:
        """The closeness from 0 to 1; at a half the two would be one."""
        return round(1 / (1 + math.exp(SAME - self.closeness)), 2)


@dataclass(slots=True)
class Groups:
    """Members of each group, in order, the groups by their first member; and the pairs of groups left in doubt."""

    members: list[list[int]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def group(telling: Sequence[bool], decided: Mapping[tuple[int, int], Decision]) -> Groups:
    """Groups of passages. Those that are not `telling` join the group of what they clearly repeat, and bring none together."""
    clusters = _Clusters(k for k, tells in enumerate(telling) if tells)
    for (a, b), decision in decided.items():
        if telling[a] and telling[b]:
            clusters.link(a, b, decision.odds, decision.why)
    clusters.merge()
    clusters.attach(_repeated(telling, decided))
    return clusters.groups()


def _repeated(telling: Sequence[bool], decided: Mapping[tuple[int, int], Decision]) -> dict[int, int]:
    """For each passage that tells nothing by itself, the telling one that it repeats most clearly."""
    best: dict[int, tuple[float, int]] = {}
    for (a, b), decision in decided.items():
        for k, other in ((a, b), (b, a)):
            if not telling[k] and telling[other] and decision.odds >= REPEATED:
                best[k] = max(best.get(k, (decision.odds, -other)), (decision.odds, -other))
    return {k: -other for k, (_, other) in best.items()}


class _Clusters:
    def __init__(self, passages: Iterable[int]) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in passages}
        self.links: dict[int, dict[int, _Link]] = {i: {} for i in self.members}
        self.heap: list[tuple[float, int, int, int, int]] = []

    def link(self, a: int, b: int, odds: float, why: str) -> None:
        if a != b:
            self.links[a][b] = self.links[b][a] = _Link(odds, odds, 1, why)

    def merge(self) -> None:
        """Merge the closest groups until none are close enough; entries of the heap are stale once a size has changed."""
        for a in self.links:
            for b in self.links[a]:
                if a < b:
                    self._push(a, b)
        while self.heap:
            closeness, a, b, size_a, size_b = heapq.heappop(self.heap)
            if a in self.members and b in self.members and (len(self.members[a]), len(self.members[b])) == (size_a, size_b):
                if -closeness < SAME:
                    return
                self._join(a, b)

    def _push(self, a: int, b: int) -> None:
        closeness = self._closeness(a, b)
        if closeness >= SAME:
            heapq.heappush(self.heap, (-closeness, a, b, len(self.members[a]), len(self.members[b])))

    def _closeness(self, a: int, b: int) -> float:
        return self.links[a][b].closeness(len(self.members[a]) * len(self.members[b]))

    def _join(self, a: int, b: int) -> None:
        """Take group b into group a."""
        self.members[a] += self.members.pop(b)
        for other, link in self.links.pop(b).items():
            del self.links[other][b]
            if other == a:
                continue
            mine = self.links[a].get(other)
            self.links[a][other] = self.links[other][a] = link if mine is None else _joined(mine, link)
        for other in self.links[a]:
            self._push(*sorted((a, other)))

    def attach(self, repeated: Mapping[int, int]) -> None:
        """Let passages join the group of another one."""
        cluster_of = {k: cluster for cluster, members in self.members.items() for k in members}
        for k, other in repeated.items():
            self.members[cluster_of[other]].append(k)

    def groups(self) -> Groups:
        order = sorted(self.members, key=lambda c: min(self.members[c]))
        number = {cluster: n for n, cluster in enumerate(order)}
        doubts = [
            Doubt(number[a], number[b], self._closeness(a, b), self.links[a][b].why)
            for a in order
            for b in self.links[a]
            if number[a] < number[b] and self._closeness(a, b) >= UNSURE
        ]
        return Groups([sorted(self.members[c]) for c in order], sorted(doubts, key=lambda d: (-d.closeness, d.a, d.b)))


def _joined(a: _Link, b: _Link) -> _Link:
    best = max(a, b, key=lambda link: link.best)
    return _Link(best.best, a.total + b.total, a.pairs + b.pairs, best.why)
