"""Stage survey: all that can only be found out over all articles together: stories, shared voices, bodies, outlets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from selon.claims.dossier import Dossiers, Survey
from selon.corpus.engine import Task, Watch
from selon.corpus.grouping.bunches import Place, bunches, write_bunch
from selon.corpus.grouping.claim_tables import SHARED, voices_table
from selon.corpus.grouping.noted import Noted, read_noted
from selon.corpus.grouping.plan import GroupingPlan
from selon.corpus.whole import whole
from selon.corpus.writing import write_shard
from selon.errors import CorpusError
from selon.records import Article

_VOICES = 50_000
"""Rows of a shard of shared voices."""
_BEAT = 20.0
"""Seconds after which the worker is told that the work goes on."""


class Surveying:
    """There is one task: all shards, in order."""

    name = "survey"

    def __init__(self, plan: GroupingPlan) -> None:
        self._plan = plan

    def run(self, task: Task, watch: Watch) -> dict[str, int]:
        """Finds the stories, and writes bunches of them and the shared voices."""
        layout = self._plan.layout
        articles, names, places = list[Article](), list[dict[str, int]](), dict[str, Place]()
        for shard in task.work:
            watch.beat()
            for one in read_noted(layout.noted(shard)):
                _require_new(places, one, shard)
                articles.append(one.article)
                names.append(dict(one.names))
                places[one.article.id] = Place(shard, one.row)
        with _beating(watch):
            return self._write(Dossiers(self._plan.lang).survey(articles, names), places)

    def _write(self, survey: Survey, places: dict[str, Place]) -> dict[str, int]:
        layout, number = self._plan.layout, -1
        for number, bunch in enumerate(bunches(survey, places)):
            with whole(layout.bunch(bunch_name(number)), layout.tmp) as part:
                write_bunch(bunch, part)
        with whole(layout.outlets, layout.tmp) as part:
            part.write_text(json.dumps(survey.outlets.names), encoding="utf-8")
        return {"stories": len(survey.stories), "bunches": number + 1, SHARED: self._write_voices(survey)}

    def _write_voices(self, survey: Survey) -> int:
        voices, layout = survey.voices.all(), self._plan.layout
        for number, start in enumerate(range(0, max(1, len(voices)), _VOICES)):
            table = voices_table(voices[start : start + _VOICES])
            write_shard(table, layout, layout.shard(SHARED, bunch_name(number)))
        return len(voices)


def bunch_name(number: int) -> str:
    """The name of a bunch's task and shards."""
    return f"{number:05d}"


def _require_new(places: dict[str, Place], noted: Noted, shard: str) -> None:
    if before := places.get(noted.article.id):
        raise CorpusError(
            f"article {noted.article.id!r} stands twice in the corpus, in {before.shard} and {shard}: an id must be one article's"
        )


@contextmanager
def _beating(watch: Watch) -> Iterator[None]:
    """Tells now and then that the work goes on; nothing else is told meanwhile."""
    over = Event()

    def beat() -> None:
        while not over.wait(_BEAT):
            watch.beat()

    thread = Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
