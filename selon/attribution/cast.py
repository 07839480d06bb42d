"""The voices of an article as they come up: who was named, who spoke last, and what agrees with whom."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from selon.attribution.belonging import Belongings
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.people import People, Person
from selon.grounding.parties import Party, read_party
from selon.records import Span, VoiceKind

_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "X"})


@dataclass(slots=True)
class Entity:
    """A voice or party in the making; `mentions` are the offsets of its mentions, `heard` the tokens of its cues.

    `unsafe` marks a pronoun that nobody could be found for, `described` a noun that no list knows.
    """

    name: str
    kind: VoiceKind
    role: str | None
    country: str | None
    sector: str | None
    span: Span
    gender: str
    plural: bool
    words: frozenset[str]
    noun: str
    why: str
    person: Person | None = None
    unsafe: bool = False
    described: bool = False
    number: int = 0
    mentions: list[int] = field(default_factory=list)
    heard: list[int] = field(default_factory=list)

    def before(self, offset: int) -> int:
        """Where it was last mentioned before an offset; -1 where it was not yet."""
        k = bisect_left(self.mentions, offset)
        return self.mentions[k - 1] if k else -1


class Cast:
    """Everybody an article has named or heard so far; entities are made here and nowhere else.

    `people` are the persons named, `text` the cast of the article's text where this is its title's, `headed` the
    entities by the head noun of a phrase that was resolved.
    """

    def __init__(self, ctx: Context, belongings: Belongings, people: People, text: Cast | None = None) -> None:
        self.ctx = ctx
        self.belongings = belongings
        self.text = text
        self.tokens = ctx.tokens
        self.words = ctx.language.words
        self.people = people
        self.entities: list[Entity] = []
        self.headed: dict[int, Entity] = {}
        self._numbers: Iterator[int] = text._numbers if text is not None else count(1)
        self._said: list[tuple[int, int, Entity]] = []
        self._of_person: dict[int, Entity] = {}
        self._worded: dict[tuple[VoiceKind, frozenset[str]], Entity] = {}
        self._with_word: dict[tuple[VoiceKind, str], list[Entity]] = defaultdict(list)
        self._mentioned: dict[VoiceKind, list[tuple[int, int, Entity]]] = defaultdict(list)

    def hear(self, entity: Entity, finding: Finding) -> None:
        """Note that an entity is the voice of a finding; the first to be heard gets number 1."""
        start, _ = finding.source or (0, 0)
        if not entity.number:
            entity.number = next(self._numbers)
        entity.heard.append(finding.at if finding.at >= 0 else self.tokens.at(start))
        insort(self._said, (start, len(self._said), entity), key=lambda s: s[:2])

    def mention(self, entity: Entity, offset: int) -> None:
        """Note that an entity is mentioned at an offset."""
        k = bisect_left(entity.mentions, offset)
        if k == len(entity.mentions) or entity.mentions[k] != offset:
            entity.mentions.insert(k, offset)
            mentioned = self._mentioned[entity.kind]
            insort(mentioned, (offset, len(mentioned), entity), key=lambda m: m[:2])

    def latest_of(self, kind: VoiceKind, offset: int, sector: str | None) -> Entity | None:
        """The entity of a kind that was mentioned last before an offset, of a sector unless one of both has none."""
        mentioned = self._mentioned[kind]
        for k in range(bisect_left(mentioned, offset, key=lambda m: m[0]) - 1, -1, -1):
            entity = mentioned[k][2]
            if None in (entity.sector, sector) or entity.sector == sector:
                return entity
        return None

    def said_before(self, offset: int) -> Iterator[tuple[int, Entity]]:
        """Sources before an offset with their entities, the latest first."""
        for k in range(bisect_left(self._said, offset, key=lambda s: s[0]) - 1, -1, -1):
            yield self._said[k][0], self._said[k][2]

    def worded(self, kind: VoiceKind, words: frozenset[str]) -> Entity | None:
        """The latest entity of a kind that was introduced by exactly these words."""
        return self._worded.get((kind, words)) if words else None

    def holding(self, kind: VoiceKind, words: frozenset[str]) -> list[Entity]:
        """The entities of a kind that were introduced by these words and perhaps more."""
        lists = [self._with_word.get((kind, word), []) for word in words]
        return [e for e in min(lists, key=len, default=[]) if words <= e.words]

    def _keep(self, entity: Entity) -> Entity:
        self.entities.append(entity)
        self._worded[entity.kind, entity.words] = entity
        for word in entity.words:
            self._with_word[entity.kind, word].append(entity)
        return entity

    # making entities

    def of(self, person: Person, party: Party) -> Entity:
        """The entity of a named person."""
        entity = self._of_person.get(id(person))
        if entity is None:
            entity = self._of_person[id(person)] = self._in_text(person) or self._keep(self._person(person, party))
        return entity

    def _person(self, person: Person, party: Party) -> Entity:
        role, country, sector = self._office(person)
        country, sector, why = self.belongings.of_person(
            person.name, country or party.country, sector or party.sector
        )
        return Entity(
            self._title_and_name(person), "person", role, country, sector, self._span(person.first, person.stop),
            person.gender, False, person.words, "", _because(party.why, why), person,
        )  # fmt: skip

    def _title_and_name(self, person: Person) -> str:
        """A person's name, with the office before it where a first name is all there is ("le pape Jean")."""
        before = [o.first for o in person.offices if o.stop == person.first]
        alone = len(person.words) == 1 and person.words <= self.ctx.language.first_names
        return self.tokens.words(min(before), person.stop) if alone and before else person.name

    def _in_text(self, person: Person) -> Entity | None:
        """The same person in the article's text, for one that its title names."""
        if self.text is None:
            return None
        same = self.text.people.named(person.words)
        return self.text.of(same, read_party(self.text.tokens, same.first, same.stop, self.ctx.language)) if same else None

    def _span(self, first: int, stop: int) -> Span:
        start, end = self.tokens.start[first], self.tokens.end[stop - 1]
        return Span(start=start, end=end, text=self.ctx.text[start:end], field=self.ctx.field)

    def _office(self, person: Person) -> tuple[str | None, str | None, str | None]:
        """The fullest office the article gives a person, with country and sector."""
        if not person.offices:
            return None, None, None
        office = max(person.offices, key=lambda o: o.stop - o.noun)  # "jeune" makes no office fuller
        read = [read_party(self.tokens, o.first, o.stop, self.ctx.language) for o in (office, *person.offices)]
        country = next((p.country for p in read if p.country), None)
        sector = next((p.sector for p in read if p.sector), None)
        return self.tokens.words(office.first, office.stop), country, sector

    def add(self, party: Party, name: str = "") -> Entity:
        """A new entity for a phrase, under another name than its own words where one is given."""
        span, words = self._span(party.first, party.stop), self.telling(party.first, party.stop)
        same = self.text.worded(party.kind, words) if self.text is not None and party.kind != "role" else None
        if same is not None:
            return same
        gender, plural = self.agreement(party.head)
        country, sector, why = self.belongings.of(self.tokens, party)
        return self._keep(Entity(
            name or self._called(party), party.kind, span.text if party.kind == "role" else None, country, sector, span, gender,
            plural, words, self.tokens.lemma[party.head], _because(party.why, why), described=party.described,
        ))  # fmt: skip

    def _called(self, party: Party) -> str:
        """The name of somebody new: a person's own name, of others the whole phrase."""
        named = party.name if party.kind == "person" else None
        return self.tokens.words(*(named or (party.first, party.stop))).lstrip("-")

    def unknown(self, span: Range, why: str) -> Entity:
        """An entity for a source whose antecedent is not safe: named by its own words."""
        first, stop = self.tokens.range(span)
        gender, plural = self.agreement(min(first, len(self.tokens) - 1))
        where = self._span(first, max(stop, first + 1))
        return self._keep(Entity(
            self.ctx.text[slice(*span)], "role", None, None, None, where, gender, plural, frozenset(), "", why,
            unsafe=True,
        ))  # fmt: skip

    # words and agreement

    def telling(self, first: int, stop: int) -> frozenset[str]:
        """The telling lemmas of a phrase ("même" aside)."""
        tokens, same = self.tokens, self.words("same")
        return frozenset(
            tokens.lemma[k].lower() for k in range(first, stop) if tokens.pos[k] in _WORDS and tokens.low[k] not in same
        )

    def agrees(self, entity: Entity, gender: str, plural: bool | None) -> bool:
        """Whether an entity fits a gender ("" fits all) and a number (None fits all)."""
        if plural is not None and entity.plural != plural and not (entity.kind == "state" and self._many(entity)):
            return False
        return not gender or not entity.gender or gender == entity.gender

    def _many(self, entity: Entity) -> bool:
        """Whether a state's name is a plural ("les Philippines")."""
        return entity.span.text.partition(" ")[0].lower() in self.words("plural_articles")

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
        if tokens.pos[k] == "PROPN":
            return "", plural
        return ("f" if "Gender=Fem" in feats else "m" if "Gender=Masc" in feats else ""), plural


def _because(*reasons: str) -> str:
    return "; ".join(reason for reason in reasons if reason)
