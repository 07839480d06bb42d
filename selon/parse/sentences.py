"""Sentence boundaries, set before the parser so that it can neither cut inside a sentence nor run over its end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import numpy as np

_END = re.compile(r"[.!?…]+[\"»”›’')\]\s\xa0\u202f]*(?=\s|(?<=\s))\s*(?=[\"«“„‹(\[—–-]*[\s\xa0\u202f]*[^\W_])")
_GOES_ON = np.uint64(2**64 - 1)
"""-1, as spaCy writes it for a token that begins no sentence."""
_LAST_WORD = re.compile(r"([^\W_][\w’'-]*)\.?$")
_LETTER = re.compile(r"[^\W_]")
_LONGEST_WORD = 60
"""Characters that are looked back for an abbreviation."""


def boundaries(text: str, abbreviations: Collection[str], datelines: Sequence[str] = ()) -> list[int]:
    """Offsets where a new sentence starts within one paragraph (0 is left out).

    A sentence ends at . ! ? … (with closing marks behind it) before a capital, a digit or an opening mark; not after an
    abbreviation or an initial ("M. Diallo", "A. Barrow"), nor before a lower-case word ("« Pourquoi ? » demande-t-il").
    """
    found = [end for pattern in datelines if (end := _dateline(text, pattern))][:1]
    for match in _END.finditer(text):
        after = _LETTER.search(text, match.end())
        if after is None or not match.group()[-1:].isspace():
            continue
        letter = after.group()
        if letter.islower() or (
            letter.isdigit() and match.group().strip() == "." and _number_before(text, match.start())
        ):
            continue
        word = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()])
        if match.group().strip() == "." and word and _abbreviates(word.group(1), abbreviations):
            continue
        found.append(match.end())
    return sorted(set(found))


def _dateline(text: str, pattern: str) -> int:
    """Where a dateline at the start of a paragraph ends, 0 where there is none."""
    match = re.match(pattern, text)
    return match.end() if match else 0


def _abbreviates(word: str, abbreviations: Collection[str]) -> bool:
    return (len(word) == 1 and word.isupper()) or word.lower() in abbreviations


def _number_before(text: str, dot: int) -> bool:
    """Whether the full stop stands in a number or after "n" ("n. 12")."""
    return dot > 0 and text[dot - 1].isdigit() and text[dot + 1 : dot + 2].isdigit()


def preset(doc: Any, starts: Iterable[int]) -> None:
    """Write sentence starts (offsets, ascending) on a spaCy Doc that has not been parsed: the parser keeps to them."""
    if not len(doc):
        return
    places = np.searchsorted(doc.to_array("IDX").astype(np.int64), list(starts))
    begins = np.full(len(doc), _GOES_ON)
    begins[[0, *places[places < len(doc)]]] = 1
    doc.from_array(["SENT_START"], begins[:, None])
