"""`selon corpus`: many articles to tables. Nothing heavy is imported before it runs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli_options import Address, Engine, EngineName, Lang, OfficeHolders, Outlet, Published, Workers
from selon.console import complain, ends_quietly, usage_checked

if TYPE_CHECKING:
    from selon.corpus.run_file import Run

app = typer.Typer()


@app.command()
def corpus(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="JSON Lines, Parquet, WARC: files, patterns, directories, s3://, gs://.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the tables go; the same DIR takes a run up again.")],
    engine: Engine = EngineName.local,
    workers: Workers = None,
    address: Address = None,
    patience: Annotated[
        float, typer.Option(metavar="SECONDS", min=1, help="An article that takes longer is left out.")
    ] = 120,
    part: Annotated[int, typer.Option(metavar="N", min=1, help="Articles of a shard at most.")] = 200,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    office_holders: OfficeHolders = None,
) -> None:  # fmt: skip
    """Read whole archives into Parquet tables: articles, statements, events, voices, and what was dropped.

    Killed at any moment, the same command does the rest. docs/corpora.md explains the tables and the cluster.

    \b
    Examples:
      selon corpus articles.jsonl --out corpus
      selon corpus 's3://archive/2024/*.warc.gz' --out corpus --workers 8
      selon corpus archive/ --out /shared/corpus --engine ray --address auto
    """
    with ends_quietly(), usage_checked():
        from selon.corpus.engines import engine_maker
        from selon.corpus.run import run_corpus
        from selon.corpus.settings import checked_settings

        settings = checked_settings(
            part=part, published=published, outlet=outlet, lang=lang, office_holders=office_holders
        )  # fmt: skip
        make = engine_maker(engine.value, workers=workers, address=address, patience=patience)
        run = run_corpus(inputs, out, make, settings=settings, tell=complain)
        complain(summary(run, out))


def summary(run: Run, out: Path) -> str:
    """What came of a run, in one line."""
    read, reasons = run["read"]["counts"], Counter[str]()
    for stage in ("intake", "marks", "read"):
        counts = run[stage]["counts"]
        reasons.update({name.split()[1]: n for name, n in counts.items() if name.startswith("dropped ")})
    tables = ", ".join(f"{read.get(table, 0):,} {table}" for table in ("articles", "statements", "events", "voices"))
    why = ", ".join(f"{n:,} {reason}" for reason, n in reasons.most_common())
    undated = run["intake"]["counts"].get("undated", 0)
    told = f"; {undated:,} articles taken in have no day of publication" if undated else ""
    dropped = f" ({why}): see {out / 'dropped'}" if why else ""
    return f"{out} holds {tables}{told}; {sum(reasons.values()):,} dropped{dropped}"
