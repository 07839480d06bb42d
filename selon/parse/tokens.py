"""The parsed article as plain lists, one entry a token: what the rules read, fast and free of spaCy.

All indices are token indices into these lists; `start` and `end` are code-point offsets into `text`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tokens:
    """A parsed text. `head[i] == i` marks a root; `sentence[i]` and `paragraph[i]` number from 0.

    `feats` holds Universal Dependencies features as written ("Mood=Cnd|Tense=Pres|VerbForm=Fin"), `entity` the
    named-entity label of the token or ""; `paragraphs` the character ranges of all paragraphs.
    """

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    entity: list[str] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.start)

    def index(self) -> None:
        """Derive children, subtree edges and sentence ranges from heads and sentence numbers; call after a mend."""
        n = len(self.start)
        self.children = [[] for _ in range(n)]
        self.left = list(range(n))
        self.right = list(range(n))
        for i, h in enumerate(self.head):
            if h != i:
                self.children[h].append(i)
            self._widen(i)
        self.sentences = []
        first = 0
        for i in range(1, n + 1):
            if i == n or self.sentence[i] != self.sentence[first]:
                self.sentences.append((first, i))
                first = i

    def _widen(self, i: int) -> None:
        """Let token i count into the subtree edges of all its ancestors."""
        h, steps = self.head[i], 0
        while steps < 200:
            if i < self.left[h]:
                self.left[h] = i
            elif i > self.right[h]:
                self.right[h] = i
            elif steps and self.head[h] == h:
                return
            if self.head[h] == h:
                return
            h, steps = self.head[h], steps + 1

    def attach(self, i: int, head: int, dep: str) -> None:
        """Hang token i under another head (the tree must be indexed again before edges are read)."""
        self.head[i], self.dep[i] = head, dep

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of i with one of these relations (or a subtype of it: "nsubj" finds "nsubj:pass")."""
        return next(self.all(i, *deps), None)

    def all(self, i: int, *deps: str) -> Iterator[int]:
        """All children of i with one of these relations, left to right."""
        for c in self.children[i]:
            d = self.dep[c]
            if d in deps or d.partition(":")[0] in deps:
                yield c

    def bounds(self, i: int) -> tuple[int, int]:
        """First token and one past the last token of i's sentence."""
        return self.sentences[self.sentence[i]]

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above i, nearest first."""
        for _ in range(200):
            h = self.head[i]
            if h == i:
                return
            yield h
            i = h

    def has_finite(self, first: int, stop: int, but: int = -1) -> bool:
        """Whether a finite verb other than token `but` stands in `[first, stop)`."""
        return any("VerbForm=Fin" in self.feats[k] for k in range(first, stop) if k != but)

    def words(self, first: int, stop: int) -> str:
        """The exact text from token `first` up to and without token `stop`."""
        return self.text[self.start[first] : self.end[stop - 1]] if stop > first else ""

    def plain(self, first: int, stop: int) -> str:
        """The same text as the tables of a language spell it: in small letters, with straight apostrophes."""
        return self.words(first, stop).lower().replace("’", "'")

    def at(self, offset: int) -> int:
        """The index of the first token that ends after a character offset (`len(self)` past the end)."""
        return bisect_right(self.end, offset)

    def range(self, span: tuple[int, int]) -> tuple[int, int]:
        """The token range `[first, stop)` that a character range touches."""
        first = self.at(span[0])
        stop = first
        while stop < len(self.start) and self.start[stop] < span[1]:
            stop += 1
        return first, stop
