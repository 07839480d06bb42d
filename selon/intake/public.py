"""The door to the public web alone, for a desk that fetches what other people ask it to.

A name is looked up once for each connection; all its addresses must be public, and the connection goes to exactly one of
them, so that another answer of the DNS a moment later changes nothing. Every redirect is a new connection. What is asked
for stays the name: `Host`, and the name that the certificate is checked against. No proxy stands between.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Thread
from typing import Any

import httpcore

from selon.errors import IntakeError
from selon.intake.addresses import is_public
from selon.intake.reach import Reach
from selon.intake.transport import Transport

PORTS = (80, 443)
"""Where the web answers: on others something else listens more often than a newspaper."""

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port -> its IP addresses; raises OSError where there is none."""

_INSTEAD = "save the page in a browser and give the file"


def system_addresses(host: str, port: int) -> list[str]:
    """What the system knows of a host; it also understands "2130706433" and "0x7f.1" for an address."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class PublicNetwork(httpcore.NetworkBackend):
    """Connections to public addresses, all together within `seconds` from now on.

    Raises IntakeError where a host or port is refused; its source is the host.
    """

    def __init__(
        self, seconds: float, *, resolve: Resolve = system_addresses, wire: httpcore.NetworkBackend | None = None
    ) -> None:
        self._clock = Clock(time.monotonic() + seconds)
        self._resolve, self._wire = resolve, wire or httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """A connection to the first address of the host that takes one."""
        if port not in PORTS:
            raise IntakeError(host, f"asks for port {port}, and only 80 and 443 are fetched from: {_INSTEAD}")
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._public(host, port, timeout):
            try:
                wait = self._clock.left(timeout, httpcore.ConnectTimeout)
                stream = self._wire.connect_tcp(address, port, wait, local_address, socket_options)
                return _Stream(stream, self._clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Never."""
        raise IntakeError(path, f"is no address of the web: {_INSTEAD}")

    def _public(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        found = self._looked_up(host, port, timeout)
        for address in found:
            if not is_public(address):
                shown = address if address == host else f"{host} ({address})"
                raise IntakeError(host, f"leads to {shown}, which is not on the public web: {_INSTEAD}")
        return found

    def _looked_up(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        """The addresses of the host, or a timeout: the system's own look-up knows none."""
        answers: list[Sequence[str] | Exception] = []

        def look_up() -> None:
            try:
                answers.append(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.append(error)

        asking = Thread(target=look_up, daemon=True)
        asking.start()
        asking.join(self._clock.left(timeout, httpcore.ConnectTimeout))
        if not answers:
            raise httpcore.ConnectTimeout(f"the name {host} was not found in time")
        if isinstance(answers[0], Exception):
            raise httpcore.ConnectError(str(answers[0])) from answers[0]
        return answers[0]


@dataclass(frozen=True, slots=True)
class Clock:
    """Until when everything must be done (seconds of `time.monotonic`)."""

    end: float

    def left(self, timeout: float | None, late: type[Exception]) -> float:
        """The seconds that are left, at most `timeout`; raises `late` where there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise late("the time is over")
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    """A connection whose every read and write ends in time, however slowly a server drips."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream, self._clock = stream, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        wait = self._clock.left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, wait), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


PUBLIC = Reach(most_bytes=10_000_000, wait=10.0, seconds=20.0, door=lambda seconds: Transport(PublicNetwork(seconds)))
"""What the desk fetches with: at most 10 MB and 20 seconds, from the public web alone."""
