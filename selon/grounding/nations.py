"""The state that a phrase points to: by a country's name, a demonym, or what the whole article gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selon.language import Language
from selon.language.model import Metonym
from selon.parse.tokens import Tokens

_NAMING = frozenset({"PROPN", "NOUN", "X", "ADJ"})
_NAME = frozenset({"PROPN", "NOUN", "X"})


def country_of(tokens: Tokens, first: int, stop: int, language: Language) -> tuple[str | None, str | None]:
    """The state that a phrase belongs to by a demonym or a "de" complement, and the one it is only in."""
    belonging: str | None = None
    located: str | None = None
    for k, iso in states(tokens, first, stop, language):
        if _ethnic(tokens, k, stop, language):
            continue
        if _located(tokens, k, first, language):
            located = located or iso
        else:
            belonging = belonging or iso
    return belonging, located


def _ethnic(tokens: Tokens, k: int, stop: int, language: Language) -> bool:
    """Whether a people's name tells descent, not the state ("les Serbes de Bosnie", "des Turcs de souche")."""
    if tokens.low[k] not in language.demonyms or tokens.pos[k] == "ADJ" or k + 2 >= stop:
        return False
    if tokens.low[k + 1] not in language.words("de_words"):
        return False
    if tokens.low[k + 2] in language.words("descent_nouns"):
        return True
    return any(tokens.low[j] in language.countries for j in range(k + 2, min(stop, k + 4)))


def state_name(iso: str | None, language: Language) -> str | None:
    """What a state is called, given its ISO code."""
    return next((country.name for country in language.countries.values() if country.iso == iso), None)


def states(tokens: Tokens, first: int, stop: int, language: Language) -> Iterator[tuple[int, str]]:
    """The states that tokens `[first, stop)` name by country or demonym, each with its first token."""
    k = first
    while k < stop:
        iso, size = _state(tokens, k, stop, language)
        if iso:
            yield k, iso
        k += size


def _state(tokens: Tokens, k: int, stop: int, language: Language) -> tuple[str | None, int]:
    """The state that starts at token k, and the tokens it takes (1 where none does)."""
    low = tokens.low[k]
    if low not in language.state_words or (tokens.entity[k] == "PER" and not _throne(tokens, k, language)):
        return None, 1
    if low.partition("-")[0] in language.country_openers:
        for end in range(min(stop, k + 6), k + 1, -1):
            country = language.countries.get(tokens.plain(k, end))
            if country is not None:
                return country.iso, end - k
    country = language.countries.get(low)
    if country is not None and tokens.pos[k] in _NAME:
        return country.iso, 1
    return (language.demonyms.get(low) if tokens.pos[k] in _NAMING else None), 1


def _throne(tokens: Tokens, k: int, language: Language) -> bool:
    """Whether "de" before a country parts it from the name of a person ("le roi Abdallah II | de Jordanie")."""
    return k > 0 and tokens.low[k - 1] in language.words("de_words") and tokens.low[k] in language.countries


def _located(tokens: Tokens, k: int, first: int, language: Language) -> bool:
    """Whether the state at token k is only where the phrase is or what it is about ("en Syrie", "pour le Mali")."""
    before = k - 1
    if before > first and tokens.pos[before] == "DET" and tokens.pos[before - 1] == "ADP":
        before -= 1
    return (
        before > first
        and (tokens.pos[before] == "ADP" or tokens.low[before] in language.words("a_words"))
        and tokens.low[before] not in language.words("de_words")
    )


def possible(tokens: Tokens, first: int, stop: int, language: Language) -> tuple[str, ...]:
    """The states between which a demonym of the phrase leaves open which one is meant ("congolais")."""
    return next((language.ambiguous[low] for low in tokens.low[first:stop] if low in language.ambiguous), ())


class Named:
    """Which states an article names in its texts, by country, demonym, capital or metonym; outlets' own states aside."""

    def __init__(self, texts: Iterable[Tokens], language: Language) -> None:
        self._texts = list(texts)
        self._language = language
        self._isos: frozenset[str] | None = None

    @property
    def isos(self) -> frozenset[str]:
        """Their ISO codes, looked for when they are first asked for."""
        if self._isos is None:
            self._isos = frozenset(iso for tokens in self._texts for iso in _named(tokens, self._language))
        return self._isos

    def one_of(self, isos: tuple[str, ...]) -> str | None:
        """The one of several states that the article names, None where it names none or more."""
        there = [iso for iso in isos if iso in self.isos]
        return there[0] if len(there) == 1 else None

    @property
    def only(self) -> str | None:
        """The one state that the article names at all."""
        return next(iter(self.isos)) if len(self.isos) == 1 else None


def _named(tokens: Tokens, language: Language) -> Iterator[str]:
    yield from (iso for k, iso in states(tokens, 0, len(tokens), language) if not _of_place(tokens, k, language))
    for k, low in enumerate(tokens.low):
        place = language.capitals.get(low) or language.metonyms.get(low)
        if place is not None and tokens.text[tokens.start[k]].isupper() and tokens.entity[k] != "PER":
            iso = place.country if isinstance(place, Metonym) else place.iso
            if iso is not None:
                yield iso


def _of_place(tokens: Tokens, k: int, language: Language) -> bool:
    """Whether a people's name at token k is part of a street's or place's ("la promenade | des Anglais")."""
    people = tokens.low[k] in language.demonyms and tokens.low[k] not in language.countries
    return people and k > 0 and tokens.entity[k] == "LOC" == tokens.entity[k - 1]
