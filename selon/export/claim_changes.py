"""What is new between two looks at the claims of a store: which claims gained an origin, a denial or a correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selon.claim_records import Claim, Does
from selon.export.wording import flat

_AGAINST: tuple[tuple[Does, str], ...] = (("denies", "a denial"), ("corrects", "a correction"), ("withdraws", "a withdrawal"))


def changes(before: Iterable[Claim], after: Iterable[Claim]) -> Iterator[str]:
    """A line for each claim that gained something, in the order of `after`: new claims only where several outlets tell them."""
    known = {claim.id: claim for claim in before}
    for claim in after:
        gained = list(_gained(known.get(claim.id), claim))
        if gained:
            yield f"{claim.id} « {flat(claim.gist)} »: {', '.join(gained)}"


def _gained(before: Claim | None, after: Claim) -> Iterator[str]:
    if before is None:
        if after.outlets > 1:
            yield f"new, {after.outlets} outlets, {after.distinct_origins} distinct origins"
        return
    more = after.distinct_origins - before.distinct_origins
    if more > 0:
        yield f"gained {'an origin' if more == 1 else f'{more} origins'}, now {after.distinct_origins}"
    elif after.outlets > before.outlets:
        yield f"repeated by {_number(after.outlets - before.outlets)} more, still {after.distinct_origins} distinct"
    for does, told in _AGAINST:
        if _count(after, does) > _count(before, does):
            yield f"gained {told}"


def _count(claim: Claim, does: Does) -> int:
    return sum(mention.does == does for mention in claim.mentions)


def _number(outlets: int) -> str:
    return "one outlet" if outlets == 1 else f"{outlets} outlets"
