"""Bodies, outlets and states that a list knows by their name, and what may stand around one."""

from __future__ import annotations

from itertools import pairwise

from selon.grounding.names import capital
from selon.grounding.nations import country_of
from selon.language import Language
from selon.language.model import Named
from selon.parse.tokens import Tokens
from selon.records import VoiceKind

OUTLET, LISTED = "a known outlet", "a known body"
_PARTING = frozenset({",", "(", "-"})
_MARKS = '«»“”" \xa0'

Known = tuple[VoiceKind, str | None, str | None, str]
"""Kind, country, sector and why."""


def known_name(tokens: Tokens, first: int, stop: int, language: Language) -> Known | None:
    """A country, capital, metonym, outlet or body known by its name, determiner aside."""
    begin = first
    while begin < stop and tokens.pos[begin] == "DET":
        begin += 1
    text = tokens.plain(begin, stop).strip(_MARKS)
    if not text:
        return None
    if not capital(tokens, begin) and tokens.pos[begin] != "PUNCT":
        return _in_small_letters(tokens, begin, stop, text, language)
    whole = language.named.get(tokens.plain(first, stop))
    if whole is not None:
        return _body(whole)
    metonym = language.metonyms.get(text)
    if metonym is not None:
        return metonym.kind, metonym.country, metonym.sector, f"{metonym.name} stands for {metonym.stands_for}"
    country = language.countries.get(text)
    if country is not None:
        return "state", country.iso, "GOV", f"{country.name} is a state"
    capital_ = language.capitals.get(text)
    if capital_ is not None and begin == first:
        return "state", capital_.iso, "GOV", f"a capital that speaks for its state ({capital_.name})"
    named = language.named.get(text) or _branch(tokens, begin, stop, language)
    if named is not None:
        kind, iso, sector, why = _body(named)
        return kind, iso or country_of(tokens, begin, stop, language)[0], sector, why
    if begin > first and begin + 1 == stop and text in language.demonyms and capital(tokens, begin):
        return "state", language.demonyms[text], None, "the people of a state"
    return None


def _body(named: Named) -> Known:
    return "organisation", named.country, named.sector, OUTLET if named.media else LISTED


def _in_small_letters(tokens: Tokens, begin: int, stop: int, text: str, language: Language) -> Known | None:
    """A body that the press writes small ("les talibans"), or one behind the noun for its kind ("le groupe Wagner")."""
    if text in language.small_names:
        return _body(language.named[text])
    if tokens.low[begin] not in language.bodies or begin + 1 >= stop or not capital(tokens, begin + 1):
        return None
    named = language.named.get(tokens.plain(begin + 1, stop).strip(_MARKS))
    return _body(named) if named is not None else None


def _branch(tokens: Tokens, begin: int, stop: int, language: Language) -> Named | None:
    """A body of which the phrase names a branch or a place ("France 3 Alsace", "l'ONU au Mali"), behind no comma."""
    for end in range(min(stop - 1, begin + 5), begin, -1):
        named = language.named.get(tokens.plain(begin, end))
        if named is not None and capital(tokens, end - 1) | (end > begin + 1):
            person = any(tokens.entity[k] == "PER" for k in range(end, stop))
            return None if person or tokens.low[end] in _PARTING | language.words("and_words") else named
    return None


def coordinated_states(tokens: Tokens, first: int, stop: int, language: Language) -> Known | None:
    """Several states ("Paris et Berlin", "la France, l'Italie et l'Union européenne"): the country is the first one's."""
    joints = [k for k in range(first, stop) if tokens.pos[k] == "CCONJ" or tokens.low[k] == ","]
    if not joints or joints[0] == first or stop - first > 14:
        return None
    edges = [first - 1, *joints, stop]
    parts = [known_name(tokens, a + 1, b, language) for a, b in pairwise(edges) if b > a + 1]
    told = [part for part in parts if part is not None and (part[0] == "state" or part[2] == "IGO")]
    if parts and len(told) == len(parts) and parts[0] is not None and parts[0][0] == "state":
        return "state", parts[0][1], "GOV", "states, the first of which gives the country"
    return None
