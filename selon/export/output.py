"""Where an export goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from selon.errors import SelonError, UsageError


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """A stream to write text to: standard output where `path` is None or "-", else a file in UTF-8.

    The file is written beside its place and moved there at the end; after an error the place is as it was. Raises
    OSError where that cannot be done, SelonError where standard output is closed.
    """
    if path is None or str(path) == "-":
        yield _standard_output()
        sys.stdout.flush()
    elif path.exists() and not path.is_file():  # /dev/null, a named pipe: nothing to move
        with path.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            yield out
    else:
        with _whole_file(path.resolve()) as out:
            yield out


def _standard_output() -> TextIO:
    """Standard output in UTF-8; on a terminal in the terminal's own encoding, with ? for what that cannot show."""
    if sys.stdout is None:
        raise SelonError("standard output is closed: name a file with --output")
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return sys.stdout


@contextmanager
def _whole_file(path: Path) -> Iterator[TextIO]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", errors="replace", newline="\n") as out:
            yield out
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def require_place(path: Path | None) -> None:
    """Raises UsageError where no file can be written at `path`, before any work is done."""
    if path is None or str(path) == "-":
        return
    if path.is_dir():
        raise UsageError(f"output {str(path)!r} is a directory: name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"output {str(path)!r}: there is no directory {str(path.parent)!r}; create it first")
