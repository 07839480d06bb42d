"""One input file -> its articles and what of it cannot be read, in the order of the file, the same at every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from selon.corpus.dropped import Dropped
from selon.corpus.parquet import read_parquet
from selon.corpus.sources import Source
from selon.errors import IntakeError
from selon.intake.article import Given
from selon.intake.begun import Begin, accepted
from selon.intake.jsonl import cut_lines, read_jsonl
from selon.intake.unpack import unpacked
from selon.intake.warc import Passed, passed_over, read_warc
from selon.records import Article

Found = Iterator[tuple[str, Article | IntakeError]]
"""Places, and what is there."""


def read_source(source: Source, given: Given, begin: Begin = accepted) -> Iterator[Article | Dropped]:
    """The articles of a source, and a Dropped for each thing in it that is none; `begin` is told of each record's place.

    A file that breaks off or is damaged is read up to there, and the rest is one Dropped. Nothing that stands in the file
    is raised; OSError is, where it cannot be opened or the network fails: then it is to be read again.
    """
    try:
        for place, item in _READERS[source.kind](source, given, begin):
            yield dropped(place, item) if isinstance(item, IntakeError) else item
    except IntakeError as error:
        yield dropped(source.url, error)


def dropped(place: str, error: IntakeError) -> Dropped:
    """The row for something at a place that is no article."""
    return Dropped(place=place, id=error.id, stage="intake", reason=error.code, message=error.problem)


def _jsonl(source: Source, given: Given, begin: Begin) -> Found:
    with source.open() as stream:
        yield from read_jsonl(cut_lines(unpacked(stream, source.name)), source.url, given, begin)


def _parquet(source: Source, given: Given, begin: Begin) -> Found:
    with source.open() as stream:
        yield from read_parquet(stream, source.url, given, begin)


def _warc(source: Source, given: Given, begin: Begin) -> Found:
    """Pages one by one, and at the end how many other records there are, a row for each reason."""
    passed: Passed = Counter()
    with source.open() as stream:
        yield from read_warc(stream, source.url, given, passed, begin)
    for error in passed_over(passed, source.url):
        yield source.url, error


_READERS: dict[str, Callable[[Source, Given, Begin], Found]] = {"jsonl": _jsonl, "parquet": _parquet, "warc": _warc}
