"""How a claim stands to other ones: what it corrects or contradicts, what corrects or contradicts it, what may be the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selon.claim_records import Claim, Relation, RelationType
from selon.store import Store

MOST = 30
"""Other claims that a card names at most of each kind."""
_FIRST: tuple[RelationType, ...] = ("withdraws", "corrects", "updates", "contradicts")
"""Of several relations to one claim the first of these says most."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another claim with its words: this one does `type` to it, or with `back` it does so to this one."""

    type: RelationType
    back: bool
    claim: str
    gist: str
    outlets: int
    origins: int
    why: str


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Another claim that may be the same; `score` from 0 to 1."""

    claim: str
    gist: str
    outlets: int
    origins: int
    score: float
    why: str


class Others:
    """The claims that a claim names, and those that name it (or one that the machine `found` in its place)."""

    def __init__(self, store: Store, claim: Claim, found: Iterable[Claim]) -> None:
        self._claim = claim
        self._its = {claim.id, *(one.id for one in found)}
        self._naming = [c for id in self._its for c in store.claims_about(id) if c.id not in self._its][:MOST]
        named = [*(r.claim for r in claim.relations[:MOST]), *(u.claim for u in claim.unsure[:MOST])]
        self._known = {**{c.id: c for c in self._naming}, **store.claims_by_id(named)}

    @property
    def gists(self) -> dict[str, str]:
        """Their words by their ids."""
        return {claim.id: claim.gist for claim in self._known.values()}

    def related(self) -> list[Related]:
        """The relation to each other claim that says most, this one's own first."""
        told: dict[str, Related] = {}
        for other, relation, back in sorted(self._relations(), key=lambda r: (r[2], _FIRST.index(r[1].type))):
            told.setdefault(other.id, Related(
                relation.type, back, other.id, other.gist, other.outlets, other.distinct_origins, relation.why
            ))  # fmt: skip
        return list(told.values())

    def perhaps(self) -> list[Perhaps]:
        """What may be the same, the likeliest first."""
        found = [(u, self._known[u.claim]) for u in self._claim.unsure if u.claim in self._known]
        told = [Perhaps(o.id, o.gist, o.outlets, o.distinct_origins, u.score, u.why) for u, o in found]
        return sorted(told, key=lambda p: (-p.score, p.claim))

    def giving_figures(self) -> list[Claim]:
        """The claims whose figures stand to this one's: what it is related to."""
        return list({other.id: other for other, _, _ in self._relations()}.values())

    def _relations(self) -> Iterator[tuple[Claim, Relation, bool]]:
        for relation in self._claim.relations:
            if relation.claim in self._known:
                yield self._known[relation.claim], relation, False
        for other in self._naming:
            yield from ((other, relation, True) for relation in other.relations if relation.claim in self._its)
