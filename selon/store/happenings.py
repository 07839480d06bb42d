"""The events of all articles by their dates: the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from selon.records import Article, Event, Statement
from selon.store.database import Database
from selon.store.lines import from_line
from selon.store.moments import UNDATED, within
from selon.store.paging import pages
from selon.store.tables import articles, happenings


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event as one article tells it: the mention that gives its date, and the statement that it stands in."""

    article: Article
    event: Event
    statement: Statement | None


def keep_happenings(db: Connection, number: int, article: Article) -> None:
    """Writes a line for each event of the article (not each mention), in the place of those it had."""
    db.execute(delete(happenings).where(happenings.c.article == number))
    rows = [
        {"article": number, "event": event.id, "type": event.type, "status": event.status,
         "at": event.date.value if event.date else UNDATED}
        for event in _told_once(article)
    ]  # fmt: skip
    if rows:
        db.execute(insert(happenings), rows)


def _told_once(article: Article) -> Iterator[Event]:
    """Of the mentions of each event the first that has a date, else the first."""
    groups: dict[str, Event] = {}
    for event in article.events:
        known = groups.setdefault(event.group, event)
        if known.date is None and event.date is not None:
            groups[event.group] = event
    yield from groups.values()


def timeline(database: Database, since: str | None, until: str | None, type: str | None) -> Iterator[Happening]:
    """The events of current articles by date, undated ones at the end."""
    keys = (happenings.c.at, happenings.c.article, happenings.c.event)
    asked = select(*keys, articles.c.record).join(articles, articles.c.number == happenings.c.article)
    asked = asked.where(articles.c.replaced_by.is_(None), *within(happenings.c.at, since, until))
    if type is not None:
        asked = asked.where(happenings.c.type == type)
    for page in pages(database, asked, keys):
        read = {row.article: row.record for row in page}
        told = {number: from_line(line) for number, line in read.items()}
        for row in page:
            yield _happening(told[row.article], row.event)


def _happening(article: Article, event_id: str) -> Happening:
    event = next(event for event in article.events if event.id == event_id)
    behind = (statement for statement in article.statements if statement.id == event.statement)
    return Happening(article=article, event=event, statement=next(behind, None))
