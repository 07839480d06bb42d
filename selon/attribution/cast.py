"""The voices of an article as they come up: who was named, who spoke last, and what agrees with whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.people import People, Person
from selon.grounding.parties import Party, read_party
from selon.records import VoiceKind

_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "X"})


@dataclass(slots=True)
class Entity:
    """A voice in the making; `last` is the offset of its latest mention, `heard` the tokens of its cues."""

    name: str
    kind: VoiceKind
    role: str | None
    country: str | None
    sector: str | None
    span: Range
    gender: str
    plural: bool
    words: frozenset[str]
    noun: str
    why: str
    person: Person | None = None
    last: int = 0
    number: int = 0
    heard: list[int] = field(default_factory=list)


class Cast:
    """Everybody an article has named or heard so far; entities are made here and nowhere else."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = ctx.language.words
        self.people = People(ctx.tokens, ctx.language)
        self.entities: list[Entity] = []
        self.said: list[tuple[int, Entity]] = []
        self._of_person: dict[int, Entity] = {}

    def hear(self, entity: Entity, finding: Finding) -> None:
        """Note that an entity is the voice of a finding; the first to be heard gets number 1."""
        start, _ = finding.source or (0, 0)
        if not entity.number:
            entity.number = sum(e.number > 0 for e in self.entities) + 1
        entity.last = max(entity.last, start)
        entity.heard.append(finding.at if finding.at >= 0 else self.tokens.at(start))
        self.said.append((start, entity))

    # making entities

    def of(self, person: Person, party: Party) -> Entity:
        """The entity of a named person."""
        entity = self._of_person.get(id(person))
        if entity is None:
            role, country, sector = self._office(person)
            span = self.tokens.start[person.first], self.tokens.end[person.stop - 1]
            entity = Entity(
                person.name, "person", role, country or party.country, sector or party.sector, span,
                person.gender, False, person.words, "", party.why, person,
            )  # fmt: skip
            self._of_person[id(person)] = entity
            self.entities.append(entity)
        return entity

    def _office(self, person: Person) -> tuple[str | None, str | None, str | None]:
        """The fullest office the article gives a person, with country and sector."""
        if not person.offices:
            return None, None, None
        begin, end, noun = max(person.offices, key=lambda o: o[1] - o[0])
        party = read_party(self.tokens, begin, end, self.ctx.language)
        return self.tokens.words(begin, end), party.country, self.ctx.language.titles[noun].sector

    def add(self, party: Party, name: str = "") -> Entity:
        """A new entity for a phrase, under another name than its own words where one is given."""
        start, end = self.tokens.start[party.first], self.tokens.end[party.stop - 1]
        text = self.ctx.text[start:end]
        gender, plural = self.agreement(party.head)
        entity = Entity(
            name or text, party.kind, text if party.kind == "role" else None, party.country, party.sector, (start, end),
            gender, plural, self.telling(party.first, party.stop), self.tokens.lemma[party.head], party.why, last=start,
        )  # fmt: skip
        self.entities.append(entity)
        return entity

    def unknown(self, span: Range, why: str) -> Entity:
        """An entity for a source whose antecedent is not safe: named by its own words."""
        start, end = span
        gender, plural = self.agreement(min(self.tokens.at(start), len(self.tokens) - 1))
        entity = Entity(
            self.ctx.text[start:end], "role", None, None, None, span, gender, plural, frozenset(), "", why, last=start
        )
        self.entities.append(entity)
        return entity

    # words and agreement

    def telling(self, first: int, stop: int) -> frozenset[str]:
        """The telling lemmas of a phrase ("même" aside)."""
        tokens, same = self.tokens, self.words("same")
        return frozenset(
            tokens.lemma[k].lower() for k in range(first, stop) if tokens.pos[k] in _WORDS and tokens.low[k] not in same
        )

    def agrees(self, entity: Entity, gender: str, plural: bool | None) -> bool:
        """Whether an entity fits a gender ("" fits all) and a number (None fits all; states fit both)."""
        if plural is not None and entity.plural != plural and entity.kind != "state":
            return False
        return not gender or not entity.gender or gender == entity.gender

    def agreement(self, k: int) -> tuple[str, bool]:
        """Gender ("m", "f", "") and number of a token, by pronoun form, determiner or features."""
        tokens = self.tokens
        low, feats = tokens.low[k], tokens.feats[k]
        plural = low in self.words("pronouns_plural") or "Number=Plur" in feats
        determiner = next((tokens.low[c] for c in tokens.children[k] if c < k and tokens.pos[c] == "DET"), low)
        for word in (low, determiner):
            if word in self.words("pronouns_feminine") or word in self.words("feminine_determiners"):
                return "f", plural
            if word in self.words("pronouns_masculine") or word in self.words("masculine_determiners"):
                return "m", plural
        if "Gender=Fem" in feats:
            return "f", plural
        return ("m" if "Gender=Masc" in feats and tokens.pos[k] == "NOUN" else ""), plural
