"""How much two passages say alike in words: shared stems, and words of like meaning for the rest.

Word vectors of the language's spaCy model stand in for meaning. They only bring passages together: they cannot tell a denial
from its claim, nor who did it to whom; other features do.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
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
Array = np.ndarray[Any, Any]


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

    @property
    def size(self) -> int:
        """How many numbers a vector has."""
        return int(self._table[0].shape[1])

    def of(self, word: str) -> Array | None:
        """The vector of a lower-cased word, or None where the table has none."""
        table, strings = self._table
        key = strings[word] if word in strings else None  # noqa: SIM401 (it is no dict)
        if key is None or key not in table:
            return None
        vector: Array = table[key]
        size = float(np.linalg.norm(vector))
        return vector / size if size else None


@dataclass(frozen=True, slots=True)
class _Coded:
    """The words of a passage as arrays: weights, unit vectors (zero where a word has none), and where each stem stands."""

    at: Mapping[str, int]
    weights: Array
    vectors: Array


class Likeness:
    """Compares the words of passages, weighed by how rare they are among all."""

    def __init__(self, weights: Weights, vectors: WordVectors) -> None:
        self._weights = weights
        self._vectors = vectors
        self._known: dict[str, Array] = {}
        self._coded: dict[Passage, _Coded] = {}

    def of(self, a: Passage, b: Passage) -> float:
        """From 0 (nothing in common) to 1 (the same words)."""
        if not a.words.stems or not b.words.stems:
            return 0.0
        one, other = self._code(a), self._code(b)
        both = [(one.at[s], other.at[s]) for s in a.words.stems & b.words.stems]
        like = one.vectors @ other.vectors.T
        left, right = like.max(axis=1), like.max(axis=0)
        for i, j in both:
            left[i] = right[j] = 1.0
        meaning = (_found(left, one.weights) + _found(right, other.weights)) / 2
        return _SOFT * meaning + _HARD * _cosine(one, other, [i for i, _ in both])

    def shared(self, a: Passage, b: Passage, most: int = 3) -> list[str]:
        """The most telling words that both passages hold."""
        both = sorted(a.words.stems & b.words.stems, key=lambda s: (-self._weights.of(s), s))
        return [a.words.forms[stem] for stem in both[:most]]

    def _code(self, passage: Passage) -> _Coded:
        if passage not in self._coded:
            stems = sorted(passage.words.stems)
            self._coded[passage] = _Coded(
                {stem: n for n, stem in enumerate(stems)},
                np.array([self._weights.of(stem) for stem in stems], dtype=np.float32),
                np.stack([self._vector(passage.words.forms[stem]) for stem in stems]),
            )
        return self._coded[passage]

    def _vector(self, form: str) -> Array:
        if form not in self._known:
            found = self._vectors.of(form)
            self._known[form] = np.zeros(self._vectors.size, dtype=np.float32) if found is None else found
        return self._known[form]


def _found(best: Array, weights: Array) -> float:
    """The share of what one passage says that the other has words for, by the best match of each word."""
    share = np.clip((best - _UNLIKE) / (1 - _UNLIKE), 0.0, 1.0)
    return float((weights * share).sum() / weights.sum())


def _cosine(a: _Coded, b: _Coded, shared: list[int]) -> float:
    """Cosine of the weighted stems; `shared` are the places in a of those that both have."""
    return float((a.weights[shared] ** 2).sum() / math.sqrt((a.weights**2).sum() * (b.weights**2).sum()))
