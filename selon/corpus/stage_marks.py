"""Stage marks: what can only be known of all articles together. An id that is used twice is dropped the second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from selon.corpus.dropped import Dropped
from selon.corpus.engine import Task, Watch
from selon.corpus.plan import Part, Plan
from selon.corpus.shards import read_table
from selon.corpus.twice import used_before
from selon.corpus.writing import Marks, write_dropped, write_marks


class Marking:
    """There is one task: all parts, in order."""

    name = "marks"

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def run(self, task: Task, watch: Watch) -> dict[str, int]:
        """Writes the marks of every part that has any, and a shard of what is dropped of it."""
        layout, counts = self._plan.layout, Counter(dropped=0)
        before = used_before(lambda: (article for part in task.work for article in self._ids(part, watch)))
        for part in task.work:
            ids = self._ids(part, watch)
            drop = {row: _twice(part, article) for row, article in enumerate(ids) if next(before)}
            if drop:
                write_marks(layout, part.name, Marks(drop=drop))
                write_dropped(layout, f"{part.name}-marks", drop.values())
                counts.update({"dropped": len(drop), "dropped id-used-twice": len(drop)})
        return dict(counts)

    def _ids(self, part: Part, watch: Watch) -> Iterator[str]:
        watch.beat()
        table = read_table(self._plan.layout.part(part.name), "articles", ["article_id"])
        yield from table.column("article_id").to_pylist()


def _twice(part: Part, article: str) -> Dropped:
    message = f"the id {article!r} is that of an earlier article: give each article its own"
    return Dropped(place=part.url, id=article, stage="marks", reason="id-used-twice", message=message)
