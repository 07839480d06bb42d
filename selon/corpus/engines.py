"""The engines by name."""

from __future__ import annotations

from collections.abc import Callable

from selon.corpus.cores import cores
from selon.corpus.engine import Engine
from selon.corpus.plan import Plan
from selon.corpus.worker import PATIENCE
from selon.errors import UsageError


def engine_maker(
    name: str, *, workers: int | None = None, address: str | None = None, patience: float = PATIENCE
) -> Callable[[Plan], Engine]:
    """What makes the engine `local` or `ray` for a plan, with so many workers (otherwise one a core).

    `address` is that of a Ray cluster, `patience` the seconds an article may take. Raises UsageError where they do not fit
    together.
    """
    if name == "local":
        if address is not None:
            raise UsageError(f"--address {address} is a cluster's: add --engine ray")
        return lambda plan: _local(plan, workers or cores(), patience)
    if name == "ray":
        return lambda plan: _ray(plan, workers, address, patience)
    raise UsageError(f"unknown engine {name!r}: the engines are local and ray")


def _local(plan: Plan, workers: int, patience: float) -> Engine:
    from selon.corpus.local import LocalEngine

    return LocalEngine(plan, workers, patience)


def _ray(plan: Plan, workers: int | None, address: str | None, patience: float) -> Engine:
    from selon.corpus.ray_engine import RayEngine

    return RayEngine(plan, workers, address, patience)
