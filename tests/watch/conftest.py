"""A newspaper's site on this machine, with feeds; and a reader that costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from newspaper import PARAGRAPHS, Site, page

from selon.errors import IntakeError
from selon.intake.polite import Polite
from selon.records import Article
from selon.store import Store
from selon.watch import Watch


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    site = Site(pages={path: page(words) for path, words in PARAGRAPHS.items()})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            body = site.pages.get(self.path, "").encode()
            tag = f'"{hash(body)}"'
            status = site.status.get(self.path, 200 if body else 404)
            status = 304 if status == 200 and self.headers.get("If-None-Match") == tag else status
            self.send_response(status)
            self.send_header("Content-Type", "application/xml" if ".xml" in self.path else "text/html; charset=utf-8")
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", "Tue, 04 Jun 2024 10:00:00 GMT")
            self.end_headers()
            if status == 200:
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def failures() -> list[str]:
    return []


@pytest.fixture
def watch(tmp_path: Path, failures: list[str]) -> Iterator[Watch]:
    """A watch that waits for nothing and reads nothing."""

    def read(articles: Iterable[Article]) -> Iterator[Article]:
        yield from articles

    def lose(error: IntakeError) -> None:
        failures.append(str(error))

    with Store.open(tmp_path / "news.db") as store:
        yield Watch(store=store, read=read, polite=Polite(delay=0), lose=lose)
