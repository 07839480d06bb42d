"""The events of articles on a terminal, one after the other, each with the voice behind it and that voice's words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from selon.export.nesting import chain
from selon.export.table import event_lines, print_lines, screen, write_heading, write_sum
from selon.export.wording import Counts, content, count, does, named, voice_name
from selon.records import Article, Statement

_INDENT = "  "


def write(
    articles: Iterable[Article], out: TextIO, *, color: bool = False, width: int = 80, explain: bool = False
) -> None:
    """Write each article's events as blocks, as soon as it is there, then how many there are.

    `explain` adds which frame found each and the evidence for parties, date and place.
    """
    console = screen(out, color=color, width=width)
    total = Counts()
    for article in articles:
        write_heading(console, article, first=not total.articles)
        _write_events(console, article, explain)
        total += count(article)
    if total.articles > 1:
        console.print()
        write_sum(console, f"{total.articles} articles: {total.happenings()}")


def _write_events(console: Console, article: Article, explain: bool) -> None:
    statements = {statement.id: statement for statement in article.statements}
    for event in article.events:
        print_lines(console, event_lines(console, event, "", explain=explain))
        if (statement := statements.get(event.statement or "")) is not None:
            print_lines(console, _voiced(console, behind(statement, statements)))
        console.print()
    write_sum(console, count(article).happenings())


def behind(statement: Statement, by_id: dict[str, Statement]) -> str:
    """Who says it, who passes that on, and the words: "Sputnik says (passed on by Le Fanal): …"."""
    relays = [voice_name(outer) for outer in chain(statement, by_id)]
    passed = f" (passed on by {', '.join(relays)})" if relays else ""
    who = f"{voice_name(statement)} {does(statement)}" if named(statement) else does(statement)
    return f"{who}{passed}: {content(statement)}"


def _voiced(console: Console, words: str) -> Iterator[Text]:
    for line in textwrap.wrap(words, console.width - len(_INDENT), break_on_hyphens=False):
        yield Text(f"{_INDENT}{line}", style="dim")
