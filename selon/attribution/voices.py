"""The voice of each finding: its source resolved to one of the article's cast, in the order a reader meets them."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attribution.cast import Entity
from selon.attribution.finding import Finding
from selon.attribution.identities import Identities
from selon.records import Voice


class Voices:
    """Resolves the sources of one article's findings."""

    def __init__(self, identities: Identities, findings: Sequence[Finding]) -> None:
        self.identities = identities
        self.ctx = identities.ctx
        self.tokens = identities.tokens
        self.findings = findings

    def resolve(self) -> dict[int, Voice | None]:
        """The voice of each finding by its `id()`, None where nobody is named.

        A pronoun with no safe antecedent is a voice of its own words. What a quotation's "je" says is resolved last.
        """
        own = self.ctx.language.words("first_person")
        sourced = [f for f in self.findings if f.source is not None]
        order = sorted(sourced, key=lambda f: (f.speaker >= 0 and self.tokens.low[f.speaker] in own, f.source))
        heard = {id(f): self._heard(f) for f in order}
        self._keep_unnamed()
        return {id(f): self._voice(*heard[id(f)], f) if id(f) in heard else None for f in self.findings}

    def _heard(self, finding: Finding) -> tuple[Entity, str]:
        """The entity behind a finding's source, and why."""
        source = finding.source or (0, 0)
        found, why = self.identities.entity(*self.tokens.range(source), finding.speaker)
        entity = found or self.identities.cast.unknown(source, why)
        self.identities.heard(entity, finding)
        return entity, why

    def _keep_unnamed(self) -> None:
        """Roles that ask not to be named in the sentence of one of their statements are anonymous throughout."""
        for entity in self.identities.cast.entities:
            if entity.kind == "role" and any(self._asks_anonymity(k) for k in entity.heard):
                entity.kind, entity.why = "anonymous", "asks not to be named"

    def _asks_anonymity(self, k: int) -> bool:
        first, stop = self.tokens.bounds(min(k, len(self.tokens) - 1))
        passage = self.tokens.plain(first, stop)
        return any(marker in passage for marker in self.ctx.language.anonymity)

    def _voice(self, entity: Entity, why: str, finding: Finding) -> Voice:
        return Voice(
            id=f"v{entity.number}", name=entity.name, kind=entity.kind, role=entity.role, country=entity.country,
            sector=entity.sector, antecedent=self.identities.antecedent(entity, *self.tokens.range(finding.source or (0, 0))),
            why=why or entity.why,
        )  # fmt: skip
