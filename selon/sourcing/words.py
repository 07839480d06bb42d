"""The words of a language that the rules need (language/xx/sourcing.yaml), compiled, and which words of a text tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from selon.errors import LanguageError
from selon.language.loader import LANGUAGES, read
from selon.language.shapes import WORDS
from selon.language.words import singular, unaccented

_TOKEN = re.compile(r"\d+(?:[.,\s]\d+)*|[^\W\d_]+")
_SHORTEST = 4
_STEM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What sourcing.yaml says, ready for use: patterns match folded text (see `fold`), sets hold folded words."""

    anonymity_reasons: re.Pattern[str]
    plural_source: re.Pattern[str]
    several: re.Pattern[str]
    headline_hedges: re.Pattern[str]
    names: re.Pattern[str]
    shown: re.Pattern[str]
    speaking: re.Pattern[str]
    clause_openers: re.Pattern[str]
    exemplified: re.Pattern[str]
    indefinite: re.Pattern[str]
    common: frozenset[str]
    plural_endings: tuple[str, ...]
    abbreviations: frozenset[str]

    def telling(self, text: str) -> frozenset[str]:
        """The stems of the words that say what a text is about: numbers, acronyms, words of four letters and more.

        Accents, capitals and endings do not count: a plural ending is dropped and five letters are kept.
        """
        return frozenset(stem for token in _TOKEN.findall(text) if (stem := self._stem(token)))

    def _stem(self, token: str) -> str:
        if token[0].isdigit():
            return re.sub(r"\D", "", token)
        word = fold(token)
        single = singular(word, self.plural_endings)
        if word in self.common or single in self.common:
            return ""
        if len(word) < _SHORTEST and not (token.isupper() and len(word) > 2):
            return ""
        return single[:_STEM]


def fold(text: str) -> str:
    """Text without what spelling leaves free: capitals, accents, ligatures, kinds of apostrophe and of white space.

    Offsets are not kept.
    """
    return re.sub(r"\s+", " ", unaccented(text.casefold().replace("’", "'").replace("œ", "oe").replace("æ", "ae")))


@cache
def load_words(code: str) -> Words:
    """The sourcing words of a language. Raises LanguageError where there are none or the file is malformed."""
    if code not in LANGUAGES:
        raise LanguageError(f"sourcing sheet: no words for language {code!r}; selon checks {', '.join(LANGUAGES)}")
    entries = lint(read(code, "sourcing"))
    common, endings = map(fold, entries["common"]), tuple(entries["plural_endings"])
    return Words(
        anonymity_reasons=_any_of(entries["anonymity_reasons"]),
        plural_source=_plural(entries),
        several=_any_of(entries["several"]),
        headline_hedges=_any_of(entries["headline_hedges"]),
        names=_any_of(entries["names"]),
        shown=_any_of(entries["shown"]),
        speaking=_any_of(entries["speaking"]),
        clause_openers=_any_of(entries["clause_openers"]),
        exemplified=_any_of(entries["exemplified"]),
        indefinite=_any_of(entries["indefinite"]),
        common=frozenset(word for entry in common for word in (entry, singular(entry, endings))),
        plural_endings=endings,
        abbreviations=frozenset(map(str, read(code, "grammar")["abbreviations"])),
    )


def lint(content: dict[str, Any]) -> dict[str, list[str]]:
    """The lists of sourcing.yaml; LanguageError names what is missing, unknown, empty or written twice."""
    if wrong := content.keys() ^ WORDS["sourcing"]:
        raise LanguageError(f"sourcing.yaml: missing or unknown keys: {', '.join(sorted(wrong))}")
    for key, entries in content.items():
        if not isinstance(entries, list) or not entries or not all(isinstance(e, str) and e.strip() for e in entries):
            raise LanguageError(f"sourcing.yaml: {key}: expected a list of words (quote words such as yes and no)")
        folded = [fold(entry) for entry in entries]
        twice = {entry for entry in folded if folded.count(entry) > 1}
        if twice:
            raise LanguageError(f"sourcing.yaml: {key}: written twice: {', '.join(sorted(twice))}")
    return content


def _any_of(entries: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_phrase, entries)))


def _phrase(entry: str) -> str:
    """An entry as a pattern of whole words; a final * of a word stands for any ending."""
    pattern = re.escape(fold(entry)).replace(r"\*", r"\w*")
    return rf"(?<!\w){pattern}(?!\w)"


def _plural(entries: dict[str, list[str]]) -> re.Pattern[str]:
    """A plural noun of source at the head of a phrase: "des sources", "de hauts responsables", "sources X"."""
    either = {key: "|".join(re.escape(fold(word)) for word in words) for key, words in entries.items()}
    indefinite = rf"(?:{either['plural_determiners']}) (?:\w+ )?(?:{either['plural_nouns']})"
    vague = rf"(?:(?:{either['plural_articles']}) )?(?:{either['always_vague']})"
    return re.compile(rf"(?:{indefinite}|{vague})(?!\w)")
