"""Quantities in an article: how many of what, in which unit, and whether roughly.

    Quantities(language).find(tokens)

Units are ISO 4217 for money, UCUM for measures and "persons" for people. Dates, years, ages, times of day, ordinals and
numbers that only label something are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from selon.grounding.counted import Counted, Counting
from selon.grounding.numerals import BLANK, Numeral, Numerals, any_of
from selon.grounding.quantity_traps import Traps
from selon.grounding.ranges import Ranges
from selon.language import Language
from selon.language.quantity_words import Unit
from selon.parse.tokens import Tokens
from selon.records import Quantity, Span

PERSONS = "persons"
_SPANS_OF_TIME = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_SIGNED = frozenset({"Cel", "%"})
_MINUS = re.compile(r"(?:^|[\s(])(?P<sign>[-−])(?:(?<=\([-−])\s)?\Z")
_WINDOW = 32
"""Code points before a number in which the words that make it rough stand."""


class Quantities:
    """Finds the quantities of articles of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = words = language.quantities
        self._numerals = Numerals(words)
        self._ranges = Ranges(words)
        self._traps = Traps(language)
        of = rf"(?:{any_of(words.of)}){BLANK}?"
        names, symbols = any_of(words.unit_names), any_of(words.unit_symbols)
        half = rf"(?P<half>{BLANK}(?:{any_of(words.half)})\b)?"
        self._unit = re.compile(rf"{BLANK}(?P<of>{of})?(?P<name>{names})(?![\w-]){half}", re.IGNORECASE)
        self._symbol = re.compile(rf"{BLANK}?(?P<symbol>{symbols})(?![\w'’])")
        about = any_of(words.about).replace(f"{BLANK}de", f"{BLANK}d(?:e|['’])")
        self._about = re.compile(rf"(?<!\w)(?:{about}){BLANK}?\Z", re.IGNORECASE)
        self._about_behind = re.compile(rf"{BLANK}(?:{any_of(words.about_behind)})\b", re.IGNORECASE)

    def find(self, tokens: Tokens) -> list[Quantity]:
        """The quantities in the order of the text; their spans do not overlap."""
        reading = _Reading(tokens, Counting(tokens, self._language))
        found: list[Quantity] = []
        for numeral in self._ranges.join(tokens, self._numerals.find(tokens)):
            quantity = self._read(numeral, reading)
            if quantity is not None and (not found or quantity.span.start >= found[-1].span.end):
                found.append(quantity)
        return found

    def _read(self, numeral: Numeral, reading: _Reading) -> Quantity | None:
        if self._traps.labels(reading.tokens, numeral):
            return None
        measured = self._measured(reading.tokens.text, numeral)
        if measured is None:
            return self._number(numeral, reading)
        return self._measure(measured, reading)

    def _measure(self, m: _Measured, reading: _Reading) -> Quantity | None:
        """A number with a unit; what is measured stands behind it ("35 tonnes de blé") or it hangs on it."""
        numeral, tokens, traps = m.numeral, reading.tokens, self._traps
        counted = reading.counting.measured(m.end, share=m.unit.code == self._words.share)
        start = self._start(numeral, reading)
        if self._alone(numeral, reading) and not (m.alone and (counted or m.unit.code not in _SPANS_OF_TIME)):
            return None
        if m.unit.code in _SPANS_OF_TIME and traps.when(tokens, start, m.end):
            return None
        if m.unit.code == self._words.year and traps.age(tokens, start, m.end, counted is not None):
            return None
        if m.unit.code == self._words.hour and traps.clock(tokens, numeral, m.end, counted is not None):
            return None
        owner = None if counted is not None else reading.counting.before(start, m.end)
        return self._quantity(numeral, m.end, counted or owner, m.unit.code, reading, inside=counted is not None)

    def _number(self, numeral: Numeral, reading: _Reading) -> Quantity | None:
        """A number of things or people, or a bare one that the words before it explain."""
        text = reading.tokens.text
        if numeral.kind == "figures" and text[numeral.end : numeral.end + 1].isalpha():
            return None
        counted = reading.counting.behind(numeral.end, linked=numeral.linked)
        if self._alone(numeral, reading) and (counted is None or counted.what.lower() not in self._words.one):
            return None
        if counted is not None:
            if self._traps.share(reading.tokens, counted.stop):
                return None
            return self._quantity(numeral, numeral.end, counted, PERSONS if counted.persons else None, reading)
        announced = reading.counting.announced(numeral.start)
        rough = self._start(numeral, reading) < numeral.start or numeral.kind == "group"
        rough = rough or self._about_behind.match(text, numeral.end) is not None
        if self._traps.year(reading.tokens, numeral) or not (rough or announced):
            return None
        unit = PERSONS if announced is not None and announced.persons else None
        return self._quantity(numeral, numeral.end, announced, unit, reading, inside=False)

    def _measured(self, text: str, numeral: Numeral) -> _Measured | None:
        """The number with the unit behind it, its value in that unit."""
        symbol = self._symbol.match(text, numeral.end) if numeral.kind == "figures" else None
        if symbol is not None:
            unit = self._words.unit_symbols[symbol["symbol"]]
            return _Measured(_times(numeral, unit.times), unit, symbol.end(), False)
        name = self._unit.match(text, numeral.end)
        if name is None or (name["of"] is not None) != numeral.linked:
            return None
        word = re.sub(r"\s", " ", name["name"].lower()).replace("’", "'")
        unit = self._words.unit_names[word]
        more = 0.5 if name["half"] else 0.0
        numeral = replace(numeral, value=numeral.value + more)
        return _Measured(_times(numeral, unit.times), unit, name.end(), word in self._words.one_units)

    def _alone(self, numeral: Numeral, reading: _Reading) -> bool:
        """Whether the number is the one word that is also an article ("un")."""
        word = reading.tokens.text[numeral.start : numeral.end].lower()
        return numeral.high is None and self._words.numbers.get(word) == 1

    def _start(self, numeral: Numeral, reading: _Reading) -> int:
        """Where the words begin that make the number rough ("plus de"), else where it begins itself."""
        window = max(0, numeral.start - _WINDOW)
        found = self._about.search(reading.tokens.text[window : numeral.start])
        return window + found.start() if found else numeral.start

    def _quantity(
        self, numeral: Numeral, end: int, counted: Counted | None, unit: str | None, reading: _Reading,
        inside: bool = True,
    ) -> Quantity:  # fmt: skip
        text, start = reading.tokens.text, self._start(numeral, reading)
        if counted is not None and inside:
            end = max(end, reading.tokens.end[counted.stop - 1])
        behind = self._about_behind.match(text, end)
        end = behind.end() if behind else end
        rough = numeral.approximate or start < numeral.start or behind is not None
        minus = _minus(text, start) if unit in _SIGNED and start == numeral.start else 0
        start -= minus
        return Quantity(
            what=counted.what if counted else "",
            value=-numeral.value if minus else numeral.value,
            high=numeral.high,
            unit=unit,
            approximate=rough,
            span=Span(start=start, end=end, text=text[start:end]),
        )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One article being read."""

    tokens: Tokens
    counting: Counting


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with its unit, which ends at a code point; `alone` tells that "un" counts before it."""

    numeral: Numeral
    unit: Unit
    end: int
    alone: bool


def _times(numeral: Numeral, times: float) -> Numeral:
    return numeral if times == 1 else replace(numeral, value=numeral.value * times)


def _minus(text: str, start: int) -> int:
    """How many code points before a number its minus sign takes, 0 where it has none or a hyphen behind a word."""
    sign = _MINUS.search(text, max(0, start - 3), start)
    return start - sign.start("sign") if sign else 0
