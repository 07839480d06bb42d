"""How the claims of a story stand to each other: what contradicts, updates or corrects what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from selon.claim_records import Relation, RelationType
from selon.claims.decide import Decision
from selon.claims.does import polarity
from selon.claims.passage import Passage

_LATER = 2.0
"""Hours from which a rising toll is brought up to date, and not disputed."""
_WITH_TIME = len("2024-06-04T18:20")
_OPPOSED = 0.5
"""Log-odds from which two claims of opposite polarity contradict each other."""


def relations(
    passages: Sequence[Passage], claim_of: Sequence[int], speakers: Sequence[str | None],
    decided: Mapping[tuple[int, int], Decision], ids: Sequence[str],
) -> dict[int, list[Relation]]:  # fmt: skip
    """The relations of each claim by its number; `claim_of` tells the claim of each passage, `ids` the claims' ids."""
    found: dict[tuple[int, int], Relation] = {}
    for (a, b), decision in decided.items():
        if claim_of[a] == claim_of[b] or min(claim_of[a], claim_of[b]) < 0:
            continue
        first, second = sorted((a, b), key=lambda k: (passages[k].article.published or "", k))
        told = _figures(passages[first], passages[second], speakers[first] == speakers[second], decision.clash)
        if told is None and decision.odds >= _OPPOSED and polarity(passages[a]) != polarity(passages[b]):
            told = ("contradicts", f"« {passages[first].content} » against « {passages[second].content} »")
        if told is not None:
            found.setdefault((claim_of[second], claim_of[first]), Relation(type=told[0], claim=ids[claim_of[first]], why=told[1]))
    by_claim: dict[int, list[Relation]] = defaultdict(list)
    for (later, _), relation in sorted(found.items()):
        by_claim[later].append(relation)
    return by_claim


def _figures(first: Passage, second: Passage, same_voice: bool, clash: str) -> tuple[RelationType, str] | None:
    """Another figure of the same thing: an update or correction by who gave the first, else a contradiction."""
    if not clash:
        return None
    if same_voice:
        return ("corrects" if second.turn else "updates"), f"the same voice later: {clash}"
    if _hours(first, second) >= _LATER and _rises(first, second):
        return "updates", f"later: {clash}"
    return "contradicts", clash


def _hours(first: Passage, second: Passage) -> float:
    """Hours between the publications of two mentions, 0 where one is unknown."""
    moments = [m.article.published for m in (first, second)]
    if any(m is None or len(m) < _WITH_TIME for m in moments):
        return 0.0
    a, b = (datetime.fromisoformat(str(m)) for m in moments)
    return (b - a).total_seconds() / 3600 if (a.tzinfo is None) == (b.tzinfo is None) else 0.0


def _rises(first: Passage, second: Passage) -> bool:
    """Whether the later mention counts more people than the earlier one."""
    people = [[q.value for q in m.quantities if q.unit == "persons"] for m in (first, second)]
    return bool(people[0]) and bool(people[1]) and max(people[1]) > max(people[0])
