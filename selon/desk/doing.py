"""What each kind of job does; whatever is wrong with what was asked comes out as IntakeError or another SelonError."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from selon.errors import IntakeError, SelonError
from selon.export.jsonl import loads
from selon.intake.article import Given
from selon.intake.reach import Reach
from selon.records import Article
from selon.store import Store
from selon.store.adding import add_all
from selon.store.jobs import Job
from selon.store.keeping import Kept

if TYPE_CHECKING:
    from selon.claims import Dossiers
    from selon.reader import Reader


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job: counts as "added=2 failed=1", and the article where it was one."""

    message: str
    article: str | None = None


class Doer:
    """Does jobs over a store; `reach` bounds what it fetches. The model is loaded with the first article to read."""

    def __init__(self, store: Store, reach: Reach) -> None:
        self._store, self._reach = store, reach

    def do(self, job: Job) -> Done:
        """Does a job; raises SelonError with what to do where it cannot be done."""
        if job.kind == "read":
            return self._one(loads(job.input))
        if job.kind == "url":
            from selon.intake.fetch import read_url

            return self._one(read_url(job.input, Given(), self._reach))
        if job.kind == "feed":
            return self._feed(job.input)
        return self._group()

    def _one(self, article: Article) -> Done:
        failures: list[SelonError] = []
        for kept in add_all(self._store, [article], lambda articles: self._read(articles, failures)):
            return Done(f"{kept.outcome}=1", kept.id)
        raise failures[0]

    def _feed(self, address: str) -> Done:
        from selon.intake.polite import Polite
        from selon.watch import Watch

        failures: list[SelonError] = []
        watch = Watch(
            store=self._store, read=lambda articles: self._read(articles, failures), polite=Polite(reach=self._reach),
            lose=failures.append,
        )  # fmt: skip
        kept = list(watch.look([address]))
        if failures and not kept:
            raise failures[0]
        return Done(_counted(kept, failures))

    def _group(self) -> Done:
        self._store.regroup(self._dossiers)
        return Done(f"claims={self._store.grouping().claims}")

    def _read(self, articles: Iterable[Article], failures: list[SelonError]) -> Iterator[Article]:
        return self._reader.read_many(articles, on_failure=failures.append)

    @cached_property
    def _reader(self) -> Reader:
        from selon.reader import Reader

        return Reader()

    @cached_property
    def _dossiers(self) -> Dossiers:
        from selon.claims import Dossiers

        return Dossiers()


def _counted(kept: Iterable[Kept], failures: list[SelonError]) -> str:
    counts = Counter(str(k.outcome) for k in kept)
    told = " ".join(f"{outcome}={n}" for outcome, n in sorted(counts.items())) or "unchanged=0"
    if not failures:
        return told
    first = failures[0]
    where = f"{first.source}: {first.problem}" if isinstance(first, IntakeError) else str(first)
    return f"{told} failed={len(failures)}; {where}"
