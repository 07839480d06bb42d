"""Copies that are found in the order of days and wanted in the order of files: on the disk in between, however many there are."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from selon.records import Copy, Span


class CopiesKept:
    """What articles have from others, by the articles' positions, in a file that is begun anew and taken away at the end.

    Raises OSError where there is no space left for it.
    """

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._path = path
        with self._room():
            self._base = sqlite3.connect(path, isolation_level=None)
            self._base.execute("PRAGMA journal_mode = OFF")
            self._base.execute("PRAGMA synchronous = OFF")
            self._base.execute("CREATE TABLE copies (position INTEGER PRIMARY KEY, found TEXT NOT NULL)")

    def __enter__(self) -> CopiesKept:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()
        self._path.unlink(missing_ok=True)

    def add(self, position: int, copies: tuple[Copy, ...]) -> None:
        """Keeps the copies of the article at a position."""
        found = json.dumps([asdict(copy) for copy in copies], ensure_ascii=True)
        with self._room():
            self._base.execute("INSERT INTO copies VALUES (?, ?)", (position, found))

    @contextmanager
    def _room(self) -> Iterator[None]:
        """Turns what SQLite says of a full disk, or one that fails, into what the system says of it."""
        try:
            yield
        except sqlite3.OperationalError as error:
            full = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL
            raise OSError(errno.ENOSPC if full else errno.EIO, str(error), str(self._path)) from error

    def between(self, start: int, stop: int) -> dict[int, tuple[Copy, ...]]:
        """The copies of the articles at positions from `start` on and before `stop`, counted from `start`."""
        rows = self._base.execute(
            "SELECT position, found FROM copies WHERE position >= ? AND position < ? ORDER BY position", (start, stop)
        )
        return {position - start: tuple(map(to_copy, json.loads(found))) for position, found in rows}


def to_copy(kept: dict[str, Any]) -> Copy:
    """A copy of the dicts that `asdict` made of it."""
    return Copy(article=kept["article"], share=kept["share"], spans=tuple(Span(**span) for span in kept["spans"]))
