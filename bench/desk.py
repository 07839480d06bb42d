"""How fast the desk answers over a large store: one process of `selon serve`, asked over loopback by 1 and by 50 readers.

usage: desk.py [--articles N] [--seconds S] [--readers N] [--floors FILE] [--update]

Each reader asks for one page after the other, without a pause, on a connection of its own: reading views, claim cards,
searches and `/health` in a fixed mixture, each time another article, claim or word. Printed for each kind of page: the
milliseconds that half, 95 and 99 of 100 answers took at most. Many readers all wait for one process; what is held then is
`over`, the 95th of a page less that of `/health` under the same load. Then errors (any answer but 200, any broken
connection), kB of the first page with all it loads, the peak memory of the process (MB of 2**20 bytes). The store is made
once and kept in build/.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import floors
from desk_store import large_store
from measure import report
from readers import Choose, Connection, Times, read

from selon.corpus.memory import peak_mb
from selon.store import Store
from selon.web.show import address

HERE = Path(__file__).parent
MIXTURE = {"reading": 4, "claim": 3, "search": 2, "health": 1}
KINDS = ("reading", "claim", "search")
WARM_UP = 40
_LOADED = re.compile(r'(?:<link [^>]*?|<script [^>]*?|<img [^>]*?)(?:href|src)="(/[^"]*)"')
_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{4,}")


def measure(place: Path, readers: int, seconds: float) -> dict[floors.Name, float | None]:
    """Every figure of the desk over a store."""
    choose = chooser(place)
    with desk(place) as (process, port):
        asyncio.run(_warmed(port, choose))
        alone = asyncio.run(read(port, 1, seconds / 3, choose))
        crowd = asyncio.run(read(port, readers, seconds, choose))
        size = asyncio.run(first_page(port))
        memory = peak_mb(process.pid)
    print(shown({1: alone, readers: crowd}, seconds))
    return {("desk", name): value for name, value in figures(alone, crowd, size, memory).items()}


def figures(alone: Times, crowd: Times, size: int, memory: float) -> dict[str, float | None]:
    """What is held against the floors, by name."""
    health = crowd.share("health", 0.95)
    over = {kind: crowd.share(kind, 0.95) for kind in KINDS}
    return {
        **{f"{kind}.p95_ms": alone.share(kind, 0.95) for kind in KINDS},
        **{f"{kind}.over_ms": None if value is None or health is None else value - health for kind, value in over.items()},
        "errors": len(alone.errors) + len(crowd.errors), "first_page_kb": size / 1000, "peak_mb": memory,
    }  # fmt: skip


def shown(runs: dict[int, Times], seconds: float) -> str:
    """The times of each kind of page as aligned text, and the first errors."""
    lines = [f"{'readers':>7} {'page':<8} {'answers':>8} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'max ms':>8}"]
    for readers, times in runs.items():
        for kind, taken in sorted(times.by_kind.items()):
            parts = [times.share(kind, share) or 0.0 for share in (0.5, 0.95, 0.99, 1.0)]
            lines.append(f"{readers:>7} {kind:<8} {len(taken):>8} " + " ".join(f"{part:>8.1f}" for part in parts))
        lines += [f"error: {error}" for error in times.errors[:5]]
    return "\n".join(lines)


def chooser(place: Path) -> Choose:
    """What a reader asks for next, in the proportions of MIXTURE: one of the newest articles, of the claims that most
    outlets carry, or names of those claims, alone and with another word.
    """
    chance = random.Random(7)
    with Store.open(place, create=False) as store:
        articles = [article.id for article in store.newest(1000)]
        claims = store.claims(limit=1000)
    words = sorted({name for claim in claims for name in _NAME.findall(claim.gist)})
    words += [f"{name} {claim.gist.split()[-1]}" for name, claim in zip(words, claims, strict=False)]
    words += ["la préfecture", "dép*"]
    pages = {
        "reading": [f"/articles/{address(id)}" for id in articles],
        "claim": [f"/claims/{address(claim.id)}" for claim in claims],
        "search": [f"/search?{urlencode({'words': word})}" for word in words],
        "health": ["/health"],
    }

    def choose() -> tuple[str, str]:
        (kind,) = chance.choices(list(MIXTURE), list(MIXTURE.values()))
        return kind, chance.choice(pages[kind])

    return choose


@contextmanager
def desk(place: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A desk that only shows, in a process of its own, and its port."""
    command = [sys.executable, "-m", "selon", "serve", "--port", "0", "--no-work", "--store", str(place)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://[^/]*:(\d+)/", line)
        if found is None:
            raise SystemExit(f"the desk did not open: {line!r}")
        yield process, int(found[1])
    finally:
        process.terminate()
        process.communicate()


async def _warmed(port: int, choose: Choose) -> None:
    """Templates are compiled and files of the store in memory before anything is timed."""
    connection = Connection(port)
    for _ in range(WARM_UP):
        await connection.get(choose()[1])
    connection.close()


async def first_page(port: int) -> int:
    """Bytes of the first page and of every file that it loads."""
    connection = Connection(port)
    _, page = await connection.get("/")
    sizes = [len((await connection.get(file))[1]) for file in sorted(set(_LOADED.findall(page.decode())))]
    connection.close()
    return len(page) + sum(sizes)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=10_000, metavar="N", help="articles in the store")
    ask.add_argument("--seconds", type=float, default=60, metavar="S", help="with many readers; a third of it with one")
    ask.add_argument("--readers", type=int, default=50, metavar="N", help="how many are many")
    ask.add_argument("--floors", type=Path, default=HERE / "floors.json", metavar="FILE", help="another floors file")
    ask.add_argument("--update", action="store_true", help="raise the floors to what was reached; none is lowered")
    ask.add_argument("--build", type=Path, default=HERE.parent / "build", metavar="FOLDER", help="where the store is kept")
    given = ask.parse_args()
    levels = floors.load(given.floors)
    place = large_store(given.build, given.articles)
    own = {name: level for name, level in levels.items() if name[0] == "desk"}
    rows = floors.compare(own, measure(place, given.readers, given.seconds))
    if given.update:
        floors.save(given.floors, levels | floors.raised(rows))
    print()
    return report(rows)


if __name__ == "__main__":
    sys.exit(main())
