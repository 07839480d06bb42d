"""`selon corpus-claims`: the claims across the articles of a corpus. Nothing heavy is imported before it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli_options import Address, CorpusFolder, Engine, EngineName, Workers
from selon.console import complain, ends_quietly, usage_checked

if TYPE_CHECKING:
    from selon.corpus.run_file import Run

app = typer.Typer()


@app.command("corpus-claims")
def corpus_claims(
    corpus: CorpusFolder,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="OTHER", help="Where the claims go; otherwise beside the tables in DIR.")
    ] = None,
    engine: Engine = EngineName.local,
    workers: Workers = None,
    address: Address = None,
    patience: Annotated[
        float, typer.Option(metavar="SECONDS", min=1, help="A story that takes longer is left out.")
    ] = 3600,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only articles published on that day (or month, or year) or later.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only those published until then, included.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Take away the claims that are there, and begin anew.")] = False,
) -> None:  # fmt: skip
    """Put the articles of a corpus together: claims, their mentions and origins, and who is whom, as Parquet tables.

    The rules are those of `selon claims`. Killed at any moment, the same command does the rest. docs/corpora.md explains it.

    \b
    Examples:
      selon corpus-claims corpus
      selon corpus-claims corpus --since 2024-05 --until 2024-05 --out claims-2024-05
    """
    with ends_quietly(), usage_checked():
        from selon.corpus.engines import engine_maker
        from selon.corpus.grouping.run import run_grouping
        from selon.corpus.grouping.window import window

        make = engine_maker(engine.value, workers=workers, address=address, patience=patience)
        run = run_grouping(corpus, make, out=out, window=window(since, until), again=again, tell=complain)
        complain(_summary(run, out or corpus))


def _summary(run: Run, out: Path) -> str:
    """What came of a run, in one line."""
    found = {**run["survey"]["counts"], **run["stories"]["counts"]}
    names = ("claims", "mentions", "origins")
    tables = ", ".join(f"{found.get(table, 0):,} {table}" for table in names)
    dropped = run["names"]["counts"].get("dropped", 0) + found.get("dropped", 0)
    of = f"of {found.get('stories', 0):,} stories, and {found.get('shared_voices', 0):,} shared voices"
    return f"{out} holds {tables} {of}; {dropped:,} articles left out" + (f": see {out / 'dropped'}" if dropped else "")
