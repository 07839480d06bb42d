"""How the claims of a story stand to each other: what contradicts, updates or corrects what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from selon.claim_records import Relation, RelationType
from selon.claims.decide import Decision
from selon.claims.passage import Passage
from selon.grounding.quantities import PERSONS

_LATER = 2.0
"""Hours from which a rising toll is brought up to date, and not disputed."""
_WITH_TIME = len("2024-06-04T18:20")


def relations(
    passages: Sequence[Passage], claim_of: Sequence[int], speakers: Sequence[str | None],
    decided: Mapping[tuple[int, int], Decision], ids: Sequence[str],
) -> dict[int, list[Relation]]:  # fmt: skip
    """The relations of each claim by its number; `claim_of` tells the claim of each passage, `ids` the claims' ids."""
    pairs = {(a, b): d for (a, b), d in decided.items() if claim_of[a] != claim_of[b] and min(claim_of[a], claim_of[b]) >= 0}
    others = {frozenset((claim_of[a], claim_of[b])) for (a, b), decision in pairs.items() if decision.other}
    found: dict[tuple[int, int, RelationType], Relation] = {}
    for (a, b), decision in pairs.items():
        first, second = sorted((a, b), key=lambda k: (passages[k].article.published or "", k))
        if frozenset((claim_of[a], claim_of[b])) in others:
            continue
        told = _figures(passages[first], passages[second], speakers[first] == speakers[second], decision.clash)
        for kind, why in told:
            relation = Relation(type=kind, claim=ids[claim_of[first]], why=why)
            found.setdefault((claim_of[second], claim_of[first], kind), relation)
    by_claim: dict[int, list[Relation]] = defaultdict(list)
    for (later, _, _), relation in sorted(found.items()):
        by_claim[later].append(relation)
    return by_claim


def _figures(first: Passage, second: Passage, same_voice: bool, clash: str) -> list[tuple[RelationType, str]]:
    """Another figure of the same thing: an update or correction by who gave the first, else a contradiction.

    What is corrected and its correction cannot both hold.
    """
    if not clash:
        return []
    if first.turn or second.turn:
        return [("corrects", f"the same voice: {clash}"), ("contradicts", clash)] if same_voice else [("contradicts", clash)]
    if same_voice:
        return [("updates", f"the same voice later: {clash}")]
    if _hours(first, second) >= _LATER and _rises(first, second):
        return [("updates", f"later: {clash}")]
    return [("contradicts", clash)]


def _hours(first: Passage, second: Passage) -> float:
    """Hours between the publications of two mentions, 0 where one is unknown."""
    moments = [m.article.published for m in (first, second)]
    if any(m is None or len(m) < _WITH_TIME for m in moments):
        return 0.0
    a, b = (datetime.fromisoformat(str(m)) for m in moments)
    return (b - a).total_seconds() / 3600 if (a.tzinfo is None) == (b.tzinfo is None) else 0.0


def _rises(first: Passage, second: Passage) -> bool:
    """Whether the later mention counts more people than the earlier one."""
    people = [[c.quantity.value for c in m.counts if c.quantity.unit == PERSONS] for m in (first, second)]
    return bool(people[0]) and bool(people[1]) and max(people[1]) > max(people[0])
