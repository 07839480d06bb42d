"""All patterns of a language's dates.yaml, compiled once, and the search for them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from selon.errors import LanguageError
from selon.grounding.dates.lexer import BIG, NAME, OTHER, PLURAL, Lexer, Vocabulary, Words
from selon.grounding.dates.slots import Slots, Value, code_class
from selon.grounding.dates.template import ASIDE, BEGIN, Compiler, Part
from selon.language.model import DateConstruction, DateWords

NO_DATE = "nothing"
"""What a construction `reads` that only looks like a date."""
_CODES_FROM = 0xE000
_WITH_CAPITALS = ("weekday", "month", "season")


@dataclass(frozen=True, slots=True)
class Matched:
    """A construction as it stands in a text: `[first, stop)` are words, `slots` what fills its slots, `at` where."""

    construction: DateConstruction
    first: int
    stop: int
    slots: Mapping[str, Value]
    at: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class _Compiled:
    construction: DateConstruction
    part: Part

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.part.regex)

    @cached_property
    def marks(self) -> list[int]:
        return [group for group, key in enumerate(self.part.keys, 1) if key == BEGIN]

    def begins(self, match: re.Match[str]) -> int:
        """Where the expression begins in a match: behind its first words where a pattern says so."""
        return next((match.start(group) for group in self.marks if match.start(group) >= 0), match.start())


class Grammar:
    """The date patterns of a language. Building one takes some tens of milliseconds, and each pattern is compiled once,
    when a text first has words that it can begin with: keep it."""

    def __init__(self, words: DateWords) -> None:
        self._codes: dict[str, str] = {}
        capitals = {w: self._code(w.capitalize() + "\0") for kind in _WITH_CAPITALS for w in words.terms[kind]}
        self._slots = Slots(words, self._code, capitals)
        self._parts: dict[str, tuple[Part, str]] = {}
        self._words = words
        self._compiler = Compiler(self._slots.phrase, self._slot)
        compiled = [self._compiled(c) for c in words.constructions]
        firsts = {code for c in compiled for code in c.part.first}
        self._by_first = {code: [c for c in compiled if code in c.part.first] for code in firsts}
        self._by_two: dict[str, tuple[_Compiled, ...]] = {}
        alone = {code for c in compiled for code in c.part.alone}
        # A word that only begins an expression needs a known word behind it.
        self._starts = re.compile(f"{code_class(self._by_first)}(?![{OTHER}{PLURAL}{NAME}{BIG}])|{code_class(alone)}")
        self._lexer = Lexer(self._vocabulary(capitals))

    def _vocabulary(self, capitals: Mapping[str, str]) -> Vocabulary:
        return Vocabulary(
            codes=self._codes,
            capital=capitals,
            opening=self._codes.keys() & self._words.terms["weekday"].keys(),
            proper=self._slots.proper(),
            roman=self._words.terms["roman_suffix"].keys(),
            shapes=self._words.plural_endings,
            singular=self._words.participle_endings,
            not_plural=self._words.not_plural,
        )

    def _code(self, word: str) -> str:
        if len(word) == 1 and not word.isalnum():
            return word
        return self._codes.setdefault(word, chr(_CODES_FROM + len(self._codes)))

    def _slot(self, name: str) -> tuple[Part, str]:
        if name not in self._parts:
            self._parts[name] = self._slots.find(name) or (self._phrase(name), name)
        return self._parts[name]

    def _phrase(self, name: str) -> Part:
        if name not in self._words.phrases:
            raise LanguageError(f"dates.yaml: there is no slot, term or phrase {name!r}")
        return self._compiler.compile(self._words.phrases[name])

    def _compiled(self, construction: DateConstruction) -> _Compiled:
        return _Compiled(construction, self._compiler.compile(construction.pattern))

    def read(self, text: str) -> Words:
        """A text cut into words."""
        return self._lexer.read(text)

    def find(self, words: Words) -> Iterator[Matched]:
        """What constructions stand in a text, in its order, without overlap: at each place the longest one."""
        done = 0
        for start in self._starts.finditer(words.codes):
            if start.start() < done:
                continue
            best = self._best(words.codes, start.start())
            if best is None:
                continue
            compiled, match = best
            done = match.end()
            if compiled.construction.reads != NO_DATE:
                yield self._matched(compiled, match, words)

    def _best(self, codes: str, at: int) -> tuple[_Compiled, re.Match[str]] | None:
        """The longest construction at a place; one that begins behind its first words yields to a longer one there."""
        best = self._longest(codes, at)
        if best is None or (first := best[0].begins(best[1])) == at:
            return best
        inner = self._longest(codes, first)
        return inner if inner and inner[1].end() > best[1].end() else best

    def _longest(self, codes: str, at: int) -> tuple[_Compiled, re.Match[str]] | None:
        best: tuple[_Compiled, re.Match[str]] | None = None
        for compiled in self._candidates(codes[at : at + 2]):
            match = compiled.regex.match(codes, at)
            if match and (best is None or match.end() > best[1].end()):
                best = compiled, match
        return best

    def _candidates(self, two: str) -> tuple[_Compiled, ...]:
        """The constructions that can begin with two words."""
        found = self._by_two.get(two)
        if found is None:
            first, second = two[0], two[1]
            listed = self._by_first.get(first, ())
            found = tuple(c for c in listed if first in c.part.alone or second in c.part.second.get(first, ()))
            self._by_two[two] = found
        return found

    def _matched(self, compiled: _Compiled, match: re.Match[str], words: Words) -> Matched:
        slots: dict[str, Value] = dict(compiled.construction.constants)
        at: dict[str, tuple[int, int]] = {}
        for group, key in enumerate(compiled.part.keys, 1):
            begin, end = match.span(group)
            if begin < 0 or key == BEGIN or key.startswith(ASIDE):
                continue
            at[key] = begin, end
            slots[key] = self._slots.value(key.rpartition(".")[2], words.words(begin, end))
        return Matched(compiled.construction, compiled.begins(match), match.end(), slots, at)
