"""What a slot of a pattern can be, as a pattern of codes, and what its words mean.

Figures and names are known by their code; all other slots are the terms of dates.yaml. Several slots are kept under one
key: `{any_month}` and `{short_month}` are both a `month`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import reduce

from selon.grounding.dates import lexer
from selon.grounding.dates.template import NOTHING, Part, code, one_of
from selon.language.model import DateWords

Value = int | str
_HOURS = lexer.ZERO + lexer.HOUR + lexer.HOUR2 + lexer.LATE
_DAYS = lexer.HOUR + lexer.HOUR2 + lexer.LATE + lexer.DAY
_COUNTS = _DAYS + lexer.MINUTE + lexer.TENS + lexer.HUNDREDS
_YEARS = lexer.MODERN + lexer.YEAR
_MINUTES = lexer.HOUR2 + lexer.LATE + lexer.DAY + lexer.MINUTE + lexer.ZERO
_CODES = {
    "year": _YEARS,
    "modern_year": lexer.MODERN,
    "small_year": lexer.HOUR2 + lexer.LATE + lexer.DAY + lexer.MINUTE + lexer.TENS,
    "minute": _MINUTES,
    "hour_figure": _HOURS,
    "late_hour": lexer.LATE,
    "hour_minute": lexer.CLOCK,
    "numeric": lexer.NUMERIC,
    "iso": lexer.ISO,
    "name": lexer.NAME,
    "paragraph": lexer.PARAGRAPH,
    "plural": lexer.PLURAL,
    "stop": "".join(sorted(lexer.STOP)),
}
_NUMBERS = {
    "count": (_COUNTS, 100),
    "decade": (_COUNTS + _YEARS, 100),
    "number_of": (_COUNTS + _YEARS + lexer.LONG + lexer.BIG, 100),
    "hour": (_HOURS, 24),
    "any_hour": (_HOURS, 24),
}
"""Slots that take figures or words, with the codes of the figures and the highest word."""
_KEYS = {
    "any_weekday": "weekday",
    "weekdays": "weekday",
    "any_month": "month",
    "short_month": "month",
    "modern_year": "year",
    "any_hour": "hour",
    "day_figure": "day",
    "hour_figure": "hour",
    "late_hour": "hour",
    "minute_word": "minute",
    "past_which": "which",
    "which_plural": "which",
    "century_word": "century",
}
"""The key under which a slot's words are kept, where it is not the slot's own name."""

_TABLES = {
    "month": ("month", "short_month"),
    "day": ("number", "first_of_month"),
    "hour": ("number",),
    "count": ("number",),
    "decade": ("number",),
    "minute": ("minute_word",),
    "weekday": ("weekday", "weekdays"),
    "which": ("which", "past_which", "which_plural"),
    "century": ("century_word",),
}
"""The terms that give a key its values, where they are not those of its own name."""
_NUMERIC = frozenset({"day", "hour", "count", "decade", "minute", "century", "year", "ordinal"})
"""The keys under which figures are numbers."""
_FIGURE = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivx]+")
_TENS = {"i": 1, "v": 5, "x": 10}


def code_class(codes: Iterable[str]) -> str:
    """A regular expression for one of some codes; of none, one that never fits."""
    listed = "".join(map(re.escape, sorted(set(codes))))
    return f"[{listed}]" if listed else "(?!)"


def one_code(codes: Iterable[str]) -> Part:
    """A word with one of some codes."""
    listed = frozenset(codes)
    return code(code_class(listed), listed)


def _in_order(codes: Iterable[str]) -> Part:
    return reduce(Part.then, map(one_code, codes), NOTHING)


class Slots:
    """The slots of a language's date patterns."""

    def __init__(self, words: DateWords, coded: Callable[[str], str], capitals: Mapping[str, str]) -> None:
        self.terms = words.terms
        self._coded = coded
        self._capitals = capitals
        self._tables = {
            key: {phrase: v for kind in kinds for phrase, v in self._normal(kind).items()}
            for key, kinds in (_TABLES | {k: (k,) for k in words.terms if k not in _TABLES}).items()
        }

    def _normal(self, kind: str) -> dict[str, Value]:
        """A kind of terms by their words as the lexer gives them."""
        return {" ".join(lexer.cut(phrase)): value for phrase, value in self.terms[kind].items()}

    def proper(self) -> frozenset[str]:
        """Words that terms only have with a capital: they need one in a text."""
        words = [word for phrases in self.terms.values() for p in phrases for word in re.findall(r"[^\W\d_]+", p)]
        return frozenset(w.lower() for w in words if w[0].isupper()).difference(w for w in words if w.islower())

    def phrase(self, words: str) -> Part:
        """Literal words of a pattern."""
        return _in_order(map(self._coded, lexer.cut(words.replace("\\", ""))))

    def any_of(self, phrases: Iterable[str]) -> Part:
        """One of several phrases, the longest first."""
        cut = sorted({tuple(map(self._coded, lexer.cut(p))) for p in phrases}, key=lambda p: (-len(p), p))
        long = [_in_order(p) for p in cut if len(p) > 1]
        short = [p[0] for p in cut if len(p) == 1]
        return one_of([*long, *([one_code(short)] if short else [])])

    def find(self, name: str) -> tuple[Part, str] | None:
        """A slot's pattern and key by its name; None where there is no such slot."""
        part = self._figure(name) or self._word(name)
        return None if part is None else (part, _KEYS.get(name, name))

    def _figure(self, name: str) -> Part | None:
        if name in _CODES:
            return one_code(_CODES[name])
        suffix = one_code(map(self._coded, self.terms["suffix"]))
        figures = one_code(_DAYS).then(suffix.optional())
        if name == "day_figure":
            return figures
        if name == "day":
            return one_of([figures, self.any_of(self.terms["first_of_month"]), self._numbers(31)])
        if name in _NUMBERS:
            codes, highest = _NUMBERS[name]
            return one_of([one_code(codes), self._numbers(highest, bare=name == "hour")])
        if name == "ordinal":
            return one_of([one_code(lexer.HOUR).then(suffix), self.any_of(self.terms["ordinal"])])
        if name == "century":
            roman = one_code(lexer.ROMAN).then(suffix.optional())
            return one_of([roman, one_code(_DAYS).then(suffix), self.any_of(self.terms["century_word"])])
        return None

    def _numbers(self, highest: int, bare: bool = True) -> Part:
        """Numbers in words; `bare` ones are not also an article."""
        numbers = self.terms["number"].items()
        whole = self.any_of(w for w, n in numbers if int(n) <= highest and not (bare and w in self.terms["not_a_day"]))
        return whole.then(Part("(?!-)"))

    def _word(self, name: str) -> Part | None:
        kind = name.removeprefix("any_")
        if kind not in self.terms:
            return None
        part = self.any_of(self.terms[kind])
        if name == kind:
            return part
        return one_of([part, one_code(self._capitals[word] for word in self.terms[kind])])

    def value(self, key: str, words: str) -> Value:
        """What words mean that are kept under a key (without its prefix)."""
        found = self._tables.get(key, {}).get(words)
        if found is not None:
            return found
        if key == "century" and (roman := _ROMAN.match(words)):
            return _roman(roman.group())
        if key in _NUMERIC and (figure := _FIGURE.match(words)):
            return int(figure.group())
        return words


def _roman(figure: str) -> int:
    values = [_TENS[c] for c in figure]
    return sum(-v if v < max(values[k:]) else v for k, v in enumerate(values))
