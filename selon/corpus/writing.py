"""How the stages write and read their shards: whole, and by name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selon.corpus.dropped import Dropped
from selon.corpus.layout import Layout
from selon.corpus.shards import read_table, write_table
from selon.corpus.sketches import write_sketches
from selon.corpus.tables import articles_of, dropped_table, tables_of
from selon.corpus.whole import write_json
from selon.intake import article_from_text
from selon.records import Article

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is known of the articles of a part, by row from 0: those that are dropped, and what they are like.

    An article is like earlier ones, each at a row of a part of that name.
    """

    drop: Mapping[int, Dropped] = field(default_factory=dict)
    alike: Mapping[int, tuple[tuple[str, int], ...]] = field(default_factory=dict)


def loaded() -> Article:
    """An article without words that went through tables and back: what they need is loaded now, not with the first one."""
    empty = article_from_text(".", id="0")
    return next(articles_of(tables_of([empty])))


def write_part(layout: Layout, name: str, articles: Iterable[Article]) -> None:
    """Stage a part: its articles as they are before they are read, and what they are compared by."""
    articles = list(articles)
    write_sketches(layout, name, articles)
    write_shard(tables_of(articles)["articles"], layout, layout.part(name))


def read_part(layout: Layout, name: str) -> Iterator[Article]:
    """The articles of a staged part."""
    return articles_of({"articles": read_table(layout.part(name), "articles")})


def write_dropped(layout: Layout, name: str, dropped: Iterable[Dropped]) -> None:
    """Write a shard of what was not read."""
    write_shard(dropped_table(dropped), layout, layout.shard("dropped", name))


def write_articles(layout: Layout, name: str, articles: Iterable[Article]) -> dict[str, int]:
    """Write the shards of the articles of a part; how many rows each table has, and the `bytes` of all."""
    tables = tables_of(articles)
    counts = {table: rows.num_rows for table, rows in tables.items()}
    size = sum(write_shard(rows, layout, layout.shard(table, name)) for table, rows in tables.items())
    return {**counts, "bytes": size}


def write_marks(layout: Layout, name: str, marks: Marks) -> None:
    """Keep the marks of a part, where there are any."""
    if marks.drop or marks.alike:
        write_json(asdict(marks), layout.mark(name), layout.tmp)


def read_marks(layout: Layout, name: str) -> Marks:
    """The marks of a part."""
    path = layout.mark(name)
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    drop = {int(row): Dropped(**dropped) for row, dropped in kept.get("drop", {}).items()}
    alike = {int(row): tuple((part, at) for part, at in found) for row, found in kept.get("alike", {}).items()}
    return Marks(drop=drop, alike=alike)


def write_shard(table: pa.Table, layout: Layout, place: Path) -> int:
    """Writes a shard, and says how many bytes it has."""
    write_table(table, place, layout.tmp)
    return place.stat().st_size
