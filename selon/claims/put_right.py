"""What people put right about a statement or event, as it changes what its mention does with a claim and whose words it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import get_args

from selon.claim_records import ASSERTING, Does, Judgement, Mention
from selon.claims.lookup import Lookup
from selon.judgements import fixed
from selon.records import Article, EventStatus, Stance

Was = Callable[[Mention], str | None]
"""The machine's own stance of a mention's statement, or the status of its event where no statement tells it; None: not known."""

_TURNED: frozenset[Does] = frozenset({"corrects", "withdraws"})
_VOICE = "voice.name"


@dataclass(frozen=True, slots=True)
class PutRight:
    """What a mention does and the name of who says it (None: as the machine found), and the judgements that say so."""

    does: Does
    voice: str | None
    judgements: tuple[Judgement, ...]


def put_right(judgements: Iterable[Judgement], lookup: Lookup, was: Was) -> dict[Mention, PutRight]:
    """The mentions that hold otherwise than the machine found, of those that `lookup` knows."""
    found: dict[Mention, PutRight] = {}
    for j in judgements:
        if j.action != "fix" or j.target.kind not in ("statement", "event"):
            continue
        for _, mention in lookup.mentions(j.target.id):
            before = found.get(mention, PutRight(mention.does, None, ()))
            now = _with(before, mention, j, was)
            if now != before:
                found[mention] = replace(now, judgements=(*before.judgements, j))
    return found


def was_in(articles: dict[str, Article]) -> Was:
    """What the machine found, out of the articles of the mentions."""

    def was(mention: Mention) -> str | None:
        article = articles.get(mention.article)
        if article is None:
            return None
        if mention.statement is not None:
            return next((s.stance for s in article.statements if s.id == mention.statement), None)
        return next((e.status for e in article.events if e.id == mention.event), None)

    return was


def _with(before: PutRight, mention: Mention, fix: Judgement, was: Was) -> PutRight:
    """An event's status is a mention's own only where no statement tells it."""
    field, value = fixed(fix)
    told = fix.target.kind == "statement"
    if told and field == _VOICE and value:
        return replace(before, voice=value)
    if told and field == "stance" and value in get_args(Stance):
        return replace(before, does=_does(mention.does, was(mention), value, ("deny", "doubt", "confirm")))
    if not told and field == "status" and value in get_args(EventStatus) and mention.statement is None:
        return replace(before, does=_does(mention.does, was(mention), value, ("denied", "", "")))
    return before


def _does(does: Does, was: str | None, now: str, words: tuple[str, str, str]) -> Does:
    """What a mention does that was read as `was` and is `now`; `words` are those that deny, doubt and confirm.

    The words of a mention hold that something is so or, negated, that it is not; only a denial turns that round.
    """
    deny, doubt, confirm = words
    if was == now or does in _TURNED:
        return does
    if now == doubt:
        return "doubts"
    negated = does in ASSERTING if was == deny else does == "denies"
    if negated != (now == deny):
        return "denies"
    return "confirms" if now == confirm else "asserts"
