"""What a language knows of places: its own names for countries, regions and towns, and the words around a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from unicodedata import combining, normalize

from selon.language.words import parted

PlaceKind = Literal["country", "region", "city", "former", "name"]
NounKind = Literal["town", "region", "site", "side", "street"]
_NOUNS: Mapping[str, NounKind] = {
    "town_nouns": "town", "region_nouns": "region", "site_nouns": "site", "sides": "side", "street_nouns": "street",
}  # fmt: skip
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name as tables of places hold it: lower case, no accents, blanks for hyphens, apostrophes and dots.

    >>> fold("L'Haÿ-les-Roses")
    'l hay les roses'
    """
    return " ".join(piece for piece, _ in pieces(name))


@lru_cache(maxsize=50_000)
def pieces(name: str) -> tuple[tuple[str, bool], ...]:
    """The words of a folded name, each with whether it has a capital: (("ile", True), ("de", False), ("re", True))."""
    cut = "".join(c if c.isalnum() or combining(c) else " " for c in normalize("NFD", name)).split()
    return tuple((_plain(word), word[0].isupper()) for word in cut)


def _plain(word: str) -> str:
    return "".join(c for c in word.lower() if not combining(c)).translate(_LETTERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A place that the language's YAML names, or (kind "name") a name that only looks like one.

    `capitals` tells of each word of the name whether it needs its capital, `of` is the folded name of the town in the
    gazetteer, "" where `lat` and `lon` (degrees, WGS 84) stand here; `needs_noun` that only a noun before it shows it
    to be meant; `article` the one that a state's name takes; `until` the year in which a former state ended.
    """

    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    capitals: tuple[bool, ...]
    of: str = ""
    needs_noun: bool = False
    article: str = ""
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The names by folded name, and closed classes of words (see `place_words` in places.yaml).

    `beginnings` are the folded beginnings of names of several words, `low_starts` first words that take no capital.
    `locatives` are prepositions as sequences of words, by their last one, longest first; `capitals` the states whose
    capital a folded name is.
    """

    names: Mapping[str, tuple[KnownPlace, ...]]
    beginnings: frozenset[str]
    low_starts: frozenset[str]
    contracted: Mapping[str, tuple[str, str]]
    articles: frozenset[str]
    of: tuple[str, ...]
    locatives: Mapping[str, tuple[tuple[str, ...], ...]]
    bare_only: frozenset[str]
    before_towns: frozenset[str]
    before_regions: frozenset[str]
    nouns: Mapping[str, NounKind]
    inside: frozenset[str]
    joining: frozenset[str]
    joined: frozenset[str]
    short: Mapping[str, str]
    common: frozenset[str]
    capitals: Mapping[str, frozenset[str]]


def place_words(places: Mapping[str, Any], words: Iterable[str], names: Iterable[str]) -> PlaceWords:
    """Types the lists of places.yaml. `words` are further common words, `names` further names that are no place."""
    lists = places["place_words"]
    known = _by_name(_known(places, [*lists["names"], *names]))
    of: tuple[str, ...] = tuple(lists["of"])
    contracted = {word: (preposition, article) for word, (preposition, article) in lists["contracted"].items()}
    return PlaceWords(
        names=known,
        beginnings=frozenset(b for name in known for b in _beginnings(name)),
        low_starts=frozenset(_low_starts(places)),
        contracted=contracted,
        articles=frozenset(lists["articles"]),
        of=of,
        locatives=_by_last(_plain_phrase(phrase, contracted, of) for phrase in lists["locatives"]),
        bare_only=frozenset(lists["bare_only"]),
        before_towns=frozenset(lists["before_towns"]),
        before_regions=frozenset(lists["before_regions"]),
        nouns={noun.lower(): kind for key, kind in _NOUNS.items() for noun in lists[key]},
        inside=frozenset(lists["inside"]),
        joining=frozenset(lists["joining"]),
        joined=frozenset(lists["joined"]),
        short=dict(lists["short"]),
        common=frozenset(map(fold, (*lists["common"], *words))),
        capitals=_capitals(places["countries"]),
    )


def _known(places: Mapping[str, Any], names: Iterable[str]) -> Iterator[tuple[str, KnownPlace]]:
    """Every place under each of its folded names; names of states that are no more are taken from their successors."""
    former = [pair for e in places["former"] for pair in _place(e, "former")]
    gone = {name for name, _ in former}
    yield from former
    for e in places["countries"]:
        named = _place({**e, "variants": e["others"]}, "country")
        yield from ((name, place) for name, place in named if name not in gone)
    yield from (pair for e in places["areas"] for pair in _place(e, "region"))
    yield from (pair for e in places["cities"] for pair in _place(e, "city"))
    yield from (pair for name in names for pair in _place({"name": name}, "name"))


def _place(entry: Mapping[str, Any], kind: PlaceKind) -> Iterator[tuple[str, KnownPlace]]:
    name, (lat, lon) = entry["name"], entry.get("centre") or (None, None)
    for written in (name, *(entry.get("variants") or ())):
        yield (
            fold(written),
            KnownPlace(
                name=name,
                kind=kind,
                country=entry.get("iso"),
                lat=lat,
                lon=lon,
                capitals=tuple(capital for _, capital in pieces(written)),
                of=fold(entry.get("of") or name) if kind == "city" and lat is None else "",
                needs_noun=entry.get("needs") == "noun",
                article=entry.get("article", ""),
                until=entry.get("until"),
            ),
        )


def _capitals(countries: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The states whose capital is called so."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for e in countries:
        if e["capital"]:
            found[fold(e["capital"])] |= {e["iso"]}
    return dict(found)


def _by_name(pairs: Iterable[tuple[str, KnownPlace]]) -> dict[str, tuple[KnownPlace, ...]]:
    found: dict[str, list[KnownPlace]] = defaultdict(list)
    for name, place in pairs:
        if place not in found[name]:
            found[name].append(place)
    return {name: tuple(known) for name, known in found.items()}


def _low_starts(places: Mapping[str, Any]) -> Iterator[str]:
    """The first words of places whose names begin without a capital ("détroit", "mer"), lower-cased as written."""
    for key in ("countries", "areas", "cities", "former"):
        for e in places[key]:
            for name in (e["name"], *(e.get("variants") or ()), *(e.get("others") or ())):
                if not name[0].isupper():
                    yield parted(name)[0].lower()


def _beginnings(name: str) -> Iterator[str]:
    words = name.split()
    return (" ".join(words[:stop]) for stop in range(1, len(words)))


def _plain_phrase(phrase: str, contracted: Mapping[str, tuple[str, str]], of: tuple[str, ...]) -> tuple[str, ...]:
    """A phrase as the tokenizer cuts it, its contractions undone ("au nord de": à le nord de)."""
    return tuple(part for word in parted(phrase) for part in contracted.get(word, (of[0] if word in of else word,)))


def _by_last(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        found[phrase[-1]].append(phrase)
    return {last: tuple(sorted(ps, key=len, reverse=True)) for last, ps in found.items()}
