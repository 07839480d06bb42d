"""Ranges: two numbers that say between what and what ("entre 20 et 30", "deux ou trois", "40-50")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from selon.grounding.numerals import BLANK, Numeral, any_of
from selon.language.quantity_words import QuantityWords
from selon.parse.tokens import Tokens

_DASHES = ("-", "‐", "–")
_GAP = 12
"""Code points between the numbers of a range, and before it, at most."""
_VERB = 4
"""Tokens between a verb of change and its numbers at most."""


class Ranges:
    """Puts the numbers of a range together, in one language."""

    def __init__(self, words: QuantityWords) -> None:
        self._changes = words.changes
        self._patterns = [
            (re.compile(rf"{BLANK}?{any_of([r.between])}{BLANK}?", re.IGNORECASE), _before(r.before), r.change)
            for r in words.ranges
        ]

    def join(self, tokens: Tokens, numerals: Iterable[Numeral]) -> Iterator[Numeral]:
        """The numbers, ranges put together ("entre 20 et 30", "deux ou trois", "40-50"), scores left out."""
        last: Numeral | None = None
        for numeral in numerals:
            joined = self._range(tokens, last, numeral) if last is not None else None
            score = joined is None and last is not None and tokens.text[last.end : numeral.start] in _DASHES
            if joined is None and last is not None and not score:
                yield last
            last = None if score else joined or numeral
        if last is not None:
            yield last

    def _range(self, tokens: Tokens, one: Numeral, other: Numeral) -> Numeral | None:
        value = one.value
        if one.scale == 1 and one.value * other.scale < other.value:
            value = one.value * other.scale
        if one.high is not None or not 0 < value < other.value or other.start - one.end > _GAP:
            return None
        if tokens.text[one.end : other.start] in _DASHES:
            return replace(other, start=one.start, value=value, high=other.value, approximate=True)
        start = self._opening(tokens, one, other)
        return None if start is None else replace(other, start=start, value=value, high=other.value, approximate=True)

    def _opening(self, tokens: Tokens, one: Numeral, other: Numeral) -> int | None:
        """Where a range begins, None where the words between and before the numbers make none ("passer de 20 à 30")."""
        text = tokens.text
        for between, before, change in self._patterns:
            if not between.fullmatch(text, one.end, other.start):
                continue
            opening = before.search(text, max(0, one.start - _GAP), one.start)
            if opening is not None:
                return None if change and self._changing(tokens, one.start) else opening.start()
        return None

    def _changing(self, tokens: Tokens, start: int) -> bool:
        k = tokens.at(start)
        return any(tokens.lemma[i] in self._changes for i in range(max(tokens.bounds(k)[0], k - _VERB), k))


def _before(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of([word])}{BLANK}\Z" if word else r"\Z", re.IGNORECASE)
