"""What a grouping does, and where its files stand: beside the tables of the corpus, or in a directory of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from selon.corpus.grouping.claim_tables import FOUND, SHARED
from selon.corpus.grouping.window import Window
from selon.corpus.layout import Layout
from selon.corpus.plan import Plan
from selon.intake.languages import DEFAULT

STAGES = ("names", "survey", "stories")
TABLES = (*FOUND, SHARED)


@dataclass(frozen=True, slots=True)
class GroupingLayout(Layout):
    """The places of a grouping."""

    @property
    def run_file(self) -> Path:
        """What was grouped, and what came of it."""
        return self.out / "claims.json"

    @property
    def work(self) -> Path:
        """What one stage leaves for the next one."""
        return self.out / "work" / "claims"

    @property
    def outlets(self) -> Path:
        """The outlets of all articles."""
        return self.work / "outlets.json"

    def noted(self, shard: str) -> Path:
        """What the survey needs of the articles of a shard."""
        return self.work / "names" / f"{shard}.json"

    def bunch(self, name: str) -> Path:
        """The stories of a task, with what was found out about them over all articles."""
        return self.work / "stories" / f"{name}.json"

    def make(self) -> None:
        """Make every folder that is not there yet."""
        tables = [self.out / table for table in (*TABLES, "dropped")]
        work = [self.work / "names", self.work / "stories", *(self.done(stage) for stage in STAGES)]
        for folder in [self.tmp, *work, *tables]:
            folder.mkdir(parents=True, exist_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingPlan(Plan):
    """The folder of a corpus, which of its articles are grouped, and where to (`out`)."""

    corpus: Path
    window: Window = field(default_factory=Window)
    lang: str = DEFAULT

    @property
    def layout(self) -> GroupingLayout:
        """The places of the grouping."""
        return GroupingLayout(self.out)
