"""Where a store is: a file (SQLite) or the address of a PostgreSQL database."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from selon.errors import StoreError, UsageError

VARIABLE = "SELON_STORE"
"""The environment variable that names the store where the call does not."""

USUAL = "selon.db"
"""The file in the working directory where nothing else is said."""

_POSTGRES = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
_CONNECT_SECONDS = "10"


def locate(where: str | Path | None) -> URL:
    """The address of the store `where`, else of what SELON_STORE names, else of `selon.db` in the working directory.

    Raises UsageError where it is an address of a kind that selon does not keep stores in.
    """
    named = str(where or os.environ.get(VARIABLE) or USUAL)
    if "://" not in named:
        return URL.create("sqlite", database=os.path.abspath(named))
    try:
        url = make_url(named)
    except (ArgumentError, ValueError) as error:
        raise UsageError(f"store {named!r} is no address ({error}): write postgresql://USER@HOST/DATABASE") from error
    if url.drivername not in _POSTGRES:
        raise UsageError(f"store {shown(url)!r}: selon keeps stores in a file or in PostgreSQL (postgresql://…)")
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": _CONNECT_SECONDS})
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """The store as messages name it: the file, or the address without its password."""
    if url.get_backend_name() == "sqlite":
        return os.path.relpath(str(url.database)) if _is_near(str(url.database)) else str(url.database)
    plain = url.set(drivername="postgresql").difference_update_query(["connect_timeout"])
    return plain.render_as_string(hide_password=True)


def require_there(url: URL, *, create: bool) -> None:
    """Raises StoreError where the file of a store is missing, or cannot be made because its directory is missing."""
    if url.get_backend_name() != "sqlite":
        return
    path = Path(str(url.database))
    if path.is_dir():
        raise StoreError(f"{shown(url)}: is a directory: name a file in it with --store")
    if not path.parent.is_dir():
        raise StoreError(f"{shown(url)}: there is no directory {str(path.parent)!r}: create it first")
    if not create and not path.exists():
        raise StoreError(f"{shown(url)}: there is no store: `selon add SOURCE...` makes one, --store names another")


def is_read_only(url: URL) -> bool:
    """Whether the file of a store, or the place of what SQLite keeps beside it, takes no writing: it can be looked at only."""
    path = str(url.database)
    if url.get_backend_name() != "sqlite" or not os.path.exists(path):
        return False
    beside = os.access(os.path.dirname(path), os.W_OK) or os.path.exists(f"{path}-shm")
    return not (os.access(path, os.W_OK) and beside)


def to_look_at(url: URL) -> URL:
    """The address by which SQLite opens a file that it may neither write to nor lock."""
    beside = f"{url.database}-wal"
    still = not os.path.exists(beside) or os.path.getsize(beside) == 0
    query = {"uri": "true", "mode": "ro", **({"immutable": "1"} if still else {})}
    return url.set(database=f"file:{quote(str(url.database))}").update_query_dict(query)


def _is_near(path: str) -> bool:
    return not os.path.relpath(path).startswith("..")
