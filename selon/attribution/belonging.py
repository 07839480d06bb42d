"""To which state somebody belongs whose own words do not say it: what the article, and who held which office, give."""

from __future__ import annotations

from collections.abc import Sequence

from selon.grounding.nations import Named, possible
from selon.grounding.parties import Party
from selon.language import Language
from selon.language.holders import OfficeHolder
from selon.parse.tokens import Tokens

_OF_A_STATE = frozenset(["GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "PRM", "SPY", "CVL"])
"""Sectors whose members belong to the one state an article is about."""
_NOT_BOUND = frozenset({"document", "state", "anonymous"})

Belonging = tuple[str | None, str | None, str]
"""Country, sector and the reason in words, "" where there is nothing to add."""


ONLY_STATE = "is the only state the article names"
"""How the reason ends for which somebody is given a state that no word of theirs tells."""


class Belongings:
    """The states that one article names in text and title, and its date."""

    def __init__(self, language: Language, texts: Sequence[Tokens], published: str | None) -> None:
        self.language = language
        self.named = Named(texts, language)
        self.published = published

    def of(self, tokens: Tokens, party: Party) -> Belonging:
        """Country and sector of a phrase that names no person, where its own words leave the country open."""
        if party.country is not None or party.kind in _NOT_BOUND:
            return party.country, party.sector, ""
        open_ = possible(tokens, party.first, party.stop, self.language)
        if open_:
            country = self.named.one_of(open_)
            told = f"the article names only {country} of {', '.join(open_)}" if country else f"of {' or '.join(open_)}"
            return country, party.sector, told
        return (None, party.sector, "") if party.listed else self.only(party.sector)

    def only(self, sector: str | None) -> Belonging:
        """The one state the article names, for those whose sector binds them to a state."""
        country = self.named.only if sector in _OF_A_STATE else None
        return country, sector, f"{country} {ONLY_STATE}" if country else ""

    def of_person(self, name: str, country: str | None, sector: str | None) -> Belonging:
        """Country and sector of a named person: the article's own word, else an office held at its date."""
        if country is not None:
            return country, sector, ""
        holder = self._holder(name)
        if holder is not None and (sector is None or sector == holder.sector):
            return holder.country, holder.sector, f"{holder.office} ({holder.table})"
        return self.only(sector)

    def _holder(self, name: str) -> OfficeHolder | None:
        """Who of that name held an office at the article's date; without a date, whose offices are all of one state."""
        times = self.language.holders.get(name.lower(), ())
        if self.published is None:
            return times[-1] if len({(h.country, h.sector) for h in times}) == 1 else None
        return next((h for h in times if h.held(self.published[:10])), None)
