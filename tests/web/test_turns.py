"""Who waits for a store that takes no change (another program writes to it, or nobody may), and what they are told."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from selon.store import Store
from selon.web import turns
from selon.web.app import make_app
from selon.web.pages import PAGES
from selon.web.settings import Settings

PASSWORD = "trois petits chats"
READER = {"accept": "text/html", "accept-language": "fr", "authorization": f"Bearer {PASSWORD}"}
FOR_THE_BROWSER = {"/login", "/language", "/name", "/toured"}
"""Changes that no store hears of."""


@contextmanager
def locked(place: Path) -> Iterator[None]:
    """The store while another program writes to it."""
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def desk(place: Path, patience: float) -> Iterator[TestClient]:
    with (
        Store.open(place, patience=patience) as store,
        TestClient(make_app(store, Settings(password=PASSWORD)), headers=READER, follow_redirects=False) as client,
    ):
        yield client


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_who_changes_a_locked_store_is_told_what_to_do(tmp_path: Path) -> None:
    with desk(tmp_path / "desk.db", 0.1) as browser:
        with locked(tmp_path / "desk.db"):
            refused = browser.post("/group")
        assert refused.status_code == 503
        assert "est occupé : un autre programme y écrit depuis trop longtemps ; réessayez quand il aura fini" in refused.text
        assert browser.post("/group").status_code == 303


def test_who_does_not_even_get_a_turn_is_told_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_SECONDS", 0.1)
    with desk(tmp_path / "desk.db", 1) as browser, locked(tmp_path / "desk.db"), ThreadPoolExecutor(12) as people:
        refused = list(people.map(lambda _: browser.post("/group"), range(2 * turns.WRITERS)))
    assert {answer.status_code for answer in refused} == {503}
    assert all("est occupé" in answer.text for answer in refused)


def test_many_who_wait_for_a_locked_store_hold_up_no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More of them than there are threads for readers."""
    begun: list[object] = []
    ask = Store.ask
    monkeypatch.setattr(Store, "ask", lambda *given, **named: [begun.append(given), ask(*given, **named)][1])
    monkeypatch.setattr(turns, "TURN_SECONDS", 60)
    with desk(tmp_path / "desk.db", 60) as browser, ThreadPoolExecutor(60) as people:
        with locked(tmp_path / "desk.db"):
            waiting = [people.submit(browser.post, "/group") for _ in range(60)]
            until(lambda: len(begun) == turns.WRITERS)
            assert browser.get("/").status_code == 200
            assert not any(answer.done() for answer in waiting)
        assert {answer.result().status_code for answer in waiting} == {303}


def test_a_store_that_may_not_be_written_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(tmp_path / "desk.db").close()
    monkeypatch.setattr("selon.store.database.is_read_only", lambda url: True)
    with desk(tmp_path / "desk.db", 1) as browser:
        assert browser.get("/").status_code == 200
        refused = browser.post("/group")
    assert refused.status_code == 503
    assert "ne peut pas être écrit : changez les droits du fichier et de son dossier" in refused.text


def test_every_change_of_a_store_waits_apart_from_readers() -> None:
    routes = [route for page in PAGES for route in page.router.routes if isinstance(route, APIRoute)]
    changes = [route for route in routes if "POST" in (route.methods or ()) and route.path not in FOR_THE_BROWSER]
    assert len(changes) > 10
    assert [route.path for route in changes if not iscoroutinefunction(route.endpoint)] == []
