"""A worker: owns one child process that does its tasks, and deals with what the child may die of, in either engine.

A child that ends, or tells of no progress for so many seconds, is started again and its task done once more, with the items
it had in hand taken one by one. An item that holds up the child by itself too, or ends it by itself twice (once may be somebody
else's kill), is left out and recorded with the reason. So one bad article costs itself, and some seconds.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Lock

from selon.corpus.child import Job
from selon.corpus.child_process import LOADING, Child, ChildLostError
from selon.corpus.engine import Outcome, Task
from selon.corpus.plan import Plan
from selon.corpus.trial import Trial

PATIENCE = 120.0
"""Seconds in which an article must have been read."""

RENEWED = 20_000
"""Articles after which a child is replaced by a new one, which has its memory to itself."""

MOST_MB = 800.0
"""Memory (MB of 2**20 bytes) after which it is replaced earlier."""


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
