"""How much time selon adds to spaCy: `Reader.read_many` against bare `nlp.pipe` of the same model, in one process.

usage: speed.py ARTICLES.jsonl [--articles N] [--rounds N] [--json]

Both sides run the same components of the same loaded model. The bare side gets whole articles in batches of eight. After
a warm-up over all articles the two run in turn, five times; the shortest times are compared. Two rounds then time what
selon's time is made of: the model on paragraphs instead of whole articles, and all of parsing (sentences set, subjects
mended); the rest is attribution. At last the full pipeline runs, with no component excluded. Times are seconds; memory is
this process's peak (MB of 2**20 bytes), read before the full pipeline is loaded.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from time import perf_counter
from typing import Any

from selon.intake import open_sources
from selon.parse.paragraphs import paragraphs
from selon.parse.pipeline import BATCH
from selon.reader import Reader
from selon.records import Article

ARTICLES_A_BATCH = 8
Task = Callable[[], Iterable[object]]


def measure(articles: list[Article], rounds: int) -> dict[str, float]:
    """Times, ratios and peak memory of selon and of the bare model over the articles."""
    reader = Reader()
    nlp, texts = reader.parser.nlp, [a.text for a in articles]
    versus: dict[str, Task] = {"bare": lambda: _whole(nlp, texts), "selon": lambda: reader.read_many(articles)}
    parts: dict[str, Task] = {
        "paragraphs": lambda: nlp.pipe(_paragraphs(texts), batch_size=BATCH),
        "parse": lambda: reader.parser.parse_many(texts),
    }
    for task in versus.values():
        _seconds(task)
    times = _shortest(versus, rounds) | _shortest(parts, 2)
    peak = _peak_mb()
    return _figures(times | {"full": _full(reader.language.model, texts)}, len(articles), peak)


def _full(model: str, texts: list[str]) -> float:
    import spacy

    nlp = spacy.load(model)
    return _shortest({"full": lambda: _whole(nlp, texts)}, 2)["full"]


def _whole(nlp: Any, texts: list[str]) -> Iterator[Any]:
    docs: Iterator[Any] = nlp.pipe(texts, batch_size=ARTICLES_A_BATCH)
    return docs


def _paragraphs(texts: list[str]) -> Iterator[str]:
    return (text[start:end] for text in texts for start, end in paragraphs(text))


def _shortest(tasks: dict[str, Task], rounds: int) -> dict[str, float]:
    """The shortest time of each task, the tasks run in turn."""
    times = [{name: _seconds(task) for name, task in tasks.items()} for _ in range(rounds)]
    return {name: min(run[name] for run in times) for name in tasks}


def _seconds(task: Task) -> float:
    begin = perf_counter()
    deque(task(), maxlen=0)
    return perf_counter() - begin


def _peak_mb() -> float:
    """Peak resident memory of this process; Linux counts in KB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def _figures(times: dict[str, float], articles: int, peak: float) -> dict[str, float]:
    bare = times["bare"]
    return {
        "articles": articles,
        "ratio": times["selon"] / bare,
        "ratio_to_full": times["selon"] / times["full"],
        "peak_mb": peak,
        "share_paragraphs": (times["paragraphs"] - bare) / bare,
        "share_preparing": (times["parse"] - times["paragraphs"]) / bare,
        "share_attribution": (times["selon"] - times["parse"]) / bare,
        "ms_per_article": 1000 * times["selon"] / articles,
        **{f"seconds_{name}": value for name, value in times.items()},
    }


_WORDS = {
    "articles": "articles read",
    "ratio": "selon to the bare model, same components",
    "ratio_to_full": "selon to the full pipeline",
    "peak_mb": "peak memory, MB",
    "share_paragraphs": "  of the bare time: paragraphs instead of whole articles",
    "share_preparing": "  of the bare time: sentences set, subjects mended, titles aside",
    "share_attribution": "  of the bare time: attribution, voices, records and titles",
    "ms_per_article": "milliseconds an article",
}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", metavar="ARTICLES.jsonl", help="articles with id and text")
    ask.add_argument("--articles", type=int, metavar="N", help="only the first N")
    ask.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds of the two in turn")
    ask.add_argument("--json", action="store_true", help="print the figures as JSON")
    given = ask.parse_args()
    items = islice(open_sources([given.file], lang="fr"), given.articles)
    articles = [item for item in items if isinstance(item, Article)]
    if not articles:
        sys.exit(f"{given.file}: no article")
    figures = measure(articles, given.rounds)
    if given.json:
        print(json.dumps(figures))
    else:
        for name, words in _WORDS.items():
            print(f"{words:<64} {figures[name]:8.2f}")


if __name__ == "__main__":
    main()
