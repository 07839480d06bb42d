"""Which articles tell of one story: only their passages are compared, so that the cost grows with stories, not with the square.

Two articles tell of one story where they share enough of their names, weighed by how rare those are, and were published
within a month of each other. Another event of the same kind has other names.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from selon.claims.sets import Sets

_FEW, _MANY = 20, 1000
"""Among few articles little in common is enough; among many, names recur by chance."""
_ENOUGH_FEW, _ENOUGH_MANY = 0.08, 0.25
"""Cosine of the weighted names from which two articles tell of one story, for few and for many articles."""
_DAYS = 31
_COMMON = 400
"""A name in more articles than this brings none together."""


def stories(articles: Sequence[Mapping[str, int]], days: Sequence[str | None]) -> list[list[int]]:
    """Groups of articles, by index: `articles` are their names with how often each stands there, `days` their dates."""
    counts = Counter(name for names in articles for name in names)
    weighed = [_weighed(names, counts, len(articles)) for names in articles]
    holding: dict[str, list[int]] = defaultdict(list)
    sets = Sets(range(len(articles)))
    enough = _enough(len(articles))
    for k, names in enumerate(weighed):
        scores: dict[int, float] = defaultdict(float)
        for name, weight in names.items():
            if counts[name] <= _COMMON:
                for other in holding[name]:
                    scores[other] += weight * weighed[other][name]
                holding[name].append(k)
        for other, score in scores.items():
            if score >= enough and _close(days[k], days[other]):
                sets.join(other, k)
    return list(sets.groups().values())


def _enough(total: int) -> float:
    share = math.log(max(1.0, total / _FEW)) / math.log(_MANY / _FEW)
    return _ENOUGH_FEW + (_ENOUGH_MANY - _ENOUGH_FEW) * min(1.0, share)


def _weighed(words: Mapping[str, int], counts: Mapping[str, int], total: int) -> dict[str, float]:
    weights = {w: (1 + math.log(n)) * math.log(1 + total / counts[w]) for w, n in words.items()}
    size = math.sqrt(sum(v * v for v in weights.values())) or 1.0
    return {w: v / size for w, v in weights.items()}


def _close(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= _DAYS
