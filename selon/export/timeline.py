"""The events of many articles by date, each with how it is known, and who says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.text import Text

from selon.export.event_wording import in_brief, settings, sign, status_words
from selon.export.jsonl import to_dict, write_line
from selon.export.table import EVENT_COLOURS, print_lines, screen
from selon.export.wording import does, flat, voice_name
from selon.records import Date
from selon.store.happenings import Happening

_UNDATED = "without a date"
_INDENT = "  "


def write_jsonl(happenings: Iterable[Happening], out: TextIO) -> None:
    """Write an object an event: `article` (its id), `outlet`, `published`, `event`, and the `statement` it stands in."""
    for happening in happenings:
        article = happening.article
        told = {"article": article.id, "outlet": article.outlet, "published": article.published,
                "event": to_dict(happening.event), "statement": to_dict(happening.statement)}  # fmt: skip
        write_line(told, out)


def write_table(happenings: Iterable[Happening], out: TextIO, *, color: bool, width: int) -> None:
    """Write the events under their dates: who does what to whom, then how it is known, from whom, and where it stands."""
    console = screen(out, color=color, width=width)
    before = None
    for happening in happenings:
        if (date := _date(happening.event.date)) != before:
            console.print(Text(date, style="bold"))
            before = date
        for line in _lines(happening):
            parts = line.wrap(console, console.width - len(_INDENT) * 2)
            print_lines(console, [Text(_INDENT * (2 if n or line.style == "dim" else 1)) + p for n, p in enumerate(parts)])


def _date(date: Date | None) -> str:
    if date is None:
        return _UNDATED
    return (date.value if date.until is None else f"{date.value} to {date.until}").replace("T", " at ")


def _lines(happening: Happening) -> Iterator[Text]:
    event, statement, article = happening.event, happening.statement, happening.article
    said = f" ({voice_name(statement)} {does(statement)})" if statement else ""
    colour = EVENT_COLOURS[event.status]
    yield Text.assemble((f"{sign(event)} ", colour), in_brief(event), " · ", (f"{status_words(event)}{said}", colour))
    where = [part for part in settings(event) if not (event.date and part.endswith(_date(event.date)))]
    told = (*where, article.outlet, f"{article.id}#{event.id}")
    yield Text(" · ".join(flat(part) for part in told if part), style="dim")
