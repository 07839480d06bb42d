"""What a job is about, in a line beside what it was asked with; a done job needs no more than that."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, text

from selon.store.migrations.making import make

_COLUMN = ("ALTER TABLE jobs ADD COLUMN heading TEXT NOT NULL DEFAULT ''",)
_LONGEST = 200


def job_headings(db: Connection) -> None:
    """Adds the headings of the jobs that there are, and lets go of what done ones were asked with."""
    make(db, _COLUMN)
    for id in db.execute(text("SELECT id FROM jobs")).scalars().all():
        kind, given = db.execute(text("SELECT kind, input FROM jobs WHERE id = :id"), {"id": id}).one()
        heading = _heading(given) if kind == "read" else given
        db.execute(text("UPDATE jobs SET heading = :heading WHERE id = :id"), {"id": id, "heading": heading})
    db.execute(text("UPDATE jobs SET input = '' WHERE state = 'done'"))


def _heading(line: str) -> str:
    """How an article begins, of whatever version that wrote it."""
    try:
        record: dict[str, Any] = json.loads(line)
        return str(record.get("title") or record.get("text", ""))[:_LONGEST].strip().partition("\n")[0]
    except (ValueError, AttributeError):
        return ""
