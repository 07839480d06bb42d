"""`/stories/ID`: one story: its events by date, where they took place, who did what to whom, its claims and articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import Response

from selon.claim_records import Story
from selon.claims.judged import JudgedClaim
from selon.records import Article, EventStatus
from selon.store import Store
from selon.web.claims.doing import standing
from selon.web.claims.judged import judged
from selon.web.judging.said import Judgements, judgements_of
from selon.web.pages.desk import ArticleLine, line
from selon.web.pages.stories import Name
from selon.web.shared import Kept, see
from selon.web.show import Showing, documented
from selon.web.story.acts import Act, story_acts
from selon.web.story.dates import StoryDate, story_dates
from selon.web.story.happenings import StatusCount, Told, counted, gathered, story_event
from selon.web.story.places import StoryPlace, story_places
from selon.web.turns import changes

router = APIRouter(tags=["stories"])
MOST_ARTICLES = 300
"""Articles of a story that are read for its page, those published last."""
MOST_EVENTS = 400
MOST_CLAIMS = 60


@dataclass(frozen=True, slots=True)
class StoryClaim:
    """A claim among the articles of a story, as people judged it.

    `here` is in how many of them it is mentioned, `against` how many origins only dispute it, `joined` of how many claims that
    the machine found people made it, `rejected_by` who said that it is none.
    """

    id: str
    gist: str
    lang: str
    outlets: int
    distinct_origins: int
    here: int
    against: int
    joined: int
    rejected_by: str | None


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story as its articles tell it.

    `statuses` counts the events of the whole story by each way in which they are known; `status` is the one that was asked
    for (dates, places and acts are those of events known so). `unread` articles,
    `events_left_out` and `claims_left_out` were too many for a page. `judged_here` is what people judged of them.
    """

    id: str
    name: str
    articles: list[ArticleLine]
    unread: int
    status: EventStatus | None
    statuses: list[StatusCount]
    dates: list[StoryDate]
    events_left_out: int
    places: list[StoryPlace]
    acts: list[Act]
    claims: list[StoryClaim]
    claims_left_out: int
    judged_here: Judgements


@router.get("/stories/{id}", responses=documented(StoryPage))
def story(show: Showing, store: Kept, id: str, status: Annotated[EventStatus | None, Query()] = None) -> Response:
    """One story; with `status` only the events that some article tells so."""
    return show("story.html.j2", story_page(store, store.story(id), status))


@router.post("/stories/{id}/name", status_code=303)
@changes
def rename(store: Kept, id: str, name: Name = "") -> Response:
    """Gives a story another name."""
    return see(f"/stories/{store.change_story(id, name=name).id}")


@router.post("/stories/{id}/remove", status_code=303)
@changes
def remove(store: Kept, id: str, article: Annotated[str, Form(max_length=1000)]) -> Response:
    """Takes an article out of a story."""
    return see(f"/stories/{store.change_story(id, remove=[article]).id}#articles")


@router.post("/stories/{id}/delete", status_code=303)
@changes
def delete(store: Kept, id: str) -> Response:
    """Forgets a story; its articles stay."""
    store.drop_story(id)
    return see("/stories")


def story_page(store: Store, story: Story, status: EventStatus | None) -> StoryPage:
    """What the page of a story shows."""
    articles = _articles(store, story)
    claims = _claims(store, articles)
    told = gathered(articles, [one.claim for one in claims if one.rejected is None])
    chosen = [mentions for mentions in told if status in (None, *(t.event.status for t in mentions))]
    events = [story_event(mentions) for mentions in _most_told(chosen)]
    return StoryPage(
        id=story.id, name=story.name, articles=[line(article) for article in articles],
        unread=len(story.articles) - len(articles), status=status, statuses=_statuses(told), dates=story_dates(events),
        events_left_out=len(chosen) - len(events), places=story_places(chosen), acts=story_acts(events),
        claims=[_claim(one, articles) for one in claims[:MOST_CLAIMS]], claims_left_out=len(claims[MOST_CLAIMS:]),
        judged_here=judgements_of(store, articles=[a.id for a in articles], claims=[c.claim.id for c in claims[:MOST_CLAIMS]]),
    )  # fmt: skip


def _articles(store: Store, story: Story) -> list[Article]:
    """The articles by publication, the undated at the end; of too many those that came into the story last."""
    found = store.articles_by_id(story.articles[-MOST_ARTICLES:]).values()
    return sorted(found, key=lambda a: (a.published is None, a.published or "", a.id))


def _claims(store: Store, articles: Sequence[Article]) -> list[JudgedClaim]:
    """The claims with a mention in one of the articles as people judged them, those in most outlets first."""
    here, found = {article.id for article in articles}, {c.id: c for a in articles for c in store.claims_of(a.id)}
    told = (one for one in judged(store, list(found.values())).claims if here & {m.article for m in one.claim.mentions})
    return sorted(told, key=lambda one: (-one.claim.outlets, -len(one.claim.mentions), one.claim.id))


def _claim(one: JudgedClaim, articles: Sequence[Article]) -> StoryClaim:
    claim, langs = one.claim, {article.id: article.lang for article in articles}
    here = {mention.article for mention in claim.mentions} & langs.keys()
    return StoryClaim(
        id=claim.id, gist=claim.gist, lang=langs[min(here)], outlets=claim.outlets, distinct_origins=claim.distinct_origins,
        here=len(here), against=standing(claim).against, joined=len(one.found),
        rejected_by=one.rejected.who if one.rejected else None,
    )  # fmt: skip


def _statuses(told: Iterable[Sequence[Told]]) -> list[StatusCount]:
    return counted(status for mentions in told for status in dict.fromkeys(t.event.status for t in mentions))


def _most_told(told: Sequence[list[Told]]) -> list[list[Told]]:
    """Of too many events those that are told most often."""
    return sorted(told, key=lambda mentions: -len(mentions))[:MOST_EVENTS]
