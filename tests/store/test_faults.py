"""Whatever stops `selon add`, the store opens, holds whole articles only, and the same command does the rest."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from factories import make_article, make_flood
from postgres_server import Server
from sqlalchemy import NullPool, create_engine, text
from store_process import ended, selon, write_articles

from selon.errors import StoreError
from selon.store import Store
from selon.store.where import locate

ARTICLES = 200
KILLS = {"sqlite": 20, "postgres": 5}


def require_whole(place: str) -> int:
    """Checks that every article has all its parts, and gives how many there are."""
    with Store.open(place) as store:
        articles = [*store.articles(revisions=True)]
        assert all((len(a.statements), len(a.events)) == (6, 3) for a in articles)
        assert len(store.search("navire", limit=1000)) == len(articles) if articles else True
        assert len([*store.timeline()]) == 3 * len(articles)
    if "://" not in place:
        with create_engine(locate(place), poolclass=NullPool).connect() as db:
            assert db.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            assert db.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    return len(articles)


def killed(place: str, source: str, chance: random.Random, *, early: bool) -> None:
    """Begins the command and kills it: while it imports, opens the store or makes the tables, or while it adds."""
    process = selon("add", source, "--store", place)
    assert process.stdout
    if early:
        time.sleep(chance.uniform(0.2, 1.2))
    else:
        added = chance.randrange(1, 8)
        while added and (line := process.stdout.readline()):
            added -= line.startswith(b"added")
        time.sleep(chance.uniform(0, 0.02))
    process.send_signal(signal.SIGKILL)
    ended(process)


def test_killed_at_any_point_it_is_whole_and_the_same_command_completes_it(place: str, tmp_path: Path) -> None:
    source, chance = write_articles(tmp_path / "news.jsonl", range(ARTICLES)), random.Random(4)
    kept = 0
    for number in range(KILLS["postgres" if "://" in place else "sqlite"]):
        killed(place, source, chance, early=number < 4)
        before, kept = kept, require_whole(place)
        assert kept >= before
    assert kept < ARTICLES
    status, out, err = ended(selon("add", source, "--store", place))
    assert (status, err) == (0, "")
    assert f"holds {ARTICLES} articles" in out
    assert require_whole(place) == ARTICLES


def test_the_real_command_is_killed_and_completed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Selon la préfecture, le pont a cédé.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "b", "text": "Le port est fermé, a dit la maire."}\n' * 1, encoding="utf-8")
    command = ("add", str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl"), "--lang", "fr", "--store", str(tmp_path / "n.db"))
    process = selon(*command, quick=False)
    assert process.stdout
    process.stdout.readline()
    process.kill()
    ended(process)
    status, out, err = ended(selon(*command, quick=False))
    assert (status, err) == (0, "")
    assert "holds 2 articles" in out
    with Store.open(tmp_path / "n.db") as store:
        assert [len(article.statements) for article in store.articles()] == [1, 1]


def test_two_at_once_both_succeed(place: str, tmp_path: Path) -> None:
    one = write_articles(tmp_path / "one.jsonl", range(120))
    two = write_articles(tmp_path / "two.jsonl", range(80, 200))
    done = [ended(process) for process in [selon("add", source, "--store", place) for source in (one, two)]]
    assert [(status, err) for status, _, err in done] == [(0, ""), (0, "")]
    assert require_whole(place) == ARTICLES


def test_who_waits_for_another_writer_longer_than_their_patience_is_told(place: str) -> None:
    with Store.open(place) as other, Store.open(place, patience=0.1) as store:
        with other._database.writing():
            with pytest.raises(StoreError, match="is in use: another program has been writing to it for too long: try again"):
                store.add(make_flood())
            assert store.count() == 0
        store.add(make_flood())
        assert store.count() == 1


def test_many_threads_may_share_a_store(store: Store) -> None:
    def add(first: int) -> None:
        for number in range(first, first + 20):
            store.add(make_article(f"Le navire {number // 2} est au port.", id=f"n{number // 2}"))

    threads = [Thread(target=add, args=(first,)) for first in (0, 10, 20, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.count() == 25


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(disk)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=False)


def test_a_full_disk_stops_it_with_one_line_and_loses_nothing(small_disk: Path, tmp_path: Path) -> None:
    source, place = write_articles(tmp_path / "news.jsonl", range(ARTICLES)), str(small_disk / "news.db")
    (small_disk / "other").write_bytes(b"\0" * 500_000)
    status, out, err = ended(selon("add", source, "--store", place))
    kept = out.count("added")
    assert status == 1
    assert err.count("\n") == 1
    assert "the disk is full: make room, then run the same command again" in err
    assert require_whole(place) == kept
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert ended(selon("add", source, "--store", place))[0] == 0
    assert require_whole(place) == ARTICLES


def test_a_file_that_may_not_grow_is_a_clear_error(tmp_path: Path) -> None:
    source, place = write_articles(tmp_path / "news.jsonl", range(ARTICLES)), str(tmp_path / "news.db")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    status, out, err = ended(selon("add", source, "--store", place, preexec_fn=limit))
    assert status == 1
    assert err.startswith(f"selon: {place}: ")
    assert "run the same command again" in err
    assert require_whole(place) >= out.count("added") > 0
    assert ended(selon("add", source, "--store", place))[0] == 0
    assert require_whole(place) == ARTICLES


def test_a_disk_that_may_not_be_written_says_so(small_disk: Path, tmp_path: Path) -> None:
    source, place = write_articles(tmp_path / "news.jsonl", range(2)), str(small_disk / "news.db")
    Store.open(place).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    status, _, err = ended(selon("add", source, "--store", place))
    assert (status, err.count("\n")) == (1, 1)
    assert "may not be written: change the mode" in err or "cannot be opened: check the path" in err


def test_a_store_on_a_disk_that_may_not_be_written_can_be_looked_at(small_disk: Path) -> None:
    with Store.open(small_disk / "news.db") as store:
        store.add(make_flood())
        assert not store.read_only
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Store.open(small_disk / "news.db") as store:
        assert store.read_only
        assert store.article("digue.txt") == make_flood()
        with pytest.raises(StoreError, match="may not be written: change the mode"):
            store.add(make_article("Le port ferme.", id="a.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write what it likes")
def test_a_file_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "news.db") as store:
        (tmp_path / "news.db").chmod(0o444)
        store.close()
        with pytest.raises(StoreError, match="may not be written: change the mode"):
            store.add(make_flood())


def test_a_server_that_goes_and_comes_back(server: Server, tmp_path: Path) -> None:
    place = server.database()
    source = write_articles(tmp_path / "news.jsonl", range(300))
    with Store.open(place) as store:
        store.add(make_flood())
        process = selon("add", source, "--store", place)
        assert process.stdout
        for _ in range(20):
            process.stdout.readline()
        server.stop()
        status, out, err = ended(process)
        with pytest.raises(StoreError, match="cannot be reached or has gone"):
            store.count()
        server.start()
        assert status == 1
        assert "the server cannot be reached or has gone: see that it runs, then run the same command again" in err
        assert err.count("\n") == 1
        assert store.count() >= 20 + out.count("added") + 1
        assert ended(selon("add", source, "--store", place))[0] == 0
        assert store.count() == 301


def test_a_server_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be reached or has gone") as raised:
        Store.open(f"postgresql://lea:secret@/news?host={tmp_path}")
    assert "secret" not in str(raised.value)


def test_a_database_that_is_not_there_is_a_clear_error(server: Server) -> None:
    with pytest.raises(StoreError, match="database \"gone\" does not exist"):
        Store.open(f"postgresql://postgres@/gone?host={server.folder}")


def test_a_file_that_was_taken_away_is_written_to_no_more_until_it_is_back(tmp_path: Path) -> None:
    """The open file would still take all of it, and it would be lost with the last program that has it open."""
    place, elsewhere = tmp_path / "news.db", tmp_path / "elsewhere.db"
    with Store.open(place) as store:
        store.add(make_article("Le port ferme.", id="a.txt"))
        place.rename(elsewhere)
        with pytest.raises(StoreError, match="its file was deleted, moved or replaced while it was open"):
            store.add(make_article("Le port rouvre.", id="b.txt"))
        with pytest.raises(StoreError, match="put it back"):
            store.count()
        assert not place.exists()
        elsewhere.rename(place)
        store.add(make_article("Le port rouvre.", id="b.txt"))
        assert store.count() == 2
