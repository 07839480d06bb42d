"""The flat table of events as CSV, JSON Lines or Parquet, written while articles are read."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, TextIO

from selon.export.event_rows import COLUMNS, COUNTED, NUMERIC, Row, rows
from selon.records import Article

_BATCH = 10_000


def write_csv(articles: Iterable[Article], out: TextIO) -> None:
    """A header and a line an event; what is unknown is empty (RFC 4180 quoting, lines end in a newline alone)."""
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for article in articles:
        writer.writerows(rows(article))


def write_jsonl(articles: Iterable[Article], out: TextIO) -> None:
    """An object a line, one an event, with every column."""
    for article in articles:
        for row in rows(article):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_parquet(articles: Iterable[Article], out: IO[bytes]) -> None:
    """One Parquet file with a typed column each: text, float64, int64 for offsets; what is unknown is null."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(name, _arrow(name)) for name in COLUMNS])
    with parquet.ParquetWriter(out, schema) as writer:
        stream = (row for article in articles for row in rows(article))
        for batch in _batches(stream):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _arrow(name: str) -> str:
    return "float64" if name in NUMERIC else "int64" if name in COUNTED else "string"


def _batches(stream: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(stream, _BATCH)):
        yield batch
