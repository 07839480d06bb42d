"""How a run is driven, whatever its stages do: each task once, whatever was killed before, and what was counted kept.

A task that has no completion marker is done again and overwrites its shards by name. So the same command does the rest,
whenever the one before was stopped.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from selon.corpus.engine import Engine, Outcome, Task
from selon.corpus.layout import Layout
from selon.corpus.markers import done
from selon.corpus.plan import Plan
from selon.corpus.progress import Progress, Tell
from selon.corpus.run_file import Run, write_run
from selon.errors import CorpusError, UsageError

_WAY_ON = "what is done stays done, and the same command does the rest"

_URL = re.compile(r"[a-z][a-z0-9+.-]+:/")

MakeEngine = Callable[[Plan], Engine]


class Driver:
    """Has an engine do the tasks of `stages` (each as "module:Class" by its name), and keeps the run's file."""

    def __init__(self, plan: Plan, engine: Engine, tell: Tell, stages: Mapping[str, str], kept: Run) -> None:
        self.plan, self.engine, self.tell, self.stages, self.kept = plan, engine, tell, stages, kept

    def begin(self) -> None:
        """Keeps that the run is under way."""
        self.keep(state="unfinished", engine=self.engine.name, workers=self.engine.workers, started=_now())

    def end(self) -> None:
        """Keeps that all is there."""
        self.keep(state="done", finished=_now())

    def stage(self, name: str, tasks: list[Task], articles: int | None = None, then: str | None = None) -> list[Outcome]:
        """What came of all tasks of a stage, of those an earlier run did too."""
        progress, began = Progress(self.tell, name, len(tasks), articles), time.time()
        before = list(done(self.plan.layout, name, tasks))
        for outcome in before:
            progress.skip(outcome)
        there = {outcome.task for outcome in before}
        outcomes, failures = [], []
        for outcome in self._outcomes(name, [task for task in tasks if task.name not in there], then):
            if outcome.failure:
                failures.append(outcome)
                continue
            outcomes.append(outcome)
            progress.add(outcome)
            self.note(name, outcome)
        self.count(name, [*before, *outcomes], time.time() - began)
        if failures:
            raise CorpusError(_failed(failures))
        if outcomes:
            self.tell(progress.line())
        return [*before, *outcomes]

    def note(self, stage: str, outcome: Outcome) -> None:
        """A task was done in this run."""

    def count(self, stage: str, outcomes: list[Outcome], seconds: float) -> None:
        """Keeps what was counted of a stage: of all its tasks, whichever run did them; `seconds` are this run's."""
        kept = {
            "counts": dict(sorted(total(outcomes).items())),
            "cpu_seconds": round(sum(outcome.cpu_seconds for outcome in outcomes), 3),
            "seconds": round(seconds, 3),
            "worker_peak_mb": round(max((outcome.peak_mb for outcome in outcomes), default=0.0), 1),
        }
        self.keep(**{stage: kept})

    def keep(self, **more: object) -> None:
        """Writes more into the run's file."""
        self.kept.update(more)
        write_run(self.plan.layout, self.kept)

    def _outcomes(self, name: str, tasks: list[Task], then: str | None) -> Iterator[Outcome]:
        if tasks:
            yield from self.engine.run(self.stages[name], tasks, then and self.stages[then])


def total(outcomes: Sequence[Outcome]) -> Counter[str]:
    """What was counted of some tasks together."""
    found: Counter[str] = Counter()
    for outcome in outcomes:
        found.update(outcome.counts)
    return found


@contextmanager
def alone(layout: Layout) -> Iterator[None]:
    """The directory, made where it is not there, with what a killed run left half written swept away, and locked."""
    layout.lock.parent.mkdir(parents=True, exist_ok=True)
    with layout.lock.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CorpusError(f"{layout.out}: another `selon corpus` is at work in it: wait for it, or stop it") from error
        shutil.rmtree(layout.tmp, ignore_errors=True)
        layout.make()
        yield


def directory(out: Path) -> Path:
    """The absolute path of an output directory. Raises UsageError where it is a URL, which a path would take for a folder."""
    if _URL.match(str(out)):
        raise UsageError(f"--out {out}: tables are written to a directory: name one, and copy it to where it shall be")
    return Path(os.path.abspath(out))


@contextmanager
def said_of(out: Path, tell: Tell) -> Iterator[None]:
    """Turns a full disk, and a place that cannot be written, into one line; when the run is stopped, says how it goes on."""
    try:
        yield
    except KeyboardInterrupt:
        tell(f"stopped: {_WAY_ON}")
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise CorpusError(f"no space left in {out}: {_WAY_ON}") from error
        raise CorpusError(f"{error.filename or out}: {error.strerror or error}") from error


def _failed(failures: list[Outcome]) -> str:
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return f"{failures[0].failure}{more}: {_WAY_ON}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
