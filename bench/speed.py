"""How much time selon takes beside spaCy: `Reader.read_many` against bare `nlp.pipe` of the same model, in one process.

usage: speed.py ARTICLES.jsonl [--articles N] [--rounds N] [--json]

The bare side is the model as spaCy loads it, without the components that selon leaves out, and gets whole articles in batches
of eight. After a warm-up the two run in turn, and the shortest times are compared. Then, on an eighth of the articles and again
in turn, what selon's time is made of: the model as selon runs it on the pieces that it makes of an article (no line breaks), all
of parsing (sentences set, words copied out, subjects mended), and the rest: attribution and events. Shares are of selon's time.
The full pipeline, with no component excluded, runs beside them. Memory is this process's peak (MB of 2**20 bytes), read before
the bare model is loaded. How fast whole corpora are read, on several workers, corpus.py tells.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from time import perf_counter
from typing import Any

from selon.corpus.memory import peak_mb
from selon.intake import open_sources
from selon.parse.pieces import pieces
from selon.reader import Reader
from selon.records import Article

ARTICLES_A_BATCH = 8
PARTS_ROUNDS = 3
Task = Callable[[], Iterable[object]]


def measure(articles: list[Article], rounds: int) -> dict[str, float]:
    """Times, ratios and peak memory of selon and of the bare model over the articles."""
    reader = Reader()
    some = articles[: max(1, len(articles) // 8)]
    _seconds(lambda: reader.read_many(some))
    first = _seconds(lambda: reader.read_many(articles))
    peak = peak_mb()
    bare = _loaded(reader, reader.language.unused_components)
    _seconds(lambda: _whole(bare, [a.text for a in some]))
    times = _shortest(_versus(reader, bare, articles), rounds)
    times["selon"] = min(first, times["selon"])
    parts = _shortest(_versus(reader, bare, some) | _parts(reader, some), min(rounds, PARTS_ROUNDS))
    return {
        "articles": len(articles),
        "ratio": times["selon"] / times["bare"],
        "ratio_to_full": parts["selon"] / parts["full"],
        "peak_mb": peak,
        "share_model": parts["pieces"] / parts["selon"],
        "share_preparing": (parts["parse"] - parts["pieces"]) / parts["selon"],
        "share_attribution": (parts["selon"] - parts["parse"]) / parts["selon"],
        "ms_per_article": 1000 * times["selon"] / len(articles),
    }


def _versus(reader: Reader, bare: Any, articles: list[Article]) -> dict[str, Task]:
    texts = [a.text for a in articles]
    return {"bare": lambda: _whole(bare, texts), "selon": lambda: reader.read_many(articles)}


def _parts(reader: Reader, articles: list[Article]) -> dict[str, Task]:
    texts = [a.text for a in articles]
    full = _loaded(reader)
    cut = [piece.text for text in texts for piece in pieces(text, frozenset(), ())]
    return {
        "pieces": lambda: _whole(reader.parser.nlp, cut),
        "parse": lambda: reader.parser.parse_many(texts),
        "full": lambda: _whole(full, texts),
    }


def _loaded(reader: Reader, without: Iterable[str] = ()) -> Any:
    """The model as spaCy loads it."""
    import spacy

    return spacy.load(reader.language.model, exclude=sorted(without))


def _whole(nlp: Any, texts: list[str]) -> Iterator[Any]:
    docs: Iterator[Any] = nlp.pipe(texts, batch_size=ARTICLES_A_BATCH)
    return docs


def _shortest(tasks: dict[str, Task], rounds: int) -> dict[str, float]:
    """The shortest time of each task, the tasks run in turn."""
    times = [{name: _seconds(task) for name, task in tasks.items()} for _ in range(rounds)]
    return {name: min(run[name] for run in times) for name in tasks}


def _seconds(task: Task) -> float:
    begin = perf_counter()
    deque(task(), maxlen=0)
    return perf_counter() - begin


_WORDS = {
    "articles": "articles read",
    "ratio": "selon to the bare model",
    "ratio_to_full": "selon to the full pipeline",
    "peak_mb": "peak memory, MB",
    "share_model": "share: the model, on pieces without line breaks",
    "share_preparing": "share: sentences set, words copied, subjects mended",
    "share_attribution": "share: attribution, voices, events, records and titles",
    "ms_per_article": "milliseconds an article",
}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", metavar="ARTICLES.jsonl", help="articles with id and text")
    ask.add_argument("--articles", type=int, metavar="N", help="only the first N")
    ask.add_argument("--rounds", type=int, default=2, metavar="N", help="rounds of the two in turn")
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
            print(f"{words:<56} {figures[name]:8.2f}")


if __name__ == "__main__":
    main()
