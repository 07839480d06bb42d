"""What a database reports, put as a StoreError that names the store and the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from selon.errors import StoreError

_AGAIN = "then run the same command again: every article that was reported is kept"
IN_USE = "is in use: another program has been writing to it for too long: try again when it is done"
"""What a writer is told that has waited for its turn as long as it may."""

_SQLITE = {
    "SQLITE_FULL": f"the disk is full: make room, {_AGAIN}",
    "SQLITE_READONLY": "may not be written: change the mode of the file and its directory, or name another with --store",
    "SQLITE_CORRUPT": "is damaged: put a copy of it in its place, or name a new file with --store and add the sources again",
    "SQLITE_NOTADB": "is no store (nor any SQLite database): name another file with --store",
    "SQLITE_BUSY": IN_USE,
    "SQLITE_CANTOPEN": "cannot be opened: check the path, and that its directory may be written",
    "SQLITE_IOERR": f"cannot be read or written (disk error): check the disk, {_AGAIN}",
}
_POSTGRES = {
    "55P03": IN_USE,
    "53100": f"the server's disk is full: make room, {_AGAIN}",
    "25006": "the server takes no changes (read only): name the one that does with --store",
    "28": "the server refuses this user: check the user and the password in the address",
    "3D000": "there is no such database on the server: create it first (createdb)",
    "42501": "this user may not do that in the database: ask its owner for the right to create and change tables",
    "22P05": "the database is not in UTF-8: create one that is (createdb --encoding=UTF8)",
}
_GONE = f"the server cannot be reached or has gone: see that it runs, {_AGAIN}"


@contextmanager
def faults(store: str) -> Iterator[None]:
    """Turns what the database raises into a StoreError that begins with the name of the `store`."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{store}: {_problem(error.orig or error)}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{store}: {_problem(error)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{store}: {_first_line(error)}") from error


def _problem(error: BaseException) -> str:
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        known = next((words for code, words in _SQLITE.items() if name.startswith(code)), None)
        return known or f"{_first_line(error)}{f' ({name})' if name else ''}"
    state = getattr(error, "sqlstate", None)
    if state is None or state.startswith(("08", "57P")):
        return f"{_GONE} ({_first_line(error)})"
    known = next((words for code, words in _POSTGRES.items() if state.startswith(code)), None)
    return known or f"{_first_line(error)} ({state})"


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
