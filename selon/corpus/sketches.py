"""The sketches of the articles of a part, beside it: made where the articles are in hand, so that comparing needs few texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from selon.claims.copies import sketch_of
from selon.corpus.layout import Layout
from selon.corpus.whole import whole
from selon.records import Article

if TYPE_CHECKING:
    from rensa import RMinHash

_COLUMN = "sketch"


def write_sketches(layout: Layout, name: str, articles: Iterable[Article]) -> None:
    """Write the sketch of each article of a part, in order."""
    import pyarrow as pa
    from pyarrow import parquet

    sketches = (sketch_of(article.text) for article in articles)
    states = pa.array((None if sketch is None else sketch.__getstate__() for sketch in sketches), pa.binary())
    with whole(layout.sketches(name), layout.tmp) as path:
        parquet.write_table(pa.table({_COLUMN: states}), path)


def read_sketches(layout: Layout, name: str) -> Iterator[RMinHash | None]:
    """The sketches of the articles of a part, in order; None for an article of too few words to be a copy."""
    from pyarrow import parquet

    for state in parquet.read_table(layout.sketches(name)).column(_COLUMN).to_pylist():
        yield None if state is None else _sketch(state)


def _sketch(state: bytes) -> RMinHash:
    from rensa import RMinHash

    sketch = RMinHash(num_perm=1, seed=0)  # its state tells both
    sketch.__setstate__(state)
    return sketch
