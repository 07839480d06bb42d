"""A desk over a store of a small dossier, and a browser's session with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dossier_factory import make_dossier
from starlette.testclient import TestClient

from selon.store import Store
from selon.web.app import make_app
from selon.web.settings import Settings

BROWSER = {"accept": "text/html", "accept-language": "fr"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that holds the dossier of dossier_factory, grouped."""
    with Store.open(tmp_path / "desk.db") as opened:
        dossier = make_dossier()
        for article in dossier.articles:
            opened.add(article)
        opened.keep_dossier(dossier)
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    """A browser that speaks French, at the desk."""
    with TestClient(make_app(store, Settings()), headers=BROWSER) as browser:
        yield browser


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A browser at the desk of an empty store."""
    with Store.open(tmp_path / "empty.db") as opened, TestClient(make_app(opened, Settings()), headers=BROWSER) as browser:
        yield browser
