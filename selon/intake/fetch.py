"""Over the network: one page, text or PDF by http or https, within a time, a size and a number of redirects."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from selon.errors import IntakeError
from selon.intake.article import Given, Served
from selon.intake.pdf import read_pdf
from selon.intake.reach import MAX_REDIRECTS, Reach
from selon.intake.text import read_text
from selon.intake.webpage import read_webpage
from selon.records import Article

if TYPE_CHECKING:
    import httpx

_READERS = {
    "text/html": read_webpage, "application/xhtml+xml": read_webpage, "text/plain": read_text,
    "text/markdown": read_text, "application/pdf": read_pdf,
}  # fmt: skip
_INSTEAD = "save the page in a browser and give the file"
_NUMBER = re.compile(r"^\[Errno -?\d+\] ")


def read_url(url: str, given: Given, reach: Reach | None = None) -> Article:
    """The article at `url`, captured now; its outlet is what the page says, else the host without "www.".

    `reach` bounds where it may be fetched from, how much and how long; without it all is as `Reach()` says.
    Raises IntakeError where the address, the server or the answer does not do: each says what to do instead.
    """
    import httpx

    reach = reach or Reach()
    deadline = Deadline(url, reach.seconds)
    try:
        with reach.client() as client, _answer(client, url, deadline) as answer:
            return _article(answer, _body(answer, url, deadline, reach.most_bytes), url, given)
    except httpx.TimeoutException as error:
        deadline.check()
        raise IntakeError(url, f"no answer within {reach.wait:g} seconds: try later, or {_INSTEAD}") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise IntakeError(url, f"is no address selon can fetch ({error}): give one with http:// or https://") from error
    except httpx.HTTPError as error:
        raise IntakeError(url, f"cannot be fetched ({fault(error)}): check the address and the network") from error
    except IntakeError as error:
        raise IntakeError(url, error.problem) from error


def fault(error: Exception) -> str:
    """What a network did, in words, without the number that the system has for it."""
    return _NUMBER.sub("", str(error))


class Deadline:
    """When a URL has taken too long: `seconds` from now on."""

    def __init__(self, url: str, seconds: float) -> None:
        self._url, self._seconds, self._end = url, seconds, time.monotonic() + seconds

    def check(self) -> None:
        """Raises IntakeError when the time is over."""
        if time.monotonic() > self._end:
            raise IntakeError(self._url, f"took longer than {self._seconds:g} seconds: try later, or {_INSTEAD}")


@contextmanager
def _answer(client: httpx.Client, url: str, deadline: Deadline) -> Iterator[httpx.Response]:
    """The answer behind all redirects, its body still unread; an error status is refused."""
    request = client.build_request("GET", url)
    for _ in range(MAX_REDIRECTS + 1):
        deadline.check()
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


def _body(answer: httpx.Response, url: str, deadline: Deadline, most: int) -> bytes:
    """The whole body, stopped at the limit of size or time, whatever length the server announces."""
    too_big = IntakeError(url, f"is over {most / 1e6:g} MB and was not read to its end: {_INSTEAD}")
    announced = answer.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > most:
        raise too_big
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > most:
            raise too_big
        deadline.check()
    return bytes(body)


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
