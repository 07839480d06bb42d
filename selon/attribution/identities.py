"""Who any noun phrase or pronoun of an article is: one cast for its voices and for those who act in its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selon.attribution.antecedents import Antecedents
from selon.attribution.belonging import Belongings
from selon.attribution.cast import Cast, Entity
from selon.attribution.context import Context
from selon.attribution.finding import Finding, within
from selon.attribution.holders import Holders
from selon.attribution.in_text import InText
from selon.attribution.people import People, Person, name_words
from selon.attribution.recall import Recall
from selon.attribution.sources import source_span
from selon.grounding.parties import Party, read_party
from selon.records import Span, VoiceKind

Found = tuple[Entity | None, str]
"""An entity, or None where none is safe, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a mention is. `start` and `end` are the mention's offsets, `name` the fullest name the article gives.

    `name` is None where a pronoun has no safe antecedent; `why` then says so. `antecedent` are the words that name it
    where the mention itself does not; `voice` the id of the statements' voice that it is, if it speaks; `described`
    says that no list knows its noun, so that it may be a thing.
    """

    start: int
    end: int
    name: str | None
    kind: VoiceKind
    role: str | None
    country: str | None
    sector: str | None
    antecedent: Span | None
    voice: str | None
    described: bool
    why: str


class Identities:
    """Resolves mentions of one article's text, or of its title, which shares the text's cast; made once for each.

    `findings` are its statements. `people` are those it names, where they were looked for before.
    """

    def __init__(
        self,
        ctx: Context,
        findings: Sequence[Finding],
        belongings: Belongings,
        *,
        people: People | None = None,
        text: Identities | None = None,
    ) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = ctx.language.words
        people = people or People(ctx.tokens, ctx.language)
        self.cast: Cast = Cast(ctx, belongings, people, text.cast if text is not None else None)
        self.recall = Recall(self.cast)
        self.in_text = InText(self.cast, text.cast) if text is not None else None
        self.holders = Holders(ctx.tokens, findings)
        self.antecedents = Antecedents(self.cast, self.recall, self.holders)
        self._of_finding: dict[int, Entity] = {}
        self._known: dict[tuple[int, int, int], Found] = {}

    # for whoever asks

    def at(self, head: int) -> Identity:
        """Who the noun phrase or pronoun headed by token `head` is; its extent is found as that of a source is."""
        if self.tokens.pos[head] == "PRON" and self.tokens.low[head] in self.words("relative_all"):
            head = self._named_before(head)
        first, stop = self.tokens.range(source_span(self.ctx, head))
        return self.of(first, stop, head) if first < stop else self.of(head, head + 1)

    def other(self, k: int, but: str) -> Identity:
        """Who the pronoun at token k is, if not the one named `but`."""
        return self._identity(k, k + 1, *self.antecedents.of(k, but=but))

    def human(self, k: int) -> Identity:
        """Who the pronoun at token k is, if it means persons; nobody where none is named."""
        return self._identity(k, k + 1, *self.antecedents.of(k, human=True))

    def of(self, first: int, stop: int, head: int = -1) -> Identity:
        """Who the phrase of tokens `[first, stop)` is, as a reader knows at that place; `head` is its noun if known."""
        return self._identity(first, stop, *self.entity(first, stop, head))

    def _identity(self, first: int, stop: int, entity: Entity | None, why: str) -> Identity:
        start, end = self.tokens.start[first], self.tokens.end[stop - 1]
        if entity is None:
            return Identity(start=start, end=end, name=None, kind="none", role=None, country=None, sector=None,
                            antecedent=None, voice=None, described=True, why=why)  # fmt: skip
        return Identity(
            start=start, end=end, name=entity.name, kind=entity.kind, role=entity.role, country=entity.country,
            sector=entity.sector, antecedent=self.antecedent(entity, first, stop),
            voice=f"v{entity.number}" if entity.number else None, described=entity.described, why=why or entity.why,
        )  # fmt: skip

    def antecedent(self, entity: Entity, first: int, stop: int) -> Span | None:
        """The words that name an entity, where they are no part of the tokens `[first, stop)`."""
        start, end = self.tokens.start[first], self.tokens.end[stop - 1]
        here = entity.span.field == self.ctx.field and start <= entity.span.start < end
        return None if here else entity.span

    # for the voices

    def heard(self, entity: Entity, finding: Finding) -> None:
        """Note that an entity is the voice of a finding."""
        self.cast.hear(entity, finding)
        self._of_finding[id(finding)] = entity

    def entity(self, first: int, stop: int, head: int = -1) -> Found:
        """The entity of a phrase, made where it is somebody new, and why; asked again, the answer is the same."""
        stop = self._without_occasion(first, stop)
        head = head if first <= head < stop else first
        found = self._known.get((first, stop, head))
        if found is None:
            found = self._known[first, stop, head] = self._resolve(first, stop, head)
            if found[0] is not None:
                self.cast.mention(found[0], self.tokens.start[first])
        return found

    def _without_occasion(self, first: int, stop: int) -> int:
        """Where a phrase ends without the occasion on which it speaks ("le ministre | en marge d'une visite")."""
        low = self.tokens.low
        occasions = (
            k for k in range(first + 1, stop - 1)
            if low[k] in self.words("in_words") and low[k + 1] in self.words("occasion_nouns")
        )  # fmt: skip
        return next(occasions, stop)

    def _resolve(self, first: int, stop: int, head: int) -> Found:
        if self.tokens.low[head] in self.words("first_person"):
            return self._speaker_around(head)
        if self._is_pronoun(first, stop, head):
            return self.antecedents.of(first, nearest=self._last_mentioned(first, stop))
        party = read_party(self.tokens, first, stop, self.ctx.language)
        if party.behind is not None:
            entity, _ = self.entity(*party.behind)
            return entity, party.why
        found = self._phrase(party)
        if found[0] is not None:
            self.cast.headed[party.head] = found[0]
        return found

    def _phrase(self, party: Party) -> Found:
        person = self._person(party)
        if person is not None:
            return self.cast.of(person, party), ""
        known = self._in_text(party) or self.recall.known(party)
        if known is not None and not self._told_of(party, known):
            return known
        renamed = self.antecedents.renamed(party)
        if renamed is not None and not self._told_of(party, (renamed, "")):
            return renamed, f"a description of {renamed.name}, the last one named"
        return self.cast.add(party, self.antecedents.owned(party)), ""

    def _told_of(self, party: Party, known: tuple[Entity, str]) -> bool:
        """Whether a description stands in what the one it was taken for says: "le procureur dit que l'homme a avoué"."""
        offset = self.tokens.start[party.first]
        described = known[0].person is not None or known[0].kind == "role"
        around = (f for f in self.holders.near(offset) if within(offset, f.content))
        own = any(self._of_finding.get(id(f)) is known[0] for f in around)
        return described and own and self.cast.telling(party.first, party.stop).isdisjoint(known[0].words)

    def _in_text(self, party: Party) -> tuple[Entity, str] | None:
        return self.in_text.find(party, bare=self.recall.bare(party)) if self.in_text is not None else None

    def _is_pronoun(self, first: int, stop: int, head: int) -> bool:
        """Whether a phrase is a pronoun ("il", "ce dernier", "l'" of "à l'en croire") or a possessive alone."""
        lows = self.tokens.low
        third = self.words("pronouns_masculine") | self.words("pronouns_feminine")
        if self._last_mentioned(first, stop):
            return True
        text = self.tokens.plain(first, stop).lstrip("-")
        alone = stop - first == 1 and (lows[first] in self.words("possessives") or lows[first] in self.words("elided"))
        return alone or text in third or lows[head] in third

    def _last_mentioned(self, first: int, stop: int) -> bool:
        """Whether a phrase means whoever was mentioned last ("ce dernier", "celle-ci", "l'intéressé")."""
        whole = self.tokens.words(first, stop).lower() in self.words("last_mentioned")
        return whole or (stop - first <= 3 and any(
            self.tokens.low[k] in self.words("ordinal_last") or self.tokens.low[k] in self.words("last_mentioned")
            for k in range(first, stop)
        ))

    def _speaker_around(self, k: int) -> Found:
        """ "je" inside a quotation: the voice of the innermost statement around it."""
        offset = self.tokens.start[k]
        around = [
            f for f in self.holders.near(offset)
            if id(f) in self._of_finding and within(offset, f.content)
        ]  # fmt: skip
        if not around:
            return None, "first person: the speaker of the passage is not known"
        inner = min(around, key=lambda f: sum(e - s for s, e in f.content))
        return self._of_finding[id(inner)], "first person: who is being quoted"

    def _named_before(self, k: int) -> int:
        """The noun that a relative pronoun stands for; the pronoun itself where the tree does not say."""
        tokens = self.tokens
        for verb in tokens.ancestors(k):
            if tokens.dep[verb] in ("acl:relcl", "acl"):
                return tokens.head[verb]
        return k

    def _person(self, party: Party) -> Person | None:
        """The person a phrase names: by full name, or by a surname that only one person of the article bears."""
        people, tokens = self.cast.people, self.tokens
        if party.kind == "role" and (person := people.in_office(party.head)) is not None:
            return person
        alone = party.stop - party.first == 1
        if alone and (tokens.pos[party.first] == "PROPN" or people.at(party.first) is not None):
            words = name_words(tokens, party.first, party.stop)
            surname = people.at(party.first) or people.named(words, party.first)
            if surname is not None and (party.kind == "person" or len(surname.words) > 1):
                return surname
        if party.kind != "person" or party.name is None:
            return None
        gender = self.cast.agreement(party.first)[0] if party.name[0] > party.first else ""
        known = people.at(party.name[1] - 1) or people.at(party.name[0])
        return known or people.named(name_words(tokens, *party.name), party.first, gender)
