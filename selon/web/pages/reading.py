"""`/articles/ID`: an article to read, with who says what beside it, and its sourcing sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BeforeValidator

from selon.export.layout import Layout
from selon.export.wording import Counts, count, heading
from selon.records import Article, EventStatus, Form, Stance
from selon.store import Store
from selon.store.targets import IN_ARTICLES
from selon.web.claims.judged import Shown, judged
from selon.web.judging.said import Judgements, by_target, judgements_of
from selon.web.reading import across
from selon.web.reading.across import ArticleLink, ClaimLink, ClaimsHere, Shared
from selon.web.reading.anchors import Anchors
from selon.web.reading.cards import EventCard, VoiceLine
from selon.web.reading.filters import Asked, Choices, choices
from selon.web.reading.rows import TextRow, copied_parts, text_row
from selon.web.reading.sheet import SheetLine, findings, sheet
from selon.web.reading.statements import Cards, Material
from selon.web.shared import Kept
from selon.web.show import Showing, documented

router = APIRouter(tags=["articles"])
_EMPTY = BeforeValidator(lambda value: value or None)
"""An empty choice of a form is none."""

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What the reader doubted or dropped, in the records' own words."""

    code: str
    message: str
    words: str | None


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """An article as it is read.

    `link` is its address where it is one that a browser may follow, `shown` how many statements are what is `asked`,
    `title` and `rows` its paragraphs with their cards, `events` the first mention of each event, `sheet` the sourcing sheet
    (None: no rules for the language), `earlier` and `later` the versions before and after this one, `copies` what it shares
    with other articles, `claims` those in which it takes part, as people judged them, `judged_here` what people judged of its
    statements and events.
    """

    id: str
    heading: str
    outlet: str | None
    byline: str | None
    published: str | None
    captured: str | None
    credits: list[str]
    lang: str
    link: str | None
    counts: Counts
    asked: Asked
    shown: int
    choices: Choices
    nobody: int
    voices: list[VoiceLine]
    title: TextRow | None
    rows: list[TextRow]
    events: list[EventCard]
    sheet: list[SheetLine] | None
    claims: list[ClaimLink]
    earlier: ArticleLink | None
    later: ArticleLink | None
    copies: list[Shared]
    notes: list[NoteLine]
    judged_here: Judgements


@router.get("/articles/{id:path}", responses=documented(ReadingPage))
def reading(
    id: str, show: Showing, store: Kept,
    voice: Annotated[str | None, Query(max_length=400, description="a voice's id in the article; - for nobody")] = None,
    form: Annotated[Form | None, _EMPTY] = None, stance: Annotated[Stance | None, _EMPTY] = None,
    status: Annotated[EventStatus | None, _EMPTY] = None,
) -> Response:  # fmt: skip
    """An article with its statements, events and sourcing sheet; `voice` and the others say what is to stand out."""
    return show("reading.html.j2", reading_page(store, store.article(id), Asked(voice or None, form, stance, status)))


def reading_page(store: Store, article: Article, asked: Asked) -> ReadingPage:
    """What the page of an article shows."""
    layout, anchors, found = Layout(article), Anchors(article), findings(article)
    laid, title = layout.rows(), layout.title()
    lines = sheet(found or [], anchors, laid)
    judged_claims = judged(store, store.claims_of(article.id))
    claims = ClaimsHere((one.claim for one in judged_claims.claims if one.rejected is None), article.id)
    cards = Cards(Material(article, layout, anchors, asked, claims, lines, store.voices_of(article.id)))
    copies = across.shared(store, article.id)
    earlier, later = across.versions(store, article)
    return ReadingPage(
        id=article.id, heading=heading(article), outlet=article.outlet, byline=article.byline, published=article.published,
        captured=article.captured, credits=[credit.name for credit in article.credits], lang=article.lang,
        link=article.url if article.url and _LINK.fullmatch(article.url) else None, counts=count(article), asked=asked,
        shown=sum(card.shown for card in cards.statements), choices=choices(article.statements, article.events),
        nobody=sum(card.voice is None for card in cards.statements), voices=list(cards.voices.values()),
        title=text_row("p0", title, cards, []) if title else None,
        rows=[text_row(f"p{n}", row, cards, copied_parts(row, copies)) for n, row in enumerate(laid, start=1)],
        events=[card for card in cards.events if card.again is None], sheet=None if found is None else lines,
        claims=claims.all, earlier=earlier, later=later, copies=[shared for shared, _ in copies],
        notes=[NoteLine(note.code, note.message, note.span.text if note.span else None) for note in article.notes],
        judged_here=_said(store, article.id, judged_claims),
    )  # fmt: skip


def _said(store: Store, article: str, claims: Shown) -> Judgements:
    """What people judged of what stands in an article; it was looked up with the claims, where there are any."""
    if not claims.claims:
        return judgements_of(store, articles=[article])
    of_its = (j for j in claims.judgements if j.target.kind in IN_ARTICLES and j.target.id.rpartition("#")[0] == article)
    return by_target(of_its)
