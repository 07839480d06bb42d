"""Whether two passages say the same: the log-odds that the features add up to, and the strongest reasons."""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.features import FEATURES, Pair, alike, events, figures, nearby
from selon.claims.likeness import Likeness

PRIOR = -2.6
"""Log-odds of two passages of one story that nothing speaks for or against."""

ONE_THING = 0.3
"""Likeness from which two figures may be of one thing."""
OTHER = -1.0
"""Score of `events` from which two passages tell of two events."""
_TOLD = 0.5
"""Weight from which a feature is named among the reasons."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Log-odds that two passages say the same, those without their standing together, and the reasons that weighed most.

    `clash` tells how their figures differ where these are of one thing, else "";
    `other`: they tell of two events.
    """

    odds: float
    apart: float
    why: str
    clash: str = ""
    other: bool = False


def decide(pair: Pair, likeness: Likeness) -> Decision:
    """Weighs all features of a pair."""
    answers = {feature: feature(pair, likeness) for feature, _ in FEATURES}
    scores = {feature: answers[feature].score * weight for feature, weight in FEATURES}
    odds = PRIOR + sum(scores.values())
    if not (pair.apart or pair.copied or likeness.shared(pair.a, pair.b, 1) or scores[figures] > 0):
        odds = min(odds, PRIOR + scores[nearby])  # likeness in meaning only proposes
    told = sorted((f for f in scores if abs(scores[f]) >= _TOLD), key=lambda f: -abs(scores[f]))
    likely = answers[alike].score
    clash = answers[figures].reason if answers[figures].score < 0 and (likely >= ONE_THING or pair.apart == 1) else ""
    why = "; ".join(answers[f].reason for f in told[:3])
    return Decision(odds, odds - scores[nearby], why, clash, answers[events].score < OTHER)
