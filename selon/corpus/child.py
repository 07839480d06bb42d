"""The process that does the tasks of one worker: `python -m selon.corpus.child FD`, started by child_process.py.

It says what it has in hand over the connection FD, so that its worker knows whom to suspect when it dies. It ends when the
other end of the connection is closed, so it never outlives whoever started it; should even that fail (a hang in code that
lets nothing else run), it ends by itself some time after it last told of progress.
"""

from __future__ import annotations

import errno
import faulthandler
import gc
import importlib
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from traceback import extract_tb
from typing import Any

from selon.corpus.engine import Outcome, Stage, Task
from selon.corpus.markers import mark_done
from selon.corpus.memory import peak_mb
from selon.corpus.plan import Plan
from selon.errors import SelonError

_OBJECTS = 50_000
"""New objects after which rubbish is looked for; an article makes some thousands."""
_ARMED_ANEW = 20
"""Times at most that the end of a process that tells nothing is put off within its span: each starts a thread."""
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a worker sends: a task of a stage; without a task, the stage is only made ready."""

    stage: str
    plan: Plan
    task: Task | None = None
    alone: frozenset[str] = frozenset()
    out: Mapping[str, str] = field(default_factory=dict)
    ends_after: float = 600.0


class Told:
    """The Watch of a stage: tells the worker of each item."""

    def __init__(self, connection: Connection, job: Job) -> None:
        self._connection = connection
        self._ends_after = job.ends_after
        self.alone = job.alone
        self.out = job.out
        self.first: float | None = None
        self._armed = -job.ends_after

    def begin(self, item: str) -> None:
        """An item is in hand."""
        self._tell("begin", item)

    def end(self, item: str) -> None:
        """An item is done."""
        self.first = self.first or time.time()
        self._tell("end", item)

    def beat(self) -> None:
        """The work goes on."""
        self._tell("beat", "")

    def _tell(self, what: str, item: str) -> None:
        now = time.monotonic()
        if now - self._armed > self._ends_after / _ARMED_ANEW:
            self._armed = now
            faulthandler.dump_traceback_later(self._ends_after, exit=True)
        self._connection.send((what, item))


def main() -> None:
    """Do jobs until the connection is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = Connection(int(sys.argv[1]))
    jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(connection, jobs), daemon=True).start()
    stages: dict[str, Stage] = {}
    while True:
        job = jobs.get()
        told = Told(connection, job)
        told.beat()
        outcome = _outcome(job, told, stages)
        faulthandler.cancel_dump_traceback_later()
        if job.task is not None:
            connection.send(("done", outcome))


def _listen(connection: Connection, jobs: queue.SimpleQueue[Job]) -> None:
    while True:
        try:
            jobs.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)


def _outcome(job: Job, told: Told, stages: dict[str, Stage]) -> Outcome:
    """Does a job; whatever goes wrong is said in one line."""
    name = job.task.name if job.task else ""
    try:
        return _done(job, told, stages)
    except MemoryError:
        os._exit(os.EX_UNAVAILABLE)  # as if it had been killed: what is in hand is tried again by itself
    except OSError as error:
        if error.errno in _FULL:
            return Outcome(task=name, failure=f"no space left in {job.plan.out}", stops=True)
        return Outcome(task=name, failure=f"{error.filename or name}: {error.strerror or error}")
    except SelonError as error:
        return Outcome(task=name, failure=str(error), stops=True)
    except Exception as error:
        frame = extract_tb(error.__traceback__)[-1]
        where = f"{os.path.basename(frame.filename)}:{frame.lineno}"
        return Outcome(task=name, failure=f"task {name} of {job.stage}: selon failed ({error!r} at {where})", stops=True)


def _done(job: Job, told: Told, stages: dict[str, Stage]) -> Outcome:
    if job.stage not in stages:
        stages[job.stage] = _load(job.stage)(job.plan)
        _keep_loaded()
        told.beat()
    if job.task is None:
        return Outcome(task="")
    stage, began = stages[job.stage], time.process_time()
    counts = stage.run(job.task, told)
    outcome = Outcome(
        task=job.task.name, counts=counts, cpu_seconds=time.process_time() - began, first=told.first, peak_mb=peak_mb()
    )
    mark_done(job.plan.layout, stage.name, outcome)
    return outcome


def _keep_loaded() -> None:
    """What was loaded stays: the search for rubbish no longer goes through it, and comes less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, 20, 20)


def _load(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)


if __name__ == "__main__":
    main()
