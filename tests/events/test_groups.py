"""Each line of groups_fr.txt: events marked with one number share a group, others do not, and parties pass inside a group."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from selon.intake import article_from_text
from selon.reader import Reader
from selon.records import Event

FILE = Path(__file__).parent / "groups_fr.txt"
TAG = re.compile(r'<(?P<number>\d)(?: a="(?P<a>[^"]+)")?(?: r="(?P<r>[^"]+)")?>(?P<word>[^<]+)</(?P=number)>')


@dataclass(frozen=True)
class Marked:
    """A marked event: where its word starts, its number, and the parties that it must take over."""

    start: int
    number: str
    actor: str | None
    recipient: str | None


def marked(line: str) -> tuple[str, list[Marked]]:
    """A line's text and marks. Raises ValueError where a mark is malformed."""
    line = line.replace(" / ", "\n\n")
    text, at, found = "", 0, []
    for tag in TAG.finditer(line):
        text, at = text + line[at : tag.start()], tag.end()
        found.append(Marked(len(text), tag["number"], tag["a"], tag["r"]))
        text += tag["word"]
    text += line[at:]
    if "<" in text or len(found) < 2:
        raise ValueError(f"{FILE.name}: marks do not add up: {line}")
    return text, found


def lines() -> list[str]:
    """The lines that are no comments."""
    every = FILE.read_text(encoding="utf-8").splitlines()
    return [line for line in every if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("line", lines())
def test_mentions_of_one_event_share_a_group(line: str, reader: Reader) -> None:
    text, marks = marked(line)
    article = reader.read(article_from_text(text, id="groups", published="2024-06-05"))
    groups = defaultdict(set)
    for mark in marks:
        event = event_at(article.events, mark.start)
        groups[mark.number].add(event.group)
        for party, words in ((event.actor, mark.actor), (event.recipient, mark.recipient)):
            if words is not None:
                assert party is not None
                assert (party.text, party.why.startswith("of another mention")) == (words, True)
    assert [len(ids) for ids in groups.values()] == [1] * len(groups)
    assert len(set.union(*groups.values())) == len(groups)


def event_at(events: tuple[Event, ...], start: int) -> Event:
    """The event whose word holds an offset."""
    return next(e for e in events if e.trigger.start <= start < e.trigger.end)
