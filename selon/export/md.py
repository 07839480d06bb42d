"""Markdown to paste into a note: a heading an article, a bullet a statement, nested where a voice passes another on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from selon.export.nesting import Node, nest
from selon.export.wording import (
    circumstances,
    content,
    count,
    does,
    heading,
    manner,
    note,
    origin,
    voice_details,
    voice_name,
)
from selon.records import Article

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>|~#$&])")
_URL = re.compile(r"https?://[^\s<>\x00-\x20]+", re.IGNORECASE)


def write(articles: Iterable[Article], out: TextIO) -> None:
    """Write each article as Markdown (CommonMark), as soon as it is there; words of the article are escaped."""
    for number, article in enumerate(articles):
        out.write("\n" if number else "")
        out.writelines(f"{line}\n" for line in _lines(article))


def escaped(text: str) -> str:
    """Text that Markdown shows to the letter."""
    return _SPECIAL.sub(r"\\\1", text)


def _lines(article: Article) -> Iterator[str]:
    yield f"## {escaped(heading(article))}"
    yield ""
    yield f"*{escaped(' · '.join(origin(article)))}*" + _link(article)
    yield ""
    for node in nest(article.statements):
        yield from _bullets(node, "")
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


def _bullets(node: Node, indent: str) -> Iterator[str]:
    statement = node.statement
    details = ", ".join(voice_details(statement))
    voice = f"**{escaped(voice_name(statement))}**" + (f" ({escaped(details)})" if details else "")
    said = "; ".join(f"{label}: {escaped(words)}" for label, words in circumstances(statement))
    more = f" ({said})" if said else ""
    yield f"{indent}- {voice} — {does(statement)}, {manner(statement)} — {_in_marks(content(statement))}{more}"
    for inner in node.inner:
        yield from _bullets(inner, f"{indent}  ")
