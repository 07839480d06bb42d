"""Over the network: one page, text or PDF by http or https, within a time, a size and a number of redirects."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from selon.errors import IntakeError
from selon.intake import limits
from selon.intake.article import Given, Served
from selon.intake.pdf import read_pdf
from selon.intake.text import read_text
from selon.intake.webpage import read_webpage
from selon.records import Article
from selon.version import __version__

if TYPE_CHECKING:
    import httpx

WAIT_SECONDS = 15.0
"""How long to wait for a connection, and for each piece of the answer."""

TOTAL_SECONDS = 60.0
"""How long one URL may take in all, redirects and reading included."""

MAX_REDIRECTS = 10

USER_AGENT = f"selon/{__version__}"
"""How selon names itself to servers; robots.txt may name it "selon"."""

_READERS = {
    "text/html": read_webpage, "application/xhtml+xml": read_webpage, "text/plain": read_text,
    "text/markdown": read_text, "application/pdf": read_pdf,
}  # fmt: skip
_INSTEAD = "save the page in a browser and give the file"


def read_url(url: str, given: Given) -> Article:
    """The article at `url`, captured now; its outlet is what the page says, else the host without "www.".

    Raises IntakeError where the address, the server or the answer does not do: each says what to do instead.
    """
    import httpx

    deadline = time.monotonic() + TOTAL_SECONDS
    try:
        with (
            httpx.Client(timeout=WAIT_SECONDS, headers={"User-Agent": USER_AGENT}) as client,
            _answer(client, url, deadline) as answer,
        ):
            return _article(answer, _body(answer, url, deadline), url, given)
    except httpx.TimeoutException as error:
        raise IntakeError(url, f"no answer within {WAIT_SECONDS:g} seconds: try later, or {_INSTEAD}") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise IntakeError(url, f"is no address selon can fetch ({error}): give one with http:// or https://") from error
    except httpx.HTTPError as error:
        raise IntakeError(url, f"cannot be fetched ({error}): check the address and the network") from error


@contextmanager
def _answer(client: httpx.Client, url: str, deadline: float) -> Iterator[httpx.Response]:
    """The answer behind all redirects, its body still unread; an error status is refused."""
    request = client.build_request("GET", url)
    for _ in range(MAX_REDIRECTS + 1):
        _in_time(url, deadline)
        answer = client.send(request, stream=True)
        try:
            if answer.next_request is None:
                _require_success(answer, url)
                yield answer
                return
            request = answer.next_request
        finally:
            answer.close()
    raise IntakeError(url, f"redirects for ever (over {MAX_REDIRECTS} times): {_INSTEAD}")


def _require_success(answer: httpx.Response, url: str) -> None:
    if answer.is_success:
        return
    known = answer.status_code in {status.value for status in HTTPStatus}
    phrase = HTTPStatus(answer.status_code).phrase if known else "unknown status"
    raise IntakeError(url, f"answered {answer.status_code} ({phrase}): check the address, or {_INSTEAD}")


def _body(answer: httpx.Response, url: str, deadline: float) -> bytes:
    """The whole body, stopped at the limit of size or time, whatever length the server announces."""
    too_big = IntakeError(url, f"is over {limits.MAX_BYTES / 1e6:g} MB and was not read to its end: {_INSTEAD}")
    announced = answer.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limits.MAX_BYTES:
        raise too_big
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > limits.MAX_BYTES:
            raise too_big
        _in_time(url, deadline)
    return bytes(body)


def _in_time(url: str, deadline: float) -> None:
    if time.monotonic() > deadline:
        raise IntakeError(url, f"took longer than {TOTAL_SECONDS:g} seconds: try later, or {_INSTEAD}")


def _article(answer: httpx.Response, body: bytes, url: str, given: Given) -> Article:
    kind = answer.headers.get("content-type", "text/html").split(";")[0].strip().lower()
    if kind not in _READERS:
        raise IntakeError(url, f"is {kind}, not a page, text or PDF: give the address of the article")
    if not body.strip():
        raise IntakeError(url, f"answered with an empty page: try later, or {_INSTEAD}")
    served = Served(
        url=str(answer.url),
        outlet=answer.url.host.removeprefix("www."),
        captured=datetime.now(UTC).isoformat(timespec="seconds"),
        charset=answer.charset_encoding,
    )
    return _READERS[kind](body, url, given, served)
