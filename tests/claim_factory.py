"""Passages for the tests of claims: gathered from hand-made articles, without the model."""

from __future__ import annotations

from functools import cache

from factories import make_article

from selon.claims.gather import Gatherer
from selon.claims.passage import Passage
from selon.claims.words import Stems
from selon.language import load
from selon.records import Article, Event, Field, Statement

FR = load("fr")


@cache
def gatherer() -> Gatherer:
    return Gatherer(FR, Stems(FR))


def gathered(text: str, *statements: Statement, title: str | None = None, events: tuple[Event, ...] = (),
             id: str = "a.txt", outlet: str | None = None, published: str | None = None) -> list[Passage]:  # fmt: skip
    """The passages of an article with these statements."""
    article = make_article(text, *statements, title=title, events=events, id=id, outlet=outlet, published=published)
    return gatherer().passages(article)


def one(text: str, *statements: Statement, id: str = "a.txt", outlet: str | None = None,
        published: str | None = None) -> Passage:  # fmt: skip
    """The only passage of an article."""
    (passage,) = gathered(text, *statements, id=id, outlet=outlet, published=published)
    return passage


def words(passage: Passage) -> str:
    """The words of the mention."""
    return where(passage.article, passage.field)[passage.start : passage.end]


def where(article: Article, field: Field) -> str:
    return (article.title or "") if field == "title" else article.text
