"""The tokenizer's pattern of whole words, asked only about words that it can match.

The French one, over a megabyte of alternatives tried one by one, takes half of all the time that a text takes to become
tokens. Each of its alternatives has a hyphen or an apostrophe; most words have neither.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Matches = Callable[[str], Any]


def quicken_words(nlp: Any, marks: frozenset[str]) -> None:
    """Let a pipeline's tokenizer ask its pattern of whole words only about what holds one of these characters, in place.

    Without marks, or where the tokenizer has no such pattern, it stays as it is.
    """
    tokenizer = nlp.tokenizer
    if marks and getattr(tokenizer, "token_match", None) is not None:
        tokenizer.token_match = _marked(tokenizer.token_match, marks)


def _marked(matches: Matches, marks: frozenset[str]) -> Matches:
    none = marks.isdisjoint

    def match(text: str) -> Any:
        return None if none(text) else matches(text)

    return match
