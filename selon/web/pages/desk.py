"""`/`: what can be handed to the desk, what is being read, and the articles of the store, the newest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, UploadFile
from fastapi.responses import Response

from selon.intake.article import outlet_name
from selon.records import Article
from selon.store import Store
from selon.store.grouping import Grouping
from selon.store.jobs import Job, JobKind, JobState
from selon.web import handed
from selon.web.handed import Problem
from selon.web.shared import Kept, Who, see
from selon.web.show import Show, Showing, documented
from selon.web.turns import changes

router = APIRouter(tags=["articles"])
_PAGE = 25
_JOBS = 12
_HEADING = 100
_COUNT = re.compile(r"(\w+)=(\d+)")


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list: how many statements have a voice, how many have none, how many events it tells."""

    id: str
    heading: str
    outlet: str
    published: str | None
    voiced: int
    unvoiced: int
    events: int


@dataclass(frozen=True, slots=True)
class JobLine:
    """Something asked for: `what` is the headline or address, `article` the id of what came of it.

    `counts` says what became of it ("added": 2), `message` what went wrong.
    """

    id: int
    kind: JobKind
    what: str
    state: JobState
    counts: dict[str, int]
    message: str | None
    article: str | None
    asked_by: str | None


@dataclass(frozen=True, slots=True)
class Work:
    """What is asked for and being done; `open` of it is not done yet."""

    jobs: list[JobLine]
    open: int
    grouping: Grouping


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was handed over with what was said of it."""

    text: str
    title: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """`more` is the id behind which older articles follow, None at the end; `problems` is what was handed in vain, `pasted` the
    text of it, so that it need not be pasted again.
    """

    articles: list[ArticleLine]
    count: int
    more: str | None
    work: Work
    problems: list[Problem]
    because: handed.Because | None
    pasted: Pasted | None
    most_megabytes: int


@router.get("/", responses=documented(DeskPage))
def desk(
    request: Request, show: Showing, store: Kept, after: Annotated[str | None, Query(max_length=2000)] = None
) -> Response:
    """The newest articles, what is being read, and what may be done."""
    return show("desk.html.j2", _page(request, store, after=after))


@router.get("/work", responses=documented(Work))
def work(show: Showing, store: Kept) -> Response:
    """What is asked for and being done."""
    return show("work.html.j2", _work(store))


@router.post("/articles", include_in_schema=False)
@changes
def give_text(
    request: Request, show: Showing, store: Kept, who: Who,
    text: Annotated[str, Form()] = "", title: Annotated[str, Form(max_length=1000)] = "",
    outlet: Annotated[str, Form(max_length=200)] = "", published: Annotated[str, Form(max_length=40)] = "",
) -> Response:  # fmt: skip
    """Takes a pasted article."""
    if not text.strip():
        return _in_vain(request, show, store, [], "nothing")
    problems = handed.hand_text(store, text, title, outlet, published, who)
    return _taken(request, show, store, problems, Pasted(text, title, outlet, published))


@router.post("/articles/url", include_in_schema=False)
@changes
def give_url(
    request: Request, show: Showing, store: Kept, who: Who, address: Annotated[str, Form(max_length=4000)] = ""
) -> Response:
    """Takes the address of a page."""
    return _ask_for(request, show, store, "url", address, who)


@router.post("/articles/feed", include_in_schema=False)
@changes
def give_feed(
    request: Request, show: Showing, store: Kept, who: Who, address: Annotated[str, Form(max_length=4000)] = ""
) -> Response:
    """Takes the address of a feed, whose articles are read once."""
    return _ask_for(request, show, store, "feed", address, who)


@router.post("/articles/files", include_in_schema=False)
@changes
def give_files(request: Request, show: Showing, store: Kept, who: Who, files: list[UploadFile] | None = None) -> Response:
    """Takes files: text, web pages, PDF, JSON Lines."""
    named = [(file.filename, file.file) for file in files or () if file.filename]
    if not named:
        return _in_vain(request, show, store, [], "nothing")
    return _taken(request, show, store, handed.hand_files(store, named, who))


@router.post("/group", include_in_schema=False)
@changes
def group(store: Kept, who: Who) -> Response:
    """Asks for the claims to be grouped anew."""
    store.ask("group", by=who or None)
    return see("/#work")


def line(article: Article) -> ArticleLine:
    """An article as lists show it."""
    count = Counter(statement.voice is not None for statement in article.statements)
    return ArticleLine(
        id=article.id, heading=heading(article), outlet=outlet_name(article), published=article.published,
        voiced=count[True], unvoiced=count[False], events=len({e.group for e in article.events}),
    )  # fmt: skip


def heading(article: Article) -> str:
    """An article's title, or how its text begins."""
    if article.title and article.title.strip():
        return article.title.strip()
    first = article.text.strip().partition("\n")[0].strip()
    return first if len(first) <= _HEADING else first[:_HEADING].rsplit(" ", 1)[0] + " …"


def _page(
    request: Request, store: Store, *, after: str | None = None, problems: Sequence[Problem] = (),
    because: handed.Because | None = None, pasted: Pasted | None = None,
) -> DeskPage:  # fmt: skip
    found = store.newest(_PAGE + 1, after=after)
    return DeskPage(
        articles=[line(article) for article in found[:_PAGE]], count=store.count(),
        more=found[_PAGE - 1].id if len(found) > _PAGE else None, work=_work(store), problems=list(problems),
        because=because, pasted=pasted, most_megabytes=request.app.state.settings.most_bytes // 1_000_000,
    )  # fmt: skip


def _work(store: Store) -> Work:
    return Work(jobs=[_job(job) for job in store.jobs(_JOBS)], open=store.open_jobs(), grouping=store.grouping())


def _job(job: Job) -> JobLine:
    counted, _, problem = (job.message or "").partition("; ") if job.state == "done" else ("", "", job.message)
    return JobLine(
        id=job.id, kind=job.kind, what=job.heading, state=job.state, article=job.article, asked_by=job.asked_by,
        counts={name: int(n) for name, n in _COUNT.findall(counted)}, message=problem or None,
    )  # fmt: skip


def _ask_for(request: Request, show: Show, store: Store, kind: JobKind, address: str, who: str) -> Response:
    if not handed.is_address(address):
        return _in_vain(request, show, store, [], "no_address" if address.strip() else "nothing")
    store.ask(kind, address.strip(), by=who or None)
    return see("/#work")


def _taken(
    request: Request, show: Show, store: Store, problems: Sequence[Problem], pasted: Pasted | None = None
) -> Response:
    return _in_vain(request, show, store, problems, None, pasted) if problems else see("/#work")


def _in_vain(
    request: Request, show: Show, store: Store, problems: Sequence[Problem], because: handed.Because | None,
    pasted: Pasted | None = None,
) -> Response:  # fmt: skip
    """The desk with what could not be taken, and why."""
    return show("desk.html.j2", _page(request, store, problems=problems, because=because, pasted=pasted), status=422)
