"""The reasons that the library gives in English, told in the language of the interface.

Records keep them as one line ("A copies B: « … »; C credits D"). The patterns are the English messages of reasons.yaml;
what fits none of them is shown as it stands, marked as English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from selon.web.words import Words, words_of

_BETWEEN = "; "
_PLACE = re.compile(r"\{(\w+)\}")
_CHARACTERS = 1000
"""Longer pieces quote so much that looking for a pattern is not worth its time."""
_LONGEST = 6
"""Pieces at most that one reason may be cut into by what it quotes."""


@dataclass(frozen=True, slots=True)
class Told:
    """One reason in words, with the language of these."""

    text: str
    lang: str


def told(words: Words, why: str) -> list[Told]:
    """The reasons of one line, each in the language of `words` where its pattern is known."""
    pieces, found, at = why.split(_BETWEEN), [], 0
    while at < len(pieces):
        taken, reason = _next(words, pieces[at : at + _LONGEST])
        found.append(reason)
        at += taken
    return found


def _next(words: Words, pieces: list[str]) -> tuple[int, Told]:
    """The first reason and how many pieces it takes: the fewest that fit a pattern, else one as it stands."""
    for taken in range(1, len(pieces) + 1):
        text = _BETWEEN.join(pieces[:taken])
        if len(text) > _CHARACTERS:
            break
        for key, pattern in _patterns():
            if match := pattern.fullmatch(text):
                return taken, Told(_in_words(words, key, match.groupdict()), words.language)
    return 1, Told(pieces[0], "en")


def _in_words(words: Words, key: str, places: dict[str, str]) -> str:
    if words.has(kind := f"terms.type.{places.get('type')}"):
        places = {**places, "type": words(kind)}
    return words(key, **places)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The patterns, those that say most first."""
    english = words_of("en")
    told = [(key, english(key)) for key in english.keys("reasons.")]
    told.sort(key=lambda pair: -len(_PLACE.sub("", pair[1])))
    return [(key, re.compile(_pattern(text), re.DOTALL)) for key, text in told]


def _pattern(text: str) -> str:
    literal, named = _PLACE.split(text)[::2], _PLACE.findall(text)
    return "".join(re.escape(a) + b for a, b in zip(literal, [*(f"(?P<{n}>{_shape(n)})" for n in named), ""], strict=True))


def _shape(name: str) -> str:
    """What may stand in a place: a number, any words that are quoted, or a name, which holds nothing that parts reasons."""
    return {"n": r"\d+", "m": r"\d+", "words": ".+?"}.get(name, f"(?:(?!{_BETWEEN}).)+?")
