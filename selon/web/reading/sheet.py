"""The sourcing sheet beside the text: each finding with its words, led to its place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from selon.errors import LanguageError
from selon.export.layout import LaidRow
from selon.export.wording import flat
from selon.records import Article, Span
from selon.sourcing import Finding, Level, check
from selon.web.reading.anchors import Anchors

LONGEST = 280
"""Of longer words the middle is left out."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A finding: its own anchor ("f1"), the rule's name, how serious it is, and where it leads: a statement's anchor, or a
    paragraph's ("p3"; "p0" is the title). `words` are exact, on one line, long ones without their middle."""

    anchor: str
    rule: str
    level: Level
    message: str
    words: str | None
    place: str | None
    statement: str | None


def findings(article: Article) -> list[Finding] | None:
    """What the sourcing sheet finds; None where selon has no rules for the article's language."""
    try:
        return check(article)
    except LanguageError:
        return None


def sheet(found: list[Finding], anchors: Anchors, rows: list[LaidRow]) -> list[SheetLine]:
    """The findings as the page shows them; `rows` are the paragraphs of the text."""
    starts = [row.start for row in rows]
    return [_line(f"f{n}", finding, anchors, starts) for n, finding in enumerate(found, start=1)]


def _line(anchor: str, finding: Finding, anchors: Anchors, starts: list[int]) -> SheetLine:
    span = finding.span
    statement = anchors.statement_of.get(finding.statement or "")
    return SheetLine(
        anchor=anchor, rule=finding.rule, level=finding.level, message=finding.message,
        words=brief(span.text) if span else None, place=statement or (_paragraph(span, starts) if span else None),
        statement=finding.statement,
    )  # fmt: skip


def _paragraph(span: Span, starts: list[int]) -> str:
    return "p0" if span.field == "title" else f"p{bisect_right(starts, span.start)}"


def brief(words: str, longest: int = LONGEST) -> str:
    """Words on one line, without their middle where they are long."""
    told = flat(words)
    return told if len(told) <= longest else f"{told[: longest // 2].rstrip()} […] {told[-longest // 2 :].lstrip()}"
