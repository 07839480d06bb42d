"""The words of the desk, in the language that the person or the browser chose."""

from __future__ import annotations

import re

from selon.interface import words as interface
from selon.interface.words import LANGUAGES, Words

COOKIE = "selon_language"
_ACCEPTED = re.compile(r"([a-zA-Z-]+)(?:\s*;\s*q=([0-9.]+))?")

__all__ = ["COOKIE", "LANGUAGES", "Words", "chosen", "words_of"]


def words_of(language: str) -> Words:
    """The words of a language of LANGUAGES."""
    return interface.words_of(language, "selon.web")


def chosen(cookie: str | None, accepted: str | None) -> str:
    """The language of the interface: what the person chose, else what the browser likes best, else French."""
    if cookie in LANGUAGES:
        return str(cookie)
    weighed = [
        (-float(share or 1), n, tag[:2].lower())
        for n, (tag, share) in enumerate(_ACCEPTED.findall(accepted or ""))
        if _is_share(share) and tag[:2].lower() in LANGUAGES
    ]
    return min(weighed)[2] if weighed else "fr"


def _is_share(share: str) -> bool:
    return not share or share.replace(".", "", 1).isdigit()
