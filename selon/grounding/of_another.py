"""Whose name it is: the head's of a phrase, or that of somebody or something the phrase only mentions."""

from __future__ import annotations

from collections.abc import Container

from selon.grounding.names import capital
from selon.language import Language
from selon.parse.compounds import noun_at, whole
from selon.parse.tokens import Tokens

_QUALIFIERS = frozenset({"ADJ", "NUM"})
_REACH = 6


def of_another(tokens: Tokens, head: int, name: tuple[int, int], language: Language) -> bool:
    """Whether a name goes with a noun behind "de", and not with the noun at token `head`.

    "Les avocats du docteur Paul Diarra", "le proviseur du lycée Pasteur", "des chercheurs de l'université Dorval";
    not "le ministre de l'Intérieur Paul Diarra".
    """
    begin = name[0]
    if tokens.pos[head] != "NOUN":
        return False
    behind = max(head + 1, head + noun_at(tokens, head, begin, language.titles))
    of = next((k for k in range(behind, begin) if tokens.low[k] in language.words("de_words")), begin)
    if of >= begin - 1 or "," in tokens.low[of:begin]:
        return False
    return "Number=Plur" in tokens.feats[head] or _goes_before(tokens, of, name, language)


def _goes_before(tokens: Tokens, of: int, name: tuple[int, int], language: Language) -> bool:
    """Whether a noun between "de" and the name takes it: a thing called after somebody, a person, a body."""
    begin, noun = name[0], name[0] - 1
    while noun > of and tokens.pos[noun] in _QUALIFIERS:
        noun -= 1
    if noun <= of or tokens.pos[noun] != "NOUN" or "Number=Plur" in tokens.feats[noun]:
        return False
    if tokens.low[noun] in language.words("namesakes"):
        return True
    if capital(tokens, noun):  # "ministre de la Culture et des Sports"
        return False
    if _closes(tokens, of, noun, language.titles) or (noun == begin - 1 and _closes(tokens, of, noun, language.people)):
        return True
    full = tokens.entity[begin] in ("PER", "") and " " in tokens.words(*name)
    return tokens.low[noun] in language.bodies and not full


def _closes(tokens: Tokens, of: int, noun: int, table: Container[str]) -> bool:
    """Whether an entry of a table ends with the noun, behind token `of`."""
    starts = range(max(of + 1, noun - _REACH), noun + 1)
    return any(tokens.plain(k, noun + 1) in table and whole(tokens, k, noun + 1) for k in starts)
