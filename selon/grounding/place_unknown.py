"""Places that no table knows: what stands around the name says that it is one, and of what kind."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from selon.grounding.place_lead import Lead, read_lead
from selon.grounding.spots import PlaceMention, Precision
from selon.language import Language
from selon.language.place_words import PlaceWords, fold
from selon.parse.tokens import Tokens

_LABEL = "LOC"
_GAP = 7
"""Tokens that may stand between a town and the region said behind it (", dans le nord-ouest de la")."""
_BREAKS = frozenset({"(", ","})


def unknown_places(tokens: Tokens, known: Sequence[PlaceMention], language: Language) -> Iterator[PlaceMention]:
    """Mentions without a place behind them ("à Vaulieu", "dans le hameau de Lortet"), none that overlaps a known one.

    Where the model takes the name for no place, a kind of place must stand before it, or a region behind it.
    """
    taken = {i for mention in known for i in range(mention.first, mention.stop)}
    areas = {mention.first for mention in known if mention.precision != "city"}
    for first, stop in _names(tokens):
        if taken.isdisjoint(range(first, stop)) and not _other(tokens, first, stop, language):
            lead = read_lead(tokens, first, language.places, own_article=False)
            precision = _precision(lead, language)
            sure = tokens.entity[first] == _LABEL or lead.noun in ("town", "region")
            if precision and (sure or lies_in(tokens, stop, areas, language.places)):
                yield PlaceMention(
                    first, stop, tokens.start[first], tokens.end[stop - 1], tokens.words(first, stop), (), precision,
                    locative=lead.locative, preposition=lead.preposition,
                )  # fmt: skip


def lies_in(tokens: Tokens, stop: int, areas: Container[int], words: PlaceWords) -> bool:
    """Whether one of the regions or states that begin at these tokens is said directly behind a name that ends at `stop`:
    "(Drôme)", ", en Libye", " dans le nord-ouest de la Syrie"."""
    end = min(len(tokens), stop + _GAP + 1)
    area = next((i for i in range(stop + 1, end) if i in areas), -1)
    if area < 0 or tokens.sentence[area] != tokens.sentence[stop - 1]:
        return False
    lows = [tokens.low[i] for i in range(stop, area)]
    small = words.articles | words.contracted.keys() | words.locatives.keys() | set(words.of)
    opens = lows[0] in _BREAKS or lows[0] in words.locatives or lows[0] in words.contracted
    return opens and all(low in small or words.nouns.get(low) in ("side", "region") for low in lows[1:])


def _names(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Runs of tokens in one sentence that begin and end with a capital: one label of the model's, or names without one."""
    first, n = 0, len(tokens)
    while first < n:
        label = tokens.entity[first]
        if not _capital(tokens, first) or not (label or tokens.pos[first] == "PROPN"):
            first += 1
            continue
        end = tokens.bounds(first)[1]
        stop = next((i for i in range(first, end) if tokens.entity[i] != label or not (label or _capital(tokens, i))), end)
        last = next(i for i in range(stop - 1, first - 1, -1) if _capital(tokens, i))
        yield first, last + 1
        first = stop


def _capital(tokens: Tokens, i: int) -> bool:
    return tokens.text[tokens.start[i]].isupper()


def _other(tokens: Tokens, first: int, stop: int, language: Language) -> bool:
    """Whether the name is a body's, an outlet's, a building's that speaks for one, a people's or a common word."""
    low = tokens.words(first, stop).lower()
    if low in language.metonyms or low in language.named or low in language.demonyms:
        return True
    if tokens.entity[first] != _LABEL and tokens.low[first] in language.first_names:
        return True
    return fold(tokens.low[first]) in language.places.common


def _precision(lead: Lead, language: Language) -> Precision | None:
    words = language.places
    if lead.noun in ("town", "region"):
        return "city" if lead.noun == "town" else "region"
    if lead.determined or not lead.locative:
        return None
    if lead.preposition in words.before_regions:
        return "region"
    return "city" if lead.preposition in words.before_towns else None
