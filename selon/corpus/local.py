"""The engine of one machine: a thread a worker, each with a process of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Thread

from selon.corpus.engine import Outcome, Task
from selon.corpus.plan import Plan
from selon.corpus.worker import PATIENCE, Worker


class LocalEngine:
    """Workers on this machine; their processes stay from stage to stage.

    The first worker is never made ready in advance, so that the stage in between finds one that is free.
    """

    name = "local"

    def __init__(self, plan: Plan, workers: int, patience: float = PATIENCE) -> None:
        self.workers = workers
        self._workers = [Worker(plan, patience) for _ in range(workers)]
        self._threads: list[Thread] = []

    def run(self, stage: str, tasks: Sequence[Task], then: str | None = None) -> Iterator[Outcome]:
        """The outcome of each task, as each is done."""
        waiting: SimpleQueue[Task] = SimpleQueue()
        for task in tasks:
            waiting.put(task)
        outcomes: SimpleQueue[Outcome | BaseException] = SimpleQueue()
        busy, idle = self._workers[: len(tasks)], self._workers[len(tasks) :]
        if then:
            for worker in idle:
                worker.prepare(then)
        self._threads = [
            Thread(target=_work, args=(worker, stage, waiting, outcomes, then if number else None), daemon=True)
            for number, worker in enumerate(busy)
        ]
        for thread in self._threads:
            thread.start()
        for _ in tasks:
            outcome = outcomes.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield outcome
            if outcome.stops:
                return
        self._join()

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.stop()
        self._join()
        for worker in self._workers:
            worker.close()

    def _join(self) -> None:
        for thread in self._threads:
            thread.join()
        self._threads = []


def _work(
    worker: Worker, stage: str, waiting: SimpleQueue[Task], outcomes: SimpleQueue[Outcome | BaseException], then: str | None
) -> None:
    """What a thread does: one task after another, then it lets its worker get ready for what comes next."""
    try:
        while True:
            outcome = worker.run(stage, waiting.get_nowait())
            outcomes.put(outcome)
            if outcome.stops:
                return
    except Empty:
        if then:
            worker.prepare(then)
    except BaseException as error:  # the engine raises it where it is waited for
        outcomes.put(error)
