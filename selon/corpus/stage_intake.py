"""Stage intake: an input file -> parts of so many articles each, staged for reading, and what of it is none."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Iterator

from selon.corpus.dropped import Dropped
from selon.corpus.engine import Task, Watch, crashed
from selon.corpus.layout import part_name
from selon.corpus.plan import Plan
from selon.corpus.records import read_source
from selon.corpus.sources import Source
from selon.corpus.writing import loaded, write_dropped, write_part
from selon.errors import IntakeError
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
        loaded()

    def run(self, task: Task, watch: Watch) -> dict[str, int]:
        """Stages the parts of a source, in its order."""
        taken = _Taken(self._plan, int(task.name))
        for item in self._items(task.work, watch):
            taken.add(item)
        return taken.close()

    def _items(self, source: Source, watch: Watch) -> Iterator[Article | Dropped]:
        """What is in a source, but for records that crash or hang the process: what is in hand is told at any time."""
        hand = _Hand(source.url, watch)
        found = read_source(source, self._plan.settings.given, hand.take)
        while True:
            if how := watch.out.get(hand.open()):
                yield _rest(source, hand.last, how)
                return
            item = next(found, None)
            if item is None:
                hand.close()
                return
            yield item


def _rest(source: Source, last: str, how: str) -> Dropped:
    """The rest of a file, where it crashes the process; where nothing comes it may be the network: OSError is raised."""
    if crashed(how) != "crashed":
        raise OSError(errno.ETIMEDOUT, f"what follows {last} {how}: is the network up?", source.url)
    message = f"what follows {last} {how}: the rest of the file was not read"
    return Dropped(place=source.url, id=None, stage="intake", reason="crashed", message=message)


class _Hand:
    """What intake has in hand: a record, by its place, or whatever follows the last one."""

    def __init__(self, url: str, watch: Watch) -> None:
        self.last = url
        self._watch = watch
        self._held: str | None = None

    def take(self, place: str) -> None:
        """A record is begun. Raises IntakeError where it has crashed or hung the process before."""
        self._hold(place)
        self.last = place
        if how := self._watch.out.get(place):
            raise IntakeError(place, f"{how}: report this with the record", code=crashed(how))

    def open(self) -> str:
        """A record is done; what is called that follows."""
        self._hold(f"what follows {self.last}")
        return self._held or ""

    def close(self) -> None:
        """Nothing is left."""
        self._hold(None)

    def _hold(self, item: str | None) -> None:
        if self._held is not None:
            self._watch.end(self._held)
        if item is not None:
            self._watch.begin(item)
        self._held = item


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
            if item.published is None:
                self._counts["undated"] += 1
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
