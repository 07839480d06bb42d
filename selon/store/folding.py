"""Words as a search compares them: without accents, ligatures and capitals, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selon.language.words import unaccented

LONGEST = 100
"""Characters of a word that count; what is longer is no word."""

_REMEMBERED = 50_000
"""So many words stay folded: the words of news are few, and come again and again."""

_WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `[start, end)` of a text; `folded` is what is compared."""

    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order; an apostrophe or hyphen parts two words."""
    for match in _WORD.finditer(text):
        if folded := _word(match.group()):
            yield Word(folded, match.start(), match.end())


@lru_cache(maxsize=_REMEMBERED)
def _word(text: str) -> str:
    """A word as it is compared; "" where nothing of it is a letter or figure."""
    return "".join(filter(str.isalnum, fold(text)))[:LONGEST]


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """`text` in small letters, without accents and ligatures: "CŒUR brisé" and "coeur brise" are the same."""
    return unaccented(text.casefold().translate(_LIGATURES), "NFKD").casefold()


def folded(text: str) -> list[str]:
    """The words of `text` as they are compared."""
    return [word.folded for word in words(text)]
