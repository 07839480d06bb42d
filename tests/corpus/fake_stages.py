"""Stages without the model: what an article's text says is done to the process that takes it in or reads it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from factories import make_event, make_statement

from selon.corpus.plan import Plan, Settings
from selon.corpus.stage_intake import Intake
from selon.corpus.stage_read import Read
from selon.errors import ReadingError
from selon.intake import jsonl
from selon.intake.article import Given
from selon.intake.record import article_of
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
                suffer(article.text, "INTAKE" not in article.text)
            for article in group:
                if "BUG" in article.text:
                    assert on_failure
                    on_failure(ReadingError(article.id, ValueError("a bug")))
                else:
                    yield marked(article)


def suffer(text: str, really: bool = True) -> None:
    if not really:
        return
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


class FakeIntake(Intake):
    """Takes in what is there; a text may crash it."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        jsonl.article_of = _suffering  # in the process of the worker alone


def _suffering(record: Mapping[str, Any], place: str, given: Given) -> Article:
    suffer(str(record["text"]).replace("INTAKE ", ""), "INTAKE" in record["text"])
    return article_of(record, place, given)


class FakeRead(Read):
    @staticmethod
    def make_reader(settings: Settings) -> FakeReader:
        return FakeReader()
