"""Groups a finished corpus into claims: three stages over its shards, each task once, whatever was killed before.

*Names* notes, shard by shard, what the survey needs of each article; *survey* finds the stories and who is whom over all of
them; *stories* finds the claims of each story. Every claim stands in exactly one shard.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from selon.corpus.driving import Driver, MakeEngine, alone, directory, said_of, total
from selon.corpus.engine import Task
from selon.corpus.grouping.grouping_file import identity, lang_of, take_up
from selon.corpus.grouping.plan import STAGES as NAMES
from selon.corpus.grouping.plan import TABLES, GroupingLayout, GroupingPlan
from selon.corpus.grouping.stage_survey import bunch_name
from selon.corpus.grouping.window import Window
from selon.corpus.layout import Layout
from selon.corpus.progress import Tell
from selon.corpus.run_file import Run
from selon.corpus.shelf import Shelf, open_shelf
from selon.errors import UsageError

STAGES = {
    "names": "selon.corpus.grouping.stage_names:Names",
    "survey": "selon.corpus.grouping.stage_survey:Surveying",
    "stories": "selon.corpus.grouping.stage_stories:Stories",
}
"""What does each stage, as "module:Class"."""


def run_grouping(
    corpus: Path, make_engine: MakeEngine, *, out: Path | None = None, window: Window | None = None, again: bool = False,
    tell: Tell = lambda line: None, stages: dict[str, str] = STAGES,
) -> Run:  # fmt: skip
    """Put the articles of a corpus together into claims, beside its tables or in the directory `out`.

    Gives what stands in claims.json at the end. Raises UsageError where there is no finished corpus, CorpusError where other
    claims are there already (`again` takes them away) or the run has to stop before its end.
    """
    corpus = Path(os.path.abspath(corpus))
    shelf = _finished(corpus)
    plan = GroupingPlan(
        corpus=corpus, out=directory(out or corpus), window=window or Window(), lang=lang_of(corpus)
    )  # fmt: skip
    own = identity(plan, shelf)
    _require_apart(plan)
    with said_of(plan.out, tell), alone(plan.layout):
        if again:
            _clear(plan.layout)
        kept = take_up(plan.layout, own)
        engine = make_engine(plan)
        with closing(engine):
            return _Driver(plan, engine, tell, stages, {**kept, **own}).run(shelf, plan.layout)


class _Driver(Driver):
    def run(self, shelf: Shelf, layout: GroupingLayout) -> Run:
        """Everything that is not done yet."""
        self.begin()
        noted = self.stage("names", [Task(shard) for shard in shelf.whole], then="stories")
        surveyed = self.stage("survey", [Task("all", shelf.whole)], then="stories")
        bunches = [bunch_name(number) for number in range(total(surveyed)["bunches"])]
        self.stage("stories", list(_large_first(layout, bunches)), total(noted)["articles"])
        self.end()
        for folder in (layout.work, layout.tmp):
            shutil.rmtree(folder, ignore_errors=True)
        return self.kept


def _large_first(layout: GroupingLayout, bunches: list[str]) -> Iterator[Task]:
    """The bunches with most voices first, so that the workers come to their ends together; those that are done are gone."""
    sizes = {name: path.stat().st_size if (path := layout.bunch(name)).exists() else 0 for name in bunches}
    return (Task(name) for name in sorted(bunches, key=lambda name: (-sizes[name], name)))


def _finished(corpus: Path) -> Shelf:
    """The corpus in a folder. Raises UsageError where it is not all there."""
    shelf = open_shelf(corpus)
    if shelf.broken or not shelf.ended:
        raise UsageError(f"{corpus}: the run that wrote it has not ended: give its `selon corpus` command again first")
    return shelf


def _require_apart(plan: GroupingPlan) -> None:
    """Raises UsageError where the claims would stand, and be cleared away, among other things."""
    if plan.out == plan.corpus or not plan.out.is_dir():
        return
    if (other := Layout(plan.out).run_file).exists():
        raise UsageError(f"--out {plan.out}: holds another corpus ({other.name}): name a directory of its own, or none")
    strange = sorted({path.name for path in plan.out.iterdir()} - {*TABLES, "dropped", "work"})
    if strange and not plan.layout.run_file.exists():
        raise UsageError(f"--out {plan.out}: holds other files ({strange[0]}): name a directory of its own, or none")


def _clear(layout: GroupingLayout) -> None:
    """Takes away what an earlier grouping found, its markers first, so that a kill in between leaves nothing that looks done."""
    for stage in reversed(NAMES):
        shutil.rmtree(layout.done(stage), ignore_errors=True)
    layout.run_file.unlink(missing_ok=True)
    for folder in (layout.work, *(layout.out / table for table in TABLES)):
        shutil.rmtree(folder, ignore_errors=True)
    for stage in NAMES:
        for shard in (layout.out / "dropped").glob(f"*-{stage}.parquet"):
            shard.unlink()
    layout.make()
