"""Passages with one marked event and what must be known of it: blocks of `dates_fr.txt` and `places_fr.txt`.

A `¶` stands for a paragraph break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from selon.intake import article_from_text
from selon.reader import Reader
from selon.records import Event

MARK = re.compile(r"<e>(.+?)</e>")
PARAGRAPH = " ¶ "
PUBLISHED = "2024-06-07"


@dataclass(frozen=True)
class Passage:
    """A text, where its event is marked, what is due ("-" for nothing) and how the reason must begin."""

    text: str
    start: int
    due: str | None
    why: str


def passages(path: Path) -> list[Passage]:
    """The passages of a file. Raises ValueError naming file and line where a block is malformed."""
    found, words = [], ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("= "):
            due, _, why = line.removeprefix("= ").partition(" | ")
            words = words.replace(" ¶ ", "\n\n")
            marks = list(MARK.finditer(words))
            if len(marks) != 1 or not due:
                raise ValueError(f"{path.name}, line {number}: one <e>…</e> before it and a value are due: {words}")
            first = len(words[: marks[0].start()].replace(PARAGRAPH, "\n\n"))
            text = words.replace("<e>", "").replace("</e>", "").replace(PARAGRAPH, "\n\n")
            found.append(Passage(text, first, None if due == "-" else due, why))
            words = ""
        elif line.strip() and not line.startswith("#"):
            if words:
                raise ValueError(f"{path.name}, line {number}: a passage without its line of what is due: {words}")
            words = line
    if words:
        raise ValueError(f"{path.name}: the last passage has no line of what is due: {words}")
    return found


def event_of(passage: Passage, reader: Reader) -> Event:
    """The event read at the mark; fails where there is none, or more than one."""
    article = reader.read(article_from_text(passage.text, id="passage", published=PUBLISHED))
    (event,) = (e for e in article.events if e.trigger.start <= passage.start < e.trigger.end)
    return event
