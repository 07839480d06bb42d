"""Stage names: a shard of articles -> what the survey needs of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from selon.claims.slim import slim
from selon.corpus.dropped import Dropped
from selon.corpus.engine import Task, Watch
from selon.corpus.grouping.failures import left_out, try_on
from selon.corpus.grouping.noted import Noted, write_noted
from selon.corpus.grouping.shelved import articles_at, rows_within
from selon.corpus.grouping.stage import GroupingStage
from selon.corpus.whole import whole
from selon.corpus.writing import write_dropped
from selon.records import Article


class Names(GroupingStage):
    """A task is a shard, by its name."""

    name = "names"

    def run(self, task: Task, watch: Watch) -> dict[str, int]:
        """Notes the articles of a shard."""
        layout, dropped = self._plan.layout, list[Dropped]()
        noted = list(self._noted(task.name, watch, dropped))
        with whole(layout.noted(task.name), layout.tmp) as part:
            write_noted(noted, part)
        write_dropped(layout, f"{task.name}-names", dropped)
        return {"articles": len(noted), "dropped": len(dropped)}

    def _noted(self, shard: str, watch: Watch, dropped: list[Dropped]) -> Iterator[Noted]:
        rows = rows_within(self._shelf, shard, self._plan.window)
        watch.beat()
        for row, article in zip(rows, articles_at(self._shelf, shard, rows), strict=True):
            found = try_on(article.id, watch, partial(self._note, row, article))
            if isinstance(found, Noted):
                yield found
            else:
                dropped.append(left_out(found, f"{shard}:{row + 1}", article.id))

    def _note(self, row: int, article: Article) -> Noted:
        return Noted(row, slim(article, self._language), self._dossiers.names(article))
