"""What people decided: written once, never changed, taken back by a judgement of its own."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, get_args, get_type_hints
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from selon.claim_records import Action, Claim, CredibilityDigit, Judgement, Origin, SharedVoice, Target, TargetKind
from selon.errors import UsageError
from selon.records import Event, Statement, VoiceKind
from selon.store.lines import from_line, storable
from selon.store.reading import line_of
from selon.store.review import settle
from selon.store.tables import judgements
from selon.store.targets import IN_ARTICLES, Judged, judged, split_target

RECORDS: dict[TargetKind, type] = {
    "statement": Statement, "event": Event, "claim": Claim, "origin": Origin, "voice": SharedVoice
}  # fmt: skip
"""The records whose fields `fix` can name."""
ABOUT = ("kind", "target", "article", "field", "begins", "ends", "what")
"""Columns that say what a judgement is about."""

_CHOICES: dict[str, Any] = {
    "credibility": CredibilityDigit, "credibility.suggested": CredibilityDigit, "voice.kind": VoiceKind,
}  # fmt: skip
"""What is chosen from a list though the record's field holds more."""


def new_judgement(
    action: Action, target: Target, value: str | None = None, *, who: str, note: str | None = None
) -> Judgement:
    """A judgement made now, with an id of its own."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Judgement(id=uuid4().hex[:12], target=target, action=action, value=value, who=who, when=now, note=note)


def keep_judgement(db: Connection, judgement: Judgement) -> bool:
    """Writes the judgement with the exact words it is about; false where it is kept already, which changes nothing.

    Raises UsageError where its target is not in the store, or its value does not fit its action.
    """
    _require_value(judgement)
    if db.execute(select(judgements.c.number).where(judgements.c.id == judgement.id)).first():
        return False
    about = _about_undone(db, judgement) if judgement.action == "undo" else _about(db, judgement.target)
    db.execute(insert(judgements).values(
        id=judgement.id, **about, action=judgement.action, value=_clean(judgement.value), who=storable(judgement.who),
        at=judgement.when, note=_clean(judgement.note),
    ))  # fmt: skip
    settle(db, judgement)
    return True


def _about(db: Connection, target: Target) -> dict[str, Any]:
    """What the table says of a judgement's target: of a statement or event also its exact words."""
    where = _judged(db, target)
    return {
        "kind": target.kind, "target": target.id, "article": where and where.article, "field": where and where.where.field,
        "begins": where and where.where.start, "ends": where and where.where.end, "what": where and where.sort,
    }  # fmt: skip


def _about_undone(db: Connection, undo: Judgement) -> dict[str, Any]:
    """The same as of the judgement that is taken back; raises UsageError where that cannot be, or was done before."""
    asked = select(*(judgements.c[name] for name in ABOUT), judgements.c.action).where(judgements.c.id == undo.value)
    row = db.execute(asked).first()
    if row is None:
        raise UsageError(f"there is no judgement {undo.value!r}: `selon judge list` shows their ids")
    if row.action == "undo":
        raise UsageError(f"judgement {undo.value!r} took one back: judge again instead of undoing it")
    before = select(judgements.c.who, judgements.c.at).where(judgements.c.action == "undo", judgements.c.value == undo.value)
    if done := db.execute(before).first():
        raise UsageError(f"judgement {undo.value!r} was undone by {done.who} on {done.at} already")
    return {name: getattr(row, name) for name in ABOUT}


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
    """Raises UsageError where the value does not fit: fix FIELD=VALUE, merge and split another id, accept and reject none."""
    action, kind, value = judgement.action, judgement.target.kind, judgement.value
    if action in ("accept", "reject"):
        if value is not None:
            raise UsageError(f"{action} takes no value: use --note for {value!r}")
    elif action == "fix":
        _require_field(kind, value or "")
    elif action != "undo" and (not (value or "").strip() or value == judgement.target.id):
        raise UsageError(f"{action} needs the id of another {kind}: selon judge {action} {kind} ID OTHER")


def _require_field(kind: TargetKind, value: str) -> None:
    name, mark, new = value.partition("=")
    hints = get_type_hints(RECORDS[kind])
    known = [field.name for field in fields(RECORDS[kind]) if field.name != "id"]
    if not mark or name.partition(".")[0] not in known:
        raise UsageError(f"fix takes FIELD=VALUE, and a {kind} has {', '.join(known)}: not {value!r}")
    allowed = [choice for choice in get_args(_CHOICES.get(name, hints.get(name))) if isinstance(choice, str)]
    if allowed and new not in allowed:
        raise UsageError(f"{name} of a {kind} is one of {', '.join(allowed)}: not {new!r}")
