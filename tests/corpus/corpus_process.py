"""`run_corpus` with the fake reader, in this process or as a process of its own that can be killed."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from selon.corpus.engines import engine_maker
from selon.corpus.layout import TABLES
from selon.corpus.plan import Settings
from selon.corpus.run import STAGES, run_corpus
from selon.corpus.run_file import Run

ROOT = Path(__file__).parent.parent.parent
FAKE = {**STAGES, "intake": "fake_stages:FakeIntake", "read": "fake_stages:FakeRead"}
SETTINGS = Settings(part=20, lang="fr")


def run(
    inputs: Sequence[Path], out: Path, *, engine: str = "local", workers: int = 2, patience: float = 30,
    address: str | None = None, told: list[str] | None = None, settings: Settings = SETTINGS,
) -> Run:  # fmt: skip
    make = engine_maker(engine, workers=workers, address=address, patience=patience)
    tell = (told if told is not None else []).append
    return run_corpus([str(path) for path in inputs], out, make, settings=settings, tell=tell, stages=FAKE)


def begin(inputs: Sequence[Path], out: Path, *, pace: float = 0.004) -> subprocess.Popen[bytes]:
    """The same run as a process of its own."""
    paths = os.pathsep.join(str(path) for path in (ROOT, ROOT / "tests", ROOT / "tests" / "corpus"))
    return subprocess.Popen(
        [sys.executable, __file__, str(out), *map(str, inputs)], stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths, "FAKE_PACE": str(pace)},
    )  # fmt: skip


def children(process: int) -> list[int]:
    """The processes that this one has started, on Linux."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):  # it has just ended
                if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == process:
                    found.append(int(entry.name))
    return found


def alive(process: int) -> bool:
    """Whether it runs, or has ended and is only waiting to be noticed."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def survives_kills_of_the_driver(inputs: Sequence[Path], out: Path, seed: int, longest: float = 2.5) -> bool:
    """Kills the run three times at random moments, then lets it finish; whether no worker outlived its driver."""
    chance, orphans = random.Random(seed), set[int]()
    for _ in range(3):
        driver = begin(inputs, out)
        time.sleep(chance.uniform(0.05, longest))
        orphans.update(children(driver.pid))
        driver.kill()
        driver.communicate()
    run(inputs, out)
    return not any(alive(process) for process in orphans)


def survives_kills_of_workers(inputs: Sequence[Path], out: Path, seed: int, longest: float = 1.2) -> bool:
    """Kills a worker of the run three times at random moments; whether the run came to its end all the same."""
    chance, driver = random.Random(seed), begin(inputs, out, pace=0.02)
    for _ in range(3):
        wait_for(lambda: bool(children(driver.pid)), driver)
        time.sleep(chance.uniform(0.05, longest))
        for process in children(driver.pid)[:1]:
            os.kill(process, signal.SIGKILL)
    driver.communicate(timeout=300)
    return driver.returncode == 0


def wait_for(there: Callable[[], bool], driver: subprocess.Popen[bytes]) -> None:
    """Waits until something is there, or the driver has ended; half a minute at most."""
    for _ in range(600):
        if there() or driver.poll() is not None:
            return
        time.sleep(0.05)


def write_articles(path: Path, texts: Iterable[tuple[str, str]]) -> Path:
    """A JSON Lines file of articles by id and text."""
    lines = (json.dumps({"id": article, "lang": "fr", "published": "2024-05-02", "text": text}) + "\n" for article, text in texts)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def plain(count: int, first: int = 0) -> list[tuple[str, str]]:
    """Articles nobody suffers from."""
    return [(f"n{n}", f"Navire {n} au port. Le quai est plein.") for n in range(first, first + count)]


def ids(out: Path, table: str = "articles") -> list[str]:
    """The article of each row of a table."""
    from pyarrow import parquet

    shards = sorted((out / table).glob("*.parquet"))
    return [row for shard in shards for row in parquet.read_table(shard)["article_id"].to_pylist()]


def digest(out: Path) -> dict[str, str]:
    """Every file of the tables and its bytes' digest."""
    files = [path for table in TABLES for path in sorted((out / table).iterdir())]
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


if __name__ == "__main__":
    run([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]))
