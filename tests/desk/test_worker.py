"""The worker: reads what is asked for, says what is wrong with what cannot be read, groups when all is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from selon.desk import worker
from selon.desk.doing import Doer
from selon.desk.worker import work
from selon.errors import StoreError
from selon.export.jsonl import dumps
from selon.intake import article_from_text
from selon.intake.reach import Reach
from selon.reader import Reader
from selon.store import Store

PORT = "Le port de Tolma est fermé, a annoncé lundi la préfète Ana Mercier."
QUAY = "La grève des dockers continue à Vaulx, a affirmé mardi le syndicaliste Paul Brun."


@pytest.fixture
def store(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty store, whose workers share the tests' reader."""
    monkeypatch.setattr(Doer, "_reader", reader)
    with Store.open(tmp_path / "desk.db") as opened:
        yield opened


def ask_to_read(store: Store, text: str, id: str) -> int:
    return store.ask("read", dumps(article_from_text(text, id=id, published="2024-06-04"))).id


def test_articles_are_read_and_their_claims_grouped(store: Store) -> None:
    ask_to_read(store, PORT, "port.txt")
    ask_to_read(store, QUAY, "quai.txt")
    assert work(store, once=True) == 3
    assert [(j.kind, j.state, j.message, j.article) for j in reversed(store.jobs())] == [
        ("read", "done", "added=1", "port.txt"), ("read", "done", "added=1", "quai.txt"), ("group", "done", "claims=2", None),
    ]  # fmt: skip
    assert not store.grouping().stale
    assert store.article("port.txt").statements[0].voice is not None


def test_an_article_that_is_there_is_not_added_again(store: Store) -> None:
    ask_to_read(store, PORT, "port.txt")
    again = ask_to_read(store, PORT, "copie.txt")
    work(store, once=True)
    assert (store.job(again).message, store.job(again).article, store.count()) == ("unchanged=1", "port.txt", 1)


def test_what_cannot_be_fetched_is_said_and_the_rest_is_done(store: Store) -> None:
    bad = store.ask("url", "http://127.0.0.1:9/article").id  # the desk fetches from the public web alone
    ask_to_read(store, PORT, "port.txt")
    work(store, once=True)
    assert store.job(bad).state == "failed"
    assert "public web" in (store.job(bad).message or "") or "port" in (store.job(bad).message or "")
    assert store.count() == 1


def test_a_bug_of_selon_on_one_article_leaves_the_worker_alive(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Doer, job: object) -> None:
        raise ZeroDivisionError("a bug")

    asked = ask_to_read(store, PORT, "port.txt")
    monkeypatch.setattr(Doer, "do", fail)
    assert work(store, once=True) == 1
    assert "report this" in (store.job(asked).message or "")


def test_a_store_that_does_not_answer_is_said_once(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(self: Store, worker: str) -> None:
        raise StoreError("desk.db: is gone: put it back")

    stop = Event()
    monkeypatch.setattr(worker, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(Store, "next_job", gone)
    monkeypatch.setattr(Store, "mark", lambda self: stop.set() or 0)
    for _ in range(2):
        stop.clear()
        work(store, stop=stop)
    assert caplog.messages.count("desk.db: is gone: put it back") == 1


def test_an_empty_store_is_not_grouped(store: Store) -> None:
    assert work(store, once=True) == 0


@pytest.fixture
def page() -> Iterator[str]:
    """The address of a page on this machine."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"<html lang=fr><head><title>Tolma</title></head><body><article><p>{PORT}</p></article></body></html>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/article"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_and_read(store: Store, page: str) -> None:
    asked = store.ask("url", page).id
    work(store, once=True, reach=Reach())
    assert (store.job(asked).state, store.job(asked).message) == ("done", "added=1")
    assert PORT in store.articles().__next__().text


def wait_for(what: Callable[[], bool], seconds: float = 60.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.05)
    return False


def started(store: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "selon.desk.worker", "--store", str(store)], stdin=subprocess.PIPE)


@pytest.mark.parametrize("end", ["terminate", "close"])
def test_a_worker_ends_when_told_to_and_gives_its_job_back(tmp_path: Path, end: str) -> None:
    place = tmp_path / "desk.db"
    with Store.open(place) as store:
        asked = ask_to_read(store, " ".join([PORT] * 5000), "long.txt")
        process = started(place)
        assert process.stdin is not None
        assert wait_for(lambda: store.job(asked).state == "running")
        process.terminate() if end == "terminate" else process.stdin.close()
        assert process.wait(30) == 0
        assert (store.job(asked).state, store.job(asked).tries) == ("waiting", 0)
        process.stdin.close()


def test_a_killed_worker_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    place = tmp_path / "desk.db"
    with Store.open(place) as store:
        asked = ask_to_read(store, PORT, "port.txt")
        process = started(place)
        assert wait_for(lambda: store.job(asked).state == "running")
        os.kill(process.pid, signal.SIGKILL)
        process.wait(30)
        assert process.stdin is not None
        process.stdin.close()
        monkeypatch.setattr("selon.store.jobs.LEASE_SECONDS", 0)
        monkeypatch.setattr(Doer, "_reader", reader)
        assert worker.work(store, once=True) >= 1
        assert store.job(asked).state == "done"
        assert store.count() == 1
