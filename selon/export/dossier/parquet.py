"""The tables of a dossier as Parquet: a folder with one file a table, typed; what is unknown is null."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from selon.claim_records import Dossier
from selon.export.dossier.tables import TABLES, Table
from selon.export.dossier.view import View
from selon.export.event_rows import storable


def files(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Each table as a file; one without rows has its columns all the same."""
    view = View(dossier)
    for table in TABLES:
        yield f"{table.name}.parquet", _parquet(table, view)


def _parquet(table: Table, view: View) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(name, pa.type_for_alias(kind)) for name, kind in table.columns.items()])
    rows = [storable(row) for row in table.rows(view)]
    out = BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), out)
    return out.getvalue()
