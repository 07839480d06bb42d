"""What each mention does with its claim: assert, confirm, deny, doubt, correct or withdraw it."""

from __future__ import annotations

from collections.abc import Sequence

from selon.claim_records import Does
from selon.claims.passage import Passage

_TURNS: dict[str, Does] = {"corrects": "corrects", "withdraws": "withdraws"}


def doings(mentions: Sequence[Passage]) -> list[Does]:
    """What the mentions of a claim do, in order of publication: the first one says what the claim holds."""
    held = polarity(mentions[0])
    return [_does(mention, held) for mention in mentions]


def polarity(mention: Passage) -> bool:
    """Whether a mention holds that something is so: a denial of a negated clause does."""
    denied = mention.statement is not None and mention.statement.stance == "deny" and not mention.taken_up
    return mention.negative == denied


def _does(mention: Passage, held: bool) -> Does:
    stance = mention.statement.stance if mention.statement else None
    if mention.turn is not None:
        return _TURNS[mention.turn]
    if stance == "doubt":
        return "doubts"
    if mention.taken_up and stance == "deny":
        return "denies"
    if polarity(mention) != held:
        return "denies"
    return "confirms" if stance == "confirm" else "asserts"
