"""The arguments and options that several commands share, each written once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE", help="Files (.txt .md .html .jsonl .pdf), URLs, or - for stdin.")
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Date of publication (ISO 8601, such as 2024-06-04), for all.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Name of the outlet, for all sources.")]
Lang = Annotated[str | None, typer.Option(metavar="CODE", help="Take every source to be in this language (fr).")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output.")
]
OfficeHolders = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Your own table of who held which office when (YAML), asked first.")
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Say which rule or frame found each, and why (table and md; others always do).")
]
StorePlace = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="STORE", help="A file, or postgresql://… (else what SELON_STORE says, else selon.db)."
    ),
]
CorpusFolder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that `selon corpus ... --out DIR` wrote.")]


class EngineName(StrEnum):
    """What has the work on a corpus done."""

    local = "local"
    ray = "ray"


Engine = Annotated[EngineName, typer.Option(help="This machine's processes, or a Ray cluster.")]
Workers = Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes at work; otherwise one a core.")]
Address = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="The Ray cluster (ray://HOST:10001, or auto on its machines).")
]
