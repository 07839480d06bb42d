"""Whom a pronoun or a possessive means: sentence by sentence backwards, speakers and main subjects first.

The order follows what is known of pronouns in news: subjects and speakers before other words, the nearest sentence
first, and "ce dernier" the other way round: the nearest word of all.
"""

from __future__ import annotations

from selon.attribution.cast import Cast, Entity
from selon.attribution.finding import within
from selon.attribution.holders import Holders
from selon.attribution.prominence import AGENT, MAIN, PAPER, SAID, Prominence
from selon.attribution.recall import Recall
from selon.attribution.sources import bare_phrase
from selon.grounding.names import PROPER, capital
from selon.grounding.parties import Party, read_party
from selon.language.words import singular

_SPEAKING = frozenset({"person", "role", "anonymous", "organisation", "state"})
_PERSONS = frozenset({"person", "role", "anonymous"})
_OWNERS = frozenset({"person", "role", "organisation", "state"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_REACH = 160
"""Tokens back from a pronoun within which its antecedent is looked for."""
_CHAIN = 10
"""Owners of owners that are followed ("son avocat" of "sa sœur" of …)."""
_NEAR = 50
"""The same for "ce dernier" and where no subject agrees."""


class Antecedents:
    """Looks back through one article for the antecedents of its pronouns."""

    def __init__(self, cast: Cast, recall: Recall, holders: Holders) -> None:
        self.cast = cast
        self.recall = recall
        self.ctx = cast.ctx
        self.tokens = cast.tokens
        self.holders = holders
        self.prominence = Prominence(cast)
        self._seen: dict[int, Entity | None] = {}
        self._asked = 0
        self._but: str | None = None
        self._human = False

    def of(
        self, first: int, *, nearest: bool = False, but: str | None = None, human: bool = False
    ) -> tuple[Entity | None, str]:
        """The entity that the pronoun at token `first` stands for, and why; None where no antecedent is safe.

        With `nearest` ("ce dernier", "celui-ci") the last mention of all is taken, not the last subject. `but` is the name
        of whom it cannot mean: the subject of its own verb ("Ana Ruiz l'a reçu"). `human`: it means persons ("a été arrêté").
        """
        low, words = self.tokens.low[first], self.cast.words
        gender, plural = self.cast.agreement(first)
        if low in words("possessives"):
            gender, number = "", low in words("pronouns_plural")
        elif low in words("elided"):
            gender, number = "", None
        else:
            number = plural
        self._but, self._human = but, human
        entity = self.nearest(first, gender, number) if nearest else self._paper(first, gender, plural)
        entity = entity or self.latest(first, gender, number) or self.nearest(first, gender, number, sure=True)
        self._but, self._human = None, False
        return (entity, f"a pronoun for {entity.name}") if entity else (None, "a pronoun without a safe antecedent")

    def _paper(self, at: int, gender: str, plural: bool) -> Entity | None:
        """The paper that the sentence before is about, where the pronoun's verb says what only papers do ("Il prévoit …")."""
        tokens, (first, _) = self.tokens, self.tokens.bounds(at)
        if not first or tokens.lemma[tokens.head[at]] not in self.cast.words("paper_verbs"):
            return None
        for k in range(self.tokens.bounds(first - 1)[0], first):
            if self.prominence.rank(k) != MAIN or self.cast.agreement(k) != (gender, plural):
                continue
            party = read_party(tokens, *bare_phrase(self.ctx, k), self.ctx.language)
            if party.kind == "document":
                known = self.recall.known(party)
                return known[0] if known else self.cast.add(party)
        return None

    def owner(self, at: int) -> Entity | None:
        """Whose a possessive at token `at` says something is."""
        plural = self.tokens.low[at] in self.cast.words("pronouns_plural")
        return self.latest(at, "", plural, owners=True)

    def owned(self, party: Party) -> str:
        """ "sa porte-parole" with its owner where that is known ("porte-parole (le ministère de la Santé)"), else ""."""
        possessive = self.tokens.low[party.first] in self.cast.words("possessives")
        if not possessive or party.stop == party.first + 1 or self._asked > _CHAIN:
            return ""
        self._asked += 1
        owner = self.owner(party.first)
        self._asked -= 1
        return f"{self.tokens.words(party.first + 1, party.stop)} ({owner.name})" if owner is not None else ""

    def renamed(self, party: Party) -> Entity | None:
        """The last main subject, where a bare office means it and the article gives it no other ("la porte-parole")."""
        if party.kind != "role" or party.title is None or not self.recall.bare(party):
            return None
        gender, plural = self.cast.agreement(party.head)
        entity = None if plural else self.latest(party.first, gender, False)
        if entity is None or entity.person is None:
            return None
        office = self.ctx.language.titles[party.title].office and party.stop - party.first > 2
        plain = not entity.person.offices and not office
        return entity if plain or self.recall.wider(party, entity) else None

    # subjects and speakers

    def latest(self, at: int, gender: str, plural: bool | None, *, owners: bool = False) -> Entity | None:
        """The most prominent mention that agrees in the nearest sentence before token `at` that has one.

        Subjects inside what somebody says do not count outside it.
        """
        stop, lowest = at, max(0, at - _REACH)
        while stop > lowest:
            first = max(lowest, self.tokens.bounds(stop - 1)[0])
            found = [
                (rank, -k, entity)
                for k, rank, entity in self._mentions(first, stop, at)
                if self.cast.agrees(entity, gender, plural) and (not owners or entity.kind in _OWNERS)
            ]
            found = [f for f in found if self._meant(f[2])]
            if found:
                return min(found, key=lambda f: f[:2])[2]
            stop = first
        return self._described(at, gender, plural) or self._heard_before(lowest, at, gender, plural, owners)

    def _meant(self, entity: Entity) -> bool:
        """Whether the pronoun asked about may mean an entity: not the one ruled out, and a person where persons are meant."""
        return entity.name != self._but and (not self._human or entity.kind in _PERSONS)

    def _described(self, at: int, gender: str, plural: bool | None) -> Entity | None:
        """The main subject of this sentence or the one before that only a noun describes ("les mineurs"), no thing."""
        tokens, (first, _) = self.tokens, self.tokens.bounds(at)
        endings = self.ctx.language.words("plural_endings")
        begin = tokens.bounds(first - 1)[0] if first else first
        for k in range(at - 1, begin - 1, -1):
            if self.prominence.rank(k) != MAIN or singular(tokens.low[k], endings).endswith(self.ctx.language.thing_endings):
                continue
            party = read_party(tokens, *bare_phrase(self.ctx, k), self.ctx.language)
            if party.kind == "role" and self.cast.agreement(k) == (gender or self.cast.agreement(k)[0], bool(plural)):
                known = self.recall.known(party)
                return known[0] if known else self.cast.add(party)
        return None

    def _heard_before(self, lowest: int, at: int, gender: str, plural: bool | None, owners: bool) -> Entity | None:
        """The last voice before token `lowest` that agrees."""
        for offset, entity in self.cast.said_before(self.tokens.start[lowest]):
            fits = self._meant(entity) and self._fits(entity, offset, at, gender, plural)
            if fits and (not owners or entity.kind in _OWNERS):
                return entity
        return None

    def _mentions(self, first: int, stop: int, at: int) -> list[tuple[int, int, Entity]]:
        """Mentions in tokens `[first, stop)` that a pronoun at token `at` may mean, each with its prominence."""
        tokens, outside = self.tokens, self.tokens.start[at]
        found = []
        for offset, entity in self.cast.said_before(min(outside, tokens.end[stop - 1])):
            if offset < tokens.start[first]:
                break
            if not entity.unsafe and self._same_statement(offset, outside):
                found.append((tokens.at(offset), PAPER if entity.kind == "document" else SAID, entity))
        for k in range(first, stop):
            rank = self.prominence.rank(k)
            if rank >= 0 and self._same_passage(tokens.start[k], outside) and (subject := self._mentioned(k)):
                found.append((k, max(rank, AGENT) if self._written(k, subject) else rank, subject))
        return found

    def _written(self, k: int, entity: Entity) -> bool:
        """Whether token k is a paper that stands for its author ("Le décret du ministre est bloqué par la juge. Elle …")."""
        return entity.kind != "document" and self.tokens.lemma[k] in self.ctx.language.documents

    def _fits(self, entity: Entity, offset: int, at: int, gender: str, plural: bool | None) -> bool:
        agrees = not entity.unsafe and self.cast.agrees(entity, gender, plural)
        return agrees and self._same_statement(offset, self.tokens.start[at])

    def _same_passage(self, offset: int, outside: int) -> bool:
        """Whether a mention at an offset stands in no quotation or statement that does not hold `outside` as well."""
        inside = self.ctx.quote_at(offset)
        if inside is not None and inside is not self.ctx.quote_at(outside):
            return False
        return self._same_statement(offset, outside)

    def _same_statement(self, offset: int, outside: int) -> bool:
        """The same of statements alone: an incise between quotation marks names its voice outside of what it says."""
        return not any(
            within(offset, f.content) and not within(outside, f.content)
            for f in self.holders.near(offset) if f.source is not None
        )  # fmt: skip

    # the nearest mention

    def nearest(self, at: int, gender: str, plural: bool | None, *, sure: bool = False) -> Entity | None:
        """The last person or body named before token `at` that agrees, whatever its function; with `sure` a person."""
        tokens, outside = self.tokens, self.ctx.quote_at(self.tokens.start[at])
        for k in range(at - 1, max(-1, at - _NEAR), -1):
            if tokens.pos[k] not in _NOUNS or not self._may_agree(k, gender, plural) or tokens.child(k, "cop") is not None:
                continue
            if (inside := self.ctx.quote_at(tokens.start[k])) is not None and inside is not outside:
                continue
            entity = self._mentioned(k)
            if entity is None or entity.unsafe or not self._meant(entity) or not self.cast.agrees(entity, gender, plural):
                continue
            if not sure or entity.kind in ("person", "role"):
                return entity
        return None

    def _may_agree(self, k: int, gender: str, plural: bool | None) -> bool:
        """Whether a noun or name can agree, by its own form: a cheap first look."""
        if self.cast.people.at(k) is not None:
            return True
        its, many = self.cast.agreement(k)
        return (plural is None or many == plural) and (not gender or not its or its == gender)

    # who a noun is

    def _mentioned(self, k: int) -> Entity | None:
        """Who a noun outside any source is, where that is a person or body worth a pronoun; read once a noun."""
        if k not in self._seen:
            self._seen[k] = self.cast.headed.get(k) or self._read(k)
        return self._seen[k]

    def _read(self, k: int) -> Entity | None:
        tokens, people, language = self.tokens, self.cast.people, self.ctx.language
        person = people.at(k) or people.in_office(k)
        if person is None and tokens.pos[k] in PROPER and capital(tokens, k):
            person = people.bearing(tokens.low[k], k)
        if person is not None:
            return self.cast.of(person, read_party(tokens, person.first, person.stop, language))
        party = read_party(tokens, *bare_phrase(self.ctx, k), language)
        told = party.behind is not None and tokens.lemma[k] in language.words("voiced_nouns")
        if party.kind not in _SPEAKING or party.described or told:
            return None
        known = self.recall.known(party)
        return known[0] if known else self.cast.add(party, self.owned(party))
