"""Which mentions make one claim, when what people merged, split and rejected takes effect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selon.claim_records import Claim, Judgement, Mention
from selon.claims.identity import claim_id
from selon.claims.lookup import Lookup, MentionOf
from selon.claims.ties import Ties

_OUT = "~"
"""Ends the id of a claim that a judgement took out of another one."""


@dataclass(slots=True)
class Group:
    """The mentions of one judged claim, each with the machine's claim that it comes from.

    `ids` are those of the claims in it, `judgements` what made it other than the machine did (those that `put` it together
    among them), `out` the rejections that left a claim without mentions.
    """

    id: str
    mentions: list[MentionOf] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    put: list[Judgement] = field(default_factory=list)
    out: list[Judgement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Mentions that a judgement takes out of their claims, and the id of the claim that they would be alone."""

    id: str
    judgement: Judgement
    mentions: tuple[MentionOf, ...]


class Regrouping:
    """Groups the mentions of claims by the judgements that hold, given in the order they were made.

    `settled` are the pairs of groups that somebody told apart, `idle` the merges and splits of claims without effect here.
    """

    def __init__(self, claims: Sequence[Claim], judgements: Sequence[Judgement]) -> None:
        self.lookup = Lookup(claims)
        tied = [j for j in judgements if j.target.kind == "claim" and j.action in ("merge", "split")]
        self._pieces = {j.id: piece for j in tied if (piece := self._piece(j)) is not None}
        self._named = {piece.id for piece in self._pieces.values()}
        self._ties: Ties[str] = Ties([*self.lookup.claims, *dict.fromkeys(p.id for p in self._pieces.values())])
        self._ties.settle(tied, self._pair)
        self._taken = self._take_out()
        self._groups: dict[str, Group] = {}
        self._gather(claims, self._rejections(judgements))
        self._explain()
        used = {j.id for group in self._groups.values() for j in group.judgements}
        self.idle = [j for j in tied if j.id not in used]
        self.settled = {frozenset(map(self.root, pair)) for j in self._ties.told if (pair := self._pair(j))}

    @property
    def groups(self) -> list[Group]:
        """The groups that hold mentions or lost all to rejections, in the order of the claims they come from."""
        return [group for group in self._groups.values() if group.mentions or group.out]

    def root(self, id: str) -> str:
        """The id of the group in which a claim is now; that of a claim which is not here stays as it is."""
        return self._ties.sets.root(id) if id in self._named or id in self.lookup.claims else id

    def group(self, id: str) -> Group | None:
        """The group of a claim that judgements call by this id."""
        known = self._known(id)
        return self._groups.get(self.root(known)) if known is not None else None

    def _piece(self, judgement: Judgement) -> _Piece | None:
        found = self.lookup.mentions(judgement.value or "")
        if not found:
            return None
        first = found[0][1]
        id = claim_id(first.article, first.field, first.start, first.end) + _OUT
        return _Piece(id, judgement, tuple(found))

    def _known(self, id: str) -> str | None:
        return id if id in self._named else self.lookup.claim(id)

    def _pair(self, judgement: Judgement) -> tuple[str, str] | None:
        piece = self._pieces.get(judgement.id)
        one, other = self._known(judgement.target.id), piece.id if piece else self._known(judgement.value or "")
        return (one, other) if one is not None and other is not None and one != other else None

    def _take_out(self) -> dict[Mention, str]:
        """The piece of each mention that is taken out; of several judgements the last one counts.

        What is split from a claim must be in it, and something must stay.
        """
        taken: dict[Mention, str] = {}
        for piece in self._pieces.values():
            from_ = self._known(piece.judgement.target.id)
            if piece.judgement.action == "split":
                inside = [(id, m) for id, m in piece.mentions if from_ is not None and self.root(id) == self.root(from_)]
                whole = sum(len(self.lookup.claims[id].mentions) for id in {id for id, _ in inside})
                inside = inside if len(inside) < whole else []
            else:
                inside = list(piece.mentions)
            taken.update((mention, piece.id) for _, mention in inside)
        return taken

    def _rejections(self, judgements: Iterable[Judgement]) -> dict[Mention, Judgement]:
        """The mentions that are nothing without the statement, or the event that no statement tells, that is rejected."""
        return {
            mention: j
            for j in judgements
            if j.action == "reject" and j.target.kind in ("statement", "event")
            for _, mention in self.lookup.mentions(j.target.id)
            if j.target.kind == "statement" or mention.statement is None
        }

    def _gather(self, claims: Sequence[Claim], rejected: dict[Mention, Judgement]) -> None:
        for claim in claims:
            self._at(claim.id)
            for mention in claim.mentions:
                group = self._at(self._taken.get(mention, claim.id))
                if mention in rejected:
                    group.out.append(rejected[mention])
                else:
                    group.mentions.append((claim.id, mention))

    def _at(self, id: str) -> Group:
        group = self._groups.setdefault(self.root(id), Group(self.root(id)))
        if id not in group.ids:
            group.ids.append(id)
        return group

    def _explain(self) -> None:
        """Lay the judgements beside the groups that they made."""
        taken = set(self._taken.values())
        for j in (*self._ties.put, *self._ties.told):
            piece = self._pieces.get(j.id)
            if piece is not None and piece.id not in taken:
                continue
            for root in dict.fromkeys(map(self.root, self._pair(j) or ())):
                if (group := self._groups.get(root)) is not None:
                    group.judgements.append(j)
                    group.put += [j] if j.action == "merge" else []
        for group in self._groups.values():
            group.judgements += [j for j in dict.fromkeys(group.out) if j not in group.judgements]
