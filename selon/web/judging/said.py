"""What people judged of the things on a page, looked up at once: the `judged_here` of a page's context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.claim_records import Action, Judgement
from selon.judgements import PAIRING, fixed, standing
from selon.store import Store


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement. `field` is what a fix names (else None), `value` what it should say, or the other one of two.

    `holds` is false where somebody's later one ended it, `stands` where its own author thinks otherwise now or it was undone;
    `undone_by` says who took it back.
    """

    id: str
    action: Action
    field: str | None
    value: str | None
    who: str
    when: str
    note: str | None
    holds: bool
    stands: bool
    undone_by: str | None


Judgements = dict[str, list[Said]]
"""By "KIND ID" ("statement article.txt#s1") what people judged of it, in the order in which they did."""


def judgements_of(
    store: Store, *, articles: Iterable[str] = (), claims: Iterable[str] = (), origins: Iterable[str] = (),
    voices: Iterable[str] = (),
) -> Judgements:  # fmt: skip
    """What was judged of all that stands in these articles, and of these claims, origins and voices: one look-up.

    A page puts it into its context as `judged_here`; the macro `judge` finds it there.
    """
    return by_target(store.judgements_about(articles=articles, claims=claims, origins=origins, voices=voices))


def by_target(made: Iterable[Judgement]) -> Judgements:
    """Judgements as pages show them; a merge or split stands with either of the two."""
    made = list(made)
    found: Judgements = {}
    for judgement, said in zip(made, told(made), strict=True):
        if said is not None:
            kind = judgement.target.kind
            found.setdefault(f"{kind} {judgement.target.id}", []).append(said)
            if judgement.action in PAIRING and judgement.value:
                found.setdefault(f"{kind} {judgement.value}", []).append(_from_the_other(said, judgement))
    return found


def told(made: list[Judgement]) -> list[Said | None]:
    """Each judgement as pages show it; None for what only takes another one back."""
    holding = {judgement.id for judgement in standing(made)}
    opinions = {j.id for who in {j.who for j in made} for j in standing(_by_person(made, who))}
    undone = {judgement.value: judgement.who for judgement in made if judgement.action == "undo"}
    return [
        None if j.action == "undo" else Said(
            id=j.id, action=j.action, field=fixed(j)[0] if j.action == "fix" else None,
            value=fixed(j)[1] if j.action == "fix" else j.value, who=j.who, when=j.when, note=j.note,
            holds=j.id in holding, stands=j.id in opinions, undone_by=undone.get(j.id),
        )
        for j in made
    ]  # fmt: skip


def _by_person(made: Iterable[Judgement], who: str) -> list[Judgement]:
    """A person's judgements, with everybody's undoing."""
    return [judgement for judgement in made if judgement.who == who or judgement.action == "undo"]


def _from_the_other(said: Said, judgement: Judgement) -> Said:
    return Said(
        id=said.id, action=said.action, field=None, value=judgement.target.id, who=said.who, when=said.when, note=said.note,
        holds=said.holds, stands=said.stands, undone_by=said.undone_by,
    )  # fmt: skip
