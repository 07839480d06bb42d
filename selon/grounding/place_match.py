"""Finds the stretches of an article that some place is called by, the longest first, with what they may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.grounding.gazetteer import City, Gazetteer
from selon.grounding.spots import Spot, city_spot, distance, known_spot
from selon.language.place_words import KnownPlace, PlaceWords, pieces
from selon.parse.tokens import Tokens

_LONGEST = 9
_ELISION = "'"
_SAME = 30.0
"""Kilometres within which two towns of one name and state are one town."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `[first, stop)` as a folded name; `capitals` tells which of its words have one, `own_article` that an
    article before it belongs to the name ("au Caire")."""

    first: int
    stop: int
    name: str
    capitals: tuple[bool, ...]
    own_article: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch that is a name: of places (`spots`), or of something that is none (no spots)."""

    stretch: Stretch
    spots: tuple[Spot, ...]


def matches(tokens: Tokens, words: PlaceWords, gazetteer: Gazetteer) -> Iterator[list[Match]]:
    """For each token that a name begins at: the names found there, the longest first."""
    found = [group for k in range(len(tokens)) if (group := list(_stretches(tokens, k, words)))]
    asked = {s.name for group in found for s in group}
    asked |= {known.of for name in asked for known in words.names.get(name, ()) if known.of}
    cities = gazetteer.cities(asked)
    for group in found:
        named = [match for s in reversed(group) if (match := _match(tokens, s, words, cities)) is not None]
        if named:
            yield named


def _stretches(tokens: Tokens, k: int, words: PlaceWords) -> Iterator[Stretch]:
    """What a name that begins at token k may be, the shortest first."""
    first = pieces(tokens.text[tokens.start[k] : tokens.end[k]])
    if not first or not (first[0][1] or first[0][0] in words.low_starts):
        return
    cut: list[tuple[str, bool]] = [(words.short.get(first[0][0], first[0][0]), first[0][1])]
    cut += first[1:]
    stop, end, name = k + 1, min(tokens.bounds(k)[1], k + _LONGEST), ""
    while True:
        name = " ".join(word for word, _ in cut)
        if cut[-1][1] or name in words.names:
            yield from _with_article(tokens, Stretch(k, stop, name, tuple(capital for _, capital in cut)), words)
        if stop >= end or not _goes_on(tokens, stop, name, words):
            return
        cut += pieces(tokens.text[tokens.start[stop] : tokens.end[stop]])
        stop += 1


def _goes_on(tokens: Tokens, i: int, name: str, words: PlaceWords) -> bool:
    first = tokens.text[tokens.start[i]]
    return first.isupper() or tokens.low[i] in words.inside or (first.isalnum() and name in words.beginnings)


def _with_article(tokens: Tokens, stretch: Stretch, words: PlaceWords) -> Iterator[Stretch]:
    """The stretch, and before it what it is with the article that stands or hides in front of it."""
    yield stretch
    if stretch.first == 0 or not stretch.capitals[0]:
        return
    before = tokens.low[stretch.first - 1]
    article = words.contracted[before][1] if before in words.contracted else before
    if article in words.articles:
        name = f"{pieces(article)[0][0]} {stretch.name}"
        yield Stretch(stretch.first, stretch.stop, name, (True, *stretch.capitals), True)


def _match(tokens: Tokens, stretch: Stretch, words: PlaceWords, cities: dict[str, tuple[City, ...]]) -> Match | None:
    known = [p for p in words.names.get(stretch.name, ()) if _written_so(stretch, p)]
    if not known and stretch.own_article and _is_known(stretch.name.partition(" ")[2], words):
        return None
    places = [p for p in known if p.kind != "name"]
    if known and not places and _names_no_place(tokens, stretch, words):
        return Match(stretch, ())
    spots = [s for p in places if (s := _spot(p, cities)) is not None]
    if stretch.capitals[0] and stretch.capitals[-1]:
        written = _written(tokens, stretch, words)
        capital_of = words.capitals.get(stretch.name, frozenset())
        towns = [city_spot(city, written, city.country in capital_of) for city in cities[stretch.name]]
        spots += [t for t in towns if not any(s.precision == "city" and _same(s, t) for s in spots)]
    return Match(stretch, tuple(spots)) if spots else None


def _written(tokens: Tokens, stretch: Stretch, words: PlaceWords) -> str:
    """The name as the article writes it, with its own article ("au Caire": Le Caire)."""
    name = tokens.words(stretch.first, stretch.stop)
    if not stretch.own_article:
        return name
    before = tokens.low[stretch.first - 1]
    article = words.contracted[before][1] if before in words.contracted else before
    return f"{article.capitalize()}{'' if article.endswith(_ELISION) else ' '}{name}"


def _written_so(stretch: Stretch, known: KnownPlace) -> bool:
    return all(capital or not needed for capital, needed in zip(stretch.capitals, known.capitals, strict=True))


def _names_no_place(tokens: Tokens, stretch: Stretch, words: PlaceWords) -> bool:
    """Whether a name of something else hides the places in it; a capital article does not where a sentence opens."""
    if stretch.own_article:
        return False
    return stretch.first > tokens.bounds(stretch.first)[0] or tokens.low[stretch.first] not in words.articles


def _is_known(name: str, words: PlaceWords) -> bool:
    """Whether the language's table has a place of that folded name."""
    return any(p.kind != "name" for p in words.names.get(name, ()))


def _spot(known: KnownPlace, cities: dict[str, tuple[City, ...]]) -> Spot | None:
    if not known.of:
        return known_spot(known)
    city = next((c for c in cities[known.of] if c.country == known.country), None)
    return known_spot(known, city) if city else None


def _same(one: Spot, other: Spot) -> bool:
    return one.country == other.country and distance(one, other) < _SAME
