"""Passages that one article has from another, word for word or nearly.

Candidates by MinHash over shingles of words (Broder 1997; rensa), then aligned, so that the copied words can be shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from rensa import RMinHash, RMinHashLSH

from selon.intake.article import field_text
from selon.records import Article, Copy, Field, Span

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


class Stretch(Protocol):
    """Words of an article that may stand in another one: `content` is compared first, then the code points in `field`."""

    @property
    def article(self) -> Article: ...  # noqa: D102
    @property
    def field(self) -> Field: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def content(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Shared:
    """Two passages with the words they share: `a` and `b` are code-point ranges of their articles, run by run."""

    a: tuple[tuple[int, int], ...]
    b: tuple[tuple[int, int], ...]
    share: float
    words: str


def near_copies(passages: Sequence[Stretch]) -> dict[tuple[int, int], Shared]:
    """Pairs of passages of different articles (by index, lower first) where one is nearly the other's words."""
    found: dict[tuple[int, int], Shared] = {}
    index = empty_index()
    for k, passage in enumerate(passages):
        sketch = sketch_of(passage.content)
        if sketch is None:
            continue
        for other in index.query(sketch):
            if passages[other].article is not passage.article and (shared := align(passages[other], passage)):
                found[other, k] = shared
        index.insert(k, sketch)
    return found


def sketch_of(text: str) -> RMinHash | None:
    """The MinHash sketch of a text, None where it has too few words to be a copy."""
    words = [m.group().lower() for m in _WORD.finditer(text)]
    if len(words) < _FEWEST:
        return None
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=1)
    sketch.update(list(_shingles(words)))
    return sketch


def empty_index() -> RMinHashLSH:
    """An index that finds sketches like a given one."""
    return RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=_BANDS)


def align(a: Stretch, b: Stretch) -> Shared | None:
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


def copies_of(told: Sequence[Stretch], copies: Mapping[tuple[int, int], Shared]) -> dict[str, list[Copy]]:
    """For each article, what it shares with which earlier one, and how much of its text that is (0 to 1)."""
    ranges: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    texts: dict[str, str] = {}
    for (a, b), shared in copies.items():
        source, copy = told[a].article, told[b]
        if copy.field == "title":
            continue
        texts[copy.article.id] = copy.article.text
        ranges[copy.article.id, source.id].update(shared.b)
    found: dict[str, list[Copy]] = defaultdict(list)
    for (article, source_id), kept in sorted(ranges.items()):
        text, parts = texts[article], _apart(kept)
        share = round(sum(end - start for start, end in parts) / (len(text) or 1), 3)
        spans = tuple(Span(start=start, end=end, text=text[start:end]) for start, end in parts)
        found[article].append(Copy(article=source_id, share=share, spans=spans))
    return found


def _apart(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that overlap made one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _shingles(words: list[str]) -> Iterable[str]:
    return (" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))


def _words(passage: Stretch) -> list[tuple[str, int, int]]:
    text = field_text(passage.article, passage.field)
    return [(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text, passage.start, passage.end)]
