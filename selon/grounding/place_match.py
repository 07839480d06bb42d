"""Finds the stretches of an article that some place is called by, the longest first, with what they may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.grounding.gazetteer import City, Gazetteer
from selon.grounding.spots import Spot, city_spot, distance, known_spot
from selon.language.place_words import KnownPlace, PlaceWords, pieces
from selon.parse.tokens import Tokens

_LONGEST = 9
_SMALL = 2
"""Words without a capital that may follow each other inside a name ("de la")."""
_ELISION = "'"
_DASHES = frozenset("-–—")
_SAME = 30.0
"""Kilometres within which two towns of one name and state are one town."""


@dataclass(slots=True)
class Stretch:
    """Tokens `[first, stop)` as a folded name; `capitals` tells which of its words have one, `own_article` that an
    article before it belongs to the name ("au Caire")."""

    first: int
    stop: int
    name: str
    capitals: tuple[bool, ...]
    own_article: bool = False


@dataclass(slots=True)
class Match:
    """A stretch that is a name: of places (`spots`), or of something that is none (no spots)."""

    stretch: Stretch
    spots: tuple[Spot, ...]


def matches(tokens: Tokens, words: PlaceWords, gazetteer: Gazetteer) -> Iterator[list[Match]]:
    """For each token that a name begins at: the names found there, the longest first."""
    text, starts = tokens.text, words.low_starts
    begins = [k for k, at in enumerate(tokens.start) if text[at].isupper() or tokens.low[k] in starts]
    found = [group for k in begins if (group := _stretches(tokens, k, words))]
    asked = {s.name for group in found for s in group}
    asked |= {known.of for name in asked for known in words.names.get(name, ()) if known.of}
    cities = gazetteer.cities(asked)
    for group in found:
        named = [match for s in reversed(group) if (match := _match(tokens, s, words, cities)) is not None]
        if named:
            yield named


def _stretches(tokens: Tokens, k: int, words: PlaceWords) -> list[Stretch]:
    """What a name that begins at token k may be, the shortest first."""
    text, names = tokens.text, words.names
    found: list[Stretch] = []
    name, small = "", 0
    capitals: tuple[bool, ...] = ()
    for i in range(k, min(tokens.bounds(k)[1], k + _LONGEST)):
        cut = pieces(text[tokens.start[i] : tokens.end[i]])
        if i > k:
            small = small + 1 if cut and not cut[0][1] else 0
            if not _goes_on(tokens, i, name, small, words):
                break
        for word, capital in cut:
            name = f"{name} {word}" if name else words.short.get(word, word)
            capitals = (*capitals, capital)
        if cut and (cut[-1][1] or name in names):
            found.append(Stretch(k, i + 1, name, capitals))
    if found and k and found[0].capitals[0]:
        return [with_it for s in found for with_it in _with_article(tokens, s, words)]
    return found


def _goes_on(tokens: Tokens, i: int, name: str, small: int, words: PlaceWords) -> bool:
    """Whether a name goes on with token i: with a capital, a small word inside names, or as one of the table does."""
    first = tokens.text[tokens.start[i]]
    if first in _DASHES:
        return tokens.start[i] == tokens.end[i - 1]
    if first.isupper() or (small <= _SMALL and tokens.low[i] in words.inside):
        return True
    return name in words.beginnings and first.isalnum()


def _with_article(tokens: Tokens, stretch: Stretch, words: PlaceWords) -> tuple[Stretch, ...]:
    """The stretch, and what it is with the article that stands or hides in front of it."""
    before = tokens.low[stretch.first - 1]
    article = words.contracted[before][1] if before in words.contracted else before
    if article not in words.articles:
        return (stretch,)
    name = f"{pieces(article)[0][0]} {stretch.name}"
    return stretch, Stretch(stretch.first, stretch.stop, name, (True, *stretch.capitals), True)


def _match(tokens: Tokens, stretch: Stretch, words: PlaceWords, cities: dict[str, tuple[City, ...]]) -> Match | None:
    named, towns = words.names.get(stretch.name, ()), cities[stretch.name]
    if not named and not towns:
        return None
    known = [p for p in named if _written_so(stretch, p)]
    if not known and stretch.own_article and _is_known(stretch.name.partition(" ")[2], words):
        return None
    places = [p for p in known if p.kind != "name"]
    if known and not places and _names_no_place(tokens, stretch, words):
        return Match(stretch, ())
    spots = [s for p in places if (s := _spot(p, cities)) is not None]
    if towns and stretch.capitals[0] and stretch.capitals[-1]:
        written = _written(tokens, stretch, words)
        capital_of = words.capitals.get(stretch.name, frozenset())
        found = [city_spot(city, written, city.country in capital_of) for city in towns]
        spots += [t for t in found if not any(s.precision == "city" and _same(s, t) for s in spots)]
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
