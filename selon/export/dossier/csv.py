"""The tables of a dossier as CSV: a folder with one file a table. No cell runs as a formula."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from selon.claim_records import Dossier
from selon.export.dossier.tables import TABLES
from selon.export.dossier.view import View
from selon.export.event_table import write_lines


def files(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Each table as a file in UTF-8 with a header; a table without rows is its header."""
    view = View(dossier)
    for table in TABLES:
        out = StringIO(newline="")
        write_lines([table.columns], out)
        write_lines((row.values() for row in table.rows(view)), out)
        yield f"{table.name}.csv", out.getvalue().encode("utf-8", "replace")
