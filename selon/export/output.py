"""Where an export goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, BinaryIO, TextIO

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
    elif not _is_file(path):
        with path.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            yield out
    else:
        with _whole_file(path.resolve()) as part, part.open("x", encoding="utf-8", errors="replace", newline="\n") as out:
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
def open_binary_output(path: Path | None) -> Iterator[IO[bytes]]:
    """The same for bytes, which are whole or not there at all on standard output, too. The stream can be sought in."""
    if path is not None and _is_file(path):
        with _whole_file(path.resolve()) as part, part.open("xb") as binary:
            yield binary
        return
    with TemporaryFile() as whole:
        yield whole
        whole.seek(0)
        if path is None or str(path) == "-":
            copyfileobj(whole, _standard_bytes())
            sys.stdout.flush()
        else:
            with path.open("wb") as out:
                copyfileobj(whole, out)


def _standard_bytes() -> BinaryIO:
    return _standard_output().buffer


def _is_file(path: Path) -> bool:
    """Whether a file is to be made there: not standard output, nor a device or named pipe, which nothing can move to."""
    return str(path) != "-" and not (path.exists() and not path.is_file())


@contextmanager
def _whole_file(path: Path) -> Iterator[Path]:
    """A place beside `path` to write a file that is moved to it at the end; gone after an error."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def require_place(path: Path | None, *, binary: bool = False) -> None:
    """Raises UsageError where no file can be written at `path`, or bytes would go to a terminal, before any work is done."""
    if path is None or str(path) == "-":
        if binary and _is_terminal():
            raise UsageError("this format is not for a terminal: name a file with --output, or pipe it")
        return
    if path.is_dir():
        raise UsageError(f"output {str(path)!r} is a directory: name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"output {str(path)!r}: there is no directory {str(path.parent)!r}; create it first")
