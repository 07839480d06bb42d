"""Readers who ask a desk for one page after the other, over one connection each, and how long each answer took."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

Choose = Callable[[], tuple[str, str]]
"""Gives the kind of page that a reader asks for next, and its address."""

_PATIENCE = 30.0
"""Seconds after which an answer is given up, and counts as an error."""


@dataclass(slots=True)
class Times:
    """The milliseconds of the answers to each kind of page, and what went wrong."""

    by_kind: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def share(self, kind: str, share: float) -> float | None:
        """The milliseconds that this share of the answers took at most; None where nothing of the kind was answered."""
        taken = sorted(self.by_kind.get(kind, []))
        return taken[min(len(taken) - 1, math.ceil(share * len(taken)) - 1)] if taken else None


class Connection:
    """Asks for pages on one connection that is kept open; after an error the next page is asked for on a new one."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, address: str, accept: str = "text/html") -> tuple[int, bytes]:
        """Status and body; raises OSError, EOFError or TimeoutError where there is no whole answer."""
        try:
            return await asyncio.wait_for(self._ask(address, accept), _PATIENCE)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Hangs up."""
        if self._ends is not None:
            self._ends[1].close()
        self._ends = None

    async def _ask(self, address: str, accept: str) -> tuple[int, bytes]:
        if self._ends is None:
            self._ends = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._ends
        writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n\r\n".encode("ascii"))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(head.partition("content-length:")[2].partition("\r\n")[0] or 0)
        return int(head.split(None, 2)[1]), await reader.readexactly(length)


async def read(port: int, readers: int, seconds: float, choose: Choose) -> Times:
    """So many readers at once for so many seconds."""
    times = Times()
    end = perf_counter() + seconds
    await asyncio.gather(*(_read_on(Connection(port), end, choose, times) for _ in range(readers)))
    return times


async def _read_on(connection: Connection, end: float, choose: Choose, times: Times) -> None:
    while (start := perf_counter()) < end:
        kind, address = choose()
        try:
            status, _ = await connection.get(address)
        except (OSError, EOFError, TimeoutError) as error:
            times.errors.append(f"{address}: {error!r}")
            continue
        if status != 200:
            times.errors.append(f"{address}: {status}")
        times.by_kind.setdefault(kind, []).append((perf_counter() - start) * 1000)
    connection.close()
