"""Which passages of a story are compared, and what the features decide about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations

from selon.claims.copies import Shared
from selon.claims.decide import Decision, decide
from selon.claims.features import Pair
from selon.claims.likeness import Likeness
from selon.claims.passage import Passage

_ALL = 700
"""Passages of a story up to which every pair is compared."""
_COMMON = 60
"""In a larger story, a stem in more passages than this brings none of them together."""


def decisions(
    passages: Sequence[Passage],
    likeness: Likeness,
    speakers: Sequence[str | None],
    copies: Mapping[tuple[int, int], Shared],
) -> dict[tuple[int, int], Decision]:
    """What is decided about each pair of passages (by index, lower first) that may say the same.

    `speakers` tells who stands behind each passage across articles, `copies` which ones share their words.
    """
    found: dict[tuple[int, int], Decision] = {}
    place = list(accumulate(p.telling for p in passages))
    for a, b in _candidates(passages, copies):
        one = passages[a].article is passages[b].article
        same = speakers[a] is not None and speakers[a] == speakers[b]
        shared = copies.get((a, b))
        pair = Pair(passages[a], passages[b], place[b] - place[a] if one else 0, same, shared.words if shared else "")
        found[a, b] = decide(pair, likeness)
    return found


def _candidates(passages: Sequence[Passage], copies: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(passages) <= _ALL:
        yield from combinations(range(len(passages)), 2)
        return
    holding: dict[str, list[int]] = defaultdict(list)
    for k, passage in enumerate(passages):
        for stem in passage.words.stems:
            holding[stem].append(k)
    pairs = set(copies)
    for members in holding.values():
        if len(members) <= _COMMON:
            pairs.update(combinations(members, 2))
    for k in range(len(passages) - 1):
        if passages[k].article is passages[k + 1].article:
            pairs.add((k, k + 1))
    yield from sorted(pairs)
