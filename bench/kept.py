"""What it costs to keep the dossier of a large store, to bring it up to date after one more article, and to ask it.

usage: kept.py READ.jsonl [--sizes 1000,3000,10000] [--asked N] [--json]

READ.jsonl is what `selon read --format jsonl` printed; its articles are repeated with other names, figures and dates (see
claims.py). Printed for each size: seconds of processor time of the first grouping, of the next one after another outlet took
up an article, and of writing the whole dossier; peak memory (MB of 2**20 bytes); and for each question the
milliseconds of processor time that half and 95 of 100 took at most.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

from claims import disguised
from sqlalchemy import Engine, event
from store import _unsynchronised

from selon.claims import Dossiers
from selon.corpus.memory import peak_mb
from selon.store import Store


def fill(store: Store, records: list[dict[str, Any]], size: int) -> None:
    """Adds so many articles; only here nothing waits for the disk."""
    event.listen(Engine, "connect", _unsynchronised)
    for n in range(size):
        store.add(disguised(records[n % len(records)], n // len(records)))
    event.remove(Engine, "connect", _unsynchronised)
    store.close()


def measure(read: Path, size: int, asked: int) -> dict[str, float]:
    """The figures of a store of `size` articles."""
    records = [json.loads(line) for line in read.read_text(encoding="utf8").splitlines()]
    dossiers = Dossiers()
    dossiers.of([disguised(record, 0) for record in records[:5]])
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "kept.db") as store:
        fill(store, records, size)
        found = {"articles": float(size), "group_s": _seconds(lambda: store.regroup(dossiers))}
        found["claims"] = store.grouping().claims
        store.add(replace(disguised(records[0], 0), id="one more", outlet="one more"))
        found["one_more_s"] = _seconds(lambda: store.regroup(dossiers))
        found["peak_mb"] = round(peak_mb())
        for name, ask in _questions(store, random.Random(size)).items():
            half, most = _milliseconds(ask, asked)
            found |= {f"{name}_ms": half, f"{name}_p95_ms": most}
        dossier = store.dossier()
        found["keep_s"] = _seconds(lambda: store.keep_dossier(dossier))
    return found


def _questions(store: Store, chance: random.Random) -> dict[str, Callable[[], object]]:
    """What a desk asks, each time another one."""
    articles = [article.id for article in islice(store.articles(), 500)]
    claims = [claim for page in islice(_pages(store), 10) for claim in page]
    voices = store.shared_voices(limit=200)
    words = sorted({word.lower() for claim in claims for word in claim.gist.split() if len(word) > 5 and word.isalpha()})
    return {
        "claim": lambda: store.claim(chance.choice(claims).id),
        "page": lambda: store.claims(after=chance.choice(claims).id),
        "denied": lambda: store.claims(status="denied"),
        "words": lambda: store.claims(words=chance.choice(words)),
        "count": lambda: store.count_claims(words=chance.choice(words), since="2016-06"),
        "party": lambda: store.claims(party=chance.choice(words)),
        "claims_of": lambda: store.claims_of(chance.choice(articles)),
        "voice": lambda: list(islice(store.statements_of(chance.choice(voices).id), 20)),
        "search": lambda: store.search(chance.choice(words)),
    }


def _pages(store: Store) -> Iterator[list[Any]]:
    page = store.claims()
    while page:
        yield page
        page = store.claims(after=page[-1].id)


def _seconds(done: Callable[[], object]) -> float:
    before = process_time()
    done()
    return round(process_time() - before, 2)


def _milliseconds(ask: Callable[[], object], times: int) -> tuple[float, float]:
    """Half and 95 of 100 take at most so long of the processor, whatever else runs on it."""
    taken = []
    for _ in range(times):
        before = process_time()
        ask()
        taken.append((process_time() - before) * 1000)
    taken.sort()
    return round(taken[len(taken) // 2], 2), round(taken[int(len(taken) * 0.95)], 2)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("read", type=Path, metavar="READ.jsonl")
    ask.add_argument("--sizes", default="1000,3000,10000")
    ask.add_argument("--asked", type=int, default=200, help="times each question is asked")
    ask.add_argument("--one", type=int, help=argparse.SUPPRESS)
    ask.add_argument("--json", action="store_true", help="print one JSON object a size")
    given = ask.parse_args()
    if given.one:
        print(json.dumps(measure(given.read, given.one, given.asked)))
        return
    for size in given.sizes.split(","):  # each in a process of its own, so that its memory is its own
        command = [sys.executable, __file__, str(given.read), "--one", size, "--asked", str(given.asked)]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf8").stdout
        row = json.loads(told)
        print(told.strip() if given.json else "\n".join(f"{key:16} {value:g}" for key, value in row.items()) + "\n", flush=True)


if __name__ == "__main__":
    main()
