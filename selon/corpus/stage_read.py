"""Stage read: a part -> its shards of every table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Protocol

from selon.corpus.copied import Copied
from selon.corpus.dropped import Dropped
from selon.corpus.engine import Task, Watch, crashed
from selon.corpus.plan import Plan, Settings
from selon.corpus.writing import loaded, read_marks, read_part, write_articles, write_dropped
from selon.errors import CorpusError, ReadingError
from selon.reader import Reader
from selon.records import Article


class Reads(Protocol):
    """What reads articles, as selon.Reader does."""

    def read_many(
        self, articles: Iterable[Article], *, on_failure: Callable[[ReadingError], None] | None = None
    ) -> Iterator[Article]:
        """The articles as read, in order."""


class Read:
    """A task is a part; what it needs besides its name is the URL of the source that the part is of."""

    name = "read"

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._reader = self.make_reader(plan.settings)
        self._copied = Copied(plan.layout)

    @staticmethod
    def make_reader(settings: Settings) -> Reads:
        """The reader, with its model loaded, so that no article's time holds it. Raises CorpusError where it cannot be loaded."""
        reader = Reader(settings.lang or "fr", office_holders=settings.office_holders)
        try:
            reader.read(loaded())
        except ReadingError as error:
            raise CorpusError(
                f"the model cannot be loaded ({error.__cause__!r}): is there 1 GB of memory for each worker?"
            ) from error
        return reader

    def run(self, task: Task, watch: Watch) -> dict[str, int]:
        """Reads the articles of a part and writes its shards."""
        layout = self._plan.layout
        marks, articles = read_marks(layout, task.name), list(read_part(layout, task.name))
        alike = {articles[row].id: places for row, places in marks.alike.items()}
        reading = _Reading(
            self._reader, task.work, watch, lambda article: self._copied.marked(article, alike.get(article.id, ()))
        )
        kept = (article for row, article in enumerate(articles) if row not in marks.drop)
        counts = write_articles(layout, task.name, reading.read(kept))
        dropped = reading.dropped
        write_dropped(layout, task.name, dropped)
        reasons = Counter(f"dropped {one.reason}" for one in dropped)
        return {**counts, "copies": reading.copies, "dropped": len(dropped), **reasons}


class _Reading:
    """The articles of one part through the reader: it tells of each, heeds who is suspected, and keeps what is dropped.

    `mark` is done to each once it is in hand: it gives an article its copies.
    """

    def __init__(self, reader: Reads, url: str, watch: Watch, mark: Callable[[Article], Article]) -> None:
        self._reader, self._url, self._watch, self._mark = reader, url, watch, mark
        self.dropped: list[Dropped] = []
        self.copies = 0

    def read(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Articles as they are read, in order; those that are suspected of a crash by themselves."""
        for alone, group in groupby(self._admitted(articles), lambda article: article.id in self._watch.alone):
            for some in ([article] for article in group) if alone else (group,):
                for article in self._reader.read_many(self._begun(some), on_failure=self._fail):
                    self._watch.end(article.id)
                    self.copies += bool(article.copies)
                    yield article

    def _admitted(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            if how := self._watch.out.get(article.id):
                self._drop(article.id, crashed(how), f"{how}: report this with the article")
            else:
                yield article

    def _begun(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            self._watch.begin(article.id)
            yield self._mark(article)

    def _fail(self, error: ReadingError) -> None:
        self._watch.end(error.source)
        self._drop(error.source, "failed", str(error))

    def _drop(self, article: str, reason: str, message: str) -> None:
        self.dropped.append(Dropped(place=self._url, id=article, stage="read", reason=reason, message=message))
