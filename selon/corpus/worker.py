"""A worker: owns one child process that does its tasks, and deals with what the child may die of, in either engine.

A child that ends, or tells of no progress for so many seconds, is started again and its task done once more, with the items
it had in hand taken one by one. An item that holds up the child by itself too, or ends it by itself twice (once may be somebody
else's kill), is left out and recorded with the reason. So one bad article costs itself, and some seconds.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import Pipe
from tempfile import TemporaryFile
from threading import Lock
from typing import IO

from selon.corpus.child import Job
from selon.corpus.engine import TOO_LONG, Outcome, Task
from selon.corpus.plan import Plan

PATIENCE = 120.0
"""Seconds in which an article must have been read."""

LOADING = 300.0
"""Seconds without progress in which a child that has no article in hand is still believed to be at work."""

RENEWED = 20_000
"""Articles after which a child is replaced by a new one, which has its memory to itself."""

MOST_MB = 800.0
"""Memory (MB of 2**20 bytes) after which it is replaced earlier."""

_BLAMELESS = 5
"""A child may die so many times in one task with nothing in hand before the run stops."""

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


class Worker:
    """Does tasks one after another in a child process, which is started with the first of them."""

    def __init__(self, plan: Plan, patience: float = PATIENCE) -> None:
        self._plan, self._patience = plan, patience
        self._child: Child | None = None
        self._articles = 0
        self._stopped = False
        self._starting = Lock()

    def run(self, stage: str, task: Task) -> Outcome:
        """What came of a task, whatever its items do to the child."""
        trial = Trial()
        while True:
            job = self._job(stage, task, trial)
            try:
                child = self._started()
                child.send(job)
                return self._counted(child.follow(job, self._patience))
            except ChildLostError as lost:
                self._drop()
                if self._stopped:
                    return Outcome(task=task.name, failure="stopped", stops=True)
                if failure := trial.judge(lost):
                    return Outcome(task=task.name, failure=f"task {task.name}: {failure}", stops=True)

    def _counted(self, outcome: Outcome) -> Outcome:
        """Lets the child go after so many articles or so much memory, as what it remembers of their words only grows."""
        self._articles += outcome.counts.get("articles", 0)
        if self._articles >= RENEWED or outcome.peak_mb >= MOST_MB:
            self._drop()
        return outcome

    def prepare(self, stage: str) -> None:
        """Let the child load what a stage needs, without waiting for it."""
        with suppress(ChildLostError):  # the next task will tell
            self._started().send(self._job(stage, None, Trial()))

    def stop(self) -> None:
        """End the child, whatever it does, and for good; may be called while another thread waits for `run`."""
        with self._starting:
            self._stopped = True
            if self._child:
                self._child.end()

    def close(self) -> None:
        """End the child, if there is one, when nobody waits for it."""
        self.stop()
        self._drop()

    def _drop(self) -> None:
        if self._child:
            self._child.close()
        self._child, self._articles = None, 0

    def _started(self) -> Child:
        with self._starting:
            if self._stopped:
                raise ChildLostError("was stopped")
            self._child = self._child or Child()
            return self._child

    def _job(self, stage: str, task: Task | None, trial: Trial) -> Job:
        return Job(
            stage=stage, plan=self._plan, task=task, alone=frozenset(trial.alone), out=dict(trial.out),
            ends_after=2 * max(self._patience, LOADING),
        )  # fmt: skip


class Trial:
    """Finds which items of one task hold up the child again when they are alone, or crash it twice."""

    def __init__(self) -> None:
        self.alone: set[str] = set()
        self.out: dict[str, str] = {}
        self._crashed: set[str] = set()
        self._blameless = 0

    def judge(self, lost: ChildLostError) -> str | None:
        """Learn from the loss of a child; why the task has to be given up, where no item is to blame."""
        for item in lost.items:
            if item in self.alone and (lost.hangs or item in self._crashed):
                self.out[item] = f"{lost.how} twice by itself" if not lost.hangs else lost.how
            elif item in self.alone:
                self._crashed.add(item)
        self.alone.update(lost.items)
        if not lost.items:
            self._blameless += 1
        if self._blameless < _BLAMELESS:
            return None
        words = f"; its last words: {lost.last_words}" if lost.last_words else ""
        return f"{lost.how} {_BLAMELESS} times with no article in hand{words}"


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
