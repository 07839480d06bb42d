"""What people are to look at, with how sure the machine is; filled from the articles that are kept already."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

from selon.store.migrations.making import make

_TABLES = (
    """
    CREATE TABLE review (
        number {number},
        article INTEGER NOT NULL,
        kind TEXT NOT NULL,
        item TEXT NOT NULL,
        other TEXT NOT NULL,
        state INTEGER NOT NULL,
        confidence {real} NOT NULL,
        rule TEXT NOT NULL,
        outlet TEXT NOT NULL,
        told TEXT {bytewise} NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX review_item ON review (article, kind, item, other)",
    "CREATE INDEX review_sure ON review (state, kind, confidence, told DESC, number)",
    "CREATE INDEX review_outlet ON review (outlet, state, kind, confidence, told DESC, number)",
    "CREATE INDEX review_rule ON review (rule, state, kind, confidence, told DESC, number)",
    "CREATE INDEX judgements_value ON judgements (value)",
    "CREATE INDEX judgements_at ON judgements (at)",
)
_INSERT = text(
    "INSERT INTO review (article, kind, item, other, state, confidence, rule, outlet, told) "
    "VALUES (:article, :kind, :item, '', :state, :confidence, :rule, :outlet, :told)"
)
_UNDATED = "9999"


def review_queue(db: Connection) -> None:
    """Makes the table, and fills it with the statements and events of current articles; what was judged is settled."""
    make(db, _TABLES)
    _fill(db)


def _fill(db: Connection) -> None:
    settled = _judged(db)
    numbers = db.execute(text("SELECT number FROM articles WHERE replaced_by IS NULL ORDER BY number")).scalars().all()
    asked = text("SELECT number, id, told_at, record FROM articles WHERE number = :n")
    for wanted in numbers:  # one at a time: a store may be larger than memory
        number, id, told, record = db.execute(asked, {"n": wanted}).one()
        found = json.loads(record)
        known = {"article": number, "outlet": found.get("outlet") or id, "told": "" if told == _UNDATED else told}
        if rows := [known | row for row in _rows(found, settled.get(id, set()))]:
            db.execute(_INSERT, rows)


def _judged(db: Connection) -> dict[str, set[tuple[Any, ...]]]:
    """By article the kind and words of what was judged in it."""
    rows = db.execute(text("SELECT article, kind, field, begins, ends FROM judgements WHERE article IS NOT NULL")).all()
    settled: dict[str, set[tuple[Any, ...]]] = {}
    for article, *words in rows:
        settled.setdefault(article, set()).add(tuple(words))
    return settled


def _rows(article: dict[str, Any], settled: set[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """Statements and events as the version that read them wrote them; what has another shape waits for a rereading."""
    seen = set()
    for kind, found in (("statement", "statements"), ("event", "events")):
        for item in article.get(found, ()):
            row = _row(kind, item, settled)
            if row is not None and (kind, row["item"]) not in seen:
                seen.add((kind, row["item"]))
                yield row


def _row(kind: str, item: dict[str, Any], settled: set[tuple[Any, ...]]) -> dict[str, Any] | None:
    try:
        spans = [item["trigger"]] if kind == "event" else [*item["content"], item["cue"], item["source"]]
        state = 0 if (kind, *_extent(spans)) in settled else 1
        return {"kind": kind, "item": item["id"], "state": state, "confidence": item["confidence"], "rule": item["rule"]}
    except (KeyError, IndexError, TypeError):
        return None


def _extent(spans: list[Any]) -> tuple[str, int, int]:
    """Where the words stand: an event's trigger; from the first to the last of a statement's content, cue and source."""
    field = spans[0].get("field", "text")
    here = [span for span in spans if span is not None and span.get("field", "text") == field]
    return field, min(span["start"] for span in here), max(span["end"] for span in here)
