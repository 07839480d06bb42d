"""What the judgements about one claim make of it: rejected, signed, put right, of other mentions than the machine's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, get_args

from selon.claim_records import Claim, CredibilityDigit, Judgement
from selon.claims.regroup import Group
from selon.judgements import fixed
from selon.records import EventType

_CREDIBILITY = ("credibility", "credibility.suggested")
_EVENT = "event."
_EVENT_FIELDS = frozenset(_EVENT + field for field in ("type", "actor", "recipient", "place", "date"))


def of_origins(judgement: Judgement) -> bool:
    """Whether a judgement changes which origins there are, and what they are called."""
    return judgement.target.kind == "origin" and judgement.action != "accept"


def regrouped(group: Group, found: Sequence[Claim], of_voices: Iterable[Judgement]) -> bool:
    """Whether a group is another one than the machine's, or two voices of it were put together."""
    whole = len(found) == 1 and len(group.mentions) == len(found[0].mentions) and group.id == found[0].id
    return not whole or any(j.action == "merge" for j in of_voices)


def rejection(group: Group, about: Iterable[Judgement]) -> Judgement | None:
    """The rejection that is the last word on a claim; one that lost all its mentions is rejected with the last of them."""
    if not group.mentions:
        return group.out[-1]
    words = [j for j in about if j.target.kind == "claim" and (j in group.put or j.action in ("accept", "reject", "fix"))]
    return words[-1] if words and words[-1].action == "reject" else None


def signs(judgement: Judgement) -> bool:
    """Whether a person gives a credibility digit of their own."""
    field, value = fixed(judgement)
    return judgement.action == "fix" and field in _CREDIBILITY and value in get_args(CredibilityDigit)


def as_fixed(claim: Claim, judgements: Iterable[Judgement]) -> Claim:
    """The claim with the gist, and the event's parties, place, date and type, that people give it."""
    for judgement in judgements:
        field, value = fixed(judgement)
        if judgement.action != "fix" or judgement.target.kind != "claim" or not value:
            continue
        changed: dict[str, Any] = {field.removeprefix(_EVENT): value}
        if field == "gist":
            claim = replace(claim, **changed)
        elif field in _EVENT_FIELDS and claim.event is not None and (field != "event.type" or value in get_args(EventType)):
            claim = replace(claim, event=replace(claim.event, **changed))
    return claim
