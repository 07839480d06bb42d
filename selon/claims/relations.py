"""How the claims of a story stand to each other: what contradicts, updates or corrects what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from selon.claim_records import Relation, RelationType
from selon.claims.decide import Decision
from selon.claims.passage import Passage

_LATER = 2.0
"""Hours from which a toll is brought up to date, and not disputed."""
_NEVER = "9999"
_WITH_TIME = len("2024-06-04T18:20")


def relations(
    passages: Sequence[Passage], claim_of: Sequence[int], speakers: Sequence[str | None],
    decided: Mapping[tuple[int, int], Decision], ids: Sequence[str],
) -> dict[int, list[Relation]]:  # fmt: skip
    """The relations of each claim by its number; `claim_of` tells the claim of each passage, `ids` the claims' ids."""
    pairs = {(a, b): d for (a, b), d in decided.items() if claim_of[a] != claim_of[b] and min(claim_of[a], claim_of[b]) >= 0}
    others = {frozenset((claim_of[a], claim_of[b])) for (a, b), decision in pairs.items() if decision.other}
    began: dict[int, str] = {}
    for passage, claim in zip(passages, claim_of, strict=True):
        began[claim] = min(began.get(claim, _NEVER), passage.article.published or _NEVER)
    found: dict[tuple[int, int, RelationType], Relation] = {}
    for (a, b), decision in pairs.items():
        first, second = sorted((a, b), key=lambda k: (began[claim_of[k]], claim_of[k]))
        if not decision.clash or frozenset((claim_of[a], claim_of[b])) in others:
            continue
        moments = [passages[k].article.published or _NEVER for k in (first, second)]
        hours = max(_hours(began[claim_of[first]], began[claim_of[second]]), abs(_hours(*moments)))
        told = _figures(passages[first], passages[second], speakers[first] == speakers[second], hours, decision.clash)
        for kind, why in told:
            relation = Relation(type=kind, claim=ids[claim_of[first]], why=why)
            found.setdefault((claim_of[second], claim_of[first], kind), relation)
    by_claim: dict[int, list[Relation]] = defaultdict(list)
    for (later, earlier, kind), relation in sorted(found.items()):
        if kind != "updates" or (later, earlier, "corrects") not in found:
            by_claim[later].append(relation)
    return by_claim


def _figures(
    first: Passage, second: Passage, same_voice: bool, hours: float, clash: str
) -> list[tuple[RelationType, str]]:
    """Another figure of the same thing: an update or correction by who gave the first, else a contradiction.

    What is corrected and its correction cannot both hold; a toll told hours later is no dispute.
    """
    if first.turn or second.turn:
        return [("corrects", f"the same voice: {clash}"), ("contradicts", clash)] if same_voice else [("contradicts", clash)]
    if same_voice:
        return [("updates", f"the same voice later: {clash}")]
    if hours >= _LATER and any(c.toll for c in first.counts) and any(c.toll for c in second.counts):
        return [("updates", f"later: {clash}")]
    return [("contradicts", clash)]


def _hours(first: str, second: str) -> float:
    """Hours between two moments of publication, 0 where the time of day of one is unknown."""
    if _NEVER in (first, second) or min(len(first), len(second)) < _WITH_TIME:
        return 0.0
    a, b = datetime.fromisoformat(first), datetime.fromisoformat(second)
    return (b - a).total_seconds() / 3600 if (a.tzinfo is None) == (b.tzinfo is None) else 0.0
