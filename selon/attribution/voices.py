"""Who that is: pronouns, titles, surnames, possessives and metonyms resolved to one voice an article."""

from __future__ import annotations

from selon.attribution.antecedents import Antecedents
from selon.attribution.cast import Cast, Entity
from selon.attribution.context import Context
from selon.attribution.finding import Finding
from selon.attribution.people import Person, name_words
from selon.attribution.recall import Recall
from selon.grounding.parties import Party, read_party
from selon.records import Span, Voice


class Voices:
    """Resolves the sources of one article's findings."""

    def __init__(self, ctx: Context, findings: list[Finding]) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = ctx.language.words
        self.findings = findings
        self.cast = Cast(ctx)
        self.recall = Recall(self.cast)
        self.antecedents = Antecedents(self.cast, self.recall, findings)
        self._by_source: dict[int, Entity] = {}

    def resolve(self) -> dict[int, Voice | None]:
        """The voice of each finding by its `id()`, None where nobody is named.

        A pronoun with no safe antecedent is a voice of its own words. What a quotation's "je" says is resolved last.
        """
        own = self.words("first_person")
        sourced = [f for f in self.findings if f.source is not None]
        order = sorted(sourced, key=lambda f: (f.speaker >= 0 and self.tokens.low[f.speaker] in own, f.source))
        heard = {id(f): self._heard(f) for f in order}
        self._keep_unnamed()
        return {id(f): self._voice(*heard[id(f)], f) if id(f) in heard else None for f in self.findings}

    def _heard(self, finding: Finding) -> tuple[Entity, str]:
        """The entity behind a finding's source, and why."""
        source = finding.source or (0, 0)
        found, why = self._entity(finding)
        entity = found or self.cast.unknown(source, why)
        self.cast.hear(entity, finding)
        self._by_source[source[0]] = entity
        return entity, why

    def _keep_unnamed(self) -> None:
        """Roles that ask not to be named in the sentence of one of their statements are anonymous throughout."""
        for entity in self.cast.entities:
            if entity.kind == "role" and any(self._asks_anonymity(k) for k in entity.heard):
                entity.kind, entity.why = "anonymous", "asks not to be named"

    def _asks_anonymity(self, k: int) -> bool:
        first, stop = self.tokens.bounds(min(k, len(self.tokens) - 1))
        passage = self.tokens.words(first, stop).lower().replace("’", "'")
        return any(marker in passage for marker in self.ctx.language.anonymity)

    def _voice(self, entity: Entity, why: str, finding: Finding) -> Voice:
        first, stop = finding.source or (0, 0)
        start, end = entity.span
        antecedent = Span(start=start, end=end, text=self.ctx.text[start:end], field=self.ctx.field)
        return Voice(
            id=f"v{entity.number}", name=entity.name, kind=entity.kind, role=entity.role, country=entity.country,
            sector=entity.sector, antecedent=None if first <= start < stop else antecedent, why=why or entity.why,
        )  # fmt: skip

    # reading a source

    def _entity(self, finding: Finding) -> tuple[Entity | None, str]:
        first, stop = self.tokens.range(finding.source or (0, 0))
        head = finding.speaker if first <= finding.speaker < stop else first
        if self.tokens.low[head] in self.words("first_person"):
            return self._speaker_around(finding)
        if self._is_pronoun(first, stop, head):
            return self.antecedents.of(first)
        party = read_party(self.tokens, first, stop, self.ctx.language)
        person = self._person(party)
        if person is not None:
            return self.cast.of(person, party), ""
        return self.recall.known(party) or (self.cast.add(party, self._with_owner(party)), "")

    def _is_pronoun(self, first: int, stop: int, head: int) -> bool:
        """Whether a source is a pronoun ("il", "ce dernier", "l'" of "à l'en croire") or a possessive alone."""
        lows = self.tokens.low
        third = self.words("pronouns_masculine") | self.words("pronouns_feminine")
        if stop - first <= 3 and any(lows[k] in self.words("ordinal_last") for k in range(first, stop)):
            return True
        text = self.tokens.words(first, stop).lower().lstrip("-").replace("’", "'")
        alone = stop - first == 1 and (lows[first] in self.words("possessives") or lows[first] in self.words("elided"))
        return alone or text in third or lows[head] in third

    def _speaker_around(self, finding: Finding) -> tuple[Entity | None, str]:
        """ "je" inside a quotation: the voice of the statement around it."""
        above = finding.parent
        if above is None or above.source is None:
            return None, "first person: the speaker of the passage is not known"
        return self._by_source.get(above.source[0]), "first person: who is being quoted"

    def _person(self, party: Party) -> Person | None:
        """The person a source names: by full name, or by a surname that only one person of the article bears."""
        people, tokens = self.cast.people, self.tokens
        if party.stop - party.first == 1 and tokens.pos[party.first] == "PROPN":
            surname = people.at(party.first) or people.named(name_words(tokens, party.first, party.stop))
            if surname is not None and (party.kind == "person" or len(surname.words) > 1):
                return surname
        if party.kind != "person" or party.name is None:
            return None
        return people.at(party.name[0]) or people.named(name_words(tokens, *party.name))

    def _with_owner(self, party: Party) -> str:
        """ "sa porte-parole" named with its owner where that is known ("porte-parole (le ministère de la Santé)")."""
        if self.tokens.low[party.first] not in self.words("possessives") or party.stop == party.first + 1:
            return ""
        owner = self.antecedents.latest(party.first, "", None, owners=True)
        return f"{self.tokens.words(party.first + 1, party.stop)} ({owner.name})" if owner is not None else ""
