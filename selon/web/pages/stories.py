"""`/stories`: the selections of articles that people keep; `/stories/add`: which articles come into which story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query
from fastapi.responses import Response

from selon.claim_records import Story
from selon.records import Article
from selon.store import Store
from selon.web.claims.judged import judged_one
from selon.web.pages.desk import ArticleLine, line
from selon.web.shared import Kept, see
from selon.web.show import Showing, documented
from selon.web.turns import changes

router = APIRouter(tags=["stories"])
MOST = 100
"""Articles that are offered at once."""
_NEWEST = 50
_LONG_NAME = 200

Id = Annotated[str, Query(max_length=1000)]
Name = Annotated[str, Form(max_length=_LONG_NAME)]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list, with how many articles it holds."""

    id: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """All stories by name."""

    stories: list[StoryLine]


@dataclass(frozen=True, slots=True)
class AddPage:
    """Articles that may come into a story: those given, those of a claim, or those that hold words; else the newest.

    `ticked` says whether they are chosen already, as those that were asked for are. `story` is the id of the story that was
    chosen already, `most` how many articles are offered at most, `problem` what is missing in what was sent: no article
    chosen, or no story.
    """

    articles: list[ArticleLine]
    ticked: bool
    stories: list[StoryLine]
    story: str | None
    words: str
    claim: str | None
    most: int
    problem: Literal["article", "story"] | None


@router.get("/stories", responses=documented(StoriesPage))
def stories(show: Showing, store: Kept) -> Response:
    """The stories, and a form for a new one."""
    return show("stories.html.j2", StoriesPage(_lines(store)))


@router.post("/stories", status_code=303)
@changes
def make(store: Kept, name: Name = "") -> Response:
    """Makes an empty story; one that has the name already is shown as it is."""
    return see(f"/stories/{_named(store, name).id}")


@router.get("/stories/add", responses=documented(AddPage))
def choose(
    show: Showing,
    store: Kept,
    article: Annotated[list[str], Query(max_length=MOST)] = [],  # noqa: B006
    claim: Id | None = None,
    words: Annotated[str, Query(max_length=500)] = "",
    story: Id | None = None,
) -> Response:
    """Offers articles for a story: those named, those with a mention of a claim, those that hold all the words.

    Where nothing is asked for, the newest ones that the story does not hold yet.
    """
    asked = bool(article or claim or words)
    found = _found(store, article, claim, words) if asked else _newest(store, story)
    return show("story_add.html.j2", _offer(store, found, ticked=asked, claim=claim, words=words, story=story))


@router.post("/stories/add", status_code=303)
@changes
def add(
    show: Showing,
    store: Kept,
    article: Annotated[list[str], Form(max_length=MOST)] = [],  # noqa: B006
    offered: Annotated[list[str], Form(max_length=MOST)] = [],  # noqa: B006
    story: Annotated[str, Form(max_length=100)] = "",
    name: Name = "",
) -> Response:
    """Puts articles into a story, a new one where a name is given; what is `offered` is shown again where that fails."""
    if not article or not (name.strip() or story):
        again = _offer(store, _by_id(store, offered or article), ticked=bool(article), story=story or None)
        return show("story_add.html.j2", replace(again, problem="story" if article else "article"), status=400)
    target = _named(store, name).id if name.strip() else story
    return see(f"/stories/{store.change_story(target, add=article).id}")


def _lines(store: Store) -> list[StoryLine]:
    return [StoryLine(id=story.id, name=story.name, articles=len(story.articles)) for story in store.stories]


def _named(store: Store, name: str) -> Story:
    """The story of a name, a new one where there is none."""
    known = next((story for story in store.stories if story.name == name.strip()), None)
    return known or store.keep_story(name, ())


def _found(store: Store, ids: Iterable[str], claim: str | None, words: str) -> list[Article]:
    found = {article.id: article for article in _by_id(store, ids)}
    if claim:
        mentions = judged_one(store, claim)[0].claim.mentions
        found |= {article.id: article for article in _by_id(store, (mention.article for mention in mentions))}
    asked = words.replace("\x00", " ").strip()
    if any(map(str.isalnum, asked)):
        found |= {hit.article.id: hit.article for hit in store.search(asked, limit=MOST)}
    return list(found.values())[:MOST]


def _newest(store: Store, story: str | None) -> list[Article]:
    held = set(store.story(story).articles) if story else set()
    return [article for article in store.newest(_NEWEST) if article.id not in held]


def _by_id(store: Store, ids: Iterable[str]) -> list[Article]:
    """The articles in this order, those that are gone left out."""
    asked = list(dict.fromkeys(ids))
    known = store.articles_by_id(asked)
    return [known[id] for id in asked if id in known]


def _offer(
    store: Store, found: Iterable[Article], *, ticked: bool, claim: str | None = None, words: str = "", story: str | None = None
) -> AddPage:
    return AddPage(
        articles=[line(article) for article in found], ticked=ticked, stories=_lines(store), story=story, words=words,
        claim=claim, most=MOST, problem=None,
    )  # fmt: skip
