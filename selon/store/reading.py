"""Articles out of the store: one by its id, or all of them as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, and_, func, or_, select

from selon.errors import UsageError
from selon.records import Article
from selon.store.database import Database
from selon.store.folding import fold
from selon.store.lines import as_taken_in, from_line
from selon.store.moments import within
from selon.store.paging import pages
from selon.store.tables import articles
from selon.version import __version__

_NONE = "there is no article {!r} in the store: `selon search WORDS` shows the ids"


def line_of(db: Connection, id: str) -> str:
    """The record of the article `id` as it is written; raises UsageError where there is none."""
    line = db.execute(select(articles.c.record).where(articles.c.id == id)).scalar()
    if line is None:
        raise UsageError(_NONE.format(id))
    return str(line)


def number_of(db: Connection, id: str) -> int:
    """The number of the article `id`; raises UsageError where there is none."""
    number = db.execute(select(articles.c.number).where(articles.c.id == id)).scalar()
    if number is None:
        raise UsageError(_NONE.format(id))
    return int(number)


def replaced_by(db: Connection, id: str) -> str | None:
    """The id of the version that took the place of the article `id`; None where it is current."""
    found = db.execute(select(articles.c.replaced_by).where(articles.c.id == id)).scalar()
    return None if found is None else str(found)


def require_articles(db: Connection, ids: Iterable[str]) -> None:
    """Raises UsageError where the store has no article under one of the ids."""
    for id in ids:
        number_of(db, id)


def stream(
    database: Database, *, since: str | None, until: str | None, outlet: str | None, revisions: bool
) -> Iterator[Article]:
    """Articles in the order of publication, undated ones at the end; without `revisions` only current ones."""
    keys = (articles.c.told_at, articles.c.number)
    asked = select(*keys, articles.c.record).where(*within(articles.c.published, since, until))
    if outlet is not None:
        asked = asked.where(articles.c.publisher == fold(outlet))
    if not revisions:
        asked = asked.where(articles.c.replaced_by.is_(None))
    for page in pages(database, asked, keys):
        yield from (from_line(row.record) for row in page)


def newest(db: Connection, limit: int, after: str | None) -> list[Article]:
    """Current articles, the one published last first and the undated ones at the end, from behind the article `after` on.

    Raises UsageError where there is no article `after`.
    """
    undated, told, number = articles.c.published.is_(None), articles.c.told_at, articles.c.number
    place = None if after is None else db.execute(select(undated, told, number).where(articles.c.id == after)).first()
    if after is not None and place is None:
        raise UsageError(_NONE.format(after))
    lines: list[str] = []
    for without_date in (False, True) if place is None or not place[0] else (True,):  # each in the order of an index
        asked = select(articles.c.record).where(articles.c.replaced_by.is_(None), undated if without_date else ~undated)
        if place is not None and bool(place[0]) == without_date:
            asked = asked.where(or_(told < place[1], and_(told == place[1], number < place[2])))
        lines += db.execute(asked.order_by(told.desc(), number.desc()).limit(limit - len(lines))).scalars()
    return [from_line(line) for line in lines]


def to_reread(database: Database, *, every: bool) -> Iterator[Article]:
    """All articles that another version has read (or all there are), without what was read in them."""
    keys = (articles.c.number,)
    asked = select(*keys, articles.c.record)
    if not every:
        asked = asked.where(articles.c.reader != __version__)
    for page in pages(database, asked, keys):
        yield from (as_taken_in(row.record) for row in page)


def how_many(db: Connection, *, revisions: bool) -> int:
    """The number of current articles, or of all with `revisions`."""
    asked = select(func.count()).select_from(articles)
    return int(db.execute(asked if revisions else asked.where(articles.c.replaced_by.is_(None))).scalar_one())
