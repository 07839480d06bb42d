"""Claims as Arrow tables and back: `claims`, `mentions` and `origins`; and the voices across articles, `shared_voices`.

What comes back from tables equals what went in, but for halves of characters (lone surrogates), which no Parquet file can
hold: they are U+FFFD for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from selon.claim_records import Claim, SharedVoice
from selon.corpus.flat import storable
from selon.corpus.grouping.claim_rows import NameOf, claim_of, claim_row, mention_rows, origin_rows, voice_of, voice_row
from selon.corpus.rows import Row
from selon.corpus.tables import rows_of, table_of
from selon.errors import SelonError
from selon.records import Article

if TYPE_CHECKING:
    import pyarrow as pa

FOUND = ("claims", "mentions", "origins")
"""The tables that the claims of stories make."""
SHARED = "shared_voices"


class ClaimTables:
    """Rows of FOUND, story by story."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {name: [] for name in FOUND}

    def add(self, story: int, claims: Iterable[Claim], articles: Sequence[Article], name_of: NameOf) -> None:
        """Add the claims of a story, by its number; `articles` are all of it, `name_of` names a shared voice by its id."""
        by_id = {article.id: article for article in articles}
        for claim in claims:
            rows = {
                "claims": [claim_row(claim, story, by_id)],
                "mentions": mention_rows(claim, by_id, name_of),
                "origins": origin_rows(claim),
            }
            for name, found in rows.items():
                self._rows[name] += found

    def tables(self) -> dict[str, pa.Table]:
        """The tables of FOUND by name."""
        return {name: _table(name, rows) for name, rows in self._rows.items()}


def voices_table(voices: Iterable[SharedVoice]) -> pa.Table:
    """Voices across articles as the table `shared_voices`."""
    return _table(SHARED, list(map(voice_row, voices)))


def claims_of(tables: Mapping[str, pa.Table]) -> Iterator[Claim]:
    """The claims that these tables of one shard were made of, in order.

    Raises SelonError where the rows of mentions or origins are not those of the claims, in their order.
    """
    mentions, origins = rows_of(tables["mentions"]), rows_of(tables["origins"])
    for row in rows_of(tables["claims"]):
        own = {name: _own(row, name, rows) for name, rows in (("mentions", mentions), ("origins", origins))}
        yield claim_of(row, **own)


def shared_voices_of(table: pa.Table) -> Iterator[SharedVoice]:
    """The voices across articles of the table `shared_voices`."""
    return map(voice_of, rows_of(table))


def _own(row: Row, name: str, rows: Iterator[Row]) -> list[Row]:
    """The next rows of a table, which are the claim's."""
    own = list(islice(rows, row[name]))
    if len(own) < row[name] or any(one["claim_id"] != row["claim_id"] for one in own):
        raise SelonError(
            f"table {name!r}: lacks rows of claim {row['claim_id']!r}: hand in the tables of one shard, all rows in order"
        )
    return own


def _table(name: str, rows: list[Row]) -> pa.Table:
    try:
        return table_of(name, rows)
    except UnicodeEncodeError:
        return table_of(name, storable(rows))
