"""Numbers that are no quantities: dates, years, times of day, ages, labels, shares, and spans of time that tell when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selon.grounding.numerals import BLANK, Numeral, any_of
from selon.language import Language
from selon.parse.tokens import Tokens

_YEARS = range(1800, 2101)
_HOURS = 24
_WINDOW = 24
"""Code points before a number that are looked at."""
_MINUTES = re.compile(r"\s?\d{2}(?!\d|\s?m|,)")


class Traps:
    """What the words around a number make of it, in one language."""

    def __init__(self, language: Language) -> None:
        words = language.quantities
        self._words = words
        self._people = language.demonyms
        self._before_year = words.before_year | words.months
        self._named_behind = words.months | words.addresses
        self._not_counted = _behind(words.not_counted)
        self._ordinals = _behind(words.ordinals)
        self._when_behind = _behind(words.when_behind)
        self._when_before = _before(words.when_before)
        self._aged = _before(words.aged)

    def labels(self, tokens: Tokens, numeral: Numeral) -> bool:
        """Whether the number names something: an article of law, a flight, a date, an address, a name in capitals."""
        k, stop = tokens.range((numeral.start, numeral.end))
        before = tokens.low[k - 1] if k else ""
        behind = tokens.low[stop] if stop < len(tokens) else ""
        if before.rstrip(".") in self._words.labels or behind in self._named_behind or behind == self._words.out_of:
            return True
        if self._not_counted.match(tokens.text, numeral.end):
            return True
        if numeral.kind == "words":
            return _capital_inside(tokens, k)
        ordinal = numeral.kind == "figures" and self._ordinals.match(tokens.text, numeral.end) is not None
        return ordinal or (self.year(tokens, numeral) and before in self._before_year)

    def year(self, tokens: Tokens, numeral: Numeral) -> bool:
        """Whether a figure could be a year."""
        figures = tokens.text[numeral.start : numeral.end]
        return len(figures) == 4 and figures.isdecimal() and int(figures) in _YEARS

    def share(self, tokens: Tokens, stop: int) -> bool:
        """Whether what is counted ends at a token behind which "sur dix" makes it a share."""
        return stop + 1 < len(tokens) and tokens.low[stop] == self._words.out_of and tokens.pos[stop + 1] == "NUM"

    def when(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether a span of time tells when something was or will be ("il y a trois ans", "dix ans plus tard")."""
        return _ends_with(self._when_before, tokens, start) or self._when_behind.match(tokens.text, end) is not None

    def clock(self, tokens: Tokens, numeral: Numeral, end: int, linked: bool) -> bool:
        """Whether hours are a time of day ("à 15 heures", "16 h 38"); "après 15 heures de débats" (`linked`) are not."""
        if linked or numeral.value > _HOURS:
            return False
        k = tokens.at(numeral.start)
        return (k > 0 and tokens.low[k - 1] in self._words.clock) or _MINUTES.match(tokens.text, end) is not None

    def age(self, tokens: Tokens, start: int, end: int, linked: bool) -> bool:
        """Whether years are somebody's age ("un homme de 35 ans", ", 44 ans,", "mort à 82 ans")."""
        words, k = self._words, tokens.at(start)
        if linked or k == 0:
            return False
        if tokens.low[k] in words.of and _ends_with(self._aged, tokens, tokens.start[k + 1]):
            return True
        if _ends_with(self._aged, tokens, start):
            return True
        if tokens.low[k - 1] in words.of:
            noun = next((i for i in range(k - 2, -1, -1) if tokens.pos[i] != "ADJ"), None)
            return noun is not None and self._somebody(tokens, noun)
        if tokens.low[k - 1] in words.to:
            return not any(tokens.lemma[i] in words.sentences for i in range(max(0, k - 5), k - 1))
        return tokens.low[k - 1] in (",", "(") and tokens.text[end : end + 1] in (",", ")", ".")

    def _somebody(self, tokens: Tokens, i: int) -> bool:
        known = tokens.low[i] in self._words.persons or tokens.lemma[i] in self._words.persons
        return known or tokens.entity[i] == "PER" or tokens.low[i] in self._people


def _capital_inside(tokens: Tokens, k: int) -> bool:
    """Whether a number word has a capital though no sentence begins there ("les Six Nations")."""
    opens = k == tokens.bounds(k)[0] or tokens.pos[k - 1] == "PUNCT"
    return tokens.text[tokens.start[k]].isupper() and not opens


def _behind(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{BLANK}*(?:{any_of(phrases)})(?!\w)", re.IGNORECASE)


def _before(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)}){BLANK}*\Z", re.IGNORECASE)


def _ends_with(pattern: re.Pattern[str], tokens: Tokens, end: int) -> bool:
    return pattern.search(tokens.text[max(0, end - _WINDOW) : end]) is not None
