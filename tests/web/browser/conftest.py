"""A real desk over the eight example articles, and a real browser at it.

Skipped where there is no chromium. Every test asserts by itself that no request left this machine and that no page wrote an
error to its console.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from selon.claims import Dossiers
from selon.intake.sources import open_sources
from selon.reader import Reader
from selon.records import Article
from selon.store import Store
from selon.web.app import make_app
from selon.web.settings import Settings

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ROOT = Path(__file__).parents[3]
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@dataclass(frozen=True)
class Site:
    """A running desk: its address, and its store."""

    address: str
    store: Store


@pytest.fixture(scope="session")
def read_dossier(reader: Reader) -> list[Article]:
    """The eight example articles, read."""
    given = open_sources([str(ROOT / "examples" / "dossier_fr.jsonl")])
    return list(reader.read_many(a for a in given if isinstance(a, Article)))


@pytest.fixture(scope="session")
def grouped(tmp_path_factory: pytest.TempPathFactory, read_dossier: list[Article]) -> Path:
    """A store of the example articles, grouped, closed: each desk works on a copy."""
    place = tmp_path_factory.mktemp("grouped") / "desk.db"
    with Store.open(place) as store:
        for article in read_dossier:
            store.add(article)
        store.keep_dossier(Dossiers().of(store.articles()))
    return place


@pytest.fixture
def site(tmp_path: Path, grouped: Path) -> Iterator[Site]:
    """A desk over a store of the example articles, grouped."""
    shutil.copy(grouped, tmp_path / "desk.db")
    with Store.open(tmp_path / "desk.db") as store, serving(store) as address:
        yield Site(address, store)


class serving:  # noqa: N801
    """A desk in a thread of this process, on a free port."""

    def __init__(self, store: Store) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        app = make_app(store, Settings(port=self._port, works=False))
        self._server = uvicorn.Server(uvicorn.Config(app, port=self._port, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return f"http://127.0.0.1:{self._port}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's chromium, without a window.

    Closed after each file: while playwright runs, its event loop is in the way of tests that have one of their own.
    """
    if CHROMIUM is None:
        pytest.skip("there is no chromium")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield opened
        opened.close()


Visit = Callable[..., Any]


@pytest.fixture
def visit(browser: Any, site: Site) -> Iterator[Visit]:
    """Opens a page of the desk: `visit("/claims", width=360, dark=True)`; what it asked for and complained of is checked."""
    asked: list[str] = []
    complaints: list[str] = []
    contexts = []

    def visited(
        path: str, *, width: int = 1280, dark: bool = False, language: str = "fr", scripts: bool = True,
        allowed: Sequence[str] = (),
    ) -> Any:  # fmt: skip
        def complain(told: str) -> None:
            if not any(words in told for words in allowed):
                complaints.append(told)

        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", locale=language,
            java_script_enabled=scripts, reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda told: complain(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: complain(str(error)))
        page.goto(site.address + path)
        return page

    yield visited
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith((site.address, "data:", "blob:"))] == []
    assert complaints == []
