"""An index of the current articles alone, by which they are counted and the newest found without reading them."""

from __future__ import annotations

from sqlalchemy import Connection

from selon.store.migrations.making import make

_INDEX = ("CREATE INDEX articles_current ON articles (told_at, number, published) WHERE replaced_by IS NULL",)


def current_articles(db: Connection) -> None:
    """Makes the index."""
    make(db, _INDEX)
