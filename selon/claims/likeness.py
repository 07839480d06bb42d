"""How much two passages say alike in words: shared stems, and words of like meaning for the rest.

Word vectors of the language's spaCy model stand in for meaning. They only bring passages together: they cannot tell a denial
from its claim, nor who did it to whom; other features do.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from selon.claims.passage import Passage
from selon.claims.words import Weights
from selon.language import Language

_UNLIKE = 0.35
"""Cosine up to which two words have nothing to do with each other."""
_SOFT, _HARD = 0.6, 0.4
"""Shares of likeness in meaning and of shared stems."""
Vectors = Mapping[str, "np.ndarray[Any, Any] | None"]


class WordVectors:
    """Unit vectors of the words of one language, from the model's table, without loading the model itself."""

    def __init__(self, language: Language) -> None:
        self._package = language.model

    @cached_property
    def _table(self) -> tuple[Any, Any]:
        from importlib import import_module

        from spacy.strings import StringStore
        from spacy.vectors import Vectors as Table

        root = Path(str(import_module(self._package).__file__)).parent
        vocab = next(root.glob(f"{self._package}-*")) / "vocab"
        table = Table()
        table.from_disk(vocab)
        return table, StringStore().from_disk(vocab / "strings.json")

    def of(self, word: str) -> np.ndarray[Any, Any] | None:
        """The vector of a lower-cased word, or None where the table has none."""
        table, strings = self._table
        key = strings[word] if word in strings else None  # noqa: SIM401 (it is no dict)
        if key is None or key not in table:
            return None
        vector: np.ndarray[Any, Any] = table[key]
        size = float(np.linalg.norm(vector))
        return vector / size if size else None


class Likeness:
    """Compares the words of passages, weighed by how rare they are among all."""

    def __init__(self, weights: Weights, vectors: WordVectors) -> None:
        self._weights = weights
        self._vectors = vectors
        self._known: dict[str, np.ndarray[Any, Any] | None] = {}

    def of(self, a: Passage, b: Passage) -> float:
        """From 0 (nothing in common) to 1 (the same words)."""
        if not a.words.stems or not b.words.stems:
            return 0.0
        meaning = (self._found(a, b) + self._found(b, a)) / 2
        return _SOFT * meaning + _HARD * self._shared(a.words.stems, b.words.stems)

    def shared(self, a: Passage, b: Passage, most: int = 3) -> list[str]:
        """The most telling words that both passages hold."""
        both = sorted(a.words.stems & b.words.stems, key=lambda s: (-self._weights.of(s), s))
        return [a.words.forms[stem] for stem in both[:most]]

    def _found(self, a: Passage, b: Passage) -> float:
        """The share of what a says that b has words for."""
        total = found = 0.0
        theirs = [v for s in b.words.stems if (v := self._vector(b, s)) is not None]
        stack = np.array(theirs) if theirs else None
        for stem in a.words.stems:
            weight = self._weights.of(stem)
            total += weight
            if stem in b.words.stems:
                found += weight
            elif stack is not None and (own := self._vector(a, stem)) is not None:
                best = float((stack @ own).max())
                found += weight * max(0.0, (best - _UNLIKE) / (1 - _UNLIKE))
        return found / total if total else 0.0

    def _vector(self, passage: Passage, stem: str) -> np.ndarray[Any, Any] | None:
        form = passage.words.forms[stem]
        if form not in self._known:
            self._known[form] = self._vectors.of(form)
        return self._known[form]

    def _shared(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Cosine of the weighted stems."""
        squares = [sum(self._weights.of(s) ** 2 for s in stems) for stems in (a & b, a, b)]
        return squares[0] / math.sqrt(squares[1] * squares[2])
