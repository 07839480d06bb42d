"""Passages that one article has from another, word for word or nearly.

Candidates by MinHash over shingles of words (Broder 1997; rensa), then aligned, so that the copied words can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rensa import RMinHash, RMinHashLSH

from selon.claims.passage import Passage
from selon.intake.article import field_text

_SHINGLE = 3
_PERMUTATIONS, _BANDS = 64, 32
_THRESHOLD = 0.3
_RUN = 3
"""Words in a row that count as copied."""
_FEWEST = 7
"""Words that a passage needs, so that a stock phrase is no copy."""
_SHARE = 0.6
"""Share of the shorter passage that must stand in the other one."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shared:
    """Two passages with the words they share: `a` and `b` are code-point ranges of their articles, run by run."""

    a: tuple[tuple[int, int], ...]
    b: tuple[tuple[int, int], ...]
    share: float
    words: str


def near_copies(passages: Sequence[Passage]) -> dict[tuple[int, int], Shared]:
    """Pairs of passages of different articles (by index, lower first) where one is nearly the other's words."""
    found: dict[tuple[int, int], Shared] = {}
    index = RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    for k, passage in enumerate(passages):
        words = [m.group().lower() for m in _WORD.finditer(passage.content)]
        if len(words) < _FEWEST:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=1)
        sketch.update(list(_shingles(words)))
        for other in index.query(sketch):
            if passages[other].article is not passage.article and (shared := align(passages[other], passage)):
                found[other, k] = shared
        index.insert(k, sketch)
    return found


def align(a: Passage, b: Passage) -> Shared | None:
    """The words that two passages share in runs, or None where they are too few to be a copy."""
    left, right = _words(a), _words(b)
    runs = SequenceMatcher(None, [w for w, _, _ in left], [w for w, _, _ in right], autojunk=False).get_matching_blocks()
    kept = [r for r in runs if r.size >= _RUN]
    share = sum(r.size for r in kept) / (min(len(left), len(right)) or 1)
    if share < _SHARE:
        return None
    longest = max(kept, key=lambda r: r.size)
    text = field_text(a.article, a.field)
    return Shared(
        tuple((left[r.a][1], left[r.a + r.size - 1][2]) for r in kept),
        tuple((right[r.b][1], right[r.b + r.size - 1][2]) for r in kept),
        round(share, 3),
        text[left[longest.a][1] : left[longest.a + longest.size - 1][2]],
    )


def _shingles(words: list[str]) -> Iterable[str]:
    return (" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))


def _words(passage: Passage) -> list[tuple[str, int, int]]:
    text = field_text(passage.article, passage.field)
    return [(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text, passage.start, passage.end)]
