"""What the command line says on standard error (failures, progress, usage), and how a command ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import count

import typer

from selon.errors import IntakeError, ReadingError, SelonError, UsageError
from selon.export.wording import flat
from selon.records import Article

SILENT = 3
"""As many articles are read before progress shows."""

_DOUBTS = frozenset({"encoding", "long-paragraph", "published"})
"""Notes that are said at once: what was misread shows in everything that follows."""


class Intake:
    """Passes articles on, says each failure in one line, and counts both."""

    def __init__(self, items: Iterable[Article | IntakeError]) -> None:
        self._items = items
        self.inputs = self.failed = 0

    def __iter__(self) -> Iterator[Article]:
        for item in self._items:
            self.inputs += 1
            if isinstance(item, IntakeError):
                self.lose(item)
            else:
                yield item

    def lose(self, error: IntakeError | ReadingError) -> None:
        """One of the inputs came to nothing: say so, and count it."""
        self.failed += 1
        complain(str(error))

    def close(self, status: int = 0) -> None:
        """Says how many inputs failed, if any; ends the command with `status`, or with 1 where some failed."""
        if self.failed:
            complain(f"{self.failed} of {self.inputs} inputs could not be read")
        if status or self.failed:
            raise typer.Exit(status or 1)


def complain(problem: str) -> None:
    """Say what is wrong in one line."""
    typer.echo(f"selon: {flat(problem)}", err=True)


def with_doubts(articles: Iterable[Article]) -> Iterator[Article]:
    """Pass articles on; where one was hard to read, a line says why."""
    for article in articles:
        for found in article.notes:
            if found.code in _DOUBTS:
                complain(f"{article.id}: {flat(found.message)}")
        yield article


def with_progress(articles: Iterator[Article]) -> Iterator[Article]:
    """Pass articles on; on a terminal, past the third, a line says how many are done while the next one is read.

    The line is gone whenever an article is passed on, so that it never mixes with what is printed.
    """
    if not sys.stderr.isatty():
        yield from articles
        return
    from rich.console import Console

    console = Console(stderr=True)
    for done in count():
        with console.status(f"{done} articles read") if done >= SILENT else nullcontext():
            article = next(articles, None)
        if article is None:
            return
        yield article


@contextmanager
def usage_checked() -> Iterator[None]:
    """Turns a UsageError into the usage message and exit status 2."""
    try:
        yield
    except UsageError as error:
        raise typer.BadParameter(str(error)) from error


@contextmanager
def ends_quietly() -> Iterator[None]:
    """Turns Ctrl-C, a reader of the output who has gone, and errors selon raises on purpose into exit statuses."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        _drop_output()
        raise typer.Exit(141) from None
    except SelonError as error:
        complain(str(error))
        raise typer.Exit(1) from error
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        _drop_output()
        raise typer.Exit(1) from error


def _drop_output() -> None:
    """Python flushes standard output once more when it ends: let what could not be written go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # standard output is no file of this process
        return
