"""`/search`: articles that hold all the words, in them the statements that do, and passages around the words elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from selon.export.passages import surroundings
from selon.intake.article import field_text
from selon.records import Article, Field, Span, Stance, Statement
from selon.store.search import Hit, inside
from selon.web.pages.desk import ArticleLine, line
from selon.web.shared import Kept
from selon.web.show import Showing, documented

router = APIRouter(tags=["articles"])
_HITS = 20
_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an article as they stand there; `found` where they are words of the search."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement that holds all the words; `voice` is None where nobody is named."""

    id: str
    voice: str | None
    stance: Stance
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """Words around a place, offsets in code points of the article's text or title."""

    start: int
    end: int
    field: Field
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Found:
    """An article that holds the words."""

    article: ArticleLine
    lang: str
    statements: list[FoundStatement]
    passages: list[FoundPassage]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked and found; `most` is how many articles are shown at most, those published last."""

    words: str
    found: list[Found]
    most: int


@router.get("/search", responses=documented(SearchPage))
def search(show: Showing, store: Kept, words: Annotated[str, Query(max_length=500)] = "") -> Response:
    """The articles published last that hold all the words; accents and capitals do not count."""
    asked = words.replace("\x00", " ").strip()
    hits = store.search(asked, limit=_HITS) if any(map(str.isalnum, asked)) else []
    return show("search.html.j2", SearchPage(words=words, found=[_found(hit) for hit in hits], most=_HITS))


def _found(hit: Hit) -> Found:
    article = hit.article
    return Found(
        article=line(article), lang=article.lang, statements=[_statement(article, s, hit.words) for s in hit.statements],
        passages=[
            FoundPassage(p.start, p.end, p.field, list(pieces(article, p, hit.words)))
            for p in surroundings(article, hit.elsewhere, _PASSAGES)
        ],
    )  # fmt: skip


def _statement(article: Article, statement: Statement, words: Iterable[Span]) -> FoundStatement:
    shown = [piece for span in statement.content for piece in pieces(article, span, words)]
    return FoundStatement(
        id=statement.id, voice=statement.voice.name if statement.voice else None, stance=statement.stance, pieces=shown
    )


def pieces(article: Article, span: Span, words: Iterable[Span]) -> Iterator[Piece]:
    """The words of a span, those of the search apart."""
    text, at = field_text(article, span.field), span.start
    for word in sorted((w for w in words if inside(w, span)), key=lambda w: w.start):
        if word.start < at:
            continue
        if word.start > at:
            yield Piece(text[at : word.start], False)
        yield Piece(text[word.start : word.end], True)
        at = word.end
    if at < span.end:
        yield Piece(text[at : span.end], False)
