"""What a judgement is about: "ARTICLE#ID", or by its place "ARTICLE#120-188" ("ARTICLE#title:3-20")."""

from __future__ import annotations

from dataclasses import dataclass

from selon.claim_records import Target
from selon.errors import UsageError
from selon.judgements import by_place
from selon.records import Article, Event, Span, Statement
from selon.store.extents import extent, found_again, items, sort_of

IN_ARTICLES = ("statement", "event")
"""Kinds that stand in one article; the others are found across articles."""

@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The statement or event of a judgement, by its article, its exact words and what it was."""

    article: str
    where: Span
    sort: str


def split_target(target: Target) -> tuple[str, str]:
    """Article id and the part behind the last "#"; raises UsageError where there is none."""
    article, mark, item = target.id.rpartition("#")
    if not (article and mark and item):
        raise UsageError(f"{target.kind} {target.id!r} names no article: write ARTICLE#ID, such as article.txt#s3")
    return article, item


def judged(target: Target, article: Article) -> Judged:
    """The statement or event that the target names in its article; raises UsageError where there is none."""
    _, name = split_target(target)
    for item in items(article, target.kind):
        if name in (item.id, _place(extent(item))):
            return Judged(article=article.id, where=extent(item), sort=sort_of(item))
    known = ", ".join(item.id for item in items(article, target.kind)) or "none"
    raise UsageError(f"there is no {target.kind} {name!r} in {article.id}: it has {known}")


def current(target: Target, known: Judged, article: Article) -> Target:
    """The target under the id that it has now; by its place where it is not found any more."""
    item = _again(target, known, article)
    return Target(kind=target.kind, id=f"{known.article}#{item.id if item else _place(known.where)}")


def _again(target: Target, known: Judged, article: Article) -> Statement | Event | None:
    return found_again(items(article, target.kind), known.where, known.sort, split_target(target)[1])


def _place(where: Span) -> str:
    return by_place(where.field, where.start, where.end)
