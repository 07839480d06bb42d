"""What people decided about a claim, each with who and when, and beside it what the machine says of the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.claim_records import Action, Claim, CredibilityDigit, Judgement, TargetKind
from selon.claims.judged import JudgedClaim
from selon.judgements import fixed, standing
from selon.web.claims.digits import digit_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A judgement. `name` is what its target (of a merge or split: the other claim) is called, `other` the other claim's id.

    `digit` is the credibility that it gives, `machine` what the machine says there, None where it says nothing of the kind.
    `holds` is false where a later judgement ended it.
    """

    id: str
    kind: TargetKind
    target: str
    name: str | None
    other: str | None
    action: Action
    value: str | None
    digit: CredibilityDigit | None
    machine: str | None
    who: str
    when: str
    note: str | None
    holds: bool


def about(one: JudgedClaim, judgements: Iterable[Judgement]) -> list[Judgement]:
    """What was judged of a claim, of those it was made of and of their origins, whether it still holds or not."""
    ids = {one.claim.id, *(found.id for found in one.found)}
    return [
        j for j in judgements
        if (j.target.kind == "claim" and ids & {j.target.id, j.value})
        or (j.target.kind == "origin" and j.target.id.rpartition("#")[0] in ids)
        or j in one.judgements
    ]  # fmt: skip


def history(one: JudgedClaim, judgements: Iterable[Judgement], gists: Mapping[str, str]) -> list[Entry]:
    """Judgements of a claim in the order in which they were made; `gists` are the words of other claims by id."""
    told = list(judgements)
    held = {judgement.id for judgement in standing(told)}
    return [_entry(one, judgement, gists, judgement.id in held) for judgement in told]


def _entry(one: JudgedClaim, judged: Judgement, gists: Mapping[str, str], holds: bool) -> Entry:
    pairs = judged.action in ("merge", "split") and judged.target.kind == "claim"
    other = (judged.target.id if judged.value == one.claim.id else judged.value) if pairs else None
    return Entry(
        id=judged.id, kind=judged.target.kind, target=judged.target.id,
        name=gists.get(other) if other else _origin_name(one, judged), other=other if other in gists else None,
        action=judged.action, value=judged.value, digit=digit_of(judged), machine=_machine(one.found[0], judged),
        who=judged.who, when=judged.when, note=judged.note, holds=holds,
    )  # fmt: skip


def _origin_name(one: JudgedClaim, judged: Judgement) -> str | None:
    if judged.target.kind != "origin":
        return None
    id = judged.target.id.rpartition("#")[2]
    return next((origin.name for claim in (*one.found, one.claim) for origin in claim.origins if origin.id == id), None)


def _machine(found: Claim, judged: Judgement) -> str | None:
    """The machine's own value of a field that a person put right."""
    if judged.action != "fix" or judged.target.kind not in ("claim", "origin"):
        return None
    if digit_of(judged):
        return found.credibility.suggested
    id, field = judged.target.id.rpartition("#")[2], fixed(judged)[0]
    of: object = found
    if judged.target.kind == "origin":
        of = next((origin for origin in found.origins if origin.id == id), None)
    for part in field.split("."):
        of = getattr(of, part, None)
    return str(of) if isinstance(of, str | int | float) else None
