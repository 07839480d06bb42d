"""How the desk is timed: what counts as an answer, what as an error, which shares are told."""

from __future__ import annotations

import asyncio

import desk
import pytest
from readers import Times, read

PAGE = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


async def _asked(answer: bytes, readers: int) -> Times:
    """What readers find at a server that answers this to everything, and hangs up where that is nothing."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readline() != b"":
            await reader.readuntil(b"\r\n\r\n")
            if not answer:
                break
            writer.write(answer)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        return await read(server.sockets[0].getsockname()[1], readers, 0.1, lambda: ("page", "/"))


@pytest.mark.parametrize("readers", [1, 5])
def test_pages_are_asked_for_until_the_time_is_over(readers: int) -> None:
    times = asyncio.run(_asked(PAGE, readers))
    assert times.errors == []
    assert len(times.by_kind["page"]) >= readers


def test_another_status_is_an_error() -> None:
    times = asyncio.run(_asked(PAGE.replace(b"200 OK", b"503 Busy"), 1))
    assert set(times.errors) == {"/: 503"}


def test_a_connection_that_breaks_is_an_error() -> None:
    times = asyncio.run(_asked(b"", 1))
    assert times.errors
    assert times.by_kind == {}


@pytest.mark.parametrize(("share", "taken"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100)])
def test_so_many_answers_took_at_most(share: float, taken: float) -> None:
    assert Times(by_kind={"page": [float(n) for n in range(100, 0, -1)]}).share("page", share) == taken


def test_nothing_is_said_of_pages_that_nobody_answered() -> None:
    found = desk.figures(Times(by_kind={"reading": [20.0]}), Times(by_kind={"health": [80.0], "reading": [200.0]}), 120_000, 90)
    assert (found["reading.p95_ms"], found["reading.over_ms"], found["claim.p95_ms"]) == (20.0, 120.0, None)
    assert (found["errors"], found["first_page_kb"]) == (0, 120)


def test_what_the_first_page_loads_is_counted() -> None:
    page = '<link rel="icon" href="/a.svg"><script src="/b.js" defer></script><img alt="" src="/c.png"><a href="/d">d</a>'
    assert desk._LOADED.findall(page) == ["/a.svg", "/b.js", "/c.png"]
