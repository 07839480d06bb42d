"""Where a store is, how its tables come to be, and what is refused."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from threading import Thread

import pytest
from factories import make_flood
from sqlalchemy import Connection, Engine, NullPool, create_engine, inspect, text

from selon.errors import StoreError, UsageError
from selon.store import Store
from selon.store.database import Database
from selon.store.migrations import STEPS
from selon.store.tables import WRITTEN
from selon.store.where import locate


def engine(place: str) -> Engine:
    """The database behind the store, which keeps no connection open."""
    return create_engine(locate(place), poolclass=NullPool)


def test_the_option_goes_before_the_environment_and_that_before_the_usual_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SELON_STORE", raising=False)
    Store.open().close()
    monkeypatch.setenv("SELON_STORE", "room.db")
    Store.open().close()
    Store.open(tmp_path / "mine.db").close()
    assert {path.name for path in tmp_path.glob("*.db")} == {"selon.db", "room.db", "mine.db"}


def test_a_postgres_address_is_shown_without_its_password() -> None:
    database = Database(locate("postgresql://lea:secret@db.example/news"))
    assert database.name == "postgresql://lea:***@db.example/news"


@pytest.mark.parametrize("where", ["mysql://host/news", "postgresql+asyncpg://host/news", "http://fanal.example", "a://["])
def test_an_address_of_another_kind_is_refused(where: str) -> None:
    with pytest.raises(UsageError, match=r"PostgreSQL|no address"):
        locate(where)


def test_without_psycopg_the_way_to_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'selon\[postgres\]'"):
        Store.open("postgresql://db.example/news")


def test_a_store_is_opened_again(place: str) -> None:
    with Store.open(place) as store:
        store.add(make_flood())
    with Store.open(place, create=False) as store:
        assert store.article("digue.txt") == make_flood()
        store.close()
        assert store.count() == 1


def test_the_tables_are_those_that_queries_know(place: str) -> None:
    Store.open(place).close()
    tables = inspect(engine(place))
    for table in WRITTEN:
        assert [column["name"] for column in tables.get_columns(table.name)] == [column.name for column in table.columns]


def test_every_step_is_recorded_once(place: str) -> None:
    for _ in range(2):
        Store.open(place).close()
    with engine(place).connect() as db:
        assert list(db.execute(text("SELECT name FROM migrations")).scalars()) == list(STEPS)


def test_an_upgrade_takes_the_next_step_and_keeps_what_is_there(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(place) as store:
        store.add(make_flood())
    monkeypatch.setitem(STEPS, "0002_colour", lambda db: db.execute(text("ALTER TABLE articles ADD COLUMN colour TEXT")))
    with Store.open(place) as store:
        assert store.article("digue.txt") == make_flood()
    assert "colour" in [column["name"] for column in inspect(engine(place)).get_columns("articles")]


def test_a_step_that_fails_changes_nothing(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(db: Connection) -> None:
        db.execute(text("ALTER TABLE articles ADD COLUMN colour TEXT"))
        db.execute(text("ALTER TABLE gone ADD COLUMN colour TEXT"))

    Store.open(place).close()
    with monkeypatch.context() as later:
        later.setitem(STEPS, "0002_colour", fail)
        with pytest.raises(StoreError, match="gone"):
            Store.open(place)
    assert "colour" not in [column["name"] for column in inspect(engine(place)).get_columns("articles")]
    Store.open(place).close()


def test_a_store_of_a_newer_version_is_refused(place: str) -> None:
    Store.open(place).close()
    with engine(place).begin() as db:
        db.execute(text("INSERT INTO migrations VALUES ('0099_later', '2031-01-01', '9.1.0')"))
    with pytest.raises(StoreError, match=r"written by selon 9\.1\.0 \(0099_later\).*pip install --upgrade selon"):
        Store.open(place)


def test_a_database_of_something_else_is_left_alone(place: str) -> None:
    with engine(place).begin() as db:
        db.execute(text("CREATE TABLE articles (price INTEGER)"))
    with pytest.raises(StoreError, match=r"database of something else \(it has a table 'articles'\)"):
        Store.open(place)
    assert inspect(engine(place)).get_table_names() == ["articles"]


def test_a_store_opened_by_several_at_once_is_made_once(place: str) -> None:
    failures: list[Exception] = []

    def open_it() -> None:
        try:
            Store.open(place).close()
        except Exception as error:
            failures.append(error)

    threads = [Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_file_that_is_missing_is_not_made_by_whoever_only_reads(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store: `selon add SOURCE"):
        Store.open(tmp_path / "news.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_no_file_can_be_made_in_a_directory_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no directory"):
        Store.open(tmp_path / "gone" / "news.db")
    with pytest.raises(StoreError, match="is a directory"):
        Store.open(tmp_path)


def test_a_text_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "news.db").write_text("Le pont a tenu. " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match=r"news\.db: is no store"):
        Store.open(tmp_path / "news.db")


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Store.open(path) as store:
        store.add(make_flood())
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="is damaged: put a copy"), Store.open(path) as store:
        store.article("digue.txt")
