"""What people judged takes effect: claims as they decided them, beside what the machine found.

`judged` takes a dossier, `judged_claims` some claims and judgements without any article. Nothing is changed in place, and what
no judgement is about comes out as it went in. docs/claims.md says what each judgement does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from selon.claim_records import (
    Claim,
    Dossier,
    Judgement,
    Mention,
    Relation,
    RelationType,
    SharedVoice,
    Unsure,
)
from selon.claims.decided import as_fixed, of_origins, regrouped, rejection, signs
from selon.claims.judged_voices import JudgedVoices, judged_voices
from selon.claims.put_right import Was, put_right, was_in
from selon.claims.regroup import Group, Regrouping
from selon.claims.rejoin import rejoin
from selon.claims.rejoined_origins import Beside
from selon.intake.article import field_text, outlet_name
from selon.judgements import fixed, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedClaim:
    """A claim as people judged it, and what the machine `found`: the claims that its mentions come from.

    `judgements` are those that hold and are about it, in the order they were made. `rejected` is the one for which it is
    hidden, `signed` the one by which a person gives it a credibility digit of their own: `claim.credibility` stays what the
    origins suggest.
    """

    claim: Claim
    found: tuple[Claim, ...]
    judgements: tuple[Judgement, ...] = ()
    rejected: Judgement | None = None
    signed: Judgement | None = None

    @property
    def digit(self) -> str | None:
        """The credibility digit that a person gives it."""
        return fixed(self.signed)[1] if self.signed else None


@dataclass(frozen=True, slots=True)
class Judged:
    """Judged claims in the order of the machine's, the judged voices, and the judgements of claims that have no effect here.

    These are about claims that are not here (any more), or newer ones leave nothing of them.
    """

    claims: tuple[JudgedClaim, ...]
    voices: JudgedVoices
    idle: tuple[Judgement, ...] = ()

    @property
    def shown(self) -> list[Claim]:
        """The claims as judged, without those that people rejected."""
        return [one.claim for one in self.claims if one.rejected is None]


def judged(dossier: Dossier) -> Judged:
    """The claims of a dossier with its judgements in effect."""
    articles = {article.id: article for article in dossier.articles}
    return judged_claims(
        dossier.claims, dossier.judgements, voices=dossier.voices,
        outlets={id: outlet_name(article) for id, article in articles.items()},
        words=lambda m: field_text(articles[m.article], m.field)[m.start : m.end], was=was_in(articles),
    )  # fmt: skip


def judged_claims(
    claims: Sequence[Claim],
    judgements: Iterable[Judgement],
    *,
    outlets: Mapping[str, str],
    voices: Iterable[SharedVoice] = (),
    words: Callable[[Mention], str] = lambda _: "",
    was: Was = lambda _: None,
) -> Judged:
    """Some claims with judgements in effect, those of all kinds in the order they were made; it needs no article.

    Of one claim alone it is as good as of all where the claims that people merged with it are given too. `outlets` names the
    outlet of each article by its id, in the order of publication; `voices` are those of the claims' mentions. Without
    `words`, what a claim's mention says, a claim taken out of another one keeps that one's gist. `was` says in which stance
    the machine read a mention's statement, for what people put right about that (without it: in one that denies nothing).
    """
    hold = standing(judgements)
    known = judged_voices(voices, hold)
    if not hold:
        return Judged(tuple(JudgedClaim(claim=c, found=(c,)) for c in claims), known)
    desk = _Desk(claims, hold, Beside(outlets, known.by_id, words), known, was)
    return Judged(tuple(desk.claims()), known, tuple(j for j in hold if j.id in desk.idle))


class _Desk:
    """Makes the judged claims, group by group; `idle` are the ids of the judgements without effect."""

    def __init__(
        self, claims: Sequence[Claim], hold: Sequence[Judgement], beside: Beside, voices: JudgedVoices, was: Was
    ) -> None:
        self._beside, self._voices = beside, voices
        self._order = {j: n for n, j in enumerate(hold)}
        self._regrouped = Regrouping(claims, hold)
        self._right = put_right(hold, self._regrouped.lookup, was)
        self._about: dict[str, list[Judgement]] = {}
        self.idle = {j.id for j in self._regrouped.idle}
        for j in hold:
            if j.target.kind in ("claim", "origin") and j.id not in self.idle:
                self._assign(j)

    def claims(self) -> list[JudgedClaim]:
        """The judged claims, in the order of those that the machine found."""
        return [self._claim(group) for group in self._regrouped.groups]

    def _assign(self, judgement: Judgement) -> None:
        """Lay a judgement beside the group it is about, or among the idle where there is none."""
        group = self._regrouped.group(self._claim_of(judgement))
        if group is None:
            self.idle.add(judgement.id)
        else:
            self._about.setdefault(group.id, []).append(judgement)

    def _claim_of(self, judgement: Judgement) -> str:
        """The id of the claim that a judgement is about; an origin may be named alone where one claim has such an origin."""
        claim, _, origin = judgement.target.id.rpartition("#")
        if judgement.target.kind == "claim":
            return judgement.target.id
        if claim:
            return claim
        having = [c.id for c in self._regrouped.lookup.claims.values() if any(o.id == origin for o in c.origins)]
        return having[0] if len(having) == 1 else ""

    def _claim(self, group: Group) -> JudgedClaim:
        claims, about = self._regrouped.lookup.claims, self._about.get(group.id, [])
        parts = dict.fromkeys(part for part, _ in group.mentions) or dict.fromkeys(id for id in group.ids if id in claims)
        found = tuple(claims[id] for id in parts)
        of_voices = self._of_voices(found)
        claim, used = found[0], {*group.judgements, *of_voices}
        right = {m: self._right[m] for _, m in group.mentions if m in self._right}
        if group.mentions and (right or regrouped(group, found, of_voices) or any(of_origins(j) for j in about)):
            made = rejoin(group.id, found, group.mentions, about, self._beside, right)
            claim, used = made.claim, used | set(made.used)
        plain = {j for j in about if j.action == "accept" or (j.target.kind == "claim" and j.action in ("reject", "fix"))}
        self.idle |= {j.id for j in about if j not in used | plain}
        return JudgedClaim(
            claim=self._linked(as_fixed(claim, about)), found=found,
            judgements=tuple(sorted(used | plain, key=self._order.__getitem__)),
            rejected=rejection(group, about), signed=next((j for j in reversed(about) if signs(j)), None),
        )  # fmt: skip

    def _of_voices(self, found: Iterable[Claim]) -> set[Judgement]:
        """What people judged of the voices that claims stand on."""
        if not self._voices.judgements:
            return set()
        known = self._beside.voices
        ids = {known[id].id for claim in found for origin in claim.origins for id in origin.key if id in known}
        return {j for id in ids for j in self._voices.judgements.get(id, ())}

    def _linked(self, claim: Claim) -> Claim:
        """The claim with its relations and doubts to other claims as they are now, those that people settled aside."""
        root, settled = self._regrouped.root, self._regrouped.settled
        relations: dict[tuple[RelationType, str], Relation] = {}
        for relation in claim.relations:
            other = root(relation.claim)
            if other != claim.id:
                relations.setdefault((relation.type, other), replace(relation, claim=other))
        unsure: dict[str, Unsure] = {}
        for doubt in claim.unsure:
            other = root(doubt.claim)
            if other != claim.id and frozenset((claim.id, other)) not in settled:
                unsure.setdefault(other, replace(doubt, claim=other))
        linked = replace(claim, relations=tuple(relations.values()), unsure=tuple(unsure.values()))
        return claim if linked == claim else linked
