"""A text as the model can read it, where it holds letters in parts or signs nobody sees; found spans are led back.

"pre\u0301fet" (e and an accent), "pré\u00adfet" (a soft hyphen) and "ﬁn" (a ligature) are words that no table and no
model knows. The article's text stays as it is: only a copy is read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Soft hyphens, spaces without width, joiners, marks of direction, byte order marks."""
_ACCENTS = "\u0300-\u036f"
_LIGATURES = "\ufb00-\ufb06"
_PARTS = re.compile(f"[{_UNSEEN}]+|[{_LIGATURES}]|[^{_UNSEEN}{_ACCENTS}][{_ACCENTS}]+")
_BLANK = re.compile(f"[{_UNSEEN}]")
_SUSPECT = re.compile(f"[{_UNSEEN}{_LIGATURES}{_ACCENTS}]")

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Legible:
    """The copy `text` of an `original`, and where each of its characters begins and ends there; no places where both agree."""

    original: str
    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original behind a range of the copy."""
        if not self.starts or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


def legible(text: str) -> Legible:
    """The copy of a text that is read: accents on their letters, ligatures taken apart, unseen signs left out."""
    if _SUSPECT.search(text) is None or _PARTS.search(text) is None:
        return Legible(text, text)
    copy, starts, ends, reached = list[str](), list[int](), list[int](), 0

    def add(part: str, first: int, stop: int) -> None:
        copy.append(part)
        whole = len(part) == stop - first
        starts.extend(range(first, stop) if whole else [first] * len(part))
        ends.extend(range(first + 1, stop + 1) if whole else [stop] * len(part))

    for found in _PARTS.finditer(text):
        add(text[reached : found.start()], reached, found.start())
        add(_read(found.group()), *found.span())
        reached = found.end()
    add(text[reached:], reached, len(text))
    return Legible(text, "".join(copy), tuple(starts), tuple(ends))


def _read(part: str) -> str:
    return "" if _BLANK.match(part) else unicodedata.normalize("NFKC" if len(part) == 1 else "NFC", part)


def led_back(record: Record, copies: dict[str, Legible], field: str) -> Record:
    """A record with every range in it led back to the original; `field` is where those point that do not say it.

    A range is what has `start`, `end` and `text`; `copies` holds the copy of each field.
    """
    if isinstance(record, tuple):
        return tuple(led_back(item, copies, field) for item in record)  # type: ignore[return-value]
    if not is_dataclass(record) or isinstance(record, type):
        return record
    changed: dict[str, Any] = {f.name: led_back(getattr(record, f.name), copies, field) for f in fields(record)}
    if changed.get("start") is not None:
        copy = copies[changed.get("field", field)]
        start, end = copy.place(changed["start"], changed["end"])
        changed |= {"start": start, "end": end, "text": copy.original[start:end]}
    return replace(record, **changed)
