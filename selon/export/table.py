"""Statements on a terminal: voice, what it does, how, and the exact words, nested under the voice that relays them.

Everything that colour says stands there in words and signs too, so that it reads the same in a file or a pager.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from selon.export.nesting import Node, nest
from selon.export.wording import (
    Counts,
    Status,
    circumstances,
    content,
    count,
    does,
    heading,
    manner,
    named,
    note,
    origin,
    status,
    voice_details,
    voice_name,
)
from selon.records import Article, Statement

NARROWEST, WIDEST = 40, 200
_COLOURS: dict[Status, str] = {"said": "green", "hedged": "yellow", "denied": "red", "doubted": "magenta"}
_BRANCH, _LAST, _BESIDE, _BELOW = "├─ ", "└─ ", "│  ", "   "


def write(articles: Iterable[Article], out: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write each article's statements as blocks, as soon as it is there, on a screen of `width` columns (40 to 200).

    An article ends with how many statements, voices, statements without a voice and notes it has; several articles
    with the sum.
    """
    console = Console(
        file=out, width=min(max(width, NARROWEST), WIDEST), force_terminal=color, no_color=not color,
        color_system="standard" if color else None, highlight=False, legacy_windows=False,
    )  # fmt: skip
    total = Counts()
    for article in articles:
        _write_article(console, article, first=not total.articles)
        total += count(article)
    if total.articles > 1:
        console.print(Text(f"\n{total.articles} articles: {total}", style="bold"))


def _write_article(console: Console, article: Article, *, first: bool) -> None:
    if not first:
        console.print()
    _print(console, _wrapped(console, Text(heading(article), style="bold")))
    _print(console, _wrapped(console, Text(" · ".join(origin(article)), style="dim")))
    console.print(Text("─" * console.width, style="dim"))
    for node in nest(article.statements):
        _print(console, _block(console, node, "", ""))
        console.print()
    for found in article.notes:
        _print(console, _filled(console, f"note: {note(found)}", "", "      ", style="dim"))
    console.print(Text(str(count(article)), style="bold"))


def _block(console: Console, node: Node, before: str, below: str) -> Iterator[Text]:
    """The lines of a statement and of those inside it; `before` opens the first line, `below` all others."""
    statement, inner = node.statement, node.inner
    beside = below + (_BESIDE if inner else _BELOW) + " "
    for number, line in enumerate(_wrapped(console, _head(statement), len(beside) + 4)):
        yield Text.assemble((f"{beside}    " if number else before, "dim"), line)
    yield from _filled(console, content(statement), beside, beside)
    said = " · ".join(f"{label}: {words}" for label, words in circumstances(statement))
    yield from _filled(console, said, beside, beside, style="dim")
    for number, child in enumerate(inner, start=1):
        last = number == len(inner)
        yield Text(below + _BESIDE.rstrip(), style="dim")
        yield from _block(console, child, below + (_LAST if last else _BRANCH), below + (_BELOW if last else _BESIDE))


def _head(statement: Statement) -> Text:
    details = ", ".join(voice_details(statement))
    return Text.assemble(
        (voice_name(statement), "bold"),
        (f" ({details})" if details else "", "dim"),
        " " if named(statement) else ": ",
        (does(statement), f"bold {_COLOURS[status(statement)]}"),
        (f" · {manner(statement)}", _COLOURS[status(statement)]),
    )


def _filled(console: Console, text: str, before: str, below: str, style: str = "") -> Iterator[Text]:
    """Text wrapped at spaces (not at no-break spaces or hyphens) beside the lines of the tree."""
    lines = textwrap.wrap(text, max(20, console.width - len(below)), break_on_hyphens=False)
    for number, line in enumerate(lines):
        yield Text.assemble((below if number else before, "dim"), (line, style))


def _wrapped(console: Console, text: Text, room: int = 0) -> Iterator[Text]:
    for line in text.wrap(console, max(20, console.width - room)):
        line.rstrip()
        yield line


def _print(console: Console, lines: Iterable[Text]) -> None:
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)
