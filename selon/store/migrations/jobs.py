"""The table of what the desk was asked to do, and which workers live."""

from __future__ import annotations

from sqlalchemy import Connection

from selon.store.migrations.making import make

_TABLES = (
    """
    CREATE TABLE jobs (
        id {number},
        kind TEXT NOT NULL,
        input TEXT NOT NULL,
        state TEXT NOT NULL,
        message TEXT,
        article TEXT,
        asked_by TEXT,
        asked TEXT NOT NULL,
        started TEXT,
        ended TEXT,
        tries INTEGER NOT NULL,
        worker TEXT
    )
    """,
    "CREATE INDEX jobs_state ON jobs (state, id)",
    "CREATE TABLE workers (name TEXT PRIMARY KEY, beat TEXT NOT NULL)",
)


def jobs(db: Connection) -> None:
    """Makes the tables."""
    make(db, _TABLES)
