"""Which formats a dossier has, where each may be written, and what writes it. Nothing heavy is imported before that."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selon.export.folder import require_folder, write_folder
from selon.export.output import open_output, require_place

if TYPE_CHECKING:
    from selon.claim_records import Dossier


class DossierFormat(StrEnum):
    """Each is a module of selon.export.dossier."""

    webannotation = "webannotation"
    schemaorg = "schemaorg"
    prov = "prov"
    ftm = "ftm"
    ucdp = "ucdp"
    polecat = "polecat"
    brat = "brat"
    ninjs = "ninjs"
    csv = "csv"
    parquet = "parquet"
    rdf_trig = "rdf-trig"


_FOLDERS = (DossierFormat.brat, DossierFormat.csv, DossierFormat.parquet)
"""Formats of several files."""


def require_output(format: DossierFormat, output: Path | None) -> None:
    """Raises UsageError where the format cannot be written there, or needs a package that is not installed."""
    if format in _FOLDERS:
        require_folder(output, format.value)
    else:
        require_place(output)
    if format is DossierFormat.ftm:
        _module(format).require()


def write_dossier(format: DossierFormat, dossier: Dossier, output: Path | None) -> None:
    """Write a dossier in this format; the same dossier gives the same bytes. Raises OSError where that cannot be done."""
    if format in _FOLDERS and output is not None:
        write_folder(_module(format).files(dossier), output)
        return
    with open_output(output) as out:
        _module(format).write(dossier, out)


def _module(format: DossierFormat) -> Any:
    return import_module(f"selon.export.dossier.{format.name}")
