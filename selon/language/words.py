"""How words of the YAML become words of the lookup tables."""

from __future__ import annotations

from collections.abc import Iterable


def lowered(words: Iterable[object]) -> frozenset[str]:
    """Words as the lookup tables hold them."""
    return frozenset(str(word).lower() for word in words)


def cut(phrase: str) -> list[str]:
    """A phrase cut as the tokenizer cuts it: a word with its elision apostrophe is a token ("d'", "après")."""
    return phrase.lower().replace("’", "'").replace("'", "' ").split()
