"""Whether Parquet files hold articles: asked before anything is read, so that a wrong column costs no night of work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO

from selon.errors import UsageError
from selon.intake.record import OPTIONAL, REQUIRED

_AT_ONCE = 8
_SHOWN = 12
_OWN_ID = "article_id"


def require_columns(files: Sequence[tuple[str, Callable[[], BinaryIO]]]) -> None:
    """Raises UsageError that names the first of the files without a column `id` or `text`, and one that has them.

    A file that is no Parquet at all is left to those who read it.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = list(pool.map(columns, (opened for _, opened in files)))
    names = [url for url, _ in files]
    good = next((url for url, has in zip(names, found, strict=True) if has and not missing(has)), None)
    for url, has in zip(names, found, strict=True):
        if has is not None and (lack := missing(has)):
            other = f" ({good} has them: two kinds of tables stand together)" if good else ""
            raise UsageError(
                f"{url}: has no column {lack}, only {shown(has)}{other}: rename its columns, or leave it out"
            )


def column_of(has: Sequence[str]) -> dict[str, str]:
    """Which of a table's columns holds which field of an article; a corpus's own `articles` call their id `article_id`."""
    found = {name: name for name in (*REQUIRED, *OPTIONAL) if name in has}
    return {"id": _OWN_ID, **found} if _OWN_ID in has else found


def missing(has: Sequence[str]) -> str:
    """The columns that articles need and a table does not have, as words; "" where it has them all."""
    found = column_of(has)
    return " and ".join(repr(name) for name in REQUIRED if name not in found)


def shown(names: Sequence[str]) -> str:
    """The names of columns for a message, not too many."""
    return ", ".join(names[:_SHOWN]) + (" ..." if len(names) > _SHOWN else "") or "none"


def columns(opened: Callable[[], BinaryIO]) -> list[str] | None:
    """The names of a Parquet file's columns; None where it is damaged or cannot be opened."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with opened() as stream:
            return list(pq.ParquetFile(stream).schema_arrow.names)
    except (OSError, pa.ArrowException):
        return None
