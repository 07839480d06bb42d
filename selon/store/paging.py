"""Long answers in pages: no transaction is open while one is used, so reading holds up nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Row, Select, tuple_

from selon.store.database import Database

SIZE = 100


def pages(database: Database, asked: Select[Any], keys: Sequence[Column[Any]]) -> Iterator[Sequence[Row[Any]]]:
    """The rows of a query in the order of `keys`, which it selects and which are no two times the same."""
    ordered = asked.order_by(*keys).limit(SIZE)
    page: Sequence[Row[Any]] = ()
    while True:
        behind = [getattr(page[-1], key.name) for key in keys] if page else None
        query = ordered if behind is None else ordered.where(tuple_(*keys) > tuple_(*behind))
        with database.reading() as db:
            page = db.execute(query).all()
        if page:
            yield page
        if len(page) < SIZE:
            return
