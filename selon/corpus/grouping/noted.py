"""What the survey needs of each article, as it stands in a file between two stages: its names, and who speaks in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern
from typing import Any

from selon.claims.slim import Said, sayings, statements
from selon.corpus.flat import plain, record
from selon.records import Article, Span, Voice


@dataclass(frozen=True, slots=True)
class Noted:
    """A slim article, the row of its shard that it stands in (from 0), and its names with how often they stand there."""

    row: int
    article: Article
    names: Mapping[str, int]


def write_noted(noted: Iterable[Noted], path: Path) -> None:
    """Write what was noted of the articles of a shard, a line of JSON each."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(_told(one)) + "\n" for one in noted)


def read_noted(path: Path) -> Iterator[Noted]:
    """What `write_noted` wrote."""
    with path.open(encoding="utf-8") as lines:
        yield from (_noted(json.loads(line)) for line in lines)


def _told(noted: Noted) -> dict[str, Any]:
    """An article with each of its speakers once, and which of them its statements are of."""
    numbers: dict[Said, int] = {}
    order = [numbers.setdefault(one, len(numbers)) for one in sayings(noted.article)]
    said = [(plain(voice), source and plain(source)) for voice, source in numbers]
    article = plain(replace(noted.article, statements=()))
    return {"row": noted.row, "names": dict(noted.names), "article": article, "said": said, "order": order}


def _noted(told: dict[str, Any]) -> Noted:
    said: list[Said] = [(record(Voice, voice), source and record(Span, source)) for voice, source in told["said"]]
    article = record(Article, told["article"])
    names = {intern(name): times for name, times in told["names"].items()}
    return Noted(told["row"], replace(article, statements=statements(said[number] for number in told["order"])), names)
