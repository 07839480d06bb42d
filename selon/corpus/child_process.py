"""The child process of a worker, as its worker sees it: handed jobs, followed while it does them, and lost in some way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from tempfile import TemporaryFile
from typing import IO

from selon.corpus.child import Job
from selon.corpus.engine import TOO_LONG, Outcome

LOADING = 300.0
"""Seconds without progress in which a child that has no article in hand is still believed to be at work."""

_SAME = {"PYTHONHASHSEED": "0"}
"""Sets are gone through in one order in every process, so that sums of small numbers come out the same to the last digit."""

_ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


class ChildLostError(Exception):
    """The child has ended or hangs: how, and which items it had in hand."""

    def __init__(self, how: str, items: Sequence[str] = (), *, last_words: str = "", hangs: bool = False) -> None:
        super().__init__(how)
        self.how, self.items, self.last_words, self.hangs = how, items, last_words, hangs


class Child:
    """The running process and the connection to it."""

    def __init__(self) -> None:
        self._connection, theirs = Pipe()
        self._errors: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            [sys.executable, "-m", "selon.corpus.child", str(theirs.fileno())], pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL, stdout=self._errors, stderr=self._errors, env=_environment(),
        )  # fmt: skip
        theirs.close()

    def send(self, job: Job) -> None:
        """Hand it a job."""
        try:
            self._connection.send(job)
        except OSError as error:
            raise ChildLostError(self._how_it_ended(), last_words=self._last_words()) from error

    def follow(self, job: Job, patience: float) -> Outcome:
        """The outcome of the job in hand. Raises ChildLostError where the child ends or hangs before."""
        busy: dict[str, None] = {}
        while True:
            what, value = self._next(list(busy), patience if busy else max(patience, LOADING))
            if isinstance(value, Outcome):
                return value
            if what == "begin":
                busy[value] = None
            elif what == "end":
                busy.pop(value, None)

    def end(self) -> None:
        """End the process, whatever it does; whoever follows it is told that it is lost."""
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of it."""
        self._process.kill()
        self._process.wait()
        self._connection.close()
        self._errors.close()

    def _next(self, busy: list[str], wait: float) -> tuple[str, str | Outcome]:
        try:
            if self._connection.poll(wait):
                told: tuple[str, str | Outcome] = self._connection.recv()
                return told
        except (EOFError, OSError) as error:
            raise ChildLostError(self._how_it_ended(), busy, last_words=self._last_words()) from error
        raise ChildLostError(f"{TOO_LONG} {wait:g} s", busy, hangs=True)

    def _how_it_ended(self) -> str:
        try:
            code = self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            return "closed its connection"
        return f"crashed its process ({_named(code)})"

    def _last_words(self) -> str:
        self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, self._errors.tell() - 2000))
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""


def _named(code: int) -> str:
    if code >= 0:
        return f"status {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _environment() -> dict[str, str]:
    """The child finds the modules its parent finds, keeps to one core, and does the same each time."""
    path = os.pathsep.join(os.path.abspath(entry or ".") for entry in sys.path)
    return {**os.environ, **_SAME, **_ONE_CORE, "PYTHONPATH": path}
