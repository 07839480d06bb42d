"""The driver: three stages over files, each task once, whatever was killed before.

An article stands in exactly one shard, whose name says which part it is of; a task that has no completion marker is done
again and overwrites its shards by name. So the same command does the rest, whenever the one before was stopped.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from selon.corpus.engine import Engine, Outcome, Task
from selon.corpus.layout import Layout, part_name
from selon.corpus.markers import done
from selon.corpus.plan import Part, Plan, Settings
from selon.corpus.progress import Progress, Tell
from selon.corpus.run_file import Run, identity, take_up, write_run
from selon.corpus.sources import Source, find_sources
from selon.errors import CorpusError, UsageError

STAGES = {
    "intake": "selon.corpus.stage_intake:Intake",
    "marks": "selon.corpus.stage_marks:Marking",
    "read": "selon.corpus.stage_read:Read",
}
"""What does each stage, as "module:Class"; a worker's process imports it when it needs it."""

_WAY_ON = "what is done stays done, and the same command does the rest"

MakeEngine = Callable[[Plan], Engine]


def run_corpus(
    inputs: Sequence[str], out: Path, make_engine: MakeEngine, *, settings: Settings | None = None,
    tell: Tell = lambda line: None, stages: dict[str, str] = STAGES,
) -> Run:  # fmt: skip
    """Read all articles of the inputs into tables in the directory `out`; what stands in its run.json at the end.

    Raises UsageError where an input is not there, CorpusError where the directory is another run's or the run has to stop
    before its end: what is done stays done, and the same call does the rest.
    """
    out = Path(os.path.abspath(out))
    _require_apart(out, inputs)
    sources = find_sources(inputs)
    _require_apart(out, [source.url for source in sources])
    plan = Plan(out=out, settings=settings or Settings())
    own = identity(plan.settings, sources)
    kept = take_up(plan.layout, own)
    with _said_of(out), _alone(plan.layout):
        engine = make_engine(plan)
        with closing(engine):
            return _Driver(plan, engine, sources, tell, stages, {**kept, **own}).run()


@dataclass
class _Driver:
    plan: Plan
    engine: Engine
    sources: Sequence[Source]
    tell: Tell
    stages: dict[str, str]
    kept: Run
    _began: float = field(default_factory=time.time)
    _first: float | None = None

    def run(self) -> Run:
        """Everything that is not done yet."""
        layout = self.plan.layout
        self._keep(state="unfinished", engine=self.engine.name, workers=self.engine.workers, started=_now())
        taken = self._stage("intake", [Task(f"{n:05d}", source) for n, source in enumerate(self.sources)], then="read")
        parts = list(self._parts(taken))
        marked = self._stage("marks", [Task("all", tuple(parts))], then="read")
        articles = _sum(taken)["articles"] - _sum(marked)["dropped"]
        self._stage("read", [Task(part.name, part.url) for part in _large_first(parts)], articles)
        self._keep(state="done", finished=_now())
        for folder in (layout.parts, layout.marks, layout.tmp):
            shutil.rmtree(folder, ignore_errors=True)
        return self.kept

    def _parts(self, taken: Sequence[Outcome]) -> Iterator[Part]:
        for outcome in sorted(taken, key=lambda outcome: outcome.task):
            number = int(outcome.task)
            for part in range(outcome.counts["parts"]):
                yield Part(part_name(number, part), self.sources[number].url)

    def _stage(self, name: str, tasks: list[Task], articles: int | None = None, then: str | None = None) -> list[Outcome]:
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
            self._note_first(name, outcome)
        self._count(name, [*before, *outcomes], time.time() - began)
        if failures:
            raise CorpusError(_failed(failures))
        if outcomes:
            self.tell(progress.line())
        return [*before, *outcomes]

    def _outcomes(self, name: str, tasks: list[Task], then: str | None) -> Iterator[Outcome]:
        if tasks:
            yield from self.engine.run(self.stages[name], tasks, then and self.stages[then])

    def _note_first(self, stage: str, outcome: Outcome) -> None:
        if stage == "read" and self._first is None and outcome.first:
            self._first = outcome.first - self._began
            self.tell(f"the first article was read {self._first:.1f} s after the start")

    def _count(self, stage: str, outcomes: list[Outcome], seconds: float) -> None:
        """Keeps what was counted of a stage: of all its tasks, whichever run did them; `seconds` are this run's."""
        kept = {
            "counts": dict(sorted(_sum(outcomes).items())),
            "cpu_seconds": round(sum(outcome.cpu_seconds for outcome in outcomes), 3),
            "seconds": round(seconds, 3),
            "worker_peak_mb": round(max((outcome.peak_mb for outcome in outcomes), default=0.0), 1),
        }
        self._keep(**{stage: kept})
        if self._first is not None:
            reading = time.time() - self._began - self._first
            self._keep(first_article_seconds=round(self._first, 3), reading_seconds=round(reading, 3))

    def _keep(self, **more: object) -> None:
        self.kept.update(more)
        write_run(self.plan.layout, self.kept)


def _large_first(parts: Sequence[Part]) -> list[Part]:
    """The late, large parts of every source first, so that the workers come to their ends together."""
    return sorted(parts, key=lambda part: part.name.partition("-")[2], reverse=True)


def _sum(outcomes: Sequence[Outcome]) -> Counter[str]:
    total: Counter[str] = Counter()
    for outcome in outcomes:
        total.update(outcome.counts)
    return total


def _failed(failures: list[Outcome]) -> str:
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return f"{failures[0].failure}{more}: {_WAY_ON}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _require_apart(out: Path, inputs: Sequence[str]) -> None:
    """Raises UsageError where the output would be read as input the next time."""
    for place in inputs:
        path = Path(os.path.abspath(place))
        if (path.is_dir() and out.is_relative_to(path)) or path.is_relative_to(out):
            raise UsageError(f"--out {out}: it and the input {place} stand in one another: name a directory apart")


@contextmanager
def _alone(layout: Layout) -> Iterator[None]:
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


@contextmanager
def _said_of(out: Path) -> Iterator[None]:
    """Turns a full disk, and a place that cannot be written, into one line."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise CorpusError(f"no space left in {out}: {_WAY_ON}") from error
        raise CorpusError(f"{error.filename or out}: {error.strerror or error}") from error
