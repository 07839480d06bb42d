"""Phrases that mean somebody named before: the same words, an office, a shorter name, a bare description."""

from __future__ import annotations

from selon.attribution.cast import Cast, Entity
from selon.grounding.parties import Party

_PERSONS = frozenset({"person", "role", "anonymous"})
_BEHIND = 10_000
"""Tokens by which an office that is given only later stands back behind one given before."""


class Recall:
    """Finds whom of the cast a phrase means again, and says why."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.ctx = cast.ctx
        self.tokens = cast.tokens
        self.words = cast.words

    def known(self, party: Party) -> tuple[Entity, str] | None:
        """Whom a phrase means again, and why; None for somebody new."""
        first = party.first
        comma = next((k for k in range(first, party.stop) if self.tokens.low[k] == ","), party.stop)
        words = self.cast.telling(first, comma)
        same = self.cast.worded(party.kind, words)
        if same is not None and self.tokens.low[first] not in self.words("indefinite"):
            return same, "the same words as before"
        office = self._office_holder(party, words)
        if office is not None:
            return office
        if not self._definite(first) or party.kind == "state" or not self._common(party.head):
            return None
        title = frozenset((party.title or "").replace("'", " ").split())
        telling = words - {self.tokens.lemma[party.head].lower(), self.tokens.low[party.head]} - title
        if party.kind in ("organisation", "document"):
            return self._body(party, words, telling)
        if telling or self.tokens.low[first] in self.words("possessives"):
            return None
        return self._described(party)

    def _definite(self, first: int) -> bool:
        low = self.tokens.low[first]
        return any(low in self.words(kind) for kind in ("definite", "demonstratives", "possessives"))

    def _common(self, head: int) -> bool:
        """Whether a head is a common noun as printed: names do not stand for somebody named before."""
        small = self.ctx.text[self.tokens.start[head]].islower()
        return self.tokens.pos[head] == "NOUN" and (small or self.tokens.low[head] in self.ctx.language.titles)

    # descriptions

    def _described(self, party: Party) -> tuple[Entity, str] | None:
        """ "cet homme", "la commerçante": the last voice heard, where the noun does not name another office than its own."""
        gender, plural = self.cast.agreement(party.head)
        entity = self._last_voice(party.first, "" if party.kind == "anonymous" else gender)
        if plural or entity is None or (party.kind == "anonymous" and entity.kind == "person"):
            return None
        generic = self.tokens.lemma[party.head] in self.words("generic_people")
        plain = entity.person is not None and not entity.person.offices
        if generic or plain or (party.kind == "anonymous" == entity.kind):
            return entity, f"a description of {entity.name}, the last one heard"
        return None

    def _last_voice(self, at: int, gender: str) -> Entity | None:
        """The last person, role or unnamed source heard before token `at`, if it agrees."""
        offset = self.tokens.start[at]
        last = next((e for _, e in self.cast.said_before(offset) if e.kind in _PERSONS and not e.plural), None)
        return last if last is not None and self.cast.agrees(last, gender, None) else None

    def _body(self, party: Party, words: frozenset[str], telling: frozenset[str]) -> tuple[Entity, str] | None:
        """ "la compagnie" for the last body called so, or for the last body heard."""
        offset = self.tokens.start[party.first]
        named = [e for e in self.cast.holding(party.kind, words) if e.before(offset) >= 0]
        if named:
            return max(named, key=lambda e: e.before(offset)), "a shorter form of the name"
        generic = self.words("generic_bodies")
        last = self.cast.latest_of(party.kind, offset)
        if telling or party.name is not None or last is None or self.tokens.lemma[party.head] not in generic:
            return None
        if party.kind == "document" or (last.noun in self.ctx.language.bodies and last.noun not in generic):
            return None
        return last, f"a description of {last.name}, the last body heard"

    # offices

    def _office_holder(self, party: Party, words: frozenset[str]) -> tuple[Entity, str] | None:
        """The person named with this office before or after ("le ministre" for "Paul Renard, ministre de la Santé")."""
        first = party.first
        gender, plural = self.cast.agreement(party.head)
        if party.kind not in ("role", "organisation") or self.tokens.low[first] in self.words("indefinite"):
            return None
        if plural or not self._common(party.head):
            return None
        wanted = {w for w in words if w not in self.ctx.language.demonyms}
        fitting = [
            (abs(begin - first) + (_BEHIND if begin > first else 0), n)
            for n, person in enumerate(self.cast.people.persons) for begin, end, noun in person.offices
            if self._same_office(party, wanted, begin, end, noun)
        ]  # fmt: skip
        if not fitting:
            return None
        person = self.cast.people.persons[min(fitting)[1]]
        if person.gender and gender and person.gender != gender and self.tokens.low[first] not in self.words("elided"):
            return None
        return self.cast.of(person, party), f"the office that the article gives {person.name}"

    def _same_office(self, party: Party, wanted: set[str], begin: int, end: int, noun: str) -> bool:
        """Whether a phrase names the office `[begin, end)`: the same noun and no further word, or an equivalent one."""
        tokens, head = self.tokens, party.head
        office = {tokens.lemma[k].lower() for k in range(begin, end)} | set(tokens.low[begin:end])
        said_by = {*tokens.low[party.first : min(party.stop, party.first + 4)], tokens.lemma[head]}
        if noun in said_by and wanted <= office | {tokens.lemma[head].lower(), noun}:
            return True
        said, held = self._plain(party.first, party.stop), self._plain(begin, end)
        return any(
            any(said.startswith(a) for a in offices) and any(held.startswith(b) for b in offices)
            for offices in self.ctx.language.same_offices
        )

    def _plain(self, first: int, stop: int) -> str:
        """A phrase in lower case without its determiner, apostrophes straight."""
        while first < stop and self.tokens.pos[first] == "DET":
            first += 1
        return self.tokens.words(first, stop).lower().replace("’", "'")
