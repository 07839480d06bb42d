"""`run_grouping` over a corpus made by hand, in this process or as a process of its own that can be killed."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from corpus_folder import put_corpus
from corpus_process import ROOT
from pyarrow import parquet

from selon.claim_records import Claim, SharedVoice
from selon.corpus.engines import engine_maker
from selon.corpus.grouping.claim_tables import FOUND, SHARED, claims_of, shared_voices_of
from selon.corpus.grouping.plan import TABLES
from selon.corpus.grouping.run import STAGES, run_grouping
from selon.corpus.grouping.window import Window
from selon.corpus.run_file import Run
from selon.records import Article

FAKE = {name: f"fake_grouping:Fake{name.title()}" for name in STAGES}


def group(
    corpus: Path, *, out: Path | None = None, engine: str = "local", workers: int = 1, address: str | None = None,
    patience: float = 60, window: Window | None = None, again: bool = False, stages: dict[str, str] = STAGES,
) -> Run:  # fmt: skip
    make = engine_maker(engine, workers=workers, address=address, patience=patience)
    return run_grouping(corpus, make, out=out, window=window, again=again, stages=stages)


def begin(corpus: Path, out: Path, *, pace: float = 0.02) -> subprocess.Popen[bytes]:
    """The same with the fakes, as a process of its own."""
    paths = os.pathsep.join(str(path) for path in (ROOT, ROOT / "tests", ROOT / "tests" / "corpus"))
    return subprocess.Popen(
        [sys.executable, __file__, str(corpus), str(out)], stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths, "FAKE_PACE": str(pace)},
    )  # fmt: skip


def shuffled(folder: Path, articles: Sequence[Article], shards: int) -> Path:
    """A corpus of these articles in no order."""
    mixed = random.Random(7).sample(articles, len(articles))
    return put_corpus(folder, *(mixed[n::shards] for n in range(shards)))


def found_claims(out: Path) -> list[Claim]:
    """Every claim, in the order of the shards."""
    shards = sorted(path.name for path in (out / "claims").iterdir())
    return [claim for shard in shards for claim in claims_of({name: parquet.read_table(out / name / shard) for name in FOUND})]


def found_voices(out: Path) -> list[SharedVoice]:
    """Every shared voice."""
    return list(shared_voices_of(rows(out, SHARED)))


def rows(out: Path, table: str, shard: str = "*") -> pa.Table:
    """All shards of a table, or one."""
    return pa.concat_tables([parquet.read_table(path) for path in sorted((out / table).glob(f"{shard}.parquet"))])


def digest(out: Path) -> dict[str, str]:
    """Every file of the tables and its bytes' digest."""
    files = [path for table in (*TABLES, "dropped") for path in sorted((out / table).iterdir())]
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def survives_kills(corpus: Path, out: Path, seed: int, longest: float = 2.5) -> None:
    """Kills the driver twice at random moments, then lets it finish."""
    chance = random.Random(seed)
    for _ in range(2):
        driver = begin(corpus, out)
        time.sleep(chance.uniform(0.1, longest))
        driver.kill()
        driver.communicate()
    group(corpus, out=out, stages=FAKE)


if __name__ == "__main__":
    group(Path(sys.argv[1]), out=Path(sys.argv[2]), workers=2, stages=FAKE)
