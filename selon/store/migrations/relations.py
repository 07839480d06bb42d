"""The table that tells which claims name a claim in their relations."""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    "CREATE TABLE relations (claim TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (claim, other))",
    "CREATE INDEX relations_other ON relations (other, claim)",
)


def relations(db: Connection) -> None:
    """Makes the table; it is filled with the next dossier that is kept."""
    for statement in _TABLES:
        db.exec_driver_sql(statement)
