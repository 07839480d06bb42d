"""The layout of an output directory: where each table, each part and each marker stands, by name.

A task's name says where its shards stand: "00003-00012" is part 12 of source 3. Temporary files stand in `work/tmp`, so that
the folders of the tables never hold anything but whole shards.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

TABLES = ("articles", "statements", "events", "voices", "dropped")


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one output directory."""

    out: Path

    @property
    def run_file(self) -> Path:
        """What was run, on what, and what came of it."""
        return self.out / "run.json"

    @property
    def lock(self) -> Path:
        """Held by the one run that is at work here."""
        return self.out / "work" / "lock"

    @property
    def tmp(self) -> Path:
        """Files that are not whole yet."""
        return self.out / "work" / "tmp"

    @property
    def parts(self) -> Path:
        """Articles that were taken in, and are to be read."""
        return self.out / "work" / "parts"

    @property
    def marks(self) -> Path:
        """What stage marks found about the articles of each part."""
        return self.out / "work" / "marks"

    def part(self, name: str) -> Path:
        """The staged articles of a part."""
        return self.parts / f"{name}.parquet"

    def sketches(self, name: str) -> Path:
        """The sketches of the articles of a part, by which they are compared."""
        return self.parts / f"{name}.sketches"

    def mark(self, name: str) -> Path:
        """The marks of a part; there is no file where nothing was marked."""
        return self.marks / f"{name}.json"

    def shard(self, table: str, name: str) -> Path:
        """A shard of a table."""
        return self.out / table / f"{name}.parquet"

    def done(self, stage: str) -> Path:
        """The completion markers of a stage."""
        return self.out / "work" / "done" / stage

    def make(self) -> None:
        """Make every folder that is not there yet."""
        folders = [self.tmp, self.parts, self.marks, *(self.out / table for table in TABLES)]
        for folder in [*folders, *(self.done(stage) for stage in ("intake", "marks", "read"))]:
            folder.mkdir(parents=True, exist_ok=True)


def part_name(source: int, part: int) -> str:
    """The name of a part: its source's number and its own, both from 0."""
    return f"{source:05d}-{part:05d}"
