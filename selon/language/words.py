"""How words of the YAML become words of the lookup tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal
from unicodedata import combining, normalize


def lowered(words: Iterable[object]) -> frozenset[str]:
    """Words as the lookup tables hold them."""
    return frozenset(str(word).lower() for word in words)


def cut(phrase: str) -> list[str]:
    """A phrase cut as the tokenizer cuts it: a word with its elision apostrophe is a token ("d'", "après")."""
    return parted(phrase.lower().replace("’", "'"))


def parted(phrase: str) -> list[str]:
    """The words of a phrase, parted by spaces and behind straight apostrophes ("d'", "Oslo")."""
    return phrase.replace("'", "' ").split()


def names_of(entry: Mapping[str, Any]) -> Iterator[str]:
    """What somebody goes by: the name, the full name and the aliases of an entry, as written."""
    yield from map(str, filter(None, (entry["name"], entry.get("full"), *(entry.get("aliases") or ()))))


def singular(word: str, plural_endings: Iterable[str]) -> str:
    """A word without its plural ending, where it has one."""
    return next((word.removesuffix(ending) for ending in plural_endings if word.endswith(ending)), word)


def plain_word(word: str) -> str:
    """A word in small letters, without accents."""
    return unaccented(word.lower())


def unaccented(text: str, form: Literal["NFD", "NFKD"] = "NFD") -> str:
    """Text without its accents; with "NFKD" also without what only spacing and shape of letters add ("ﬁ", "²")."""
    return "".join(c for c in normalize(form, text) if not combining(c))
