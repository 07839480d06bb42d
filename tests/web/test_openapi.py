"""Whatever a program asks for that the description of the desk allows, or does not, the desk does not fail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from addresses import described_as, is_described, patterns
from dossier_factory import make_dossier
from hypothesis import HealthCheck, given, settings, strategies
from hypothesis.database import InMemoryExampleDatabase

from selon.store import Store
from selon.web import guard
from selon.web.app import make_app
from selon.web.settings import Settings

PASSWORD = "trois petits chats"


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description, of a desk over a small dossier, for a program that has the password."""
    with pytest.MonkeyPatch.context() as patch, Store.open(tmp_path_factory.mktemp("api") / "desk.db") as store:
        patch.setattr(guard, "PAUSE_SECONDS", 0)
        dossier = make_dossier()
        for article in dossier.articles:
            store.add(article)
        store.keep_dossier(dossier)
        headers = {"authorization": f"Bearer {PASSWORD}"}
        yield schemathesis.openapi.from_asgi(
            "/api/openapi.json", make_app(store, Settings(works=False, password=PASSWORD)), headers=headers
        )


@pytest.mark.parametrize("address", [address for address in patterns("GET") if is_described(address)])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=InMemoryExampleDatabase())
@given(data=strategies.data())
def test_nothing_that_is_asked_for_breaks_the_desk(described: Any, address: str, data: strategies.DataObject) -> None:
    case = data.draw(described[described_as(address)]["GET"].as_strategy())
    answer = case.call(headers={"authorization": f"Bearer {PASSWORD}"})
    assert answer.status_code < 500, answer.text
    assert answer.status_code != 401
