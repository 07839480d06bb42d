"""Articles, what was read in them, and what people decided about it, kept in SQLite or PostgreSQL behind one interface."""

from selon.store.store import Store

__all__ = ["Store"]
