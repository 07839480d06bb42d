"""Numbers in a text, in figures, in words and as nouns for about so many, with their values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from selon.language.quantity_words import QuantityWords
from selon.language.words import parted
from selon.parse.tokens import Tokens

BLANK = r"[^\S\n]"
"""A blank inside a line, as a pattern."""
_THOUSANDS = r"[ \u00a0\u202f\u2009.'’]"
_FIGURES = rf"\d{{1,3}}(?:{_THOUSANDS}\d{{3}})+(?![\d])(?:,\d+)?|\d+(?:[.,]\d+)?"
_PHONE = re.compile(r"(?<!\d)(?:\+\d{1,3}[ .-]?\d|\d{2})(?:[ .-]\d{2}){4}(?!\d)")
_BEHIND_MARK = re.compile(r"[-‐/.,:'’]\w")
_HUNDRED, _THOUSAND, _MILLION = 100, 1000, 1_000_000

Kind = Literal["figures", "words", "group"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at code points `[start, end)`; `kind` "group" is a noun for about so many ("une centaine").

    `scale` is what its last word multiplies by (1 for none): behind a million what is counted follows by "de". `high`
    is the other end of a range.
    """

    start: int
    end: int
    value: float
    kind: Kind
    scale: float = 1.0
    high: float | None = None
    approximate: bool = False

    @property
    def linked(self) -> bool:
        """Whether a preposition stands between the number and what it counts."""
        return self.kind == "group" or self.scale >= _MILLION


class Numerals:
    """Finds the numbers of texts in one language."""

    def __init__(self, words: QuantityWords) -> None:
        self._words = words
        self._pattern = re.compile(_pattern(words), re.IGNORECASE)
        self._first = {*words.numbers, *words.scales, *(parted(w)[0] for w in words.some)}
        self._ones = {word for word, value in words.numbers.items() if value == 1}
        self._behind_one = {*words.scales, *words.groups, *words.group_adjectives, *words.one, *words.one_units}
        self._behind_one |= {pattern.between for pattern in words.ranges}
        self._multiples = {**words.scales, **words.groups}
        self._multiple = re.compile(rf"\b(?:{any_of(self._multiples)})\b", re.IGNORECASE)

    def find(self, tokens: Tokens) -> list[Numeral]:
        """The numbers in the order of the text, none of them inside a word, a date in figures, a time or a phone number."""
        text, found, reached = tokens.text, [], 0
        for start in self._starts(tokens):
            if start < reached:
                continue
            phone = _PHONE.match(text, start)
            m = phone or self._pattern.match(text, start)
            if m is None:
                continue
            reached = m.end()
            if phone is None and not _goes_on(text, reached, m["figures"] is not None):
                numeral = self._numeral(m)
                found += [numeral] if numeral is not None else []
        return found

    def _starts(self, tokens: Tokens) -> Iterator[int]:
        """Where a number may begin; a sign may stand before its figures in one token."""
        low, last = tokens.low, len(tokens) - 1
        for i, word in enumerate(low):
            if word in self._ones and (i == last or low[i + 1] not in self._behind_one):
                continue
            if word[0].isdecimal() or word in self._first or ("-" in word and word.partition("-")[0] in self._first):
                yield tokens.start[i]
            elif word[1:2].isdecimal() and not word[0].isalnum():
                yield tokens.start[i] + 1

    def _numeral(self, m: re.Match[str]) -> Numeral | None:
        if m["group"] is not None:
            return self._group(m)
        half = 0.5 if m["half"] else 0.0
        if m["figures"] is not None:
            scales = [self._words.scales[word.lower()] for word in (m["scales"] or "").split()]
            scale = _product(scales)
            return Numeral(m.start(), m.end(), (read_figures(m["figures"]) + half) * scale, "figures", scale)
        read = self._read_words(m["words"])
        if read is None:
            return None
        value, scale = read
        return Numeral(m.start(), m.end(), value + half * scale, "words", scale)

    def _group(self, m: re.Match[str]) -> Numeral:
        """A noun for about so many; "des centaines" counts as one hundred, which is the least it can mean."""
        count = m["count"]
        times = 1.0
        if count is not None:
            read = (read_figures(count), 1.0) if count[0].isdigit() else self._read_words(count)
            times = read[0] if read else 1.0
        values = [self._multiples[word.group().lower()] for word in self._multiple.finditer(m["group"])]
        return Numeral(m.start(), m.end(), times * _product(values), "group", float(values[-1]), approximate=True)

    def _read_words(self, phrase: str) -> tuple[float, float] | None:
        """The value of number words and their last scale; None where they make no number ("six sept")."""
        large = thousands = small = 0
        before, scale = 0, 1
        for word in re.split(r"[\s-]+", phrase.lower()):
            if word == self._words.join:
                continue
            value = self._words.numbers.get(word) or self._words.scales[word]
            scale = value if word in self._words.scales else 1
            if value >= _MILLION:
                large += (thousands + small or 1) * value
                thousands = small = 0
            elif value == _THOUSAND:
                thousands += (small or 1) * value
                small = 0
            elif value == _HUNDRED:
                small = (small or 1) * value
            elif before == 4 and value == 20:
                small += 76
            elif small % _HUNDRED and not (before >= 20 > value or before == 10 > value):
                return None
            else:
                small += value
            before = 80 if before == 4 and value == 20 else value
        return float(large + thousands + small), float(scale)


def read_figures(figures: str) -> float:
    """The value of a number in figures as French writes it.

    >>> [read_figures(f) for f in ("12 000", "1.234.567", "2,5", "49.3")]
    [12000.0, 1234567.0, 2.5, 49.3]
    """
    whole, _, part = figures.partition(",")
    if re.fullmatch(r"\d+\.\d{1,2}|\d+\.\d{4,}", whole):
        return float(whole)
    digits = "".join(c for c in whole if c.isdecimal())
    return float(f"{digits}.{part}" if part else digits)


def _product(values: Iterable[float]) -> float:
    product = 1.0
    for value in values:
        product *= value
    return product


def _goes_on(text: str, end: int, figures: bool) -> bool:
    """Whether what stands behind makes a word, a date or a code of it; a hyphen between figures may be a range."""
    mark = _BEHIND_MARK.match(text, end)
    if mark is None:
        return not figures and text[end : end + 1].isalnum()
    return not (figures and mark.group()[0] in "-‐" and mark.group()[1].isdecimal())


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words or phrases, the longest first; blanks stand for any blank."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", BLANK).replace("'", "['’]") for word in longest)


def _pattern(words: QuantityWords) -> str:
    word = any_of({**words.numbers, **words.scales})
    joined = rf"(?:{BLANK}|-){words.join}(?:{BLANK}|-)(?:{any_of(words.joins)})\b"
    spelt = rf"(?:{word})\b(?:{joined}|(?:{BLANK}|-)(?:{word})\b)*"
    scales = rf"(?:{any_of(w for w, value in words.scales.items() if value >= _THOUSAND)})\b"
    multiples = any_of({**words.scales, **words.groups})
    adjective = rf"(?:(?:{any_of(words.group_adjectives)}){BLANK})?"
    counted = rf"(?P<count>{spelt}|{_FIGURES}){BLANK}{adjective}(?:{any_of(words.groups)})\b"
    some = rf"(?:{any_of(words.some)}){BLANK}{adjective}(?:{multiples})\b"
    of = rf"{BLANK}(?:{any_of(words.of)}){BLANK}?"
    group = rf"(?P<group>(?:{counted}|{some})(?:{of}(?:{multiples})\b)*)"
    figures = rf"(?P<figures>{_FIGURES})(?:{BLANK}?(?P<scales>{scales}(?:{BLANK}{scales})*))?"
    half = rf"(?P<half>{BLANK}(?:{any_of(words.half)})\b)?"
    return rf"(?<!\w)(?<![^\W\d][-‐])(?<!\w[/.,:])(?:{group}|{figures}|(?P<words>{spelt})){half}"
