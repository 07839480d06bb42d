"""Nouns of several words looked up in a table: "premier ministre", "sage-femme", "sécurité civile"."""

from __future__ import annotations

from collections.abc import Container

from selon.parse.tokens import Tokens

_REACH = 6


def noun_in(tokens: Tokens, first: int, stop: int, head: int, table: Container[str]) -> str | None:
    """The longest entry of a table that starts at most three tokens before the head, or the head word or its lemma.

    A part of a word written with hyphens is no noun of its own ("femme" in "sage-femme").
    """
    for begin in range(max(first, head - 3), head + 1):
        for end in range(min(stop, begin + _REACH), begin + 1, -1):
            if end > head and (text := tokens.plain(begin, end)) in table and whole(tokens, begin, end):
                return text
    found = next((w for w in (tokens.low[head], tokens.lemma[head]) if w in table), None)
    return found if found and whole(tokens, head, head + 1) else None


def noun_at(tokens: Tokens, begin: int, stop: int, table: Container[str]) -> int:
    """How many tokens from `begin` make the longest entry of a table; 0 where none starts there."""
    for end in range(min(stop, begin + _REACH), begin, -1):
        if tokens.plain(begin, end) in table and whole(tokens, begin, end):
            return end - begin
    return 0


def whole(tokens: Tokens, begin: int, end: int) -> bool:
    """Whether tokens `[begin, end)` cut no word that is written with hyphens."""
    return not (_tied(tokens, begin) or _tied(tokens, end))


def _tied(tokens: Tokens, k: int) -> bool:
    """Whether a hyphen ties token k to the one before it without a space."""
    if not 0 < k < len(tokens.start) or tokens.start[k] != tokens.end[k - 1]:
        return False
    return tokens.low[k] == "-" or tokens.low[k - 1] == "-"

