"""What stands in each row of the tables, and the article that rows come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from selon.corpus.dropped import Dropped
from selon.corpus.flat import flat, made, storable
from selon.export.wording import GAP
from selon.records import Article, Event, Statement, Voice

R = TypeVar("R")
Row = dict[str, Any]
_OF_ARTICLE = {"id": "article_id"}
_OF_STATEMENT = {"id": "statement_id", "content": "content_spans", "quoted": "quoted_spans"}
_OF_EVENT = {"id": "event_id", "statement": "statement_id"}
_DAY = len("2019-03-24")


def article_row(article: Article, exact: str | None) -> Row:
    """The row of an article without what was read in it; `exact` is its whole record where the row cannot hold it."""
    row = renamed(dict(flat(replace(article, statements=(), events=()), Article)), _OF_ARTICLE)
    counts = {"statements": len(article.statements), "events": len(article.events), "voices": len(voices_of(article))}
    return row | counts | {"day": day_of(article.published), "exact": exact}


def statement_rows(article: Article) -> Iterator[Row]:
    """A row a statement, in the article's order."""
    each = each_row(article)
    for number, statement in enumerate(article.statements):
        content = GAP.join(span.text for span in statement.content)
        yield each | renamed(dict(flat(statement, Statement)), _OF_STATEMENT) | {"number": number, "content": content}


def event_rows(article: Article) -> Iterator[Row]:
    """A row an event, in the article's order, with the voice of the statement it stands in."""
    each = each_row(article)
    voices = {statement.id: statement.voice for statement in article.statements}
    for number, event in enumerate(article.events):
        voice = voices.get(event.statement or "")
        told = {"voice_id": voice.id, "voice_name": voice.name} if voice else {"voice_id": None, "voice_name": None}
        yield each | renamed(dict(flat(event, Event)), _OF_EVENT) | told | {"number": number}


def voice_rows(article: Article) -> Iterator[Row]:
    """A row a voice, in the order in which they first speak."""
    each = each_row(article)
    speaker = {statement.id: statement.voice.id for statement in article.statements if statement.voice}
    told = Counter(speaker.get(event.statement or "") for event in article.events)
    for voice, own in voices_of(article).items():
        first = own[0].voice
        forms = Counter(statement.form for statement in own)
        counts = {form: forms[form] for form in ("direct", "indirect", "mixed", "unsourced")}
        relayed = sum(statement.parent is not None for statement in own)
        yield each | counts | dict(flat(first, Voice)) | {
            "voice_id": voice, "statements": len(own), "relayed": relayed, "events": told[voice],
        }  # fmt: skip


def voices_of(article: Article) -> dict[str, list[Statement]]:
    """The statements of each voice by its id, in the order in which they first speak."""
    found: dict[str, list[Statement]] = {}
    for statement in article.statements:
        if statement.voice:
            found.setdefault(statement.voice.id, []).append(statement)
    return found


def dropped_row(dropped: Dropped) -> Row:
    """The row of a record that was not read; halves of characters in it are U+FFFD for good."""
    return renamed(dict(flat(storable(dropped), Dropped)), _OF_ARTICLE)


def article_of(row: Row, statements: Iterable[Row], events: Iterable[Row]) -> Article:
    """The article that these rows were made of, the rows of statements and events in its order."""
    return replace(
        made_of(Article, row | {"statements": (), "events": ()}, _OF_ARTICLE),
        statements=tuple(made_of(Statement, told, _OF_STATEMENT) for told in statements),
        events=tuple(made_of(Event, told, _OF_EVENT) for told in events),
    )


def dropped_of(row: Row) -> Dropped:
    """The record that was not read, of its row."""
    return made_of(Dropped, row, _OF_ARTICLE)


def made_of(kind: type[R], row: Row, names: Mapping[str, str]) -> R:
    """The record of a row whose columns stand under these names instead of those of its fields."""
    return made(kind, row | {field: row[name] for field, name in names.items()})


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date, as it stands there; None where less is known, or it is none."""
    try:
        return date.fromisoformat((published or "")[:_DAY])
    except ValueError:
        return None


def each_row(article: Article) -> Row:
    """What every row about an article begins with."""
    return {
        "article_id": article.id, "outlet": article.outlet, "published": article.published,
        "day": day_of(article.published),
    }  # fmt: skip


def renamed(row: Row, names: Mapping[str, str]) -> Row:
    """A row with its values under these names instead of those of their fields."""
    return {names.get(name, name): value for name, value in row.items()}
