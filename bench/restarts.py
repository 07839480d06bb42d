"""Kills `selon corpus` at random moments, over and over, and looks whether the tables become those of an undisturbed run.

usage: restarts.py ARTICLES.jsonl [--many N] [--kills N] [--seed N]

The articles are repeated with other names, figures and dates until there are so many, and read once undisturbed. Then they are
read again while, every few seconds, the driver or one of its workers is killed with SIGKILL; after a driver the same command
follows. Printed: how many kills hit a driver and how many a worker, articles that are missing or there twice, and shards
that are not byte for byte those of the undisturbed run. Status 1 where there are any.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from corpus import TABLES, command, repeated, write

SECONDS = (2.0, 12.0)
"""Between two kills: a worker needs some seconds to load."""


def children(parent: int) -> list[int]:
    """The worker processes of a driver (Linux)."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def disturbed(given: Path, out: Path, kills: int, seed: int) -> Counter[str]:
    """Reads the articles to the end, killed so many times on the way; how often whom."""
    chance, hit = random.Random(seed), Counter[str]()
    driver = _begin(given, out)
    while hit.total() < kills and driver.poll() is None:
        time.sleep(chance.uniform(*SECONDS))
        workers = children(driver.pid)
        if workers and chance.random() < 0.5:
            os.kill(chance.choice(workers), signal.SIGKILL)
            hit["worker"] += 1
        elif driver.poll() is None:
            driver.kill()
            hit["driver"] += 1
            driver.wait()
            driver = _begin(given, out)
    if driver.wait():
        raise SystemExit(f"selon corpus ended with status {driver.returncode}")
    return hit


def _begin(given: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command(given, out, "--workers", "2"), stderr=subprocess.DEVNULL)


def digest(out: Path) -> dict[str, str]:
    """What stands in each shard of each table."""
    shards = (shard for table in TABLES for shard in sorted((out / table).glob("*.parquet")))
    return {str(shard.relative_to(out)): blake2b(shard.read_bytes()).hexdigest() for shard in shards}


def ids(out: Path) -> Counter[str]:
    """How often each article is there."""
    from pyarrow import parquet

    shards = (out / "articles").glob("*.parquet")
    return Counter(id for shard in shards for id in parquet.read_table(shard, columns=["article_id"])[0].to_pylist())


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", type=Path, metavar="ARTICLES.jsonl", help="articles with id and text")
    ask.add_argument("--many", type=int, default=5_000, metavar="N", help="articles to read")
    ask.add_argument("--kills", type=int, default=20, metavar="N", help="how often something is killed")
    ask.add_argument("--seed", type=int, default=1, metavar="N", help="another one kills at other moments")
    given = ask.parse_args()
    with given.file.open(encoding="utf8") as lines, tempfile.TemporaryDirectory() as folder:
        records = [json.loads(line) for line in islice(lines, given.many)]
        source = write(Path(folder) / "given.jsonl", repeated(records, given.many))
        whole, killed = Path(folder) / "whole", Path(folder) / "killed"
        subprocess.run(command(source, whole, "--workers", "2"), check=True, stderr=subprocess.DEVNULL)
        hit = disturbed(source, killed, given.kills, given.seed)
        told, found = digest(whole), digest(killed)
        wrong = sum((ids(whole) - ids(killed)).values()) + sum((ids(killed) - ids(whole)).values())
        other = sum(told.get(shard) != found.get(shard) for shard in told.keys() | found.keys())
    print(f"{hit.total()} kills ({hit['driver']} of the driver, {hit['worker']} of a worker) over {given.many} articles:")
    print(f"{wrong} articles missing or twice, {other} of {len(told)} shards not those of an undisturbed run")
    return 1 if wrong or other else 0


if __name__ == "__main__":
    sys.exit(main())
