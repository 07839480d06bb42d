"""Words broken at the end of a line of print: made whole, with the hyphen where the word has one anyway."""

from __future__ import annotations

import re

from selon.intake.words import intake_words

_LAST_WORD = re.compile(r"[\w'’-]+$")
_FIRST_WORD = re.compile(r"[\w'’-]+")


def join_broken(before: str, after: str, text: str, lang: str) -> str:
    """`before` and `after` with the word between them made whole: "minis" + "tre", but "porte" + "-parole".

    The hyphen stays where a digit or a capital stands at the break, where `text` (all of it) writes the word so within
    a line, and where the language's list says so.
    """
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if not last or not first:
        return f"{before}-{after}"
    hyphen = "-" if _keeps_hyphen(last.group(), first.group(), text, lang) else ""
    return f"{before}{hyphen}{after}"


def _keeps_hyphen(last: str, first: str, text: str, lang: str) -> bool:
    words = intake_words(lang)
    if last[-1].isdigit() or first[0].isdigit() or (first[0].isupper() and not last.isupper()):
        return True
    if last.lower() in words.hyphen_before or first.lower().split("-")[0] in words.hyphen_after:
        return True
    return re.search(rf"(?<!\w){re.escape(last)}-{re.escape(first)}(?!\w)", text) is not None
