"""A stage that reads without the model: what an article's text says is done to the process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from factories import make_event, make_statement

from selon.corpus.plan import Settings
from selon.corpus.stage_read import Read
from selon.errors import ReadingError
from selon.records import Article

PACE = float(os.environ.get("FAKE_PACE", "0"))
"""Seconds an article takes."""


class FakeReader:
    """Takes eight articles at a time, as the reader does, and marks the first word of each."""

    def read_many(
        self, articles: Iterable[Article], *, on_failure: Callable[[ReadingError], None] | None = None
    ) -> Iterator[Article]:
        source = iter(articles)
        while group := list(islice(source, 8)):
            for article in group:
                suffer(article.text)
            for article in group:
                if "BUG" in article.text:
                    assert on_failure
                    on_failure(ReadingError(article.id, ValueError("a bug")))
                else:
                    yield marked(article)


def suffer(text: str) -> None:
    time.sleep(PACE)
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    while "HANG" in text:
        time.sleep(1)
    if "FULL" in text:
        raise OSError(28, "No space left on device")


def marked(article: Article) -> Article:
    word = article.text.split()[0]
    said = tuple(make_statement(article.text, word, id=f"s{n}", form="unsourced") for n in range(2))
    return replace(article, statements=said, events=(make_event(article.text, "PROTEST", word),))


class FakeRead(Read):
    @staticmethod
    def make_reader(settings: Settings) -> FakeReader:
        return FakeReader()
