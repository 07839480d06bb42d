"""What articles are like, found in the order of days and wanted in that of files: on the disk in between."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType


class AlikeKept:
    """The earlier articles that articles are like, by position, in a file that is begun anew and taken away at the end.

    Raises OSError where there is no space left for it.
    """

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._path = path
        with self._room():
            self._base = sqlite3.connect(path, isolation_level=None)
            self._base.execute("PRAGMA journal_mode = OFF")
            self._base.execute("PRAGMA synchronous = OFF")
            self._base.execute("CREATE TABLE alike (position INTEGER PRIMARY KEY, earlier TEXT NOT NULL)")

    def __enter__(self) -> AlikeKept:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()
        self._path.unlink(missing_ok=True)

    def add(self, position: int, earlier: Sequence[int]) -> None:
        """Keeps what the article at a position is like."""
        with self._room():
            self._base.execute("INSERT INTO alike VALUES (?, ?)", (position, json.dumps(list(earlier))))

    @contextmanager
    def _room(self) -> Iterator[None]:
        """Turns what SQLite says of a full disk, or one that fails, into what the system says of it."""
        try:
            yield
        except sqlite3.OperationalError as error:
            full = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL
            raise OSError(errno.ENOSPC if full else errno.EIO, str(error), str(self._path)) from error

    def between(self, start: int, stop: int) -> dict[int, tuple[int, ...]]:
        """What the articles at positions from `start` on and before `stop`, counted from `start`, are like."""
        rows = self._base.execute(
            "SELECT position, earlier FROM alike WHERE position >= ? AND position < ? ORDER BY position", (start, stop)
        )
        return {position - start: tuple(json.loads(earlier)) for position, earlier in rows}
