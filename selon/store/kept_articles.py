"""What the kept dossier says of articles: their copies, and all of them put together again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from selon.claim_records import Dossier, Judgement
from selon.records import Article, Copy
from selon.store import claim_board, kept_voices
from selon.store.claim_lines import to_copies
from selon.store.grouping import require_fresh
from selon.store.kept_tables import copies
from selon.store.lines import from_line
from selon.store.reading import number_of
from selon.store.tables import articles


def copies_of(db: Connection, article: str) -> tuple[Copy, ...]:
    """What the article shares with which earlier ones."""
    line = db.execute(select(copies.c.record).where(copies.c.article == number_of(db, article))).scalar()
    return () if line is None else to_copies(line)


def copies_by_id(db: Connection, ids: Iterable[str]) -> dict[str, tuple[Copy, ...]]:
    """The same of several articles; those that share nothing are left out."""
    if not (wanted := list(ids)):
        return {}
    asked = select(articles.c.id, copies.c.record).join(copies, copies.c.article == articles.c.number)
    return {row.id: to_copies(row.record) for row in db.execute(asked.where(articles.c.id.in_(wanted)))}


def by_id(db: Connection, ids: Iterable[str]) -> dict[str, Article]:
    """The articles of these ids that there are."""
    if not (wanted := list(ids)):
        return {}
    asked = select(articles.c.id, articles.c.record).where(articles.c.id.in_(wanted))
    return {row.id: from_line(row.record) for row in db.execute(asked)}


def whole(db: Connection, judgements: Iterable[Judgement]) -> Dossier:
    """The kept dossier as it was put together; raises UsageError where articles have changed since."""
    require_fresh(db)
    asked = select(articles.c.record, copies.c.record.label("copied")).outerjoin(copies, copies.c.article == articles.c.number)
    rows = db.execute(asked.where(articles.c.replaced_by.is_(None)))
    told = [replace(from_line(row.record), copies=to_copies(row.copied) if row.copied else ()) for row in rows]
    return Dossier(
        articles=tuple(sorted(told, key=lambda a: (a.published or "", a.id))), claims=tuple(claim_board.all_claims(db)),
        voices=tuple(kept_voices.listed(db, None, None, None)), judgements=tuple(judgements),
    )  # fmt: skip
