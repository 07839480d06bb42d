"""Who holds the office that a phrase names: the offices that the article gives to its persons, looked up by their words."""

from __future__ import annotations

from collections import defaultdict

from selon.attribution.cast import Cast, Entity
from selon.attribution.offices import Office
from selon.grounding.parties import Party
from selon.language.words import parted

_BEHIND = 10_000
"""Tokens by which an office that is given only later stands back behind one given before."""


class OfficesHeld:
    """The offices of the persons of a cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.ctx = cast.ctx
        self.tokens = cast.tokens
        self.words = cast.words
        self._held: dict[object, list[tuple[int, Office]]] | None = None

    def holder(self, party: Party, words: frozenset[str]) -> tuple[Entity, str] | None:
        """The person named with this office before or after ("le ministre" for "Paul Renard, ministre de la Santé")."""
        first = party.first
        gender, plural = self.cast.agreement(party.head)
        if plural or party.kind not in ("role", "organisation") or self.tokens.low[first] in self.words("indefinite"):
            return None
        wanted = {w for w in words if w not in self.ctx.language.demonyms}
        fitting = [
            (not self._same_title(party, office), abs(office.first - first) + (_BEHIND if office.first > first else 0), n)
            for n, office in self._candidates(party) if self._same_office(party, wanted, office)
        ]  # fmt: skip
        if not fitting:
            return None
        person = self.cast.people.persons[min(fitting)[-1]]
        if person.gender and gender and person.gender != gender and self.tokens.low[first] not in self.words("elided"):
            return None
        return self.cast.of(person, party), f"the office that the article gives {person.name}"

    def _candidates(self, party: Party) -> list[tuple[int, Office]]:
        """The offices of the article that may be the one a phrase names: by its title, its head or an equal office."""
        held, tokens = self._held, self.tokens
        if held is None:
            held = self._held = defaultdict(list)
            for n, person in enumerate(self.cast.people.persons):
                for office in person.offices:
                    for key in {office.title, tokens.lemma[office.noun], *self._equal(office.first, office.stop)}:
                        held[key].append((n, office))
        keys = {party.title, tokens.lemma[party.head], *self._equal(party.first, party.stop)} - {None}
        return [found for key in keys for found in held.get(key, ())]

    def _same_office(self, party: Party, wanted: set[str], office: Office) -> bool:
        """Whether a phrase names an office: the same noun and no further word, or an equivalent one."""
        tokens, head = self.tokens, party.head
        span = range(office.first, office.stop)
        said = {tokens.lemma[k].lower() for k in span} | set(tokens.low[office.first : office.stop])
        title = self.ctx.language.titles[office.title].noun
        mine = self.ctx.language.titles[party.title].noun if party.title else ""
        known = {tokens.lemma[head].lower(), *office.title.replace("'", " ").split(), *title.replace("'", " ").split()}
        if (mine == title or (mine and mine in title.split())) and wanted <= said | known:
            return True
        return bool(self._equal(party.first, party.stop) & self._equal(office.first, office.stop))

    def _same_title(self, party: Party, office: Office) -> bool:
        """Whether phrase and office have the very same title ("le ministre": no Premier ministre)."""
        titles = self.ctx.language.titles
        return party.title is not None and titles[party.title].noun == titles[office.title].noun

    def _equal(self, first: int, stop: int) -> frozenset[int]:
        """The groups of offices that are one and the same, by number, to which a phrase belongs, its state aside."""
        said = self._plain(first, stop)
        groups = enumerate(self.ctx.language.same_offices)
        return frozenset(n for n, group in groups if any(self._names(said, office) for office in group))

    def _names(self, said: str, office: str) -> bool:
        """Whether words are an office with nothing but a state added ("premier ministre britannique")."""
        language = self.ctx.language
        if not said.startswith(office):
            return False
        rest = parted(said[len(office) :])
        return said == office or (all(
            w in language.demonyms or w in language.countries or w in language.words("de_words") or w in self.words("definite")
            for w in rest
        ) and said[len(office)] == " ")

    def _plain(self, first: int, stop: int) -> str:
        """A phrase in lower case without its determiner, apostrophes straight."""
        while first < stop and self.tokens.pos[first] == "DET":
            first += 1
        return self.tokens.plain(first, stop)
