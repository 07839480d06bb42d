"""Whom of an article's text its title means: a surname alone ("Vidal promet un pont"), an office ("Le maire promet …")."""

from __future__ import annotations

from selon.attribution.cast import Cast, Entity
from selon.attribution.people import Person
from selon.grounding.parties import Party, read_party


class InText:
    """Finds the people of a text behind the short phrases of its title; `cast` is the title's, `text` the text's."""

    def __init__(self, cast: Cast, text: Cast) -> None:
        self.cast = cast
        self.text = text
        self.titles = cast.ctx.language.titles

    def find(self, party: Party, *, bare: bool) -> tuple[Entity, str] | None:
        """The one person of the text that a phrase of the title can mean, and why; None where none or several fit.

        `bare` says whether the phrase holds nothing but an office, with its article.
        """
        if person := self._surnamed(party):
            return self._entity(person), f"the one {self.cast.tokens.words(party.first, party.stop)} of the text"
        if person := self._holder(party) if bare else None:
            return self._entity(person), f"the office that the text gives {person.name}"
        return None

    def _entity(self, person: Person) -> Entity:
        tokens, language = self.text.tokens, self.text.ctx.language
        return self.text.of(person, read_party(tokens, person.first, person.stop, language))

    def _surnamed(self, party: Party) -> Person | None:
        """The one person of the text that bears a name of one word as the last of several."""
        tokens, named = self.cast.tokens, self.text.people.persons
        if party.stop - party.first > 1 or party.kind == "state" or tokens.pos[party.first] != "PROPN":
            return None
        word = tokens.low[party.first]
        return _only([p for p in named if len(p.words) > 1 and p.name.lower().split()[-1] == word])

    def _holder(self, party: Party) -> Person | None:
        """The one person of the text, of no other gender, that holds the very office."""
        gender, plural = self.cast.agreement(party.head)
        if plural or party.title is None or party.kind != "role":
            return None
        noun, agreeing = self.titles[party.title].noun, (gender, "") if gender else ("m", "f", "")
        held = (p for p in self.text.people.persons if any(self.titles[o.title].noun == noun for o in p.offices))
        return _only([p for p in held if p.gender in agreeing])


def _only(persons: list[Person]) -> Person | None:
    return persons[0] if len(persons) == 1 else None
