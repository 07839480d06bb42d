"""What the library says in English, told in the language of the interface: reasons and problems.

Both are messages: the English one of a key is the pattern by which it is known, the other language's says the same. What fits
no pattern is shown as it stands: a reason marked as English, a problem as the library words it.
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


def reasons(words: Words, why: str) -> list[Told]:
    """The reasons of one line ("A copies B: « … »; C credits D"), each in the language of `words` where its pattern is known."""
    pieces, found, at = why.split(_BETWEEN), [], 0
    while at < len(pieces):
        taken, reason = _next(words, pieces[at : at + _LONGEST])
        found.append(reason)
        at += taken
    return found


def problem(words: Words, text: str) -> str:
    """A problem in the language of `words` where its pattern is known; what it is about may stand before ("port.txt: ")."""
    for key, pattern in _patterns("problems"):
        if match := pattern.search(text):
            return text[: match.start()] + _in_words(words, key, match.groupdict())
    return text


def _next(words: Words, pieces: list[str]) -> tuple[int, Told]:
    """The first reason and how many pieces it takes: the fewest that fit a pattern, else one as it stands."""
    for taken in range(1, len(pieces) + 1):
        text = _BETWEEN.join(pieces[:taken])
        if len(text) > _CHARACTERS:
            break
        for key, pattern in _patterns("reasons"):
            if match := pattern.fullmatch(text):
                return taken, Told(words.outlet(_in_words(words, key, match.groupdict())), words.language)
    return 1, Told(words.outlet(pieces[0]), "en")


def _in_words(words: Words, key: str, places: dict[str, str]) -> str:
    """A message with its places filled; what the library itself says there is told, too."""
    if words.has(kind := f"terms.type.{places.get('type')}"):
        places = {**places, "type": words(kind)}
    if "fault" in places:
        places = {**places, "fault": _fault(words, places["fault"])}
    return words(key, **places)


def _fault(words: Words, told: str) -> str:
    """What a network or a server did, where it is one of the faults that are known by some words of theirs."""
    if words.language == "en":
        return told
    english = words_of("en")
    keys = (key for key in english.keys("faults.known.") if english(key).casefold() in told.casefold())
    return words(next(keys, "faults.other"))


@cache
def _patterns(file: str) -> list[tuple[str, re.Pattern[str]]]:
    """The patterns of a file of messages, those that say most first."""
    english = words_of("en")
    told = [(key, english(key)) for key in english.keys(f"{file}.")]
    told.sort(key=lambda pair: -len(_PLACE.sub("", pair[1])))
    return [(key, re.compile(_pattern(text, file), re.DOTALL)) for key, text in told]


def _pattern(text: str, file: str) -> str:
    literal, named = _PLACE.split(text)[::2], _PLACE.findall(text)
    places = [f"(?P<{name}>{_shape(name) if file == 'reasons' else '.*?'})" for name in named]
    return "".join(re.escape(a) + b for a, b in zip(literal, [*places, ""], strict=True)) + "$"


def _shape(name: str) -> str:
    """What may stand in a reason: a number, any words that are quoted, or a name, which holds nothing that parts reasons."""
    return {"n": r"\d+", "m": r"\d+", "words": ".+?"}.get(name, f"(?:(?!{_BETWEEN}).)+?")
