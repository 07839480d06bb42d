"""Conjunctions that say that their clause is not so yet: "en attendant que X accepte", "à moins que", "jusqu'à ce que"."""

from __future__ import annotations

from typing import Literal

from selon.attribution.context import Context
from selon.records import EventStatus

Told = tuple[EventStatus, str]
"""The status of an event, and why."""
Opened = Literal["not yet", "without", "before"]
OPENED: dict[Opened, Told] = {"not yet": ("hypothetical", "not so yet"), "without": ("denied", "without it")}
"""What a conjunction says by itself; "before" leaves it to the clause that it belongs to."""


def opened_by(ctx: Context, verb: int) -> Opened | None:
    """What kind of conjunction opens the clause of a verb; None where it is another one, or none."""
    tokens, words = ctx.tokens, ctx.language.words
    marks = (c for c in tokens.children[verb] if 1 < c < verb and tokens.dep[c] == "mark")
    that = next((c for c in marks if tokens.low[c] in words("complementizers")), -1)
    if that < 0:
        return None
    before = tokens.low[that - 1]
    if before in words("unrealised_conjunctions"):
        return "not yet"
    if before in words("without_words"):
        return "without"
    until = before in words("demonstrative_that") and tokens.low[that - 2] in words("a_words")
    return "before" if until or before in words("before_words") else None
