"""What mentions do with a claim, counted as people read it: who stands behind it, who passes it on, who disputes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selon.claim_records import ASSERTING, DISPUTING, Claim, Does, Mention
from selon.claims.credibility import standing_origins

Doing = Literal["asserts", "confirms", "denies", "doubts", "corrects", "withdraws", "passes_on"]
ORDER: tuple[Doing, ...] = ("asserts", "confirms", "passes_on", "denies", "doubts", "corrects", "withdraws")
"""The order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many outlets tell it and how many distinct origins stand behind it.

    `circular`: several outlets say it and all have it from one origin; `against` counts the origins that only dispute it.
    """

    outlets: int
    origins: int
    circular: bool
    against: int


def doing(mention: Mention) -> Doing:
    """What a mention does, told apart from what it merely passes on."""
    return "passes_on" if mention.passes_on and supports(mention) else mention.does


def supports(mention: Mention) -> bool:
    """Whether a mention says that it is so."""
    return mention.does in ASSERTING


def standing(claim: Claim) -> Standing:
    """A claim's outlets and origins, and what that comes to."""
    does: dict[str, set[Does]] = {}
    for mention in claim.mentions:
        does.setdefault(mention.origin, set()).add(mention.does)
    carriers = {outlet for origin in claim.origins if does.get(origin.id, set()) & ASSERTING for outlet in origin.via}
    return Standing(
        outlets=claim.outlets, origins=claim.distinct_origins, circular=len(carriers) > 1 and claim.distinct_origins == 1,
        against=sum(bool(d & DISPUTING) and not d & ASSERTING for d in does.values()),
    )  # fmt: skip


def first_hand(claim: Claim) -> dict[str, str | None]:
    """For each origin the voice across articles that is heard first-hand, None where the newsroom itself is."""
    found: dict[str, str | None] = {}
    for mention in sorted(claim.mentions, key=lambda m: m.passes_on):
        found.setdefault(mention.origin, mention.voice)
    return found


def counted(claim: Claim) -> set[str]:
    """The ids of the origins that count as distinct ones."""
    number = {origin.id: n for n, origin in enumerate(claim.origins)}
    told = claim.mentions
    relays = {n for n, origin in enumerate(claim.origins) if origin.relays}
    stand = standing_origins([m.does for m in told], [number[m.origin] for m in told], relays, [m.firm for m in told])
    return {claim.origins[n].id for n in stand}
