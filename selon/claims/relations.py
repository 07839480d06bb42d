"""How the claims of a story stand to each other: what contradicts, updates or corrects what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from selon.claim_records import Relation, RelationType
from selon.claims.decide import Decision
from selon.claims.does import polarity
from selon.claims.features import Pair, figures
from selon.claims.likeness import Likeness
from selon.claims.passage import Passage

_ALIKE = 0.22
"""Likeness from which two figures may be of one thing."""
_OPPOSED = 0.5
"""Log-odds from which two claims of opposite polarity contradict each other."""


def relations(
    passages: Sequence[Passage], claim_of: Sequence[int], speakers: Sequence[str | None],
    decided: Mapping[tuple[int, int], Decision], likeness: Likeness, ids: Sequence[str],
) -> dict[int, list[Relation]]:  # fmt: skip
    """The relations of each claim by its number; `claim_of` tells the claim of each passage, `ids` the claims' ids."""
    found: dict[tuple[int, int], Relation] = {}
    for (a, b), decision in decided.items():
        if claim_of[a] == claim_of[b] or min(claim_of[a], claim_of[b]) < 0:
            continue
        first, second = sorted((a, b), key=lambda k: (passages[k].article.published or "", k))
        told = _figures(passages[first], passages[second], speakers[first], speakers[second], likeness)
        if told is None and decision.odds >= _OPPOSED and polarity(passages[a]) != polarity(passages[b]):
            told = ("contradicts", f"« {passages[first].content} » against « {passages[second].content} »")
        if told is not None:
            found.setdefault((claim_of[second], claim_of[first]), Relation(type=told[0], claim=ids[claim_of[first]], why=told[1]))
    by_claim: dict[int, list[Relation]] = defaultdict(list)
    for (later, _), relation in sorted(found.items()):
        by_claim[later].append(relation)
    return by_claim


def _figures(
    first: Passage, second: Passage, one: str | None, other: str | None, likeness: Likeness
) -> tuple[RelationType, str] | None:
    """Another figure of the same thing: an update or correction by who gave the first, else a contradiction."""
    answer = figures(Pair(first, second, 0, False, ""), likeness)
    if answer.score >= 0 or likeness.of(first, second) < _ALIKE:
        return None
    if one is not None and one == other:
        return ("corrects" if second.turn else "updates"), f"the same voice later: {answer.reason}"
    return "contradicts", answer.reason
