"""The voices of an article as they come up: who was named, who spoke last, and what agrees with whom."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.people import People, Person
from selon.grounding.parties import Party, read_party
from selon.records import VoiceKind

_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "X"})


@dataclass(slots=True)
class Entity:
    """A voice or party in the making; `mentions` are the offsets of its mentions, `heard` the tokens of its cues."""

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
    number: int = 0
    mentions: list[int] = field(default_factory=list)
    heard: list[int] = field(default_factory=list)

    def before(self, offset: int) -> int:
        """Where it was last mentioned before an offset; -1 where it was not yet."""
        k = bisect_left(self.mentions, offset)
        return self.mentions[k - 1] if k else -1


class Cast:
    """Everybody an article has named or heard so far; entities are made here and nowhere else."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = ctx.language.words
        self.people = People(ctx.tokens, ctx.language)
        self.entities: list[Entity] = []
        self._heard = 0
        self._said: list[tuple[int, int, Entity]] = []
        self._of_person: dict[int, Entity] = {}
        self._worded: dict[tuple[VoiceKind, frozenset[str]], Entity] = {}
        self._with_word: dict[tuple[VoiceKind, str], list[Entity]] = defaultdict(list)
        self._mentioned: dict[VoiceKind, list[tuple[int, int, Entity]]] = defaultdict(list)

    def hear(self, entity: Entity, finding: Finding) -> None:
        """Note that an entity is the voice of a finding; the first to be heard gets number 1."""
        start, _ = finding.source or (0, 0)
        if not entity.number:
            self._heard += 1
            entity.number = self._heard
        entity.heard.append(finding.at if finding.at >= 0 else self.tokens.at(start))
        insort(self._said, (start, len(self._said), entity), key=lambda s: s[:2])

    def mention(self, entity: Entity, offset: int) -> None:
        """Note that an entity is mentioned at an offset."""
        k = bisect_left(entity.mentions, offset)
        if k == len(entity.mentions) or entity.mentions[k] != offset:
            entity.mentions.insert(k, offset)
            mentioned = self._mentioned[entity.kind]
            insort(mentioned, (offset, len(mentioned), entity), key=lambda m: m[:2])

    def latest_of(self, kind: VoiceKind, offset: int) -> Entity | None:
        """The entity of a kind that was mentioned last before an offset."""
        mentioned = self._mentioned[kind]
        k = bisect_left(mentioned, offset, key=lambda m: m[0])
        return mentioned[k - 1][2] if k else None

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
            role, country, sector = self._office(person)
            span = self.tokens.start[person.first], self.tokens.end[person.stop - 1]
            entity = Entity(
                person.name, "person", role, country or party.country, sector or party.sector, span,
                person.gender, False, person.words, "", party.why, person,
            )  # fmt: skip
            self._of_person[id(person)] = self._keep(entity)
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
            gender, plural, self.telling(party.first, party.stop), self.tokens.lemma[party.head], party.why,
        )  # fmt: skip
        return self._keep(entity)

    def unknown(self, span: Range, why: str) -> Entity:
        """An entity for a source whose antecedent is not safe: named by its own words."""
        start, end = span
        gender, plural = self.agreement(min(self.tokens.at(start), len(self.tokens) - 1))
        entity = Entity(
            self.ctx.text[start:end], "role", None, None, None, span, gender, plural, frozenset(), "", why
        )
        return self._keep(entity)

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
