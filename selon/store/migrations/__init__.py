"""How the tables of a store came to be: each step a named function, applied once, in order, with its record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, inspect, select

from selon.errors import StoreError
from selon.store.database import Database, is_postgres
from selon.store.migrations.current_articles import current_articles
from selon.store.migrations.first_tables import first_tables
from selon.store.migrations.job_headings import job_headings
from selon.store.migrations.jobs import jobs
from selon.store.migrations.kept_dossier import kept_dossier
from selon.store.migrations.review_queue import review_queue
from selon.store.tables import WRITTEN, migrations
from selon.version import __version__

STEPS: dict[str, Callable[[Connection], None]] = {
    "0001_first_tables": first_tables,
    "0002_kept_dossier": kept_dossier,
    "0003_jobs": jobs,
    "0004_review_queue": review_queue,
    "0005_job_headings": job_headings,
    "0006_current_articles": current_articles,
}
"""All steps in order; a name never changes once a release has it. To change the tables, add a file and a line here."""

_RECORDS = "CREATE TABLE migrations (name TEXT PRIMARY KEY, applied TEXT NOT NULL, selon TEXT NOT NULL)"


def migrate(database: Database) -> None:
    """Brings the tables to what this version of selon needs; costs one look where they are.

    Raises StoreError where a newer version has changed them, or the database is not a store of selon's.
    """
    with database.reading() as db:
        missing = _missing(db, database.name)
    if list(STEPS) == missing:
        database.prepare()
    for name in missing:
        with database.writing() as db:
            if name in _missing(db, database.name):  # another program may have been first
                _apply(db, name)


def _apply(db: Connection, name: str) -> None:
    if not inspect(db).has_table(migrations.name):
        db.exec_driver_sql(_RECORDS)
    STEPS[name](db)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute(insert(migrations).values(name=name, applied=now, selon=__version__))


def _missing(db: Connection, store: str) -> list[str]:
    """The names of the steps that are still to be applied."""
    if not inspect(db).has_table(migrations.name):
        _require_unused(db, store)
        return list(STEPS)
    applied = {row.name: row.selon for row in db.execute(select(migrations))}
    if newer := sorted(applied.keys() - STEPS.keys()):
        raise StoreError(
            f"{store}: was written by selon {applied[newer[-1]]} ({newer[-1]}), and this is selon {__version__}, which does "
            "not know that: upgrade with pip install --upgrade selon"
        )
    return [name for name in STEPS if name not in applied]


def _require_unused(db: Connection, store: str) -> None:
    """Raises StoreError where other tables stand in a file, or tables of the same names in a PostgreSQL database."""
    found = set(inspect(db).get_table_names())
    taken = found & {table.name for table in WRITTEN} if is_postgres(db) else found
    if taken:
        raise StoreError(f"{store}: is a database of something else (it has a table {min(taken)!r}): name another one")
