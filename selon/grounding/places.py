"""Places in an article: where they are named, and which place of that name is meant.

    places = Places(language)
    mentions = places.find(tokens)
    places.resolve(mentions, places.countries(tokens, mentions))
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from re import compile

from selon.grounding.gazetteer import Gazetteer
from selon.grounding.place_choice import choose
from selon.grounding.place_evidence import Evidence
from selon.grounding.place_lead import Lead, read_lead
from selon.grounding.place_match import Match, matches
from selon.grounding.place_unknown import lies_in, unknown_places
from selon.grounding.spots import PlaceMention, Spot, city_spot, known_spot
from selon.language import Language
from selon.language.place_words import PlaceWords, fold
from selon.parse.tokens import Tokens
from selon.records import Place

_DATELINE = 12
"""Tokens before a place in a dateline at most."""


class Places:
    """Finds and resolves the places of articles of one language. The gazetteer's file is opened when first needed."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words = language.places
        self._gazetteer = Gazetteer()
        self._datelines = [compile(pattern) for pattern in language.datelines]
        self._names = {country.iso: country.name for country in language.countries.values()}
        self._capitals = {c.iso: c.capital for c in language.countries.values() if c.capital}

    def find(self, tokens: Tokens) -> list[PlaceMention]:
        """Every mention of a place in the order of the text, none inside the name of a person or body.

        Places that no table knows are there too, where the words before them leave no doubt; they have no `spots`.

        Raises LanguageError where the gazetteer's file cannot be read.
        """
        evidence = Evidence(tokens, self.language)
        found: list[PlaceMention] = []
        last, reached = Lead(), 0
        for group in matches(tokens, self._words, self._gazetteer):
            for match in group:
                if match.stretch.first < reached:
                    break
                if not match.spots:
                    reached = match.stretch.stop
                    break
                lead = self._lead(tokens, match, found, last)
                if spots := evidence.allowed(match, lead):
                    found.append(_mention(tokens, match, lead, spots))
                    last, reached = lead, match.stretch.stop
        found += unknown_places(tokens, found, self.language)
        found.sort(key=lambda mention: mention.start)
        self._mark_datelines(tokens, found)
        _tie(tokens, found, self._words)
        return found

    def resolve(self, mentions: Sequence[PlaceMention], countries: Mapping[str, int]) -> list[Place]:
        """The place that each mention means; `countries` tells how often the article names a state (ISO codes).

        What cannot be told has no country or coordinates, and `why` says so.
        """
        regions = [m.spots[0] for m in mentions if m.precision == "region" and len(m.spots) == 1]
        return [self._place(m, mentions, regions, countries) for m in mentions]

    def countries(self, tokens: Tokens, mentions: Sequence[PlaceMention]) -> Counter[str]:
        """How often an article names each state: by its name, its people's, its regions' and its best-known towns'."""
        found = Counter(
            iso for i, low in enumerate(tokens.low)
            if (iso := self.language.demonyms.get(low)) and tokens.pos[i] in ("ADJ", "NOUN", "PROPN")
        )  # fmt: skip
        found.update(m.spots[0].country for m in mentions if len(m.spots) == 1 and m.spots[0].country)
        return found

    def state(self, iso: str) -> Spot | None:
        """The state of an ISO code; None where the language's table has none."""
        known = self._words.names.get(fold(self._names.get(iso, "")), ())
        return next((known_spot(p) for p in known if p.kind == "country"), None)

    def capital(self, iso: str) -> Spot | None:
        """The capital of a state."""
        name = self._capitals.get(iso, "")
        known = next((p for p in self._words.names.get(fold(name), ()) if p.kind == "city" and p.country == iso), None)
        asked = fold(known.of or name) if known else fold(name)
        city = next((c for c in self._gazetteer.cities([asked])[asked] if c.country == iso), None)
        if known is not None:
            return known_spot(known, city)
        return city_spot(city, name, True) if city else None

    def _lead(self, tokens: Tokens, match: Match, found: Sequence[PlaceMention], last: Lead) -> Lead:
        """What stands before the name; a name joined to the mention before it shares what stands before that one."""
        stretch = match.stretch
        lead = read_lead(tokens, stretch.first, self._words, stretch.own_article)
        if not found or not (lead.bare or lead.bracket):
            return lead
        between = [tokens.low[i] for i in range(found[-1].stop, stretch.first)]
        if lead.bracket and len(between) == 1:
            return replace(lead, locative=last.locative)
        joined = [low for low in between if low not in self._words.articles]
        if joined and self._joins(tokens, joined, stretch.first):
            return replace(last, determined=lead.determined, bracket=False)
        return lead

    def _joins(self, tokens: Tokens, between: Sequence[str], first: int) -> bool:
        """Whether these words make an enumeration; a comma alone does where the parser sees one."""
        if not all(low in self._words.joining for low in between):
            return False
        return any(low in self._words.joined for low in between) or tokens.dep[first] == "conj"

    def _mark_datelines(self, tokens: Tokens, mentions: Sequence[PlaceMention]) -> None:
        for mention in mentions:
            first, opening = mention.first, tokens.paragraph[mention.first]
            while first and tokens.paragraph[first - 1] == opening and mention.first - first <= _DATELINE:
                first -= 1
            lines = (pattern.match(tokens.text, tokens.start[first]) for pattern in self._datelines)
            mention.dateline = any(line is not None and mention.start < line.end() for line in lines)

    def _place(
        self, mention: PlaceMention, mentions: Sequence[PlaceMention], regions: Sequence[Spot],
        countries: Mapping[str, int],
    ) -> Place:  # fmt: skip
        beside = mentions[mention.beside].spots[0] if mention.beside is not None else None
        spot, why = choose(mention.spots, beside, regions, countries, self._names)
        country = spot.country if spot else _shared(mention.spots)
        if not mention.spots and beside is not None:
            country, why = beside.country, f"{why}; in {beside.name}, which stands beside it"
        return Place(
            text=mention.text,
            start=mention.start,
            end=mention.end,
            name=spot.name if spot else mention.text,
            country=country,
            lat=spot.lat if spot else None,
            lon=spot.lon if spot else None,
            precision=mention.precision,
            why=why,
        )


def _shared(spots: Sequence[Spot]) -> str | None:
    """The state that all of these places lie in."""
    countries = {spot.country for spot in spots}
    return countries.pop() if len(countries) == 1 else None


def _mention(tokens: Tokens, match: Match, lead: Lead, spots: tuple[Spot, ...]) -> PlaceMention:
    first, stop = match.stretch.first, match.stretch.stop
    return PlaceMention(
        first=first,
        stop=stop,
        start=tokens.start[first],
        end=tokens.end[stop - 1],
        text=tokens.words(first, stop),
        spots=spots,
        precision=spots[0].precision,
        locative=lead.locative,
        preposition=lead.preposition,
    )


def _tie(tokens: Tokens, mentions: Sequence[PlaceMention], words: PlaceWords) -> None:
    """Tie each town to a region or state said directly behind it: "(Drôme)", ", en Libye", ", dans le Michigan"."""
    for k, (one, other) in enumerate(pairwise(mentions)):
        if one.precision == "city" != other.precision and other.spots and lies_in(tokens, one.stop, {other.first}, words):
            one.beside = k + 1
