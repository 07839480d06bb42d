"""Markdown to paste into a note: a heading an article, a bullet a statement, nested where a voice passes another on.

Events are bullets under the statement they stand in; those outside any statement have a list of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from selon.export import event_wording as events
from selon.export.nesting import Node, by_statement, nest
from selon.export.wording import (
    OWN,
    circumstances,
    content,
    count,
    does,
    evidence,
    flat,
    heading,
    manner,
    note,
    origin,
    voice_details,
    voice_name,
)
from selon.records import Article, Event

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>|~#$&])")
_URL = re.compile(r"https?://[^\s<>\x00-\x20]+", re.IGNORECASE)


def write(articles: Iterable[Article], out: TextIO, *, explain: bool = False) -> None:
    """Write each article as Markdown (CommonMark), as soon as it is there; words of the article are escaped.

    `explain` adds which rule or frame found each statement and event, and the evidence for names, dates and places.
    """
    for number, article in enumerate(articles):
        out.write("\n" if number else "")
        out.writelines(f"{line}\n" for line in _lines(article, explain))


def escaped(text: str) -> str:
    """Text that Markdown shows to the letter."""
    return _SPECIAL.sub(r"\\\1", text)


def _lines(article: Article, explain: bool) -> Iterator[str]:
    yield f"## {escaped(heading(article))}"
    yield ""
    yield f"*{escaped(' · '.join(origin(article)))}*" + _link(article)
    yield ""
    bullets = _Bullets(by_statement(article), explain)
    for node in nest(article.statements):
        yield from bullets.statement(node, "")
    if own := bullets.events.get(None):
        yield from ("",) if article.statements else ()
        yield from (f"**{OWN}**", "", *bullets.happenings(own, ""))
    if article.notes:
        yield from ("", "**Notes**", "")
    for found in article.notes:
        yield f"- {escaped(note(found))}"
    yield from ("", str(count(article)))


def _link(article: Article) -> str:
    if not article.url or article.url == article.id:
        return ""
    return f" <{article.url}>" if _URL.fullmatch(article.url) else f" {escaped(article.url)}"


def _in_marks(words: str) -> str:
    """The words in quotation marks, unless all of them stand in the article's own."""
    own = words.startswith("«") and words.endswith("»") and words.count("«") == 1
    return escaped(words) if own else f"“{escaped(words)}”"


class _Bullets:
    """The bullets of an article's statements, with the events that stand in each."""

    def __init__(self, events: dict[str | None, list[Event]], explain: bool) -> None:
        self.events, self.explain = events, explain

    def statement(self, node: Node, indent: str) -> Iterator[str]:
        statement = node.statement
        details = ", ".join(voice_details(statement))
        voice = f"**{escaped(voice_name(statement))}**" + (f" ({escaped(details)})" if details else "")
        said = "; ".join(f"{label}: {escaped(words)}" for label, words in circumstances(statement))
        more = f" ({said})" if said else ""
        yield f"{indent}- {voice} — {does(statement)}, {manner(statement)} — {_in_marks(content(statement))}{more}"
        if self.explain:
            yield f"{indent}  - rule: {escaped(evidence(statement))}"
        yield from self.happenings(self.events.get(statement.id, []), f"{indent}  ")
        for inner in node.inner:
            yield from self.statement(inner, f"{indent}  ")

    def happenings(self, found: Iterable[Event], indent: str) -> Iterator[str]:
        for event in found:
            to = f" → **{escaped(events.party_name(event.recipient))}**" if event.recipient else ""
            who = f"**{escaped(events.actor(event))}** {events.does(event)}{to}"
            told = f"{events.label(event)}: “{flat(event.trigger.text)}”"
            more = escaped(" · ".join([told, *events.settings(event)]))
            yield f"{indent}- {events.sign(event)} *{events.status_words(event)}* — {who} ({more})"
            for label, why in events.reasons(event) if self.explain else ():
                yield f"{indent}  - {label}: {escaped(why)}"
