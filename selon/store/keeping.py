"""How an article gets into the store: added, found there already, read again, or kept as a revision of what it replaces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, count
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update

from selon.records import Article
from selon.store.folding import folded
from selon.store.fulltext import ARTICLES, index
from selon.store.grouping import last_change
from selon.store.happenings import keep_happenings
from selon.store.identity import content_hash, is_version, page, publisher
from selon.store.judged import judgements_about
from selon.store.lines import as_taken_in, storable, to_line
from selon.store.moments import moment
from selon.store.review import drop_review, keep_review
from selon.store.tables import articles
from selon.version import __version__

Outcome = Literal["added", "unchanged", "revised", "reread"]

_CANDIDATES = 20
"""An article is compared to so many of those that came last under its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of an article: its id in the store, and the id of the version that it replaces."""

    outcome: Outcome
    id: str
    before: str | None = None


def unread(db: Connection, article: Article, *, again: bool = False) -> Article | Kept:
    """The article as it is to be read, with what the store knows of it; "unchanged" where it has it as it would be."""
    row = _same(db, article)
    if row is None:
        return article
    stored = as_taken_in(row.record)
    known = _completed(stored, article, row)
    if again or _is_news(stored, known, __version__, row.reader):
        return known
    return Kept(outcome="unchanged", id=row.id)


def keep(db: Connection, article: Article, *, again: bool = False) -> Kept:
    """Writes the article where the store does not have it as it is; `again` replaces what an equal version has read."""
    row = _same(db, article)
    return _keep_new(db, article) if row is None else _keep_again(db, row, article, again)


def _keep_new(db: Connection, article: Article) -> Kept:
    before = _replaced(db, article)
    content, given_id = content_hash(article), storable(article.id)
    kept = replace(article, id=_free_id(db, given_id, content), revision_of=before)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    written = insert(articles).values(given_id=given_id, content=content, added=now, **_columns(db, kept))
    number = db.execute(written.returning(articles.c.number)).scalar_one()
    index(db, ARTICLES, {number: [*folded(kept.title or ""), *folded(kept.text)]})
    keep_happenings(db, number, kept)
    keep_review(db, number, kept)
    if before is not None:
        drop_review(db, before)
        db.execute(update(articles).where(articles.c.id == before).values(replaced_by=kept.id))
    return Kept(outcome="added" if before is None else "revised", id=kept.id, before=before)


def _keep_again(db: Connection, row: Row[Any], article: Article, again: bool) -> Kept:
    """The same content once more: what is newly known of it, or read by a newer version, replaces what was read before.

    It does not where it was read in other letters or without the date that is known: offsets and dates would be wrong.
    """
    stored = as_taken_in(row.record)
    known = _completed(stored, article, row)
    fits = (article.text, article.title, article.published) == (stored.text, stored.title, known.published)
    if not fits or not (again or _is_news(stored, known, article.reader, row.reader)):
        return Kept(outcome="unchanged", id=row.id)
    kept = replace(known, reader=article.reader, credits=article.credits, statements=article.statements,
                   events=article.events, notes=article.notes, copies=article.copies)  # fmt: skip
    db.execute(update(articles).where(articles.c.number == row.number).values(**_columns(db, kept)))
    keep_happenings(db, row.number, kept)
    if row.replaced_by is None:
        keep_review(db, row.number, kept, judgements_about(db, [kept.id], {}))
    return Kept(outcome="reread", id=row.id)


def _same(db: Connection, article: Article) -> Row[Any] | None:
    """The stored article with this content: under this id, unless another outlet published that, or of this outlet."""
    found = db.execute(select(articles).where(articles.c.content == content_hash(article)).order_by("number")).all()
    who, given = publisher(article), storable(article.id)
    under_id = (row for row in found if given in (row.id, row.given_id) and _may_be_one(row.publisher, who))
    return next(under_id, None) or next((row for row in found if row.publisher == who), None)


def _may_be_one(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _completed(stored: Article, article: Article, row: Row[Any]) -> Article:
    """The stored article with what the one that came under the same id knows of itself."""
    if storable(article.id) not in (row.id, row.given_id):
        return stored
    url = stored.url if page(stored.url) == page(article.url) else article.url
    return replace(
        stored, url=url or stored.url, outlet=article.outlet or stored.outlet, byline=article.byline or stored.byline,
        published=article.published or stored.published, captured=stored.captured or article.captured,
        lang=article.lang,
    )  # fmt: skip


def _is_news(stored: Article, known: Article, reader: str, read_by: str) -> bool:
    """Whether more is known of the article, or the version that `reader` names is newer than the one that read it."""
    return replace(known, captured=stored.captured) != stored or _version(reader) > _version(read_by)


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.split("+")[0].split(".") if part.isdecimal())


def _replaced(db: Connection, article: Article) -> str | None:
    """The id of the article that this one is a later version of."""
    stored = articles.c
    address, came_as = page(article.url), storable(article.id)
    told = stored.id == storable(article.revision_of) if article.revision_of else None
    for same in (told, stored.url == address if address else None, stored.given_id == came_as, stored.id == came_as):
        if same is None:
            continue
        current = select(articles).where(same, stored.replaced_by.is_(None)).order_by(stored.number.desc())
        for row in db.execute(current.limit(_CANDIDATES)):
            if same is told or is_version(as_taken_in(row.record), article):
                return str(row.id)
    return None


def _free_id(db: Connection, wanted: str, content: str) -> str:
    """The id it came with, or where another article has that, the same with the beginning of the content's hash."""
    others = (f"{wanted}~{content[:8]}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return next(name for name in chain([wanted], others) if not _has(db, name))


def _has(db: Connection, id: str) -> bool:
    return db.execute(select(articles.c.number).where(articles.c.id == id)).first() is not None


def _columns(db: Connection, article: Article) -> dict[str, Any]:
    """What the table says of an article, besides what stays as it was when it came."""
    published = None if article.published is None else storable(article.published)
    return {
        "id": article.id, "url": page(article.url), "publisher": publisher(article),
        "reader": article.reader, "published": published, "told_at": moment(published),
        "revision_of": article.revision_of, "record": to_line(article),
        "changed": last_change(db) + 1,
    }  # fmt: skip
