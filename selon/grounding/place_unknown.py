"""Places that no table knows: the model takes the name for a place, and the words before it say of what kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.grounding.place_lead import Lead, read_lead
from selon.grounding.spots import PlaceMention, Precision
from selon.language import Language
from selon.language.place_words import fold
from selon.parse.tokens import Tokens

_LABEL = "LOC"


def unknown_places(tokens: Tokens, known: Sequence[PlaceMention], language: Language) -> Iterator[PlaceMention]:
    """Mentions without a place behind them ("à Vaulieu", "dans le hameau de Lortet"), none that overlaps a known one."""
    taken = {i for mention in known for i in range(mention.first, mention.stop)}
    for first, stop in _labelled(tokens):
        if taken.isdisjoint(range(first, stop)) and not _other(tokens, first, stop, language):
            lead = read_lead(tokens, first, language.places, own_article=False)
            precision = _precision(lead, language)
            if precision:
                yield PlaceMention(
                    first, stop, tokens.start[first], tokens.end[stop - 1], tokens.words(first, stop), (), precision,
                    locative=lead.locative, preposition=lead.preposition,
                )  # fmt: skip


def _labelled(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Runs of tokens in one sentence that the model takes for a place and that begin and end with a capital."""
    first, n = 0, len(tokens)
    while first < n:
        if tokens.entity[first] != _LABEL or not tokens.text[tokens.start[first]].isupper():
            first += 1
            continue
        end = tokens.bounds(first)[1]
        stop = next((i for i in range(first, end) if tokens.entity[i] != _LABEL), end)
        last = next(i for i in range(stop - 1, first - 1, -1) if tokens.text[tokens.start[i]].isupper())
        yield first, last + 1
        first = stop


def _other(tokens: Tokens, first: int, stop: int, language: Language) -> bool:
    """Whether the name is a body's, an outlet's, a building's that speaks for one, a people's or a common word."""
    low = tokens.words(first, stop).lower()
    if low in language.metonyms or low in language.named or low in language.demonyms:
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
