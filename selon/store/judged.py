"""Judgements out of the store, under the ids that what they are about has now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from selon.claim_records import Judgement, Target, TargetKind
from selon.errors import UsageError
from selon.records import Article, Span
from selon.store.lines import from_line
from selon.store.tables import articles, judgements
from selon.store.targets import Judged, current


def kept_judgement(db: Connection, id: str) -> Judgement:
    """The judgement with this id; raises UsageError where there is none."""
    row = db.execute(_asked().where(judgements.c.id == id)).first()
    if row is None:
        raise UsageError(f"there is no judgement {id!r}: `selon judge list` shows their ids")
    return _with_targets([row])[0]


def kept_judgements(
    db: Connection, kind: TargetKind | None = None, article: str | None = None, target: str | None = None
) -> list[Judgement]:
    """All judgements in the order they came, their targets under the ids they have now.

    Where the reader no longer finds a statement or event on the same words, the target names it by its place:
    "ARTICLE#120-188".
    """
    asked = _asked()
    if kind is not None:
        asked = asked.where(judgements.c.kind == kind)
    if article is not None:
        asked = asked.where(judgements.c.article == article)
    found = _with_targets(db.execute(asked.order_by(judgements.c.number)).all())
    return [judgement for judgement in found if target in (None, judgement.target.id)]


def judgements_about(db: Connection, within: Iterable[str], across: Mapping[TargetKind, Iterable[str]]) -> list[Judgement]:
    """Judgements on what stands in some articles, and on claims, origins and voices by their ids, in the order they came.

    A merge or split is found from either side.
    """
    held, articles_held = judgements.c, list(within)
    wanted: list[ColumnElement[bool]] = [held.article.in_(articles_held)] if articles_held else []
    for kind, ids in ((kind, ids) for kind, given in across.items() if (ids := list(given))):
        second = select(held.id).where(held.kind == kind, held.value.in_(ids))  # named as the other one, and what undid that
        wanted.append(and_(held.kind == kind, or_(held.target.in_(ids), held.id.in_(second), held.value.in_(second))))
    return _with_targets(db.execute(_asked().where(or_(*wanted)).order_by(held.number)).all()) if wanted else []


def history(
    db: Connection, limit: int, *, who: str | None, kind: TargetKind | None, before: str | None
) -> list[Judgement]:
    """The judgements made last, the newest first, from behind the one with the id `before` on."""
    asked = _asked().order_by(judgements.c.number.desc()).limit(limit)
    if who is not None:
        asked = asked.where(judgements.c.who == who)
    if kind is not None:
        asked = asked.where(judgements.c.kind == kind)
    if before is not None:
        number = select(judgements.c.number).where(judgements.c.id == before).scalar_subquery()
        asked = asked.where(judgements.c.number < number)
    return _with_targets(db.execute(asked).all())


def _asked() -> Select[Any]:
    return select(judgements, articles.c.record).outerjoin(articles, articles.c.id == judgements.c.article)


def _with_targets(rows: Iterable[Row[Any]]) -> list[Judgement]:
    read: dict[str, Article] = {}
    found = []
    for row in rows:
        target = Target(kind=row.kind, id=row.target)
        if row.article is not None:
            article = read.get(row.article) or read.setdefault(row.article, from_line(row.record))
            target = current(target, _known(row), article)
        found.append(Judgement(id=row.id, target=target, action=row.action, value=row.value, who=row.who, when=row.at,
                               note=row.note))  # fmt: skip
    return found


def _known(row: Row[Any]) -> Judged:
    where = Span(start=row.begins, end=row.ends, text="", field=row.field)
    return Judged(article=row.article, where=where, sort=row.what)


def how_many_since(db: Connection, since: str, who: str | None) -> int:
    """How many judgements were made since a moment (ISO 8601 UTC), those taken back not counted."""
    made, undo = judgements, judgements.alias()
    taken_back = select(undo.c.number).where(undo.c.action == "undo", undo.c.value == made.c.id).exists()
    asked = select(func.count()).select_from(made).where(made.c.at >= since, made.c.action != "undo", ~taken_back)
    return int(db.execute(asked if who is None else asked.where(made.c.who == who)).scalar_one())


def people(db: Connection) -> list[str]:
    """Everybody who judged, by name."""
    return list(db.execute(select(judgements.c.who).distinct().order_by(judgements.c.who)).scalars())
