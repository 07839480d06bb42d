"""The driver: three stages over files, each task once, whatever was killed before.

An article stands in exactly one shard, whose name says which part it is of; a task that has no completion marker is done
again and overwrites its shards by name. So the same command does the rest, whenever the one before was stopped.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from selon.corpus.driving import Driver, MakeEngine, alone, directory, said_of, total
from selon.corpus.engine import Outcome, Task
from selon.corpus.layout import part_name
from selon.corpus.plan import Part, Plan, Settings
from selon.corpus.progress import Tell
from selon.corpus.run_file import Run, identity, take_up
from selon.corpus.sources import Source, find_sources
from selon.errors import UsageError

STAGES = {
    "intake": "selon.corpus.stage_intake:Intake",
    "marks": "selon.corpus.stage_marks:Marking",
    "read": "selon.corpus.stage_read:Read",
}
"""What does each stage, as "module:Class"; a worker's process imports it when it needs it."""


def run_corpus(
    inputs: Sequence[str], out: Path, make_engine: MakeEngine, *, settings: Settings | None = None,
    tell: Tell = lambda line: None, stages: dict[str, str] = STAGES,
) -> Run:  # fmt: skip
    """Read all articles of the inputs into tables in the directory `out`; what stands in its run.json at the end.

    Raises UsageError where an input is not there, CorpusError where the directory is another run's or the run has to stop
    before its end: what is done stays done, and the same call does the rest.
    """
    out = directory(out)
    _require_apart(out, inputs)
    sources = find_sources(inputs, out)
    plan = Plan(out=out, settings=settings or Settings())
    own = identity(plan.settings, sources)
    kept = take_up(plan.layout, own)
    with said_of(out, tell), alone(plan.layout):
        engine = make_engine(plan)
        with closing(engine):
            return _Driver(plan, engine, tell, stages, {**kept, **own}, sources=sources).run()


class _Driver(Driver):
    """The three stages; it notes when the first article was read."""

    def __init__(self, *given: Any, sources: Sequence[Source]) -> None:
        super().__init__(*given)
        self._sources, self._began = sources, time.time()
        self._first: float | None = None

    def run(self) -> Run:
        """Everything that is not done yet."""
        layout = self.plan.layout
        self.begin()
        taken = self.stage("intake", [Task(f"{n:05d}", source) for n, source in enumerate(self._sources)], then="read")
        parts = list(self._parts(taken))
        marked = self.stage("marks", [Task("all", tuple(parts))], then="read")
        articles = total(taken)["articles"] - total(marked)["dropped"]
        self.stage("read", [Task(part.name, part.url) for part in _large_first(parts)], articles)
        self.end()
        for folder in (layout.parts, layout.marks, layout.tmp):
            shutil.rmtree(folder, ignore_errors=True)
        return self.kept

    def note(self, stage: str, outcome: Outcome) -> None:
        """Tells when the first article was read."""
        if stage == "read" and self._first is None and outcome.first:
            self._first = outcome.first - self._began
            self.tell(f"the first article was read {self._first:.1f} s after the start")

    def count(self, stage: str, outcomes: list[Outcome], seconds: float) -> None:
        """Keeps how long reading took, too."""
        super().count(stage, outcomes, seconds)
        if self._first is not None:
            reading = time.time() - self._began - self._first
            self.keep(first_article_seconds=round(self._first, 3), reading_seconds=round(reading, 3))

    def _parts(self, taken: Sequence[Outcome]) -> Iterator[Part]:
        for outcome in sorted(taken, key=lambda outcome: outcome.task):
            number = int(outcome.task)
            for part in range(outcome.counts["parts"]):
                yield Part(part_name(number, part), self._sources[number].url)


def _large_first(parts: Sequence[Part]) -> list[Part]:
    """The late, large parts of every source first, so that the workers come to their ends together."""
    return sorted(parts, key=lambda part: part.name.partition("-")[2], reverse=True)


def _require_apart(out: Path, inputs: Sequence[str]) -> None:
    """Raises UsageError where a directory of the input holds the output."""
    for place in inputs:
        path = Path(os.path.realpath(place))
        if path.is_dir() and Path(os.path.realpath(out)).parent.is_relative_to(path):
            raise UsageError(f"--out {out}: it stands in the input {place}: name a directory apart")
