"""Elided words that the tokenizer cuts from their apostrophe ("d' Ixelles", "d'« un affront »"): joined again.

Done before the model reads them, where a space or a quotation mark stands behind the apostrophe.
"""

from __future__ import annotations

import re
from typing import Any

_PARTED = re.compile(r"['’](?!\w)")
_APOSTROPHES = frozenset({"'", "’"})


def join_elisions(doc: Any, text: str, elided: frozenset[str]) -> None:
    """Merge "d" and "'" of the Doc of a text into the token "d'" that the tokenizer makes where a word follows."""
    if _PARTED.search(text) is None:
        return
    pairs = [
        doc[k : k + 2] for k in range(len(doc) - 1)
        if doc[k + 1].text in _APOSTROPHES and doc[k].text.lower() in elided and not doc[k].whitespace_
    ]  # fmt: skip
    with doc.retokenize() as retokenizer:
        for pair in pairs:
            retokenizer.merge(pair)
