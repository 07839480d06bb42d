"""Stage stories: a bunch of stories -> their claims, in shards of every table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property, partial

from selon.claims.dossier import Dossiers, StoryFound
from selon.corpus.dropped import Dropped
from selon.corpus.engine import Task, Watch
from selon.corpus.grouping.bunches import Bunch, Place, Story, read_bunch
from selon.corpus.grouping.claim_tables import ClaimTables
from selon.corpus.grouping.failures import Failure, left_out, try_on
from selon.corpus.grouping.shelved import articles_at
from selon.corpus.grouping.stage import GroupingStage
from selon.corpus.writing import write_dropped, write_shard
from selon.records import Article


class Stories(GroupingStage):
    """A task is a bunch, by its name."""

    name = "stories"

    @staticmethod
    def make_dossiers(lang: str) -> Dossiers:
        """What finds the claims of a story, with its word vectors loaded."""
        dossiers = Dossiers(lang)
        dossiers.prepare()
        return dossiers

    @cached_property
    def _outlets(self) -> list[str]:
        """The outlets of all articles, which the survey has found."""
        found: list[str] = json.loads(self._plan.layout.outlets.read_text(encoding="utf-8"))
        return found

    def run(self, task: Task, watch: Watch) -> dict[str, int]:
        """Writes the claims of a bunch."""
        layout = self._plan.layout
        bunch = read_bunch(layout.bunch(task.name))
        found, dropped = self._found(bunch, watch)
        counts = {"articles": sum(len(story.articles) for story in bunch.stories), "dropped": len(dropped)}
        for name, table in found.tables().items():
            write_shard(table, layout, layout.shard(name, task.name))
            counts[name] = table.num_rows
        write_dropped(layout, f"{task.name}-stories", dropped)
        return counts

    def _found(self, bunch: Bunch, watch: Watch) -> tuple[ClaimTables, list[Dropped]]:
        survey, there = bunch.survey(self._language, self._outlets), dict(self._articles(bunch, watch))
        tables, dropped = ClaimTables(), list[Dropped]()
        for story in bunch.stories:
            told = [there[place] for place in story.articles]
            found = try_on(f"story {story.number}", watch, partial(self._dossiers.story, survey, told))
            if isinstance(found, StoryFound):
                tables.add(story.number, found.claims, told, lambda voice: survey.voices.shared(voice).name)
            else:
                dropped += _left_out(story, told, found)
        return tables, dropped

    def _articles(self, bunch: Bunch, watch: Watch) -> Iterator[tuple[Place, Article]]:
        """The articles of a bunch by their places, one shard in memory at a time."""
        rows: dict[str, set[int]] = {}
        for place in (place for story in bunch.stories for place in story.articles):
            rows.setdefault(place.shard, set()).add(place.row)
        for shard, wanted in sorted(rows.items()):
            watch.beat()
            for row, article in zip(sorted(wanted), articles_at(self._shelf, shard, wanted), strict=True):
                yield Place(shard, row), article


def _left_out(story: Story, told: list[Article], failure: Failure) -> Iterator[Dropped]:
    what = f"story {story.number} with its {len(told)} articles"
    for place, article in zip(story.articles, told, strict=True):
        yield left_out(failure, f"{place.shard}:{place.row + 1}", article.id, what)
