"""The words of a passage as they are compared: stems, names, and how telling each one is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import snowballstemmer

from selon.language import Language
from selon.parse.tokens import Tokens

_KEPT = frozenset({"NOUN", "PROPN"})
_PAPER, _TRUTH = "=paper", "=truth"
_RARE_NAME = 1.6
"""A name tells more than a common word of the same frequency."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is left of a passage: stems (numbers aside), those of them that are names, and a lower-cased form of each stem."""

    stems: frozenset[str]
    names: frozenset[str]
    forms: Mapping[str, str]


class Stems:
    """Stems of the words of one language (Snowball, Porter 2001).

    A country, its capital and its people have one stem, and so have all papers, and all words for what is true or is not.
    """

    def __init__(self, language: Language) -> None:
        self._stem = snowballstemmer.stemmer(language.claims.stemmer)
        self._known: dict[str, str] = {name: iso for name, iso in language.demonyms.items() if iso}
        self._known |= {name: c.iso for names in (language.countries, language.capitals) for name, c in names.items()}
        self._known |= dict.fromkeys(language.documents, _PAPER) | dict.fromkeys(language.claims.truth, _TRUTH)

    def of(self, word: str) -> str:
        """The stem of a lower-cased word."""
        if word not in self._known:
            self._known[word] = self._stem.stemWord(word)
        return self._known[word]

    def words(self, tokens: Tokens, ranges: Iterable[tuple[int, int]], named: frozenset[str]) -> Words:
        """The words of token ranges; `named` are lower-cased words that the article writes with a capital inside sentences."""
        forms: dict[str, str] = {}
        names: set[str] = set()
        for first, stop in ranges:
            for i in range(first, stop):
                if tokens.pos[i] not in _KEPT:
                    continue
                stem = self.of(tokens.lemma[i])
                forms.setdefault(stem, tokens.lemma[i])
                if tokens.pos[i] == "PROPN" or (tokens.text[tokens.start[i]].isupper() and tokens.lemma[i] in named):
                    names.add(stem)
        return Words(frozenset(forms), frozenset(names), forms)


class Weights:
    """How telling a stem is among passages: inverse document frequency (Spärck Jones 1972), more for names."""

    def __init__(self, passages: Iterable[Words]) -> None:
        self._total = 0
        self._counts: Counter[str] = Counter()
        self._named: Counter[str] = Counter()
        for words in passages:
            self._total += 1
            self._counts.update(words.stems)
            self._named.update(words.names)

    def of(self, stem: str) -> float:
        """The weight of a stem, at least a little."""
        weight = math.log((self._total + 1) / (self._counts[stem] + 0.5))
        named = self._named[stem] * 2 > self._counts[stem]
        return max(0.1, weight) * (_RARE_NAME if named else 1.0)
