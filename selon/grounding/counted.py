"""What a number counts: the noun behind it, the noun it hangs on, or what the article said it is a number of."""

from __future__ import annotations

from dataclasses import dataclass

from selon.language import Language
from selon.parse.tokens import Tokens

_PLAIN = frozenset({"ADJ"})
_DETERMINED = frozenset({"ADJ", "DET", "NUM"})
_NOUNS = frozenset({"NOUN"})
_NAMES = frozenset({"PROPN", "X"})
_CLAUSE = 10
"""Tokens between a counter ("le nombre de") and its figure at most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, in the words of the text ("" where it is said elsewhere), and one past its last token."""

    what: str
    stop: int
    persons: bool = False


class Counting:
    """Reads what numbers of one article count."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self._tokens = tokens
        self._language = language
        self._words = language.quantities

    def behind(self, end: int, linked: bool) -> Counted | None:
        """What stands behind a number that ends at a code point; `linked`: only behind a preposition."""
        k = self._next(end)
        if k is None:
            return None
        if not linked and (other := self._other(k)) is not None:
            return other
        if self._tokens.low[k] in self._words.of | self._words.of_the:
            counted = linked or self._partitive(k + 1)
            return self._noun(k + 1, _DETERMINED, name=False) if counted else None
        return None if linked else self._noun(k, _PLAIN, name=False)

    def measured(self, end: int, share: bool) -> Counted | None:
        """What a unit that ends at a code point measures ("tonnes de blé"); a `share` is of something definite, too."""
        k = self._next(end)
        if k is None:
            return None
        if self._tokens.low[k] in self._words.of:
            return self._noun(k + 1, _DETERMINED if share else _PLAIN, name=True)
        return self._noun(k + 1, _DETERMINED, name=True) if share and self._tokens.low[k] in self._words.of_the else None

    def _next(self, end: int) -> int | None:
        """The token behind a code point where nothing but a blank stands between and the sentence goes on."""
        tokens = self._tokens
        k = tokens.at(end)
        if k >= len(tokens) or "\n" in tokens.text[end : tokens.start[k]] or tokens.start[k] < end:
            return None
        return k if k == 0 or tokens.sentence[k] == tokens.sentence[k - 1] else None

    def _other(self, k: int) -> Counted | None:
        """Words for what was counted before ("deux autres", "deux d'entre eux"); a noun behind them counts instead."""
        start = self._tokens.start[k]
        word = next((w for w in self._words.others if self._reads(w, start)), None)
        if word is None:
            return None
        stop = self._tokens.at(start + len(word) - 1) + 1
        noun = self._noun(stop, _PLAIN, name=False) if self._tokens.low[k] == word else None
        return noun or Counted("", stop)

    def _reads(self, phrase: str, start: int) -> bool:
        """Whether a lower-cased phrase stands at a code point, and ends with a word there."""
        text, end = self._tokens.text, start + len(phrase)
        return text[start:end].lower().replace("’", "'") == phrase and not text[end : end + 1].isalnum()

    def _partitive(self, first: int) -> bool:
        """Whether a number is said of some more ("15 des 20 otages")."""
        return first < len(self._tokens) and self._tokens.pos[first] == "NUM"

    def _noun(self, first: int, skipped: frozenset[str], name: bool) -> Counted | None:
        """The noun from a token on, words of the classes `skipped` left out; `name` admits proper names."""
        tokens = self._tokens
        for i in range(first, min(first + 4, tokens.bounds(first - 1)[1])):
            if (compound := self._compound(i)) is not None:
                return Counted(tokens.words(i, compound), compound, self._persons(i, compound))
            if (tokens.low[i] in self._words.persons and not self._describes(i)) or self._is_noun(i, name):
                return Counted(tokens.words(i, i + 1), i + 1, self._persons(i, i + 1))
            if tokens.pos[i] not in skipped:
                return None
        return None

    def _describes(self, i: int) -> bool:
        """Whether a word that can be a noun for people stands before another one ("trois jeunes manifestants")."""
        tokens = self._tokens
        if tokens.pos[i] != "ADJ" or i + 1 >= tokens.bounds(i)[1]:
            return False
        return tokens.pos[i + 1] in _NOUNS or tokens.low[i + 1] in self._words.persons

    def _is_noun(self, i: int, name: bool) -> bool:
        tokens = self._tokens
        if tokens.pos[i] in _NAMES or tokens.text[tokens.start[i]].isupper():
            return name or tokens.low[i] in self._language.demonyms
        return tokens.pos[i] in _NOUNS and tokens.low[i] not in self._words.of

    def _compound(self, i: int) -> int | None:
        """One past the last token of a noun of several words that begins at token i."""
        start = self._tokens.start[i]
        for phrase in self._words.compounds.get(self._tokens.low[i], ()):
            if self._reads(phrase, start):
                return self._tokens.at(start + len(phrase) - 1) + 1
        return None

    def _persons(self, first: int, stop: int) -> bool:
        tokens, words = self._tokens, self._words
        people = {tokens.words(first, stop).lower(), tokens.low[first], tokens.lemma[first]} & words.persons
        return bool(people) or (tokens.text[tokens.start[first]].isupper() and tokens.low[first] in self._language.demonyms)

    def before(self, start: int, end: int) -> Counted | None:
        """The noun that the words `[start, end)` of a number with its unit hang on ("une amende de 300 euros")."""
        tokens = self._tokens
        k, stop = tokens.range((start, end))
        if k < 2 or k == len(tokens) or tokens.low[k - 1] not in self._words.of:
            return None
        hangs = any(tokens.head[i] == k - 2 for i in range(k, stop))
        return Counted(tokens.low[k - 2], k) if hangs and tokens.pos[k - 2] in _NOUNS else None

    def announced(self, start: int) -> Counted | None:
        """What the clause before a bare number says it is a number of ("le nombre de morts dépasse 1 200")."""
        tokens = self._tokens
        k = tokens.at(start)
        if k >= len(tokens):
            return None
        for i in range(k - 1, max(tokens.bounds(k)[0], k - _CLAUSE) - 1, -1):
            if tokens.low[i] in self._words.counters and tokens.low[i + 1] in self._words.of | self._words.of_the:
                return self._noun(i + 2, _DETERMINED, name=False) if i + 2 < k else None
        return None
