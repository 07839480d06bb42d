"""The connection to a store's database: how each of the two kinds is set up, and its reading and writing transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from selon.errors import StoreError
from selon.store.faults import faults
from selon.store.where import is_read_only, shown, to_look_at

PATIENCE = 60.0
"""Seconds that a writer waits for another one before it gives up."""

_KEPT_OPEN = 10
"""Connections that stay open once they were needed at the same time, as by the readers of a desk."""

_LOCK = 0x53454C4F4E
"""The number of the lock that writers to a PostgreSQL store take in turn ("SELON")."""

_PRAGMAS = ("foreign_keys = ON", "synchronous = FULL")


class Database:
    """Transactions on the database at `url`: what it raises comes out as StoreError."""

    def __init__(self, url: URL, *, patience: float = PATIENCE) -> None:
        self.name = shown(url)
        self.read_only = is_read_only(url)
        self._patience = round(patience * 1000)
        self.engine = _engine(to_look_at(url) if self.read_only else url, self._patience)
        self._file = url.database if url.get_backend_name() == "sqlite" else None
        self._file_id: tuple[int, int] | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store and changes nothing."""
        self._still_there()
        with faults(self.name), self.engine.connect() as db:
            yield db.execution_options(isolation_level="REPEATABLE READ") if is_postgres(db) else db

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all; writers, also of other programs, take turns."""
        self._still_there()
        with faults(self.name), self.engine.connect().execution_options(writes=True) as db, db.begin():
            if is_postgres(db):
                db.exec_driver_sql(f"SET LOCAL lock_timeout = {self._patience}")
                db.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield db

    def prepare(self) -> None:
        """Before the first tables are made: in a file readers and a writer shall not hold each other up (WAL)."""
        with faults(self.name), self.engine.connect() as db:
            if not is_postgres(db):
                driver = db.connection.driver_connection
                assert isinstance(driver, sqlite3.Connection)
                driver.execute("PRAGMA journal_mode = WAL")

    def _still_there(self) -> None:
        """A file that was deleted or replaced can still be written to, and all of it is lost in the end: StoreError."""
        if self._file is None:
            return
        now = _file_id(self._file)
        if self._file_id is not None and now != self._file_id:
            raise StoreError(
                f"{self.name}: its file was deleted, moved or replaced while it was open: put it back, or start the program again"
            )
        self._file_id = now

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()


def is_postgres(db: Connection) -> bool:
    """Whether the database is PostgreSQL: the one question where the two differ."""
    return db.dialect.name == "postgresql"


def _file_id(path: str) -> tuple[int, int] | None:
    """Which file it is, whatever its name; None where there is none (yet)."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _engine(url: URL, patience: int) -> Engine:
    """The way to a database, whose writers wait so many milliseconds."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, pool_size=_KEPT_OPEN)
        event.listen(engine, "connect", partial(_set_up, patience))
        event.listen(engine, "begin", _begin)
        return engine
    try:
        return create_engine(url, pool_size=_KEPT_OPEN, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError(f"{shown(url)}: PostgreSQL needs psycopg: pip install 'selon[postgres]'") from error


def _set_up(patience: int, connection: sqlite3.Connection, _record: Any) -> None:
    """Transactions begin where selon says so, not where the driver guesses."""
    connection.isolation_level = None
    for pragma in (*_PRAGMAS, f"busy_timeout = {patience}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(db: Connection) -> None:
    """A writer takes its turn at once, so that what it read before it writes is still true."""
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("writes") else "BEGIN")
