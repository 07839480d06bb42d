"""What each mention does with its claim: assert, confirm, deny, doubt, correct or withdraw it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from selon.claim_records import ASSERTING, Does
from selon.claims.passage import Passage

_HARDLY = frozenset({"PR-", "PS-"})
"""Commitments of a voice that holds something for improbable ("doute que", "met en doute")."""
_TURNS: dict[str, Does] = {"corrects": "corrects", "withdraws": "withdraws"}


def doings(mentions: Sequence[Passage], speakers: Sequence[str | None]) -> list[Does]:
    """What the mentions of a claim do, in order of publication; `speakers` tells whose words each one is.

    The claim holds that something is so where any mention says so; else that it is not.
    """
    held = any(polarity(m) for m in mentions if m.turn is None)
    found: list[Does] = []
    asserting: set[tuple[str, str]] = set()
    for mention, speaker in zip(mentions, speakers, strict=True):
        before = speaker is not None and (mention.article.id, speaker) in asserting
        does = _does(mention, held, before)
        if does == "corrects" and _others(mention, speaker, {who for _, who in asserting}):
            does = "denies"
        if does in ASSERTING and speaker is not None:
            asserting.add((mention.article.id, speaker))
        found.append(does)
    return found


def _others(mention: Passage, speaker: str | None, asserting: Collection[str]) -> bool:
    """Whether a voice says, without a word of correcting itself, that a figure which only others gave does not hold."""
    told = any(c.replaced and mention.start <= c.quantity.span.start < mention.end for c in mention.counts)
    return told and bool(asserting) and speaker is not None and speaker not in asserting


def polarity(mention: Passage) -> bool:
    """Whether a mention holds that something is so: a denial of a negated clause does."""
    denied = mention.statement is not None and mention.statement.stance == "deny" and not mention.taken_up
    return mention.negative == denied


def _does(mention: Passage, held: bool, asserted: bool) -> Does:
    """`asserted`: the same voice asserts the claim before in the same article, so that a mere negation is no denial."""
    stance = mention.statement.stance if mention.statement else None
    hardly = mention.statement is not None and mention.statement.commitment.voice in _HARDLY
    if mention.turn is not None:
        return _TURNS[mention.turn]
    if stance == "doubt" or mention.doubtful or hardly:
        return "doubts"
    if stance == "deny" and mention.taken_up:
        return "denies"
    if polarity(mention) != held and (stance == "deny" or mention.untrue or not asserted):
        return "denies"
    return "confirms" if stance == "confirm" else "asserts"
