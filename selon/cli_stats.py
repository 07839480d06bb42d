"""The command `selon stats`: what stands in a corpus, counted, as tables and charts."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli_options import CorpusFolder
from selon.console import complain, ends_quietly, usage_checked
from selon.errors import UsageError
from selon.export.formats import screen_of
from selon.export.output import open_output

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.corpus.stats import StatTable

app = typer.Typer(rich_markup_mode=None)


class ChartLanguage(StrEnum):
    """In which language charts are labelled."""

    fr = "fr"
    en = "en"


@app.command()
def stats(
    corpus: CorpusFolder,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Write the tables as CSV and the charts as PNG and SVG.")
    ] = None,
    language: Annotated[ChartLanguage, typer.Option(help="The language of the charts.")] = ChartLanguage.fr,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="Rows of each table that are shown and drawn.")] = 15,
    charts: Annotated[bool, typer.Option(help="Draw charts (needs selon[charts]).")] = True,
    copies: Annotated[bool, typer.Option(help="Count articles that copy earlier ones, too.")] = True,
) -> None:  # fmt: skip
    """Count who is quoted, in which form and function, what is unsourced, agencies, and events by type, pair and week.

    \b
    Examples:
      selon stats corpus
      selon stats corpus --out figures --language en
    """
    with ends_quietly(), usage_checked():
        if out is not None:
            _require_folder(out, charts)
        found = _counted(corpus, copies)
        with open_output(None) as screen:
            from selon.corpus.stats_list import write

            write(found.values(), screen, top=top, width=screen_of(screen)["width"])
        if out is not None:
            _write(found, out, language.value if charts else None, top)


def _counted(corpus: Path, copies: bool) -> Mapping[str, StatTable]:
    """The tables of a corpus; a line says where it is not whole."""
    from selon.corpus.shelf import open_shelf
    from selon.corpus.stats import stat_tables
    from selon.corpus.tally import tally

    shelf = open_shelf(corpus)
    if shelf.broken or not shelf.ended:
        lacking = f"; {len(shelf.broken)} begun but not whole (first: {shelf.broken[0]})" if shelf.broken else ""
        complain(f"{corpus}: is not all there ({len(shelf.whole)} shards are{lacking}): run `selon corpus` again to end it")
    return stat_tables(tally(shelf, copies=copies))


def _require_folder(out: Path, charts: bool) -> None:
    """Raises UsageError where the folder cannot be made, or what draws charts is missing, before any work is done."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {str(out)!r} is a file: name a folder")
    if charts:
        from selon.corpus.charts import require_drawing

        require_drawing()


def _write(found: Mapping[str, StatTable], out: Path, language: str | None, top: int) -> None:
    from selon.corpus.stats_list import write_csv

    out.mkdir(parents=True, exist_ok=True)
    tables, drawn = write_csv(found.values(), out), []
    if language is not None:
        from selon.corpus.charts import draw_all

        drawn = draw_all(found, out, language=language, top=top)
    complain(f"{out}: {len(tables)} tables and {len(drawn)} charts written")
