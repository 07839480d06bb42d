"""A table as a Parquet file that is there whole or not at all, byte for byte the same each time; and read again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from selon.corpus.columns import TABLE_KEY, VERSION_KEY, schema_of, version
from selon.corpus.whole import whole
from selon.errors import SelonError

if TYPE_CHECKING:
    import pyarrow as pa

_ROW_GROUP = 50_000
"""Rows that one reads at a time."""


def write_table(table: pa.Table, path: Path, tmp: Path | None = None) -> None:
    """Write a table as one Parquet file (zstd), in `tmp` or beside its place first: after an error or a kill that is as it was.

    The same rows make the same bytes with the same version of pyarrow, however the table is cut in memory.
    """
    from pyarrow import parquet

    with whole(path, tmp or path.parent) as part, part.open("wb") as out:
        parquet.write_table(
            table.combine_chunks(), out, row_group_size=_ROW_GROUP, compression="zstd", compression_level=3, version="2.6"
        )


def read_table(path: Path, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """A shard of the table of that name, or these columns of it.

    Raises SelonError where it is no such shard: broken, of another table, or of another version of the tables.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            require_table(file.schema_arrow, name, path)
            return file.read(columns=None if columns is None else list(columns))
    except pa.ArrowInvalid as error:
        raise SelonError(f"{path}: is no whole Parquet file ({str(error).splitlines()[0]}): write it again") from error


def require_table(schema: pa.Schema, name: str, path: Path) -> None:
    """Raises SelonError, naming the file, where its schema is not that of this table in this version."""
    told = schema.metadata or {}
    table, written = told.get(TABLE_KEY, b"").decode(), told.get(VERSION_KEY, b"").decode()
    if table != name:
        raise SelonError(f"{path}: is no shard of the table {name!r}: keep only what `selon corpus` wrote there")
    if written != version():
        raise SelonError(
            f"{path}: has version {written!r} of the tables, this selon has {version()!r}: "
            "run `selon corpus` again into a new folder"
        )
    if not schema.equals(schema_of(name)):
        raise SelonError(f"{path}: its columns are not those of the table {name!r}: `selon schema --table {name}` shows them")
