"""The credibility digit that the origins of a claim suggest (NATO STANAG 2511, second digit); a person signs it.

1 needs two distinct first-hand origins and no denial; one origin, however often copied, is never better than 3.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from selon.claim_records import ASSERTING, DISPUTING, Credibility, Does, Mention, Origin

_STOOD = frozenset({"corrects", "withdraws"})
"""Who takes a claim back has made it."""
_FIRST_HAND = frozenset({"person", "organisation", "state", "role", "document", "reporter"})


def counted(mentions: Sequence[Mention], origins: Sequence[Origin]) -> tuple[int, Credibility]:
    """How many distinct origins a claim with these mentions stands on, and the digit that they suggest."""
    does, of = _told(mentions, origins)
    found = standing(mentions, origins)
    return len(found), credibility(does, of, found, origins)


def standing(mentions: Sequence[Mention], origins: Sequence[Origin]) -> list[int]:
    """The numbers of the distinct origins that a claim with these mentions stands on."""
    does, of = _told(mentions, origins)
    merely = {n for n, origin in enumerate(origins) if origin.relays}
    return standing_origins(does, of, merely, [m.firm for m in mentions])


def _told(mentions: Sequence[Mention], origins: Sequence[Origin]) -> tuple[list[Does], list[int]]:
    """What each mention does, and the number of its origin."""
    number = {origin.id: n for n, origin in enumerate(origins)}
    return [m.does for m in mentions], [number[m.origin] for m in mentions]


def credibility(does: Sequence[Does], of: Sequence[int], standing: Sequence[int], origins: Sequence[Origin]) -> Credibility:
    """The digit for mentions that do this, each of the origin with that number; `standing` are the origins behind it."""
    named = [n for n in standing if origins[n].kind in _FIRST_HAND]
    asserting = {n for n, d in zip(of, does, strict=True) if d in ASSERTING}
    denying = {n for n, d in zip(of, does, strict=True) if d in DISPUTING} - asserting
    taken_back = {n for n, d in zip(of, does, strict=True) if d == "withdraws"}
    told = f"{len(standing)} distinct origin{'s' if len(standing) != 1 else ''}"
    against = f", {len(denying)} against" if denying else ""
    if not standing:
        return Credibility(suggested="6", why=f"no origin stands behind it{against}")
    if set(standing) <= taken_back:
        return Credibility(suggested="5", why=f"{told}, and it was withdrawn")
    if denying:
        return Credibility(suggested="3" if len(named) > 1 else "4", why=told + against)
    if len(named) > 1:
        return Credibility(suggested="1", why=f"{told}, {len(named)} of them first-hand and named, no denial")
    if len(standing) > 1:
        return Credibility(suggested="2", why=f"{told}, no denial")
    return Credibility(suggested="3", why=f"{told}, however often it is repeated")


def standing_origins(
    does: Sequence[Does], of: Sequence[int], merely: Container[int], firm: Sequence[bool]
) -> list[int]:
    """The numbers of the origins that assert or confirm, clearly say the same (`firm`) and do not `merely` pass on.

    Where all pass on, the first one stands for all; where nobody asserts it any more, who did.
    """
    told = list(zip(of, does, firm, strict=True))
    asserting = [(n, f) for n, d, f in told if d in ASSERTING] or [(n, f) for n, d, f in told if d in _STOOD]
    found = {n for n, f in asserting if f and n not in merely} or {n for n, _ in asserting[:1]}
    return sorted(found)
