"""Work that somebody asked for and that outlives a closed browser and a killed worker: read an article, fetch a page or a
feed, group the claims.

A worker takes a job, beats while it works, and ends it. A job whose worker no longer beats is taken again; one that two
workers died of is failed, so that an article that kills its reader does not keep the others waiting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, literal, or_, select, update

from selon.errors import UsageError
from selon.store.lines import storable
from selon.store.tables import jobs, workers

JobKind = Literal["read", "url", "feed", "group"]
JobState = Literal["waiting", "running", "done", "failed"]

LEASE_SECONDS = 60
"""A worker that has not beaten for so long is gone, and its job is taken again."""

MOST_TRIES = 2
_GAVE_UP = f"whoever read it was stopped {MOST_TRIES} times: leave it out, or give it again in parts"
_KEPT = 1000
"""So many ended jobs are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something that was asked for.

    `input` is an article as intake made it (one line of JSON) for "read", an address for "url" and "feed", "" for "group";
    it is "" where jobs are listed, and once the job is done. `heading` says in a line what the job is about. `message` says
    what became of it, or why it failed and what to do; `article` is the id of the article that came of it.
    Moments are ISO 8601, UTC.
    """

    id: int
    kind: JobKind
    input: str
    heading: str
    state: JobState
    message: str | None
    article: str | None
    asked_by: str | None
    asked: str
    started: str | None
    ended: str | None
    tries: int


def ask(db: Connection, kind: JobKind, input: str, heading: str | None, by: str | None) -> Job:
    """Asks for work; a grouping that waits already is not asked for twice."""
    if kind == "group":
        waiting = db.execute(select(jobs).where(jobs.c.kind == kind, jobs.c.state == "waiting")).first()
        if waiting is not None:
            return _job(waiting)
    made = db.execute(
        insert(jobs).values(
            kind=kind, input=storable(input), heading=storable(_heading(kind, input, heading)), state="waiting",
            asked_by=by and storable(by), asked=_now(), tries=0,
        )
    )  # fmt: skip
    assert made.inserted_primary_key is not None
    _forget_old(db)
    return job(db, made.inserted_primary_key[0])


def _heading(kind: JobKind, input: str, heading: str | None) -> str:
    """An address says itself what it is about."""
    return (input if kind in ("url", "feed") else "") if heading is None else heading


def job(db: Connection, id: int) -> Job:
    """The job with this number; raises UsageError where there is none."""
    row = db.execute(select(jobs).where(jobs.c.id == id)).first()
    if row is None:
        raise UsageError(f"there is no job {id}: the desk shows those that there are")
    return _job(row)


def last_jobs(db: Connection, limit: int, state: JobState | None) -> list[Job]:
    """Jobs, those asked for last first, without what they were asked with."""
    asked = select(*(literal("").label("input") if column.name == "input" else column for column in jobs.c))
    if state is not None:
        asked = asked.where(jobs.c.state == state)
    return [_job(row) for row in db.execute(asked.order_by(jobs.c.id.desc()).limit(limit))]


def open_jobs(db: Connection) -> int:
    """How many jobs wait or are being done."""
    asked = select(func.count()).select_from(jobs).where(jobs.c.state.in_(("waiting", "running")))
    return int(db.execute(asked).scalar_one())


def next_job(db: Connection, worker: str) -> Job | None:
    """Takes the job that has waited longest, or one whose worker is gone; groupings come last. None where all is done."""
    beat(db, worker)
    _give_up(db)
    found = db.execute(
        select(jobs).where(or_(jobs.c.state == "waiting", _abandoned())).order_by(jobs.c.kind == "group", jobs.c.id).limit(1)
    ).first()
    if found is None:
        return None
    taken = {"state": "running", "worker": storable(worker), "started": _now(), "tries": found.tries + 1}
    db.execute(update(jobs).where(jobs.c.id == found.id).values(taken))
    return job(db, found.id)


def beat(db: Connection, worker: str) -> None:
    """The worker lives: its job stays its own for LEASE_SECONDS more."""
    db.execute(delete(workers).where(workers.c.name == storable(worker)))
    db.execute(insert(workers).values(name=storable(worker), beat=_now()))


def give_back(db: Connection, id: int) -> None:
    """A worker that is to stop gives its job back; the try does not count."""
    values = {"state": "waiting", "worker": None, "started": None, "tries": jobs.c.tries - 1}
    db.execute(update(jobs).where(jobs.c.id == id, jobs.c.state == "running").values(values))


def end_job(db: Connection, id: int, message: str | None, article: str | None, failed: bool) -> None:
    """A job is done, or failed; `message` says what came of it."""
    values = {
        "state": "failed" if failed else "done", "message": message and storable(message), "ended": _now(),
        "article": article, "worker": None,
    }  # fmt: skip
    if not failed:
        values["input"] = ""
    db.execute(update(jobs).where(jobs.c.id == id).values(values))


def _give_up(db: Connection) -> None:
    """Jobs that as many workers died of as may."""
    values = {"state": "failed", "message": _GAVE_UP, "ended": _now(), "worker": None}
    db.execute(update(jobs).where(_abandoned(), jobs.c.tries >= MOST_TRIES).values(values))


def _abandoned() -> ColumnElement[bool]:
    """Running, and its worker has not beaten for longer than it may."""
    living = select(workers.c.name).where(workers.c.beat >= _now(-LEASE_SECONDS))
    return and_(jobs.c.state == "running", or_(jobs.c.worker.is_(None), jobs.c.worker.not_in(living)))


def _forget_old(db: Connection) -> None:
    """Ended jobs are forgotten from the oldest on, where there are more than are remembered."""
    ended = jobs.c.state.in_(("done", "failed"))
    oldest = db.execute(select(jobs.c.id).where(ended).order_by(jobs.c.id.desc()).offset(_KEPT).limit(1)).scalar()
    if oldest is not None:
        db.execute(delete(jobs).where(ended, jobs.c.id <= oldest))


def _now(seconds: int = 0) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="microseconds")


def _job(row: Row[tuple[object, ...]]) -> Job:
    told = row._mapping
    return Job(**{name: told[name] for name in Job.__dataclass_fields__})
