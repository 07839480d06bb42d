"""Statements and events on a terminal: who says what in which words, nested under the voice that relays it, and below
each statement what it tells to have happened; what stands outside any statement comes at the end.

Everything that colour says stands there in words and signs too, so that it reads the same in a file or a pager.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from selon.export import event_wording as events
from selon.export.nesting import Node, by_statement, nest
from selon.export.wording import (
    OWN,
    Counts,
    Status,
    circumstances,
    content,
    count,
    does,
    evidence,
    flat,
    heading,
    manner,
    named,
    note,
    origin,
    status,
    voice_details,
    voice_name,
)
from selon.records import Article, Event, EventStatus, Statement

NARROWEST, WIDEST = 40, 200
_COLOURS: dict[Status, str] = {"said": "green", "hedged": "yellow", "denied": "red", "doubted": "magenta"}
EVENT_COLOURS: dict[EventStatus, str] = {
    "fact": "green", "reported": "cyan", "unverified": "yellow", "future": "blue", "hypothetical": "magenta",
    "denied": "red",
}  # fmt: skip
_BRANCH, _LAST, _BESIDE, _BELOW = "├─ ", "└─ ", "│  ", "   "


def write(
    articles: Iterable[Article], out: TextIO, *, color: bool = False, width: int = 80, explain: bool = False
) -> None:
    """Write each article's statements as blocks, as soon as it is there, on a screen of `width` columns (40 to 200).

    `explain` adds which rule or frame found each statement and event, and the evidence for names, dates and places. An
    article ends with how many statements, voices, events and notes it has; several articles with the sum.
    """
    console = screen(out, color=color, width=width)
    total = Counts()
    for article in articles:
        _write_article(console, article, first=not total.articles, explain=explain)
        total += count(article)
    if total.articles > 1:
        console.print()
        write_sum(console, f"{total.articles} articles: {total}")


def screen(out: TextIO, *, color: bool, width: int) -> Console:
    """A console that writes to `out`, 40 to 200 columns wide."""
    return Console(
        file=out, width=min(max(width, NARROWEST), WIDEST), force_terminal=color, no_color=not color,
        color_system="standard" if color else None, highlight=False, legacy_windows=False,
    )  # fmt: skip


def write_heading(console: Console, article: Article, *, first: bool) -> None:
    """Title, origin and a rule; a blank line before all but the first article."""
    if not first:
        console.print()
    print_lines(console, _wrapped(console, Text(heading(article), style="bold")))
    print_lines(console, _wrapped(console, Text(" · ".join(origin(article)), style="dim")))
    console.print(Text("─" * console.width, style="dim"))


def write_sum(console: Console, words: str) -> None:
    """A line in bold at the end of an article, or of all."""
    print_lines(console, _wrapped(console, Text(words, style="bold")))


def _write_article(console: Console, article: Article, *, first: bool, explain: bool) -> None:
    write_heading(console, article, first=first)
    blocks = _Blocks(console, by_statement(article), explain)
    for node in nest(article.statements):
        print_lines(console, blocks.statement(node, "", ""))
        console.print()
    if own := blocks.events.get(None):
        print_lines(console, [Text(OWN, style="bold"), *blocks.happenings(own, "    ")])
        console.print()
    for found in article.notes:
        print_lines(console, _filled(console, f"note: {note(found)}", "", "      ", style="dim"))
    write_sum(console, str(count(article)))


class _Blocks:
    """The lines of an article's statements, with the events that stand in each."""

    def __init__(self, console: Console, events: dict[str | None, list[Event]], explain: bool) -> None:
        self.console, self.events, self.explain = console, events, explain

    def statement(self, node: Node, before: str, below: str) -> Iterator[Text]:
        """The lines of a statement and of those inside it; `before` opens the first line, `below` all others."""
        statement, inner = node.statement, node.inner
        beside = below + (_BESIDE if inner else _BELOW) + " "
        for number, line in enumerate(_wrapped(self.console, _head(statement), len(beside) + 4)):
            yield Text.assemble((f"{beside}    " if number else before, "dim"), line)
        yield from self._said(statement, beside)
        yield from self.happenings(self.events.get(statement.id, []), beside)
        for number, child in enumerate(inner, start=1):
            last = number == len(inner)
            yield Text(below + _BESIDE.rstrip(), style="dim")
            opening, beneath = (_LAST, _BELOW) if last else (_BRANCH, _BESIDE)
            yield from self.statement(child, below + opening, below + beneath)

    def _said(self, statement: Statement, beside: str) -> Iterator[Text]:
        """The exact words of a statement, and the words around it."""
        yield from _filled(self.console, content(statement), beside, beside)
        said = " · ".join(f"{label}: {words}" for label, words in circumstances(statement))
        yield from _filled(self.console, said, beside, beside, style="dim")
        if self.explain:
            yield from _filled(self.console, f"rule: {evidence(statement)}", beside, beside, style="dim")

    def happenings(self, found: Iterable[Event], beside: str) -> Iterator[Text]:
        for event in found:
            yield from event_lines(self.console, event, beside, explain=self.explain)


def event_lines(console: Console, event: Event, beside: str, *, explain: bool) -> Iterator[Text]:
    """The lines of an event: its sign, who does what to whom, then how it is told, its word, when, where, how much."""
    below = f"{beside}  "
    colour = EVENT_COLOURS[event.status]
    for number, line in enumerate(_wrapped(console, Text(events.in_brief(event), style="bold"), len(below) + 2)):
        sign = (f"{below}  ", "dim") if number else (f"{beside}{events.sign(event)} ", colour)
        yield Text.assemble(sign, line)
    told = f"{events.status_words(event)} · {events.label(event)}: “{flat(event.trigger.text)}”"
    yield from _filled(console, " · ".join([told, *events.settings(event)]), below, below, style=colour)
    for label, why in events.reasons(event) if explain else ():
        yield from _filled(console, f"{label}: {why}", below, f"{below}  ", style="dim")


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


def indented(console: Console, text: str, before: str, below: str, style: str = "") -> Iterator[Text]:
    """Text wrapped at spaces (not at no-break spaces or hyphens), the first line behind `before`, all others behind `below`."""
    lines = textwrap.wrap(text, max(20, console.width), initial_indent=before, subsequent_indent=below, break_on_hyphens=False)
    yield from (Text(line, style=style) for line in lines)


def _wrapped(console: Console, text: Text, room: int = 0) -> Iterator[Text]:
    for line in text.wrap(console, max(20, console.width - room)):
        line.rstrip()
        yield line


def print_lines(console: Console, lines: Iterable[Text]) -> None:
    """Print lines that are wrapped already, without white space at their ends."""
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)
