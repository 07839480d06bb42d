"""The figures of a claim: what was counted, by whom, as of when."""

from __future__ import annotations

from collections.abc import Iterable

from selon.claim_records import Figure
from selon.claims.passage import Passage
from selon.records import Date, Span

_TIME = frozenset({"min", "s", "a", "mo", "wk", "d"})
"""Units of spans of time that tell how long, not how much."""


def figures(mention: Passage, voice: str | None) -> list[Figure]:
    """The figures that a mention gives; `voice` is the id of the shared voice that gives them."""
    return [
        Figure(
            what=quantity.what or (quantity.unit or ""),
            value=quantity.value,
            high=quantity.high,
            span=Span(start=quantity.span.start, end=quantity.span.end, text=quantity.span.text, field=mention.field),
            article=mention.article.id,
            voice=voice,
            as_of=as_of(mention),
        )
        for quantity in (count.quantity for count in mention.counts)
        if (quantity.what or quantity.unit) and quantity.unit not in _TIME
    ]


def once(found: Iterable[Figure]) -> tuple[Figure, ...]:
    """Each figure once, where two mentions share its words."""
    return tuple({(f.article, f.span.field, f.span.start, f.value): f for f in found}.values())


def as_of(mention: Passage) -> str | None:
    """When a mention's content was said to hold: the time of saying, else the publication."""
    said: Date | None = mention.statement.said_at if mention.statement else None
    return said.value if said is not None else mention.article.published
