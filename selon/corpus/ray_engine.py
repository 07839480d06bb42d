"""The engine of a cluster: Ray Data actors, each with a worker and its process of its own (`selon[batch]`)."""

from __future__ import annotations

import os
import pickle
import socket
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from selon.corpus.engine import Outcome, Task
from selon.corpus.plan import Plan
from selon.corpus.worker import PATIENCE, Worker
from selon.errors import CorpusError

_STORE = 100 * 2**20
"""Bytes of Ray's object store where it is started here: only names and counts go through it."""


class RayEngine:
    """Workers of a Ray cluster at `address`; without an address, of one that is started on this machine and ends with the run.

    Raises CorpusError where Ray is not installed, or the cluster does not answer.
    """

    name = "ray"

    def __init__(self, plan: Plan, workers: int | None, address: str | None, patience: float = PATIENCE) -> None:
        try:
            import ray.data
        except ImportError as error:
            raise CorpusError("the engine ray needs Ray: pip install 'selon[batch]'") from error
        self._ray: Any = ray
        self._plan, self._patience = plan, patience
        self._connect(address, workers or len(os.sched_getaffinity(0)))
        self.workers: int = workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        _quieten(ray)

    def run(self, stage: str, tasks: Sequence[Task], then: str | None = None) -> Iterator[Outcome]:
        """The outcome of each task, as each is done. Every stage has actors of its own, so that none is ready for `then`."""
        rows = [{"task": pickle.dumps(task)} for task in tasks]
        handed = self._ray.data.from_items(rows, override_num_blocks=len(rows))
        done = handed.map(
            Actor, fn_constructor_args=(self._plan, stage, self._patience), num_cpus=1,
            concurrency=min(self.workers, len(rows)),
        )  # fmt: skip
        for row in done.iter_rows():
            outcome: Outcome = pickle.loads(row["outcome"])
            yield outcome
            if outcome.stops:
                return

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        self._ray.shutdown()

    def _connect(self, address: str | None, workers: int) -> None:
        quiet = {"log_to_driver": False, "logging_level": "ERROR"}
        try:
            if address is not None:
                self._ray.init(address, **quiet)
                return
            path = os.pathsep.join(os.path.abspath(entry or ".") for entry in sys.path)
            self._ray.init(
                num_cpus=workers, include_dashboard=False, object_store_memory=_STORE,
                runtime_env={"env_vars": {"PYTHONPATH": path}}, **quiet,
            )  # fmt: skip
        except (ConnectionError, OSError, ValueError, RuntimeError) as error:
            where = address or "this machine"
            raise CorpusError(f"no Ray cluster at {where} ({str(error).splitlines()[0]}): see `ray status`") from error


class Actor:
    """What Ray keeps alive: a worker for one stage."""

    def __init__(self, plan: Plan, stage: str, patience: float) -> None:
        self._plan, self._stage = plan, stage
        self._worker = Worker(plan, patience)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """The outcome of a task."""
        task: Task = pickle.loads(row["task"])
        return {"outcome": pickle.dumps(self._outcome(task))}

    def _outcome(self, task: Task) -> Outcome:
        if self._plan.layout.run_file.exists():
            return self._worker.run(self._stage, task)
        problem = f"{socket.gethostname()} does not see {self._plan.out}: --out must be a directory that all machines share"
        return Outcome(task=task.name, failure=problem, stops=True)


def _quieten(ray: Any) -> None:
    """Ray's own bars and lines are left out: the run tells of its progress itself."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
