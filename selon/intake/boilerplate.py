"""Which paragraphs of a page are no article text: invitations, advertisements, links to other articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from selon.intake.words import IntakeWords, intake_words
from selon.records import Note

MAX_LENGTH = 200
"""A longer paragraph (in characters) is article text whatever it starts with."""

_SHOWN = 80
_QUOTES = re.compile(r"[«»“”„\"‹›]")
_EDGES = re.compile(r"^[^\w©]+|[^\w]+$")


def drop_boilerplate(paragraphs: Iterable[str], lang: str) -> tuple[list[str], tuple[Note, ...]]:
    """The paragraphs that are article text, in order, and a note for each that is not."""
    words = intake_words(lang)
    kept: list[str] = []
    notes: list[Note] = []
    for paragraph in paragraphs:
        if _is_boilerplate(paragraph, words):
            notes.append(boilerplate_note(paragraph))
        else:
            kept.append(paragraph)
    return kept, tuple(notes)


def boilerplate_note(words: str) -> Note:
    """What the record says of words that were left out; there is no span, since the text does not hold them."""
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    return Note(code="boilerplate", message=f"left out: {shown}", span=None)


def _is_boilerplate(paragraph: str, words: IntakeWords) -> bool:
    if len(paragraph) > MAX_LENGTH:
        return False
    plain = _plain(paragraph)
    return (
        not plain
        or plain in words.whole
        or any(re.match(rf"{re.escape(start)}(?:\b|(?<=\W))", plain) for start in words.starts)
        or any(phrase in plain for phrase in words.holds)
    )


def _plain(paragraph: str) -> str:
    """As boilerplate.yaml is written: lower case, straight apostrophes, no quotation marks, nothing at the edges."""
    text = unicodedata.normalize("NFC", paragraph).lower().replace("’", "'")
    return _EDGES.sub("", " ".join(_QUOTES.sub(" ", text).split()))
