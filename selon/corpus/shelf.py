"""A corpus as it lies in its folder: which shards are whole, read one at a time and only the columns that are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from selon.corpus.layout import Layout
from selon.corpus.shards import read_table
from selon.corpus.tables import READ
from selon.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

_ENDING = ".parquet"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The whole shards of a corpus by name, in order, those that lack a table, and whether the run that wrote it has ended."""

    folder: Path
    whole: tuple[str, ...]
    broken: tuple[str, ...]
    ended: bool

    def table(self, name: str, shard: str, columns: Sequence[str] | None = None) -> pa.Table:
        """These columns of a shard of a table. Raises SelonError, naming the file, where it is no such shard."""
        return read_table(self.path(name, shard), name, columns)

    def path(self, name: str, shard: str) -> Path:
        """Where a shard of a table stands."""
        return self.folder / name / f"{shard}{_ENDING}"

    def dropped(self, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """What was not read, shard by shard; nothing where there is no such folder."""
        for shard in sorted(_names(self.folder / "dropped")):
            yield self.table("dropped", shard, columns)


def open_shelf(folder: Path) -> Shelf:
    """The corpus that `selon corpus` wrote into a folder. Raises UsageError where there is none, or no article in it."""
    found = {name: _names(folder / name) for name in READ}
    every = set().union(*found.values())
    ended = _ended(Layout(folder).run_file)
    if not every and Layout(folder).run_file.is_file():
        way = "its dropped/ says what was not read, and why" if ended else "the run that writes it has not ended"
        raise UsageError(f"{str(folder)!r} holds no articles: {way}")
    if not every:
        raise UsageError(f"{str(folder)!r} holds no corpus: name the folder that `selon corpus ... --out` wrote")
    whole = set.intersection(*found.values())
    return Shelf(folder, tuple(sorted(whole)), tuple(sorted(every - whole)), ended)


def _ended(run_file: Path) -> bool:
    """Whether the run says of itself that all is there; tables that no run wrote are taken as they are."""
    if not run_file.is_file():
        return True
    try:
        return bool(json.loads(run_file.read_text(encoding="utf-8"))["state"] == "done")
    except (ValueError, LookupError, TypeError):
        return False


def _names(folder: Path) -> set[str]:
    """The shards in a folder; files that begin with a dot are not whole yet."""
    if not folder.is_dir():
        return set()
    return {path.stem for path in folder.iterdir() if path.suffix == _ENDING and not path.name.startswith(".")}
