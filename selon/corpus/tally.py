"""What is counted of a corpus: each shard's columns, a few at a time, into counts by outlet, week, voice, type ..."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from selon.corpus.counting import KEPT, Count
from selon.corpus.shelf import Shelf

if TYPE_CHECKING:
    import pyarrow as pa

COPIED = 0.8
"""An article that shares as much with an earlier one is a copy of it."""
_ARTICLE = ["article_id", "outlet", "day", "credits.list.element.name", "copies.list.element.share"]
_STATEMENT = ["article_id", "outlet", "day", "form", "voice_kind"]
_VOICE = ["article_id", "name", "kind", "role", "statements", "direct", "mixed", "indirect"]
_EVENT = ["article_id", "day", "group", "type", "status", "actor_country", "recipient_country"]
_SPOKEN = ("statements", "direct", "mixed", "indirect", "articles")
_MENTION = ("article_id", "group", "type", "status")
_PAIR = ("actor_country", "recipient_country")


class Tally:
    """Counts of a corpus; `add` takes a shard. With `copies` false, articles that copy earlier ones are left out."""

    def __init__(self, *, copies: bool = True, kept: int = KEPT) -> None:
        self._copies = copies
        about = ("articles", "credited", "copied", "undated")
        said = ("statements", "unsourced", "anonymous")
        told = ("events", "mentions")
        self.outlets, self.weeks = Count(("outlet",), about), Count(("week",), about)
        self.agencies = Count(("agency",), ("articles",))
        self.said_in, self.said_on = Count(("outlet",), said), Count(("week",), said)
        self.forms = Count(("kind", "form"), ("statements",))
        self.voices, self.roles = Count(("name", "kind"), _SPOKEN, kept), Count(("role",), _SPOKEN, kept)
        self.events, self.event_weeks = Count(("type", "status"), told), Count(("week", "type", "status"), told)
        self.pairs = Count((*_PAIR, "type", "status"), told, kept)
        self.dropped = Count(("stage", "reason"), ("records",))

    def add(self, shelf: Shelf, shard: str) -> None:
        """Count a shard of a corpus."""
        articles = _articles(shelf.table("articles", shard, _ARTICLE))
        left_out = None if self._copies else _ids_of_copies(articles)
        self._add_articles(_without(articles, left_out))
        self._add_statements(_without(shelf.table("statements", shard, _STATEMENT), left_out))
        self._add_voices(_without(shelf.table("voices", shard, _VOICE), left_out))
        self._add_events(_without(shelf.table("events", shard, _EVENT), left_out))

    def add_dropped(self, table: pa.Table) -> None:
        """Count what was not read."""
        self.dropped.add(_with(table, records=_ones(table)))

    def _add_articles(self, table: pa.Table) -> None:
        import pyarrow as pa

        self.outlets.add(table)
        self.weeks.add(table)
        credits = table["credits"].to_pylist()
        names = [name for credited in credits for name in sorted({credit["name"] for credit in credited})]
        agencies = pa.table({"agency": pa.array(names, "string")})
        self.agencies.add(_with(agencies, articles=_ones(agencies)))

    def _add_statements(self, table: pa.Table) -> None:
        import pyarrow.compute as pc

        kind = pc.fill_null(table["voice_kind"], "none")
        table = _with(
            table, kind=kind, week=_weeks(table), statements=_ones(table),
            unsourced=_flags(pc.equal(table["form"], "unsourced")), anonymous=_flags(pc.equal(kind, "anonymous")),
        )  # fmt: skip
        for count in (self.said_in, self.said_on, self.forms):
            count.add(table)

    def _add_voices(self, table: pa.Table) -> None:
        import pyarrow.compute as pc

        spoken = table.filter(pc.not_equal(table["kind"], "none"))
        spoken = _with(spoken, articles=_ones(spoken))
        self.voices.add(spoken)
        self.roles.add(spoken.filter(pc.is_valid(spoken["role"])))

    def _add_events(self, table: pa.Table) -> None:
        import pyarrow.compute as pc

        told = _with(table, week=_weeks(table), mentions=_ones(table), events=_first(table, _MENTION))
        self.events.add(told)
        self.event_weeks.add(told)
        pairs = told.filter(pc.and_(*(pc.is_valid(told[name]) for name in _PAIR)))
        self.pairs.add(_with(pairs, events=_first(pairs, (*_MENTION, *_PAIR))))


def tally(shelf: Shelf, *, copies: bool = True) -> Tally:
    """The counts of a whole corpus, one shard in memory at a time."""
    counted = Tally(copies=copies)
    for shard in shelf.whole:
        counted.add(shelf, shard)
    for table in shelf.dropped(counted.dropped.keys):
        counted.add_dropped(table)
    return counted


def _articles(table: pa.Table) -> pa.Table:
    """Articles with what is counted of each: credited agencies, whether it copies, its week."""
    import pyarrow as pa
    import pyarrow.compute as pc

    shares = [max((copy["share"] for copy in copies), default=0.0) for copies in table["copies"].to_pylist()]
    return _with(
        table, articles=_ones(table), credited=_flags(pc.greater(pc.list_value_length(table["credits"]), 0)),
        copied=_flags(pa.array([share >= COPIED for share in shares], "bool")), week=_weeks(table),
        undated=_flags(pc.is_null(table["day"])),
    )  # fmt: skip


def _ids_of_copies(articles: pa.Table) -> pa.Array:
    import pyarrow.compute as pc

    return articles.filter(pc.equal(articles["copied"], 1))["article_id"]


def _without(table: pa.Table, ids: pa.Array | None) -> pa.Table:
    """The rows of a table that are not of these articles."""
    import pyarrow.compute as pc

    return table if ids is None else table.filter(pc.invert(pc.is_in(table["article_id"], ids)))


def _weeks(table: pa.Table) -> pa.Array:
    """The Monday of each row's day."""
    import pyarrow.compute as pc

    return pc.floor_temporal(table["day"], unit="week")


def _first(table: pa.Table, keys: Iterable[str]) -> pa.Array:
    """1 in the first row with its values in these columns, 0 in the others."""
    import pyarrow as pa

    rows = list(zip(*(table[name].to_pylist() for name in keys), strict=True))
    first = {row: number for number, row in reversed(list(enumerate(rows)))}
    return pa.array([int(first[row] == number) for number, row in enumerate(rows)], "int64")


def _flags(found: pa.Array) -> pa.Array:
    """1 for true and 0 for false."""
    return found.cast("int64")


def _ones(table: pa.Table) -> pa.Array:
    import pyarrow as pa

    return pa.repeat(pa.scalar(1, "int64"), table.num_rows)


def _with(table: pa.Table, **columns: pa.Array) -> pa.Table:
    """A table with more columns, or others of these names."""
    for name, values in columns.items():
        if name in table.column_names:
            table = table.drop_columns([name])
        table = table.append_column(name, values)
    return table
