"""Runs the statements of a step: what the two databases write in different words is filled in."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from selon.store.database import is_postgres

_SQLITE = {"number": "INTEGER PRIMARY KEY AUTOINCREMENT", "bytewise": "COLLATE BINARY", "real": "REAL"}
_POSTGRES = {
    "number": "INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "bytewise": 'COLLATE "C"', "real": "DOUBLE PRECISION",
}  # fmt: skip


def make(db: Connection, both: Iterable[str], *, sqlite: Iterable[str] = (), postgres: Iterable[str] = ()) -> None:
    """Runs the statements for both databases, then those for the one that it is.

    {number} is a key that counts up by itself, {bytewise} orders text by its bytes, {real} is a number of double precision.
    """
    words, own = (_POSTGRES, postgres) if is_postgres(db) else (_SQLITE, sqlite)
    for statement in (*both, *own):
        db.exec_driver_sql(statement.format(**words))
