"""Whatever a program asks for that the description of the desk allows, or does not, the desk does not fail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from addresses import described_as, is_described, patterns
from dossier_factory import make_dossier
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings, strategies
from hypothesis.database import InMemoryExampleDatabase
from starlette.testclient import TestClient

from selon.store import Store
from selon.web import guard
from selon.web.app import make_app
from selon.web.pages import PAGES
from selon.web.settings import Settings

PASSWORD = "trois petits chats"
PASS = {"authorization": f"Bearer {PASSWORD}"}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description, of a desk over a small dossier, for a program that has the password."""
    with pytest.MonkeyPatch.context() as patch, Store.open(tmp_path_factory.mktemp("api") / "desk.db") as store:
        patch.setattr(guard, "PAUSE_SECONDS", 0)
        dossier = make_dossier()
        for article in dossier.articles:
            store.add(article)
        store.keep_dossier(dossier)
        for part in (part for page in PAGES for part in (page.router, *page.router.routes)):
            patch.setattr(part, "include_in_schema", True)  # what only forms send is drawn, too
        app = make_app(store, Settings(works=False, password=PASSWORD))
        found = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=PASS)
        found.browser = browser_of(app)
        yield found


def browser_of(app: FastAPI) -> dict[str, str]:
    """What a browser sends with each form: that it gave the password, and the token that it was given."""
    with TestClient(app, follow_redirects=False) as browser:
        browser.headers["x-selon-token"] = browser.get("/api/token", headers=PASS).json()["token"]
        assert browser.post("/login", data={"password": PASSWORD}).status_code == 303
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        return {"cookie": cookies, "x-selon-token": browser.headers["x-selon-token"]}


WITHOUT_END = settings(deadline=None, suppress_health_check=list(HealthCheck), database=InMemoryExampleDatabase())


@pytest.mark.parametrize("address", [address for address in patterns("GET") if is_described(address)])
@settings(WITHOUT_END, max_examples=25)
@given(data=strategies.data())
def test_nothing_that_is_asked_for_breaks_the_desk(described: Any, address: str, data: strategies.DataObject) -> None:
    case = data.draw(described[described_as(address)]["GET"].as_strategy())
    answer = case.call(headers=PASS)
    assert answer.status_code < 500, answer.text
    assert answer.status_code != 401


@pytest.mark.parametrize("address", patterns("POST"))
@settings(WITHOUT_END, max_examples=25)
@given(data=strategies.data())
def test_nothing_that_is_sent_breaks_the_desk(described: Any, address: str, data: strategies.DataObject) -> None:
    """By a program with the password, and by a browser with its cookies and token."""
    case = data.draw(described[described_as(address)]["POST"].as_strategy())
    answer = case.call(headers=data.draw(strategies.sampled_from([PASS, described.browser])))
    assert answer.status_code < 500, answer.text
    if address != "/login":
        assert answer.status_code not in (401, 403, 405)
