"""Elided words whose apostrophe stands before a space ("d' Ixelles"): joined again before the model reads them."""

from __future__ import annotations

from typing import Any

_APOSTROPHES = frozenset({"'", "’"})


def join_elisions(doc: Any, elided: frozenset[str]) -> None:
    """Merge "d" and "'" into the token "d'" that the tokenizer makes where no space follows."""
    text = doc.text
    if "' " not in text and "’ " not in text:
        return
    pairs = [
        doc[k : k + 2] for k in range(len(doc) - 1)
        if doc[k + 1].text in _APOSTROPHES and doc[k].text.lower() in elided and not doc[k].whitespace_
    ]  # fmt: skip
    with doc.retokenize() as retokenizer:
        for pair in pairs:
            retokenizer.merge(pair)
