"""The command `selon export`: a dossier in the formats of others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from selon.cli_dossier import Articles, open_dossier
from selon.cli_options import Lang, OfficeHolders, Outlet, Published, StorePlace
from selon.console import ends_quietly, usage_checked
from selon.export.dossier.formats import DossierFormat, require_output, write_dossier

app = typer.Typer(rich_markup_mode=None)

To = Annotated[DossierFormat, typer.Option("--to", metavar="FORMAT", help=f"{', '.join(DossierFormat)}.")]
Place = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="PLACE",
        help="Write to this file (brat, csv and parquet: folder, or FILE.zip) instead of standard output.",
    ),
]  # fmt: skip


@app.command()
def export(
    to: To,
    sources: Articles = None,
    store: StorePlace = None,
    output: Place = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    office_holders: OfficeHolders = None,
) -> None:
    """Write articles, their claims and what people judged for other programs: annotations, graphs, tables.

    Every format says who says it and how it is known; docs/exports.md tells what each holds.

    \b
    Examples:
      selon export --to webannotation article.txt > annotations.json
      selon export --to csv --output dossier articles.jsonl
      selon export --to ftm --store news.db --output dossier.ftm.json
    """
    with usage_checked():
        require_output(to, output)
    with ends_quietly():
        dossier, ends = open_dossier(sources, store, published, outlet, lang, office_holders)
        if not dossier.articles:
            ends()  # where nothing could be read, nothing is written
        write_dossier(to, dossier, output)
        ends()
