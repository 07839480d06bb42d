"""What a store knows of the dossier that it keeps: of how many articles, since when, and whether it is out of date."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from selon.errors import UsageError
from selon.store.kept_tables import groupings
from selon.store.tables import articles
from selon.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The state of the kept dossier.

    `stale`: there is none, or articles were added, read again or revised since, or another version of selon made it.
    `articles` were put together at `at` (ISO 8601, UTC; None: never); `waiting` came or changed since.
    """

    stale: bool
    articles: int
    waiting: int
    claims: int
    voices: int
    at: str | None


def last_change(db: Connection) -> int:
    """The number of the last change of an article: each that is added, revised or read again has the next one."""
    return int(db.execute(select(func.max(articles.c.changed))).scalar() or 0)


def state(db: Connection) -> Grouping:
    """The state of the kept dossier now."""
    row = db.execute(select(groupings)).first()
    known = row.as_of if row else -1
    since = select(func.count()).where(articles.c.replaced_by.is_(None), articles.c.changed > known)
    waiting = int(db.execute(since).scalar_one())
    if row is None:
        return Grouping(stale=True, articles=0, waiting=waiting, claims=0, voices=0, at=None)
    stale = row.selon != __version__ or known != last_change(db)
    return Grouping(stale=stale, articles=row.articles, waiting=waiting, claims=row.claims, voices=row.voices, at=row.at)


def require_fresh(db: Connection) -> None:
    """Raises UsageError where the kept dossier is not that of the articles as they are."""
    if state(db).stale:
        raise UsageError("the articles have changed since their claims were put together: `selon group` does it again")
