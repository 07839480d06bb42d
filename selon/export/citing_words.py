"""The sentences and verbs with which a statement is handed on (language/xx/citations.yaml), checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from selon.errors import LanguageError
from selon.language.loader import LANGUAGES, read
from selon.language.shapes import WORDS
from selon.records import Form, Stance

Pair = tuple[str, str]
"""What one does, and what several do."""

SENTENCES = frozenset({"direct", "reported", "relayed", "unsourced", "relayed_unsourced", "nameless"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingWords:
    """What citations.yaml says; `determiners` end in an apostrophe where they are elided."""

    stances: Mapping[str, Pair]
    cites: Mapping[str, Pair]
    sentences: Mapping[str, str]
    relay: Pair
    the_article: str
    headline: str
    several: frozenset[str]
    determiners: frozenset[str]

    def inside(self, name: str) -> str:
        """A name inside a sentence: what stands before a noun is small there ("L'état-major", but "Le Fanal")."""
        first, rest = _first_word(name)
        return first.lower() + name[len(first) :] if first.lower() in self.determiners and rest[:1].islower() else name

    def number(self, name: str) -> int:
        """Which form of a verb a name asks for: 0 of one, 1 of several."""
        return int(_first_word(name)[0].lower() in self.several)


@cache
def load_citing_words(code: str) -> CitingWords:
    """The words of a language. Raises LanguageError where there are none or the file is malformed."""
    if code not in LANGUAGES:
        raise LanguageError(f"citations: no sentences for language {code!r}; selon cites in {', '.join(LANGUAGES)}")
    return citing_words(read(code, "citations"))


def citing_words(content: Mapping[str, Any]) -> CitingWords:
    """The words of a citations.yaml; raises LanguageError naming what is missing, unknown or no pair."""
    _require("", content, WORDS["citations"])
    _require("stances: ", content["stances"], frozenset(get_args(Stance)))
    _require("cites: ", content["cites"], frozenset(get_args(Form)))
    _require("sentences: ", content["sentences"], SENTENCES)
    return CitingWords(
        stances={name: _pair(name, pair) for name, pair in content["stances"].items()},
        cites={name: _pair(name, pair) for name, pair in content["cites"].items()},
        sentences={name: _tied(sentence) for name, sentence in content["sentences"].items()},
        relay=_pair("relay", content["relay"]),
        the_article=content["the_article"],
        headline=content["headline"],
        several=frozenset(content["several"]),
        determiners=frozenset(content["determiners"]),
    )


def _require(where: str, found: Mapping[str, Any], keys: frozenset[str]) -> None:
    if wrong := found.keys() ^ keys:
        raise LanguageError(f"citations.yaml: {where}missing or unknown: {', '.join(sorted(wrong))}")


def _pair(name: str, pair: Any) -> Pair:
    if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(form, str) for form in pair):
        raise LanguageError(f"citations.yaml: {name}: expected two forms, of one and of several, found {pair!r}")
    return pair[0], pair[1]


def _tied(sentence: str) -> str:
    """A sentence with no-break spaces where a mark and its space belong together."""
    for loose in ("« ", " »", " :"):
        sentence = sentence.replace(loose, loose.replace(" ", "\N{NBSP}"))
    return sentence


def _first_word(name: str) -> tuple[str, str]:
    """The first word of a name with its apostrophe (as a straight one), and what follows it."""
    plain = name.replace("’", "'")
    elided, apostrophe, rest = plain.partition("'")
    if apostrophe and " " not in elided:
        return elided + apostrophe, rest
    first, _, rest = plain.partition(" ")
    return first, rest
