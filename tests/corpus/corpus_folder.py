"""A corpus in a folder, as a run leaves it, made of articles by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from selon.corpus.dropped import Dropped
from selon.corpus.shards import write_table
from selon.corpus.tables import READ, dropped_table, tables_of
from selon.records import Article


def put_corpus(folder: Path, *shards: Sequence[Article], dropped: Iterable[Dropped] = ()) -> Path:
    """Write these shards, numbered from 0, and what was not read beside the first."""
    for name in (*READ, "dropped"):
        (folder / name).mkdir(parents=True)
    for number, articles in enumerate(shards):
        for name, table in tables_of(articles).items():
            write_table(table, folder / name / f"00000-{number:05d}.parquet")
    write_table(dropped_table(dropped), folder / "dropped" / "00000-00000.parquet")
    return folder
