"""Parquet: a row is an article, by the names of its columns; dates and numbers of the table's own kinds are understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from selon.corpus.schemas import column_of, missing, shown
from selon.errors import IntakeError
from selon.intake import limits
from selon.intake.article import Given
from selon.intake.begun import Begin, accepted
from selon.intake.record import OPTIONAL, REQUIRED, article_of
from selon.intake.watched import Watched
from selon.records import Article

_ROWS = 32
"""Rows that are held at a time."""

_FIELDS = frozenset({*REQUIRED, *OPTIONAL})


def read_parquet(
    stream: BinaryIO, source: str, given: Given, begin: Begin = accepted
) -> Iterator[tuple[str, Article | IntakeError]]:
    """The place ("lot.parquet:3", the row, from 1) and article of each row, or why it is none.

    Columns are `id text` and any of those that JSON Lines may have; all others are left alone. A group of rows that cannot be
    read is one error. Raises IntakeError where the file is no Parquet or lacks a column, OSError where the stream does.
    """
    watched = Watched(stream)
    file = _opened(watched, source)
    if lack := missing(file.schema_arrow.names):
        problem = f"has no column {lack}, only {shown(file.schema_arrow.names)}: rename its columns"
        raise IntakeError(source, problem, code="field")
    first = 1
    for number in range(file.metadata.num_row_groups):
        group, row = file.metadata.row_group(number), first
        first += group.num_rows
        try:
            _require_sane(group, source, row)
            for found in _rows(file, number, source, row, given, begin):
                yield found
                row += 1
        except IntakeError as error:
            yield error.source, error
        except (OSError, ValueError) as error:  # what pyarrow raises for damaged pages
            watched.require_sound()
            yield f"{source}:{row}", _damaged(f"{source}:{row}", row, first - 1, error)


def _opened(watched: Watched, source: str) -> Any:
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(watched)
    except (OSError, ValueError) as error:
        watched.require_sound()
        problem = f"is no Parquet, or its end is missing ({error}): copy it again"
        raise IntakeError(source, problem, code="damaged") from error


def _rows(
    file: Any, group: int, source: str, first: int, given: Given, begin: Begin
) -> Iterator[tuple[str, Article | IntakeError]]:
    columns = column_of(file.schema_arrow.names)
    row = first
    for batch in file.iter_batches(_ROWS, row_groups=[group], columns=list(columns.values())):
        for k in range(batch.num_rows):
            place = f"{source}:{row}"
            try:
                begin(place)
                cells = {field: _value(batch.column(column)[k], field, place) for field, column in columns.items()}
                record = {field: value for field, value in cells.items() if value is not None}
                yield place, article_of(record, place, given)
            except IntakeError as error:
                yield place, error
            row += 1


def _value(cell: Any, field: str, place: str) -> Any:
    """A cell as JSON would have it: days and moments as ISO 8601, bytes as the UTF-8 that they must be."""
    try:
        value = cell.as_py()
        if isinstance(value, bytes):
            return value.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"its {field!r} is not UTF-8 (byte {error.start}): write the table again"
        raise IntakeError(place, problem, code="encoding") from error
    return value.isoformat() if isinstance(value, date) else value


def _require_sane(group: Any, source: str, first: int) -> None:
    """Refuses rows that would fill the memory when they are unpacked."""
    for number in range(group.num_columns):
        column = group.column(number)
        packed, size = column.total_compressed_size, column.total_uncompressed_size
        if column.path_in_schema in _FIELDS and size > limits.RATIO_FROM and size > limits.MAX_RATIO * packed:
            last = first + group.num_rows - 1
            problem = (
                f"rows {first:,} to {last:,} grow over {limits.MAX_RATIO} times when they are unpacked: leave them out"
            )
            raise IntakeError(f"{source}:{first}", problem, code="bomb")


def _damaged(place: str, first: int, last: int, error: Exception) -> IntakeError:
    problem = f"rows {first:,} to {last:,} cannot be read ({error}): copy the file again"
    return IntakeError(place, problem, code="damaged")
