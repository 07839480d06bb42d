"""Whether two passages say the same: the log-odds that the features add up to, and the strongest reasons."""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.features import FEATURES, Pair, nearby
from selon.claims.likeness import Likeness

PRIOR = -2.6
"""Log-odds of two passages of one story that nothing speaks for or against."""

_TOLD = 0.5
"""Weight from which a feature is named among the reasons."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Log-odds that two passages say the same, those without their standing together, and the reasons that weighed most."""

    odds: float
    apart: float
    why: str


def decide(pair: Pair, likeness: Likeness) -> Decision:
    """Weighs all features of a pair."""
    odds = apart = PRIOR
    told: list[tuple[float, str]] = []
    for feature, weight in FEATURES:
        answer = feature(pair, likeness)
        score = answer.score * weight
        odds += score
        apart += 0.0 if feature is nearby else score
        if abs(score) >= _TOLD:
            told.append((abs(score), answer.reason))
    reasons = [reason for _, reason in sorted(told, key=lambda t: -t[0])[:3]]
    return Decision(odds, apart, "; ".join(reasons))
