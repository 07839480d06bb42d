"""Stage intake: an input file -> parts of so many articles each, staged for reading, and what of it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from selon.corpus.dropped import Dropped
from selon.corpus.engine import Task, Watch
from selon.corpus.layout import part_name
from selon.corpus.plan import Plan
from selon.corpus.records import read_source
from selon.corpus.sources import Source
from selon.corpus.writing import write_dropped, write_part
from selon.records import Article

CHARACTERS = 5_000_000
"""A part ends early where its articles have so many characters, so that long ones do not fill the memory."""

DROPPED = 10_000
"""Rows of a shard of what was not taken in."""


class Intake:
    """A task is a Source; its name is the source's number."""

    name = "intake"

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def run(self, task: Task, watch: Watch) -> dict[str, int]:
        """Stages the parts of a source, in its order."""
        taken = _Taken(self._plan, int(task.name))
        for item in self._items(task.work, watch):
            taken.add(item)
        return taken.close()

    def _items(self, source: Source, watch: Watch) -> Iterator[Article | Dropped]:
        """What is in a source; its records are counted, so that one that crashes or hangs is known by its number."""
        found = read_source(source, self._plan.settings.given)
        number = 0
        while True:
            place = f"{source.url}, record {number + 1}"
            if reason := watch.out.get(place):
                message = f"record {number + 1} {reason}, and so the rest of the file was not read: take the record out"
                yield Dropped(place=source.url, id=None, stage="intake", reason="crashed", message=message)
                return
            watch.begin(place)
            item = next(found, None)
            watch.end(place)
            if item is None:
                return
            yield item
            number += 1


class _Taken:
    """What was taken of a source so far; no more than a part of it is held."""

    def __init__(self, plan: Plan, source: int) -> None:
        self._plan, self._source = plan, source
        self._articles: list[Article] = []
        self._dropped: list[Dropped] = []
        self._characters = self._shards = 0
        self._counts: Counter[str] = Counter(articles=0, parts=0, dropped=0)

    def add(self, item: Article | Dropped) -> None:
        """Takes what was found next."""
        if isinstance(item, Article):
            self._articles.append(item)
            self._characters += len(item.text)
            if len(self._articles) >= self._size() or self._characters >= CHARACTERS:
                self._stage()
        else:
            self._dropped.append(item)
            self._counts.update(["dropped", f"dropped {item.reason}"])
            if len(self._dropped) >= DROPPED:
                self._drop()

    def close(self) -> dict[str, int]:
        """Writes what is left, and says what was counted."""
        if self._articles:
            self._stage()
        if self._dropped or not self._shards:
            self._drop()
        return dict(self._counts)

    def _size(self) -> int:
        return self._plan.settings.size(self._counts["parts"])

    def _stage(self) -> None:
        write_part(self._plan.layout, part_name(self._source, self._counts["parts"]), self._articles)
        self._counts.update(articles=len(self._articles), parts=1)
        self._articles, self._characters = [], 0

    def _drop(self) -> None:
        write_dropped(self._plan.layout, f"{self._source:05d}-intake-{self._shards:05d}", self._dropped)
        self._dropped = []
        self._shards += 1
