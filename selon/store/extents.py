"""The exact words that a statement or event stands on: by them a judgement finds it again, whatever id a reader gives it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from selon.records import Article, Event, Span, Statement


def extent(item: Statement | Event) -> Span:
    """From the first to the last of a statement's source, cue and content, all where its content stands; an event's trigger.

    `text` is left empty: the article has it.
    """
    if isinstance(item, Event):
        return replace(item.trigger, text="")
    spans = [span for span in (*item.content, item.cue, item.source) if span is not None]
    here = [span for span in spans if span.field == spans[0].field]
    start, end = min(span.start for span in here), max(span.end for span in here)
    return Span(start=start, end=end, text="", field=here[0].field)


def sort_of(item: Statement | Event) -> str:
    """What else must be the same for two to be one: an event's type, nothing of a statement."""
    return item.type if isinstance(item, Event) else ""


def items(article: Article, kind: str) -> tuple[Statement, ...] | tuple[Event, ...]:
    """The article's statements or events."""
    return article.statements if kind == "statement" else article.events


def found_again(candidates: Iterable[Statement | Event], where: Span, sort: str, id: str) -> Statement | Event | None:
    """The one that stands on the same words and is of the same sort; of several the one of the same id, else the first."""
    same = [item for item in candidates if extent(item) == where and sort_of(item) == sort]
    return next((item for item in same if item.id == id), next(iter(same), None))
