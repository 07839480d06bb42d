"""What a search found: articles, in them the statements that hold all the words, and passages around them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from selon.export.jsonl import to_dict, write_line
from selon.export.passages import in_passage, marked, surroundings
from selon.export.table import print_lines, screen, write_heading
from selon.export.wording import does, manner, voice_name
from selon.records import Statement
from selon.store.search import Hit

_PASSAGES = 3
_INDENT = "    "


def write_jsonl(hits: Iterable[Hit], out: TextIO) -> None:
    """Write an object an article: `article` (its id), `url`, `outlet`, `title`, `published`, `words`, `statements`."""
    for hit in hits:
        article = hit.article
        found = {"article": article.id, "url": article.url, "outlet": article.outlet, "title": article.title,
                 "published": article.published, "words": to_dict(hit.words), "statements": to_dict(hit.statements)}  # fmt: skip
        write_line(found, out)


def write_table(hits: Iterable[Hit], out: TextIO, *, color: bool, width: int) -> None:
    """Write a block an article, the words marked: each statement with its voice, then passages elsewhere."""
    console = screen(out, color=color, width=width)
    for number, hit in enumerate(hits):
        write_heading(console, hit.article, first=number == 0)
        for line in _lines(hit, color):
            print_lines(console, _indented(console, line))


def _lines(hit: Hit, color: bool) -> Iterator[Text]:
    for statement in hit.statements:
        yield Text.assemble((voice_name(statement), "bold"), f" {does(statement)} · {manner(statement)}")
        yield Text(_INDENT) + _said(hit, statement, color)
    for passage in surroundings(hit.article, hit.elsewhere, _PASSAGES):
        yield in_passage(hit.article, passage, hit.words, color=color)


def _said(hit: Hit, statement: Statement, color: bool) -> Text:
    parts = [marked(hit.article, span, hit.words, color=color) for span in statement.content]
    return Text(" […] ").join(parts)


def _indented(console: Console, line: Text) -> Iterator[Text]:
    by = _INDENT if line.plain.startswith(_INDENT) else "  "
    line = line[len(_INDENT) :] if line.plain.startswith(_INDENT) else line
    for part in line.wrap(console, console.width - len(by)):
        yield Text(by) + part
