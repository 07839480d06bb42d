"""`/`: the articles of the store, the newest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from selon.intake.article import outlet_name
from selon.records import Article
from selon.web.shared import Kept
from selon.web.show import Showing, documented

router = APIRouter(tags=["articles"])
_PAGE = 25


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list: how many statements have a voice, how many have none."""

    id: str
    heading: str
    outlet: str
    published: str | None
    voiced: int
    unvoiced: int
    events: int


@dataclass(frozen=True, slots=True)
class DeskPage:
    """`more` is the id behind which older articles follow, None at the end."""

    articles: list[ArticleLine]
    count: int
    more: str | None


@router.get("/", responses=documented(DeskPage))
def desk(show: Showing, store: Kept, after: Annotated[str | None, Query(max_length=1000)] = None) -> Response:
    """The newest articles, and what may be done."""
    found = store.newest(_PAGE + 1, after=after)
    lines = [line(article) for article in found[:_PAGE]]
    more = lines[-1].id if len(found) > _PAGE else None
    return show("desk.html.j2", DeskPage(articles=lines, count=store.count(), more=more))


def line(article: Article) -> ArticleLine:
    """An article as lists show it."""
    count = Counter(statement.voice is not None for statement in article.statements)
    return ArticleLine(
        id=article.id, heading=article.title or article.text[:80], outlet=outlet_name(article), published=article.published,
        voiced=count[True], unvoiced=count[False], events=len({e.group for e in article.events}),
    )  # fmt: skip
