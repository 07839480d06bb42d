"""The flat table of events as CSV, JSON Lines or Parquet, written while articles are read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, TextIO

from selon.export.event_rows import COLUMNS, COUNTED, NUMERIC, Row, Value, rows, storable
from selon.export.jsonl import write_line
from selon.records import Article

_BATCH = 10_000
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet would run or swallow at the beginning of a cell (OWASP's list), behind any apostrophes."""


def write_csv(articles: Iterable[Article], out: TextIO) -> None:
    """A header and a line an event, written as soon as its article is there."""
    write_lines([COLUMNS], out)
    for article in articles:
        write_lines((row.values() for row in rows(article)), out)
        out.flush()


def write_lines(lines: Iterable[Iterable[Value]], out: TextIO) -> None:
    """Lines of CSV (RFC 4180, but they end in a line feed alone); what is unknown is empty, yes and no are true and false.

    A cell of text that a spreadsheet would run as a formula has an apostrophe set before it; numbers have none.
    """
    writer = csv.writer(_Lines(out), lineterminator=_Lines.END)
    writer.writerows([inert(value) for value in line] for line in lines)


def inert(value: Value) -> Value:
    """A cell that no spreadsheet runs: `=HYPERLINK(…)` becomes `'=HYPERLINK(…)`.

    It can be undone: take one apostrophe from each cell where `_FORMULA` fits and the first character is an apostrophe.
    """
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


class _Lines:
    """Passes the lines of a CSV writer on with a line feed at their ends.

    The writer itself ends them as RFC 4180 does: only so does it quote a carriage return in a cell (Python 3.11).
    """

    END = "\r\n"

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, line: str) -> None:
        self._out.write(line.removesuffix(self.END) + "\n")


def write_jsonl(articles: Iterable[Article], out: TextIO) -> None:
    """An object a line, one an event, with every column."""
    for article in articles:
        for row in rows(article):
            write_line(row, out)
        out.flush()


def write_parquet(articles: Iterable[Article], out: IO[bytes]) -> None:
    """One Parquet file with a typed column each: text, float64, int64 for offsets; what is unknown is null."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(name, _type(name)) for name in COLUMNS])
    with parquet.ParquetWriter(out, schema) as writer:
        stream = (storable(row) for article in articles for row in rows(article))
        for batch in _batches(stream):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _type(name: str) -> str:
    return "float64" if name in NUMERIC else "int64" if name in COUNTED else "string"


def _batches(stream: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(stream, _BATCH)):
        yield batch
