"""Whether two names are one's: how a name is compared, and what the shared words of two names say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from selon.language.words import unaccented
from selon.records import Voice

Key = tuple[str, str]
"""Article id and voice id."""
WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
_ALIKE = 92.0
"""Similarity (0 to 100) from which two full names are spellings of one."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A voice of an article as it is compared: the words of its name, and those with a capital among them."""

    key: Key
    voice: Voice
    words: tuple[str, ...]
    proper: frozenset[str]
    country: str | None


def folded(name: str) -> list[str]:
    """The words of a name without accents, in small letters."""
    return WORD.findall(unaccented(name.lower(), "NFKD"))


def indexed(bearer: Bearer) -> Iterable[str]:
    """What a voice is looked up by: its longer words, and its acronym."""
    yield from (w for w in bearer.words if len(w) > 2)
    if len(bearer.proper) > 1:
        yield _acronym(bearer.voice.name)


def _acronym(name: str) -> str:
    return "".join(w[0] for w in WORD.findall(name) if w[0].isupper()).lower()


def same_name(a: Bearer, b: Bearer) -> str:
    """Why the names of two voices are one's; `a` has at least as many words as `b`."""
    if a.words == b.words:
        return f"the same name: {b.voice.name}"
    return _same_person(a, b) if a.voice.kind == "person" else _same_body(a, b)


def _same_person(a: Bearer, b: Bearer) -> str:
    if len(b.words) == 1 and b.words[0] == a.words[-1]:
        return f"the surname of {a.voice.name}"
    if len(a.words) > 1 and len(b.words) > 1:
        if set(b.words) <= set(a.words):
            return f"part of the name {a.voice.name}"
        if a.words[0][0] == b.words[0][0] and fuzz.ratio(" ".join(a.words), " ".join(b.words)) >= _ALIKE:
            return f"a spelling of {a.voice.name}"
    return ""


def _same_body(a: Bearer, b: Bearer) -> str:
    telling = {w for w in b.words if len(w) > 2}
    if telling and telling <= set(a.words) and (b.proper & a.proper or a.words[0] == b.words[0]):
        return f"part of the name {a.voice.name}"
    if len(b.words) == 1 and b.words[0] == _acronym(a.voice.name) and len(b.words[0]) > 1:
        return f"the acronym of {a.voice.name}"
    return ""
