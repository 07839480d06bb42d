"""What a stage and an engine are to each other: a stage does one task, an engine has many done and knows nothing of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from selon.corpus.plan import Plan

TOO_LONG = "took longer than"
"""Every reason for which an item that hangs is left out begins like this."""


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work: its name, unique in its stage, and what the stage needs to do it (small, and picklable)."""

    name: str
    work: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a task.

    `counts` by what was counted, `cpu_seconds` of the process on it without loading, `first` when its first article was
    read (seconds since 1970), `peak_mb` the most memory its process ever had (MB of 2**20 bytes). Where the task could not
    be done, `failure` says why in one line; `stops` where no other task could be done either.
    """

    task: str
    counts: dict[str, int] = field(default_factory=dict)
    cpu_seconds: float = 0.0
    first: float | None = None
    peak_mb: float = 0.0
    failure: str | None = None
    stops: bool = False


class Watch(Protocol):
    """What a stage tells while it works, and what it must heed.

    Where an item was in hand when the process crashed or hung, it is in `alone` the next time: the stage takes it by itself.
    What crashed or hung again is in `out`, with the reason: the stage leaves it out and records it.
    """

    alone: frozenset[str]
    out: Mapping[str, str]

    def begin(self, item: str) -> None:
        """An item is in hand."""

    def end(self, item: str) -> None:
        """An item is done."""

    def beat(self) -> None:
        """The work goes on."""


def crashed(how: str) -> str:
    """The code of a row in `dropped` for an item that is left out for this reason."""
    return "too-long" if how.startswith(TOO_LONG) else "crashed"


class Stage(Protocol):
    """A stage, made once a process with whatever it loads. It is named "module:Class" wherever it travels."""

    name: str

    def __init__(self, plan: Plan) -> None: ...

    def run(self, task: Task, watch: Watch) -> dict[str, int]:
        """Do a task and say what was counted. Done twice it leaves the same files, and at any time it may be killed."""


class Engine(Protocol):
    """Has tasks done by several workers at a time."""

    name: str
    workers: int

    def run(self, stage: str, tasks: Sequence[Task], then: str | None = None) -> Iterator[Outcome]:
        """The outcome of each task, in any order. A worker with nothing left to do may prepare for the stage `then`.

        After an outcome that stops the run no further task is begun.
        """

    def close(self) -> None:
        """Let go of all workers."""
