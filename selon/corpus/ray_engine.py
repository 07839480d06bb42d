"""The engine of a cluster: Ray Data actors, each with a worker and its process of its own (`selon[batch]`)."""

from __future__ import annotations

import logging
import os
import pickle
import socket
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from selon.corpus.cores import cores
from selon.corpus.engine import Outcome, Task
from selon.corpus.plan import Plan
from selon.corpus.worker import PATIENCE, Worker
from selon.errors import CorpusError

_STORE = 100 * 2**20
"""Bytes of Ray's object store where it is started here: only names and counts go through it."""
_BLOCKS = 10_000
"""Pieces that the tasks of a stage are handed out in at most."""
_ANSWER = 20.0
"""Seconds in which a cluster's machine must answer."""
_WAY_ON = "what is done stays done, and the same command does the rest"


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
        _quieten(ray)
        self._connect(address, workers or cores())
        self.workers: int = workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def run(self, stage: str, tasks: Sequence[Task], then: str | None = None) -> Iterator[Outcome]:
        """The outcome of each task, as each is done. Every stage has actors of its own, so that none is ready for `then`."""
        data = self._ray.data
        rows = [{"task": pickle.dumps(task)} for task in tasks]
        pool = data.ActorPoolStrategy(size=min(self.workers, len(rows)), max_tasks_in_flight_per_actor=2)
        handed = data.from_items(rows, override_num_blocks=min(len(rows), _BLOCKS))
        done = handed.map(Actor, fn_constructor_args=(self._plan, stage, self._patience), num_cpus=1, compute=pool)
        try:
            for row in done.iter_rows():
                outcome: Outcome = pickle.loads(row["outcome"])
                yield outcome
                if outcome.stops:
                    return
        except self._ray.exceptions.RayError as error:
            raise CorpusError(f"the Ray cluster gave up ({_first_line(error)}): {_WAY_ON}") from error

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        self._ray.shutdown()

    def _connect(self, address: str | None, workers: int) -> None:
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a Ray that is started here tells nobody of it
        quiet = {"log_to_driver": False, "logging_level": "ERROR"}
        try:
            if address is not None:
                _require_answer(address)
                self._ray.init(address, **quiet)
                return
            path = os.pathsep.join(os.path.abspath(entry or ".") for entry in sys.path)
            self._ray.init(
                num_cpus=workers, include_dashboard=False, object_store_memory=_STORE,
                runtime_env={"env_vars": {"PYTHONPATH": path}}, **quiet,
            )  # fmt: skip
        except (ConnectionError, OSError, ValueError, RuntimeError) as error:
            where = address or "this machine"
            asks = address is not None and "RAY_AUTH_MODE" not in os.environ
            token = ", and set RAY_AUTH_MODE=token if it asks for a token" if asks else ""
            raise CorpusError(f"no Ray cluster at {where} ({_first_line(error)}): see `ray status`{token}") from error


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


def _require_answer(address: str) -> None:
    """Raises OSError where nobody listens at HOST:PORT; Ray itself would try for minutes."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if colon and port.isdigit():
        socket.create_connection((host, int(port)), timeout=_ANSWER).close()


def _quieten(ray: Any) -> None:
    """Ray's own bars and lines are left out: the run tells of its progress itself."""
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _first_line(error: BaseException) -> str:
    return (str(error) or repr(error)).splitlines()[0]
