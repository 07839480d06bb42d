"""Reads the measuring material with selon, scores what it found and holds every figure against bench/floors.json.

usage: measure.py FOLDER [--update] [--out FOLDER] [--articles N]

FOLDER holds gold/*.jsonl with measure/score.py to judge by, gold/dossiers with measure/score_claims.py, and news/*.jsonl for
robustness and speed. Prints every figure
beside its floor and its goal; ends with status 1, naming them, where figures are under their floors. --update raises the
floors to what was reached. Where FOLDER does not exist there is nothing to measure: one line says so, status 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import floors

HERE = Path(__file__).parent
DOSSIERS = ("e1", "e2")
GOLD = ("articles_dev", "newsroom_dev", "framenet_sequoia_dev", "plover_gsr_fr_dev")
ELSEWHERE = ("desk", "corpus")
"""Texts of the floors file whose figures other programs measure (desk.py, corpus.py)."""

NEWS = "wikinews_fr_2016_2017"


def measure(folder: Path, out: Path, articles: int | None) -> dict[floors.Name, float | None]:
    """Every figure, by text and name. `articles` limits what speed is measured on."""
    news = folder / "news" / f"{NEWS}.jsonl"
    figures = {name: _scored(folder, name, out) for name in GOLD}
    figures["dossiers"] = _dossiers(folder, out)
    figures["wikinews"] = robustness(_records(news), _records(_read(news, out)))
    limit = ["--articles", str(articles)] if articles else []
    figures["speed"] = json.loads(_run(HERE / "speed.py", news, "--json", "--rounds", "1", *limit))
    return {(text, name): value for text, found in figures.items() for name, value in found.items()}


def _scored(folder: Path, name: str, out: Path) -> dict[str, float | None]:
    gold = folder / "gold" / f"{name}.jsonl"
    scores: dict[str, float | None] = json.loads(
        _run(folder / "measure" / "score.py", gold, _read(gold, out), "--json")
    )
    return scores


def _dossiers(folder: Path, out: Path) -> dict[str, float | None]:
    """The claims of all dossiers against their truth, counted together."""
    gold = folder / "gold" / "dossiers"
    pairs = [(gold / f"{name}.json", _read(gold / f"{name}.articles.jsonl", out, "claims")) for name in DOSSIERS]
    score = folder / "measure" / "score_claims.py"
    scores: dict[str, float | None] = json.loads(_run(score, *(path for pair in pairs for path in pair), "--json"))
    return scores


def _read(source: Path, out: Path, command: str = "read") -> Path:
    """Where the records are that a command of selon finds; what it cannot read, it says on standard error."""
    found = out / source.name
    line = [sys.executable, "-m", "selon", command, "--lang", "fr", "--format", "jsonl", "--output", str(found), str(source)]
    print(f"Reading {source.name} ...", file=sys.stderr, flush=True)
    found.write_text("", encoding="utf8")
    subprocess.run(line, check=False)
    return found


def _run(script: Path, *arguments: object) -> str:
    print(f"Running {script.name} ...", file=sys.stderr, flush=True)
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf8").stdout


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def robustness(given: Iterator[dict[str, Any]], found: Iterator[dict[str, Any]]) -> dict[str, float | None]:
    """How many articles were lost or changed on the way, and how many spans are not the words at their offsets."""
    texts = {record["id"]: record["text"] for record in given}
    kept, bad = 0, 0
    for record in found:
        kept += texts.get(record["id"]) == record["text"]
        bad += sum(not _exact(record, span) for span in _all_spans(record))
    return {"articles": len(texts), "lost": len(texts) - kept, "bad_spans": bad}


def _all_spans(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every span of a record's statements and events; parties, places and dates point where their event or statement does."""
    for statement in record["statements"]:
        yield from _spans(statement, statement["content"][0].get("field", "text"))
    for event in record["events"]:
        yield from _spans(event, event["trigger"].get("field", "text"))


def _exact(record: dict[str, Any], span: dict[str, Any]) -> bool:
    text = record["title" if span.get("field") == "title" else "text"]
    return bool(text[span["start"] : span["end"]] == span["text"])


def _spans(value: object, field: str) -> Iterator[dict[str, Any]]:
    """Every span inside a value, however deep, in `field` where it names none itself."""
    if isinstance(value, dict) and {"start", "end", "text"} <= value.keys():
        if value["start"] is not None:
            yield {"field": field} | value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _spans(part, field)


def report(rows: list[floors.Row]) -> int:
    """Print the table and name the figures under their floors; the exit status."""
    print(floors.table(rows))
    failing = [row for row in rows if row.fails]
    for row in failing:
        side = "over" if row.level.at_most else "under"
        told = "not measured" if row.value is None else f"{row.value:.4f} is {side} its floor {row.level.floor}"
        print(f"measure: {' '.join(row.name)}: {told}", file=sys.stderr)
    return 1 if failing else 0


def main(arguments: list[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path, metavar="FOLDER", help="the measuring material")
    ask.add_argument("--update", action="store_true", help="raise the floors to what was reached; none is lowered")
    ask.add_argument("--floors", type=Path, default=HERE / "floors.json", metavar="FILE", help="another floors file")
    ask.add_argument("--out", type=Path, metavar="FOLDER", help="keep what selon found here")
    ask.add_argument("--articles", type=int, metavar="N", help="measure speed on the first N articles")
    given = ask.parse_args(arguments)
    if not given.folder.is_dir():
        print(f"measure: {given.folder} is not there: nothing to measure against")
        return 0
    with tempfile.TemporaryDirectory() as spare:
        out = given.out or Path(spare)
        out.mkdir(parents=True, exist_ok=True)
        levels = floors.load(given.floors)
        own = {name: level for name, level in levels.items() if name[0] not in ELSEWHERE}
        rows = floors.compare(own, measure(given.folder, out, given.articles))
    if given.update:
        floors.save(given.floors, levels | floors.raised(rows))
    return report(rows)


if __name__ == "__main__":
    sys.exit(main())
