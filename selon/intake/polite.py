"""A visitor that keeps a website's rules: robots.txt is asked first, and between two requests to a host some time passes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from selon.errors import IntakeError
from selon.intake.fetch import Deadline, fault
from selon.intake.reach import MAX_REDIRECTS, USER_AGENT, Reach

if TYPE_CHECKING:
    import httpx

DELAY_SECONDS = 2.0
"""Between two requests to one host, unless its robots.txt asks for more."""

LONGEST_DELAY_SECONDS = 60.0
"""More than that no robots.txt can ask for."""

ROBOTS_SECONDS = 3600.0
"""So long a robots.txt is taken to be as it was."""

_NAME = USER_AGENT.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered; the names of `headers` are in small letters."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class Polite:
    """Asks servers one by one; `delay` is in seconds, `sleep` waits, `reach` bounds each fetch."""

    def __init__(
        self, *, delay: float = DELAY_SECONDS, sleep: Callable[[float], None] = time.sleep, reach: Reach | None = None
    ) -> None:
        self._delay, self._sleep, self.reach = delay, sleep, reach
        self._robots: dict[str, tuple[float, RobotFileParser]] = {}
        self._asked: dict[str, float] = {}

    def require_allowed(self, url: str) -> None:
        """Raises IntakeError where robots.txt of the host keeps selon from `url`, or the host does not answer."""
        if not self._rules(url).can_fetch(_NAME, url):
            raise IntakeError(url, "the site's robots.txt keeps selon from it: save the page in a browser and give the file")

    def wait(self, url: str) -> None:
        """Returns when the host of `url` may be asked again, and takes it that it is."""
        host = _site(url)
        robots = self._robots.get(host)
        asked_for = robots[1].crawl_delay(_NAME) if robots else None
        pause = max(self._delay, min(float(asked_for or 0), LONGEST_DELAY_SECONDS))
        left = self._asked.get(host, -pause) + pause - time.monotonic()
        if host in self._asked and left > 0:
            self._sleep(left)
        self._asked[host] = time.monotonic()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a request that robots.txt allows, whatever its status; raises IntakeError where there is none."""
        self.require_allowed(url)
        self.wait(url)
        return _fetch(url, headers or {}, self.reach or Reach())

    def _rules(self, url: str) -> RobotFileParser:
        host = _site(url)
        known = self._robots.get(host)
        if known is None or time.monotonic() - known[0] > ROBOTS_SECONDS:
            known = self._robots[host] = (time.monotonic(), self._ask_rules(host))
        return known[1]

    def _ask_rules(self, host: str) -> RobotFileParser:
        """What RFC 9309 says: without a robots.txt all is allowed, where the server fails nothing is."""
        self.wait(host)
        answer = _fetch(f"{host}/robots.txt", {}, self.reach or Reach())
        lines = answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else []
        rules = RobotFileParser()
        rules.parse(lines if answer.status < 500 else ["User-agent: *", "Disallow: /"])
        return rules


def _site(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise IntakeError(url, f"is no address ({error}): give one with http:// or https://") from error
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise IntakeError(url, "is no address selon can fetch: give one with http:// or https://")
    return f"{parts.scheme}://{parts.netloc}"


def _fetch(url: str, headers: Mapping[str, str], reach: Reach) -> Answer:
    import httpx

    try:
        with (
            reach.client(follow_redirects=True, max_redirects=MAX_REDIRECTS) as client,
            client.stream("GET", url, headers=dict(headers)) as answer,
        ):
            body = _body(answer, url, reach)
            return Answer(url=str(answer.url), status=answer.status_code, headers=dict(answer.headers), body=body)
    except httpx.TimeoutException as error:
        raise IntakeError(url, f"no answer within {reach.wait:g} seconds: try later") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise IntakeError(url, f"cannot be fetched ({fault(error)}): check the address and the network") from error
    except IntakeError as error:
        raise IntakeError(url, error.problem) from error


def _body(answer: httpx.Response, url: str, reach: Reach) -> bytes:
    """The whole body, stopped at the limit of size or time."""
    deadline = Deadline(url, reach.seconds)
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        deadline.check()
        if len(body) > reach.most_bytes:
            raise IntakeError(url, f"is over {reach.most_bytes / 1e6:g} MB and was not read to its end: try later")
    return bytes(body)
