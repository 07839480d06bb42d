"""Articles as Arrow tables and back, nothing lost: `articles`, `statements`, `events` and `voices`, and what was `dropped`.

The columns are those of tables.yaml; docs/tables.md explains them. What comes back from tables equals what went in, also where
a string holds half a character, which no Parquet file can: then the article's `exact` column holds its record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from selon.corpus import rows
from selon.corpus.columns import schema_of
from selon.corpus.dropped import Dropped
from selon.corpus.flat import plain, record, storable
from selon.errors import SelonError
from selon.records import Article

if TYPE_CHECKING:
    import pyarrow as pa

READ = ("articles", "statements", "events", "voices")
"""The tables that articles make."""


def tables_of(articles: Iterable[Article]) -> dict[str, pa.Table]:
    """The tables of READ by name, rows in the order of the articles. All are held in memory: hand in a shard's articles."""
    held = list(articles)
    try:
        return _tables([(article, None) for article in held])
    except UnicodeEncodeError:
        return _tables([_with_exact(article) for article in held])


def articles_of(tables: Mapping[str, pa.Table]) -> Iterator[Article]:
    """The articles that `tables_of` made these of, in order; `voices` is not needed, nor others where there were none.

    Raises SelonError where the rows of statements or events are not those of the articles, in their order.
    """
    statements, events = _stream(tables, "statements"), _stream(tables, "events")
    for row in _stream(tables, "articles"):
        own = {name: _own(row, name, stream) for name, stream in (("statements", statements), ("events", events))}
        yield record(Article, json.loads(row["exact"])) if row["exact"] else rows.article_of(row, **own)
    for name, stream in (("statements", statements), ("events", events)):
        if (left := next(stream, None)) is not None:
            raise SelonError(f"table {name!r}: a row of article {left['article_id']!r} follows the last article's: {_WAY_OUT}")


_WAY_OUT = "hand in the tables of one shard, with all their rows in order"


def dropped_table(dropped: Iterable[Dropped]) -> pa.Table:
    """What was not read as the table `dropped`."""
    return table_of("dropped", [rows.dropped_row(one) for one in dropped])


def dropped_of(table: pa.Table) -> Iterator[Dropped]:
    """What was not read, of the table `dropped`."""
    return map(rows.dropped_of, rows_of(table))


def _tables(articles: list[tuple[Article, str | None]]) -> dict[str, pa.Table]:
    made = {
        "statements": rows.statement_rows,
        "events": rows.event_rows,
        "voices": rows.voice_rows,
    }
    own = table_of("articles", [rows.article_row(article, exact) for article, exact in articles])
    return {"articles": own} | {
        name: table_of(name, [row for article, _ in articles for row in made_of(article)]) for name, made_of in made.items()
    }


def _with_exact(article: Article) -> tuple[Article, str | None]:
    """An article as a file can hold it, with its record as it is where that is another."""
    shown = storable(article)
    return (article, None) if shown == article else (shown, json.dumps(plain(article)))


def table_of(name: str, found: list[rows.Row]) -> pa.Table:
    """Rows, each with every column, as the table of that name."""
    import pyarrow as pa

    schema = schema_of(name)
    return pa.table([pa.array([row[field.name] for row in found], field.type) for field in schema], schema=schema)


def _own(row: rows.Row, name: str, stream: Iterator[rows.Row]) -> list[rows.Row]:
    """The next rows of a table, which are the article's."""
    own = list(islice(stream, row[name]))
    strange = next((told["article_id"] for told in own if told["article_id"] != row["article_id"]), None)
    if strange is not None or len(own) < row[name]:
        found = f"a row of article {strange!r}" if strange is not None else "the end"
        raise SelonError(f"table {name!r}: {found} stands where a row of article {row['article_id']!r} should: {_WAY_OUT}")
    return own


def _stream(tables: Mapping[str, pa.Table], name: str) -> Iterator[rows.Row]:
    return rows_of(tables[name]) if name in tables else iter(())


def rows_of(table: pa.Table) -> Iterator[rows.Row]:
    """The rows of a table, some of them in memory at a time."""
    for batch in table.to_batches(max_chunksize=_BATCH):
        yield from batch.to_pylist()


_BATCH = 1_000
