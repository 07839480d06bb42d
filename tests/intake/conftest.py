"""What the intake tests share: a printing press for PDFs, a website on this machine, and a way to read one source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from selon.errors import IntakeError
from selon.intake import open_sources
from selon.records import Article

Line = tuple[float, float, str]
"""x and y in points from the lower left corner, and the words."""

Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def in_newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test stands in, so that sources have short names."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read_one() -> Callable[..., Article]:
    """Reads a source that holds one article and is expected to be readable."""

    def read(source: str, **given: str) -> Article:
        (item,) = open_sources([source], **given)
        assert isinstance(item, Article), item
        return item

    return read


@pytest.fixture
def refusal() -> Callable[..., str]:
    """Reads a source that is expected to be refused, and gives the message."""

    def read(source: str, **given: str) -> str:
        (item,) = open_sources([source], **given)
        assert isinstance(item, IntakeError), item
        assert "\n" not in str(item)
        return str(item)

    return read


@pytest.fixture
def website(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, Answer]], str]]:
    """Opens a website on this machine from a table of paths, and gives its address."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    servers: list[ThreadingHTTPServer] = []

    def open_site(pages: dict[str, Answer]) -> str:
        class Site(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                pages[self.path](self)

            def log_message(self, *args: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
        servers.append(server)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield open_site
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def print_pdf() -> Callable[..., bytes]:
    return _make_pdf


def _make_pdf(pages: list[list[Line]], size: float = 11) -> bytes:
    """A PDF with these lines of Helvetica on these pages (A4, Windows-1252 letters)."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(_stream(b"\n".join(_show(line, size) for line in lines)))
    return _file(objects)


def _show(line: Line, size: float) -> bytes:
    x, y, words = line
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return f"BT /F1 {size} Tf {x} {y} Td (".encode() + escaped + b") Tj ET"


def _stream(content: bytes) -> bytes:
    return f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (head + tail).encode()
