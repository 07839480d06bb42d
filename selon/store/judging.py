"""What people decided: written once, never changed, undone by a later judgement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, get_args, get_type_hints
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select

from selon.claim_records import Action, Claim, Judgement, Origin, SharedVoice, Target, TargetKind
from selon.errors import UsageError
from selon.records import Article, Event, Span, Statement
from selon.store.lines import from_line, storable
from selon.store.reading import line_of
from selon.store.tables import articles, judgements
from selon.store.targets import IN_ARTICLES, Judged, current, judged, split_target

RECORDS: dict[TargetKind, type] = {
    "statement": Statement, "event": Event, "claim": Claim, "origin": Origin, "voice": SharedVoice
}  # fmt: skip
"""The records whose fields `fix` can name."""


def new_judgement(
    action: Action, target: Target, value: str | None = None, *, who: str, note: str | None = None
) -> Judgement:
    """A judgement made now, with an id of its own."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Judgement(id=uuid4().hex[:12], target=target, action=action, value=value, who=who, when=now, note=note)


def keep_judgement(db: Connection, judgement: Judgement) -> None:
    """Writes the judgement with the exact words it is about; one that is kept already changes nothing.

    Raises UsageError where its target is not in the store, or its value does not fit its action.
    """
    _require_value(judgement)
    if db.execute(select(judgements.c.number).where(judgements.c.id == judgement.id)).first():
        return
    where = _judged(db, judgement.target)
    db.execute(insert(judgements).values(
        id=judgement.id, kind=judgement.target.kind, target=judgement.target.id, article=where and where.article,
        field=where and where.where.field, begins=where and where.where.start, ends=where and where.where.end,
        what=where and where.sort, action=judgement.action, value=_clean(judgement.value), who=storable(judgement.who),
        at=judgement.when, note=_clean(judgement.note),
    ))  # fmt: skip


def _clean(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _judged(db: Connection, target: Target) -> Judged | None:
    if target.kind in IN_ARTICLES:
        article, _ = split_target(target)
        return judged(target, from_line(line_of(db, article)))
    if not target.id.strip():
        raise UsageError(f"the id of the {target.kind} is empty: give the one that is shown")
    return None


def _require_value(judgement: Judgement) -> None:
    """Raises UsageError where the value does not fit: fix FIELD=VALUE, merge and split another id, the others none."""
    action, kind, value = judgement.action, judgement.target.kind, judgement.value
    if action in ("accept", "reject"):
        if value is not None:
            raise UsageError(f"{action} takes no value: use --note for {value!r}")
    elif action == "fix":
        _require_field(kind, value or "")
    elif not (value or "").strip() or value == judgement.target.id:
        raise UsageError(f"{action} needs the id of another {kind}: selon judge {action} {kind} ID OTHER")


def _require_field(kind: TargetKind, value: str) -> None:
    name, mark, new = value.partition("=")
    hints = get_type_hints(RECORDS[kind])
    known = [field.name for field in fields(RECORDS[kind]) if field.name != "id"]
    if not mark or name.partition(".")[0] not in known:
        raise UsageError(f"fix takes FIELD=VALUE, and a {kind} has {', '.join(known)}: not {value!r}")
    allowed = [choice for choice in get_args(hints[name]) if isinstance(choice, str)] if name in hints else []
    if allowed and new not in allowed:
        raise UsageError(f"{name} of a {kind} is one of {', '.join(allowed)}: not {new!r}")


def kept_judgements(
    db: Connection, kind: TargetKind | None = None, article: str | None = None, target: str | None = None
) -> list[Judgement]:
    """All judgements in the order they came, their targets under the ids they have now.

    Where the reader no longer finds a statement or event on the same words, the target names it by its place:
    "ARTICLE#120-188".
    """
    asked = select(judgements, articles.c.record).outerjoin(articles, articles.c.id == judgements.c.article)
    if kind is not None:
        asked = asked.where(judgements.c.kind == kind)
    if article is not None:
        asked = asked.where(judgements.c.article == article)
    found = _with_targets(db.execute(asked.order_by(judgements.c.number)).all())
    return [judgement for judgement in found if target in (None, judgement.target.id)]


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
