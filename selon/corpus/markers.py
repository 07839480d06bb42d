"""Completion markers: what a stage has done once is not done again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from selon.corpus.engine import Outcome, Task
from selon.corpus.layout import Layout
from selon.corpus.whole import write_json


def mark_done(layout: Layout, stage: str, outcome: Outcome) -> None:
    """Mark a task as done, which must be the last thing that is done for it."""
    kept = {key: value for key, value in asdict(outcome).items() if key in ("counts", "cpu_seconds", "peak_mb")}
    write_json(kept, _marker(layout, stage, outcome.task), layout.tmp)


def done(layout: Layout, stage: str, tasks: Sequence[Task]) -> Iterator[Outcome]:
    """What came of those tasks that are done."""
    there = {path.name for path in layout.done(stage).iterdir()}
    for task in tasks:
        marker = _marker(layout, stage, task.name)
        if marker.name in there:
            yield Outcome(task=task.name, **json.loads(marker.read_text(encoding="utf-8")))


def _marker(layout: Layout, stage: str, task: str) -> Path:
    return layout.done(stage) / f"{task}.json"
