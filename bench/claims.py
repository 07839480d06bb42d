"""How the cost of putting articles together grows: time and memory of a dossier of 1,000, 3,000 and 10,000 articles.

usage: claims.py ARTICLES.jsonl [--sizes 1000,3000,10000] [--json]

The articles are read once; then they are repeated with other names, figures and dates: letters of words with a capital are
exchanged, digits moved on, days shifted, all by a different rule for each round, lengths kept so that every offset stays.
Printed for each size: seconds, claims, peak memory (MB of 2**20 bytes), and `growth`, the time over that of n·log n growth
from the first size (1.0 and less: no worse).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from selon.claims import Dossiers
from selon.corpus.memory import peak_mb
from selon.export.jsonl import dumps, loads
from selon.intake import open_sources
from selon.reader import Reader
from selon.records import Article

_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{3,}")
_LETTERS = "bcdfglmnprstv"
_KEPT = {"id", "group", "type", "mode", "cameo", "rule", "statement", "parent", "kind", "country", "value", "until"}


def other_words(round_: int) -> Callable[[str], str]:
    """What gives other names, figures and dates for those of a text, the same ones for the same round."""
    rules = random.Random(round_)
    shuffled = list(_LETTERS)
    rules.shuffle(shuffled)
    letters = str.maketrans(_LETTERS, "".join(shuffled))
    digits = str.maketrans("123456789", "".join(str((d + round_) % 9 + 1) for d in range(9)))
    return lambda text: _NAME.sub(lambda m: m.group()[0] + m.group()[1:].translate(letters), text).translate(digits)


def disguised(record: dict[str, Any], round_: int) -> Article:
    """The article that was read, as `disguised_record` has it."""
    return loads(json.dumps(disguised_record(record, round_)))


def disguised_record(record: dict[str, Any], round_: int) -> dict[str, Any]:
    """The article with other names, figures and dates, the same for the same round."""
    words = other_words(round_)

    def other(value: Any) -> Any:
        if isinstance(value, str):
            return words(value)
        if isinstance(value, list):
            return [other(v) for v in value]
        if isinstance(value, dict):
            return {k: v if k in _KEPT and v else other(v) for k, v in value.items()}
        return value

    told = {key: other(value) if key in ("text", "title", "statements", "events") else value for key, value in record.items()}
    day = date.fromisoformat((record["published"] or "2016-01-01")[:10]) + timedelta(days=97 * round_)
    return {**told, "id": f"{record['id']}-{round_}", "url": None, "published": day.isoformat()}


def measure(read: Path, size: int) -> dict[str, float]:
    """Seconds, claims and peak memory of one dossier of `size` articles."""
    records = [json.loads(line) for line in read.read_text(encoding="utf8").splitlines()]
    articles = [disguised(records[n % len(records)], n // len(records)) for n in range(size)]
    dossiers = Dossiers()
    dossiers.of(articles[:10])
    before = perf_counter()
    found = dossiers.of(articles)
    seconds = perf_counter() - before
    return {"articles": size, "claims": len(found.claims), "seconds": round(seconds, 2), "peak_mb": round(peak_mb())}


def _each(read: Path, sizes: list[int]) -> Iterator[dict[str, float]]:
    """Each size in a process of its own, so that its memory is its own."""
    for size in sizes:
        command = [sys.executable, __file__, str(read), "--one", str(size)]
        yield json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf8").stdout)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("articles", type=Path, metavar="ARTICLES.jsonl")
    ask.add_argument("--sizes", default="1000,3000,10000")
    ask.add_argument("--one", type=int, help=argparse.SUPPRESS)
    ask.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    given = ask.parse_args()
    if given.one:
        print(json.dumps(measure(given.articles, given.one)))
        return
    with tempfile.TemporaryDirectory() as spare:
        read = Path(spare) / "read.jsonl"
        source = (a for a in open_sources([str(given.articles)]) if isinstance(a, Article))
        with read.open("w", encoding="utf8") as out:
            out.writelines(dumps(article) + "\n" for article in Reader().read_many(source))
        found = list(_each(read, [int(size) for size in given.sizes.split(",")]))
    first = found[0]
    unit = first["seconds"] / (first["articles"] * math.log(first["articles"]))
    for row in found:
        row["growth"] = round(row["seconds"] / (unit * row["articles"] * math.log(row["articles"])), 2)
    if given.json:
        print(json.dumps({f"{key}_{row['articles']:.0f}": row[key] for row in found for key in row if key != "articles"}))
        return
    for row in found:
        print("  ".join(f"{key} {value:g}" for key, value in row.items()))


if __name__ == "__main__":
    main()
