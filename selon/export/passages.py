"""Passages of an article on a screen, with some of their words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from selon.export.wording import flat
from selon.intake.article import field_text
from selon.records import Article, Span

CONTEXT = 60
"""Characters around marked words that are shown with them."""


def marked(article: Article, whole: Span, words: Iterable[Span], *, color: bool) -> Text:
    """The passage on one line; those of the words that stand in it are bold, or between ** and ** without colour."""
    source = field_text(article, whole.field)
    line, at = Text(), whole.start
    for word in sorted(words, key=lambda span: span.start):
        if word.field == whole.field and at <= word.start and word.end <= whole.end:
            line.append(_flat(source[at : word.start]))
            mark = "" if color else "**"
            line.append(f"{mark}{_flat(source[word.start : word.end])}{mark}", "bold underline")
            at = word.end
    line.append(_flat(source[at : whole.end]))
    return line


def _flat(text: str) -> str:
    """On one line, with the white space at the ends kept as one space."""
    around = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
    inner = flat(text)
    return f"{around[0]}{inner}{around[1]}" if inner else around[0]


def surroundings(article: Article, words: Sequence[Span], most: int) -> Iterator[Span]:
    """The first `most` passages in which the words stand, each with a little of its paragraph around it."""
    shown: list[Span] = []
    for word in words:
        if shown and word.field == shown[-1].field and word.end <= shown[-1].end:
            continue
        if len(shown) == most:
            break
        source = field_text(article, word.field)
        start, end = _around(source, word)
        shown.append(Span(start=start, end=end, text=source[start:end], field=word.field))
    yield from shown


def in_passage(article: Article, whole: Span, words: Iterable[Span], *, color: bool) -> Text:
    """The same, with … where its paragraph goes on."""
    source = field_text(article, whole.field)
    before, after = source[: whole.start].rpartition("\n")[2], source[whole.end :].partition("\n")[0]
    line = marked(article, whole, words, color=color)
    return Text("… " if before.strip() else "") + line + Text(" …" if after.strip() else "")


def _around(source: str, word: Span) -> tuple[int, int]:
    first = source.rfind("\n", 0, word.start) + 1
    last = source.find("\n", word.end)
    last = len(source) if last < 0 else last
    start = first if word.start - first <= CONTEXT else source.rfind(" ", first, word.start - CONTEXT) + 1 or first
    far = source.find(" ", word.end + CONTEXT, last)
    return start, last if last - word.end <= CONTEXT or far < 0 else far


