"""What adding one article costs in a large store, against a small one; everything is made up, no model is loaded.

usage: store.py [--small N] [--large N] [--rounds N] [--no-sync]

Fills two stores with made-up articles of the size of news (words as frequent as in a language, 20 statements, 8 events),
then adds the same articles to both in turn, round after round; the small one is made anew each round, so that it stays
small. Prints the mean milliseconds for each and their ratio, which must stay under 1.2. The time of reading an article is not
in it.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, event

from selon.intake import article_from_text
from selon.records import Article, Commitment, Event, Span, Statement, Voice
from selon.store import Store

HIGHEST = 1.2
WORDS = 420
ADDS = 60
_CHANCE = random.Random(7)
_VOCABULARY = ["".join(_CHANCE.choices("aeioubcdlmnprstv", k=_CHANCE.randint(2, 11))) for _ in range(30_000)]
_WEIGHTS = [1 / (rank + 3) for rank in range(len(_VOCABULARY))]


def make_article(number: int) -> Article:
    """A made-up article, no two alike."""
    text = f"{' '.join(_CHANCE.choices(_VOCABULARY, _WEIGHTS, k=WORDS))} {number}"
    taken_in = article_from_text(
        text, id=f"a{number}", title=text[:60], outlet=f"outlet {number % 50}",
        published=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
    )  # fmt: skip
    statements = tuple(_statement(text, n) for n in range(20))
    return replace(taken_in, statements=statements, events=tuple(_event(text, n) for n in range(8)))


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _statement(text: str, number: int) -> Statement:
    start = number * 90
    voice = Voice(id=f"v{number % 5}", name=f"voice {number % 5}", kind="person", role="minister", country="FRA",
                  sector="GOV", antecedent=None, why="named in the same sentence")  # fmt: skip
    return Statement(
        id=f"s{number}", source=_span(text, start, start + 10), voice=voice, cue=_span(text, start + 11, start + 20),
        content=(_span(text, start + 21, start + 88),), quoted=(), form="indirect", stance="say", parent=None,
        heard_by=None, medium=None, said_at=None, commitment=Commitment(voice="CT+", article="Uu"), confidence=0.9,
        rule="clause",
    )  # fmt: skip


def _event(text: str, number: int) -> Event:
    return Event(
        id=f"e{number}", group=f"e{number}", type="CONSULT", mode=None, cameo="040",
        trigger=_span(text, number * 100, number * 100 + 8), actor=None, recipient=None, place=None, date=None,
        quantities=(), status="reported", statement=f"s{number}", confidence=0.8, rule="consult:meet",
    )  # fmt: skip


def fill(place: str, size: int) -> None:
    """A store of so many articles; only here nothing waits for the disk."""
    event.listen(Engine, "connect", _unsynchronised)
    with Store.open(place) as store:
        for number in range(size):
            store.add(make_article(number))
    event.remove(Engine, "connect", _unsynchronised)


def _unsynchronised(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def time_adds(stores: tuple[Store, Store], first: int) -> tuple[float, float]:
    """Seconds for the same adds to each of two stores, in turn."""
    seconds = [0.0, 0.0]
    for number in range(first, first + ADDS):
        article = make_article(number)
        for which in (0, 1) if number % 2 else (1, 0):
            start = perf_counter()
            stores[which].add(article)
            seconds[which] += perf_counter() - start
    return seconds[0], seconds[1]


def measure(folder: Path, small: int, large: int, rounds: int) -> tuple[float, float]:
    """Mean milliseconds of adding an article to the small and to the large store."""
    base, many = str(folder / "base.db"), str(folder / "large.db")
    fill(base, small)
    fill(many, large)
    seconds = [0.0, 0.0]
    with Store.open(many) as large_store:
        for number in range(rounds):
            few = shutil.copy(base, folder / f"small{number}.db")
            with Store.open(few) as small_store:
                found = time_adds((small_store, large_store), 10 * large + number * ADDS)
            seconds = [sum(pair) for pair in zip(seconds, found, strict=True)]
    return seconds[0] / rounds / ADDS * 1000, seconds[1] / rounds / ADDS * 1000


def main() -> int:
    """Prints the two times and their ratio; 1 where it is too high."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=100)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-sync", action="store_true", help="do not wait for the disk, which costs the same in both")
    options = parser.parse_args()
    if options.no_sync:
        event.listen(Engine, "connect", _unsynchronised)
    with tempfile.TemporaryDirectory() as folder:
        few, many = measure(Path(folder), options.small, options.large, options.rounds)
    print(f"adding one article to {options.small:,}: {few:.2f} ms, to {options.large:,}: {many:.2f} ms")
    print(f"ratio: {many / few:.3f} (at most {HIGHEST})")
    return int(many / few > HIGHEST)


if __name__ == "__main__":
    sys.exit(main())
