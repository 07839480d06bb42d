"""The sourcing sheet as JSON, and for people on a terminal."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import TextIO

from rich.console import Console
from rich.text import Text

from selon.export.wording import many
from selon.records import Article, Span
from selon.sourcing import Finding

_COLOURS = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_CONTEXT = 40
_LONGEST = 240


def write_json(pairs: Iterable[tuple[Article, list[Finding]]], out: TextIO) -> None:
    """Write a JSON array with one object an article, each on its own line and written as soon as it is there.

    An object holds `article` (the id), `url`, `outlet`, `title` and `findings`, each with the fields of `Finding`.
    """
    before = "[\n"
    for article, findings in pairs:
        sheet = {"article": article.id, "url": article.url, "outlet": article.outlet, "title": article.title}
        out.write(before + json.dumps(sheet | {"findings": [asdict(f) for f in findings]}, ensure_ascii=False))
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def write_table(pairs: Iterable[tuple[Article, list[Finding]]], out: TextIO, *, color: bool, width: int) -> None:
    """Write each article's findings as blocks for a screen `width` characters wide, then how many there are by rule.

    A block has the level and the rule, the exact words between ** and ** (bold where there is colour) with a little of
    what stands around them, and what to do.
    """
    console = Console(
        file=out, width=max(width, 40), force_terminal=color, color_system="standard" if color else None,
        no_color=not color, highlight=False, legacy_windows=False,
    )  # fmt: skip
    counts: Counter[str] = Counter()
    articles = 0
    for article, findings in pairs:
        articles += 1
        counts.update(finding.rule for finding in findings)
        console.print(_heading(article, len(findings)))
        for finding in findings:
            _print(console, article, finding, color)
        console.print()
    console.print(_summary(counts, articles))


def _heading(article: Article, number: int) -> Text:
    name = f"{_plain(article.title)} ({_plain(article.id)})" if article.title else _plain(article.id)
    return Text.assemble((name, "bold"), f": {many(number, 'finding')}")


def _print(console: Console, article: Article, finding: Finding, color: bool) -> None:
    where = _where(article, finding.span)
    head = Text.assemble((finding.level, _COLOURS[finding.level]), f"  {finding.rule}", (where, "dim"))
    _indented(console, head, 2)
    if finding.span:
        _indented(console, _in_context(article, finding.span, color), 4)
    _indented(console, Text(_plain(finding.message)), 4)


def _indented(console: Console, text: Text, by: int) -> None:
    for line in text.wrap(console, console.width - by):
        line.rstrip()
        console.print(Text(" " * by) + line)


def _where(article: Article, span: Span | None) -> str:
    if span is None:
        return ""
    return "  title" if span.field == "title" else f"  line {article.text.count(chr(10), 0, span.start) + 1}"


def _in_context(article: Article, span: Span, color: bool) -> Text:
    """The words with a little of their line on both sides; the middle of very long ones is left out."""
    text = article.text if span.field == "text" else article.title or ""
    before = text[max(0, span.start - _CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _CONTEXT].partition("\n")[0]
    if len(before) == _CONTEXT:
        before = "… " + before.partition(" ")[2]
    if len(after) == _CONTEXT:
        after = after.rpartition(" ")[0] + " …"
    words = _plain(span.text)
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]} […] {words[-_LONGEST // 2 :]}"
    mark = "" if color else "**"
    return Text.assemble(_flat(before), (f"{mark}{words}{mark}", "bold underline"), _flat(after))


def _plain(text: str) -> str:
    """Text on one line without control characters (a page could otherwise steer the terminal), trimmed."""
    return _flat(text).strip()


def _flat(text: str) -> str:
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)


def _summary(counts: Counter[str], articles: int) -> Text:
    total = many(sum(counts.values()), "finding")
    rules = ", ".join(f"{number} {rule}" for rule, number in counts.most_common())
    return Text(f"{total} in {many(articles, 'article')}" + (f": {rules}" if rules else ""))
