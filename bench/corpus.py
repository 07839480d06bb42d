"""How fast `selon corpus` reads on one and two workers and on Ray, what memory a worker takes, what 10^8 articles would cost.

usage: corpus.py ARTICLES.jsonl [--articles N] [--many N] [--price P] [--floors FILE] [--update]

Speed is measured on the articles once each, in fresh processes, loading left out on both sides:
  ratio         articles per CPU-second of `selon corpus` (all its stages, tables written) to bare `nlp.pipe` of the whole
                spaCy model in batches of eight
  two_workers   speed of two workers to that of one, from the first article on
  ray           speed of Ray with two workers to that of the local engine with two, from the first article on
Memory (MB of 2**20 bytes) is the most that a worker had over `--many` articles, those given repeated with other names, figures
and dates; `growth` is how many times as much that is as over those given. The projection counts on from the measured cost at
a price per core-hour. What becomes of a run that is killed, restarts.py tells.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import floors
from claims import disguised_record
from measure import report

from selon.corpus.sizing import cost_of, sizing_table

HERE = Path(__file__).parent
TABLES = ("articles", "statements", "events", "voices", "dropped")
RUNS = {"one": ("--workers", "1"), "two": ("--workers", "2"), "ray": ("--engine", "ray", "--workers", "2")}
PROJECTED = (1_000_000, 100_000_000)
_ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Bench:
    """The articles to measure on and a folder to work in."""

    records: list[dict[str, Any]]
    folder: Path

    def corpus(self, name: str, records: list[dict[str, Any]], *options: str) -> dict[str, Any]:
        """The run.json of `selon corpus` over some articles."""
        given, out = write(self.folder / f"{name}.jsonl", records), self.folder / name
        print(f"selon corpus {' '.join(options)}: {len(records)} articles ...", file=sys.stderr, flush=True)
        line = command(given, out, *options)
        done = subprocess.run(line, check=False, stderr=subprocess.PIPE, encoding="utf8")
        if done.returncode:
            raise SystemExit(f"{' '.join(line)}:\n{done.stderr[-2000:]}")
        run: dict[str, Any] = json.loads((out / "run.json").read_text(encoding="utf8"))
        return run


def repeated(records: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """So many articles: those that there are, over and over, with other names, figures and dates each time."""
    for n in range(count):
        again, k = divmod(n, len(records))
        yield disguised_record(records[k], again)


def write(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    """Articles as JSON Lines."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf8")
    return path


def command(given: Path, out: Path, *options: str) -> list[str]:
    """The command line that reads articles into tables."""
    return [sys.executable, "-m", "selon", "corpus", str(given), "--out", str(out), "--lang", "fr", *options]


def bare_seconds(records: list[dict[str, Any]], folder: Path) -> float:
    """CPU-seconds an article of bare `nlp.pipe` of the whole model, in a process of its own."""
    texts = folder / "texts.json"
    texts.write_text(json.dumps([record["text"] for record in records]), encoding="utf8")
    print(f"nlp.pipe: {len(records)} articles ...", file=sys.stderr, flush=True)
    script = [sys.executable, str(HERE / "bare.py"), str(texts)]
    told = subprocess.run(script, check=True, stdout=subprocess.PIPE, encoding="utf8", env={**os.environ, **_ONE_CORE}).stdout
    return float(told) / len(records)


def measure(bench: Bench, many: int) -> tuple[dict[str, float], dict[str, Any]]:
    """Every figure by name, and the run.json of one worker, which the projection counts on from."""
    bare = bare_seconds(bench.records, bench.folder)
    one, two, ray = (
        bench.corpus(name, bench.records, *options)
        for name, options in RUNS.items()
    )
    large = bench.corpus("many", list(repeated(bench.records, many)), "--workers", "2")
    own = cost_of(one).cpu_seconds
    return {
        "ratio": bare / own, "ms_per_article": 1000 * own, "bare_ms_per_article": 1000 * bare,
        "two_workers": one["reading_seconds"] / two["reading_seconds"],
        "ray": two["reading_seconds"] / ray["reading_seconds"],
        "start_s": max(run["first_article_seconds"] for run in (one, two)),
        "worker_mb": large["read"]["worker_peak_mb"],
        "growth": large["read"]["worker_peak_mb"] / two["read"]["worker_peak_mb"],
        "lost": sum(_lost(run, n) for run, n in ((one, len(bench.records)), (ray, len(bench.records)), (large, many))),
    }, one  # fmt: skip


def _lost(run: dict[str, Any], given: int) -> int:
    """Articles that are neither read nor said to have been dropped."""
    read = run["read"]["counts"]
    return int(given - read["articles"] - sum(run[stage]["counts"].get("dropped", 0) for stage in ("intake", "marks", "read")))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", type=Path, metavar="ARTICLES.jsonl", help="articles with id and text")
    ask.add_argument("--articles", type=int, metavar="N", help="only the first N")
    ask.add_argument("--many", type=int, default=5_000, metavar="N", help="articles that memory is measured on")
    ask.add_argument("--price", type=float, default=0.04, metavar="P", help="price of a core-hour, for the projection")
    ask.add_argument("--floors", type=Path, default=HERE / "floors.json", metavar="FILE", help="another floors file")
    ask.add_argument("--update", action="store_true", help="raise the floors to what was reached; none is lowered")
    given = ask.parse_args()
    if not given.file.is_file():
        print(f"corpus: {given.file} is not there: nothing to measure on")
        return 0
    with given.file.open(encoding="utf8") as lines, tempfile.TemporaryDirectory() as folder:
        records = [json.loads(line) for line in islice(lines, given.articles)]
        figures, one = measure(Bench(records, Path(folder)), given.many)
    levels = floors.load(given.floors)
    own = {name: level for name, level in levels.items() if name[0] == "corpus"}
    rows = floors.compare(own, {("corpus", name): value for name, value in figures.items()})
    if given.update:
        floors.save(given.floors, levels | floors.raised(rows))
    print(f"\nProjected from {cost_of(one).cpu_seconds:.4f} CPU-seconds an article, at {given.price} a core-hour; all cores")
    print("busy but in stage marks, articles of this length; without loading, fetching the input and waiting for the disk:")
    print("\n".join(sizing_table(cost_of(one), given.price, PROJECTED)), end="\n\n")
    return report(rows)


if __name__ == "__main__":
    sys.exit(main())
