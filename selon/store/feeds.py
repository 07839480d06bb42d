"""What is remembered of feeds that are watched, so that nothing is asked for twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from selon.store.lines import storable
from selon.store.tables import entries, feeds


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What the server said of a feed when it was last fetched, to ask only for what is new."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryState:
    """What became of an entry of a feed: the date it gave itself, how often it was tried, whether that is the end of it."""

    updated: str | None = None
    tries: int = 0
    done: bool = False


def feed_state(db: Connection, url: str) -> FeedState:
    """What is known of a feed; nothing of one that was never fetched."""
    row = db.execute(select(feeds).where(feeds.c.url == storable(url))).first()
    return FeedState(etag=row.etag, modified=row.modified) if row else FeedState()


def keep_feed(db: Connection, url: str, state: FeedState) -> None:
    """Remembers what the server said of a feed just now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute(delete(feeds).where(feeds.c.url == storable(url)))
    db.execute(insert(feeds).values(url=storable(url), etag=state.etag, modified=state.modified, fetched=now))


def entry_state(db: Connection, link: str) -> EntryState:
    """What became of an entry; nothing of one that is new."""
    row = db.execute(select(entries).where(entries.c.link == storable(link))).first()
    return EntryState(updated=row.updated, tries=row.tries, done=bool(row.done)) if row else EntryState()


def keep_entry(db: Connection, link: str, state: EntryState) -> None:
    """Remembers what became of an entry."""
    updated = None if state.updated is None else storable(state.updated)
    db.execute(delete(entries).where(entries.c.link == storable(link)))
    db.execute(insert(entries).values(link=storable(link), updated=updated, tries=state.tries, done=int(state.done)))
