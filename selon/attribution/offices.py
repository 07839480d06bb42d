"""The office beside a name: "la ministre de la Santé Ana Ruiz", "Ana Ruiz, ministre de la Santé"."""

from __future__ import annotations

from dataclasses import dataclass

from selon.grounding.of_another import of_another
from selon.language import Language
from selon.parse.compounds import noun_at
from selon.parse.phrases import opens_clause, scan_phrase
from selon.parse.tokens import Tokens

_REACH = 18
"""Tokens before a name within which its office is looked for."""
_PARTING = frozenset({",", "-", "–", "("})
_QUALIFIERS = frozenset({"ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Office:
    """Tokens `[first, stop)` name an office: `title` its entry in the language's titles, `noun` the token of its head."""

    first: int
    stop: int
    title: str
    noun: int


def offices_around(tokens: Tokens, first: int, stop: int, language: Language, words: int = 99) -> list[Office]:
    """The offices that stand before or behind the name of tokens `[first, stop)`; at most `words` of them."""
    found = [*_before(tokens, first, stop, language), *_behind(tokens, first, stop, language)]
    return found[:words]


def _before(tokens: Tokens, first: int, stop: int, language: Language) -> list[Office]:
    """Offices before a name, over one comma, and before the first of them over another ("son patron, le préfet X")."""
    start = tokens.bounds(first)[0]
    while first > start and tokens.low[first - 1].rstrip(".") in language.bare_civil and tokens.pos[first - 1] != "DET":
        first -= 1
    end = first - (first > start and tokens.low[first - 1] in _PARTING)
    found = _ending(tokens, start, end, (first, stop), language)
    if found and end == first:
        begin = found[-1].first - (found[-1].first > start and tokens.pos[found[-1].first - 1] == "DET")
        if begin > start and tokens.low[begin - 1] == ",":
            found += _ending(tokens, start, begin - 1, (first, stop), language)
    return found


def _ending(tokens: Tokens, start: int, end: int, name: tuple[int, int], language: Language) -> list[Office]:
    """Offices whose phrase ends before token `end`; `name` is the range of the name."""
    first = name[0]
    if end <= start or tokens.pos[end - 1] == "ADP":
        return []
    found: list[Office] = []
    for begin in range(end - 1, max(start, first - _REACH) - 1, -1):
        if tokens.low[begin] in (",", ";", ":", "»") or "VerbForm=Fin" in tokens.feats[begin]:
            break
        if tokens.pos[begin] == "CCONJ" and tokens.pos[begin + 1] == "DET":
            break
        size = 0 if tokens.pos[begin] in ("VERB", "AUX") else noun_at(tokens, begin, end, language.titles)
        if end == first and _owner(tokens, begin, end, size, language):
            return [_office(tokens, begin, end, size, language)] if size else []
        if not size or not _reaches(tokens, begin, end, language):
            continue
        if end == first and of_another(tokens, begin, name, language):
            continue
        if begin == start or tokens.pos[begin - 1] != "ADP" or end < first:
            found = [o for o in found if not begin <= o.noun < begin + size]
            found.append(_office(tokens, begin, end, size, language))
    return found


def _owner(tokens: Tokens, begin: int, end: int, size: int, language: Language) -> bool:
    """Whether the one named is whom somebody else belongs to: "l'avocat du | maire Paul Diarra" names the mayor."""
    size = size or (0 if noun_at(tokens, begin, end, language.bodies) else noun_at(tokens, begin, end, language.people))
    if not size or begin + size != end or "Number=Plur" in tokens.feats[begin]:
        return False
    k = begin - 1
    while k > 0 and tokens.pos[k] in _QUALIFIERS:
        k -= 1
    of = k > 1 and tokens.pos[k] == "DET" and tokens.low[k - 1] in language.words("de_words")
    contracted = tokens.low[k] in language.words("de_words") - language.words("infinitive_markers")  # "du"
    return of or contracted


def _reaches(tokens: Tokens, begin: int, end: int, language: Language) -> bool:
    """Whether one phrase goes from `begin` to `end`, complements of its participles in ("chargé des Transports")."""
    k = begin
    while k < end:
        found = scan_phrase(tokens, k, end, language, appositions=False)
        if found == k:
            return False
        k = found + (found < end and tokens.low[found] in language.words("de_words"))
        if k == found < end:
            return False
    return True


def _behind(tokens: Tokens, first: int, stop: int, language: Language) -> list[Office]:
    bound = tokens.bounds(first)[1]
    if stop + 1 >= bound or tokens.low[stop] not in (",", "("):
        return []
    begin = stop + 1
    end = scan_phrase(tokens, begin, bound, language, appositions=False)
    closed = end >= bound or tokens.pos[end] in ("PUNCT", "CCONJ") or tokens.low[end] in language.words("relative_all")
    if not closed and tokens.pos[begin] == "DET":
        return []
    if tokens.dep[first].startswith("obl") and opens_clause(tokens, begin, end):
        return []
    for k in range(begin, min(end, begin + 4)):
        size = noun_at(tokens, k, end, language.titles)
        if size:
            return [_office(tokens, k, _before_aside(tokens, k + size, end, language), size, language)]
    return []


def _before_aside(tokens: Tokens, first: int, end: int, language: Language) -> int:
    """The end of `[first, end)` without brackets that close it: age, party, credit ("maire de Brel | (62 ans)").

    What they add with "de" stays ("ministre (de l'Économie)").
    """
    opening = next((k for k in range(first, end - 1) if tokens.low[k] == "("), end)
    aside = tokens.low[end - 1] == ")" and opening < end and tokens.low[opening + 1] not in language.words("de_words")
    return opening if aside else end


def _office(tokens: Tokens, begin: int, end: int, size: int, language: Language) -> Office:
    """The office whose title starts at token `begin`, taken with the adjectives and numerals before it."""
    title, first = tokens.plain(begin, begin + size), begin
    while (
        first
        and tokens.pos[first - 1] in _QUALIFIERS
        and tokens.sentence[first - 1] == tokens.sentence[first]
    ):
        first -= 1
    noun = next((k for k in range(begin, begin + size) if tokens.pos[k] == "NOUN"), begin)
    return Office(first, end, title, noun)
