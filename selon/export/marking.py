"""A text cut at every boundary of what is marked in it, so that marks may overlap and nest freely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from selon.records import Article, Field, Span, Statement

Range = tuple[int, int]
Kind = Literal["content", "cue", "source", "trigger"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of a text that has a part in statement number `number` (its place in the list).

    A "trigger" is the word of event number `number`.
    """

    start: int
    end: int
    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same marks lie, and those marks."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def marks_of(article: Article, field: Field, length: int) -> list[Mark]:
    """The marks of content, cue, source and trigger in a text (or title) of `length` characters, but of empty spans."""
    return [
        Mark(span.start, span.end, kind, number)
        for number, kind, span in _spans(article)
        if span.field == field and 0 <= span.start < span.end <= length
    ]


def _spans(article: Article) -> Iterator[tuple[int, Kind, Span]]:
    for number, statement in enumerate(article.statements):
        for kind, span in _parts(statement):
            yield number, kind, span
    for number, event in enumerate(article.events):
        yield number, "trigger", event.trigger


def _parts(statement: Statement) -> Iterator[tuple[Kind, Span]]:
    for span in statement.content:
        yield "content", span
    if statement.cue:
        yield "cue", statement.cue
    if statement.source:
        yield "source", statement.source


def cut(text: str, marks: Sequence[Mark], paragraphs: Iterable[Range]) -> list[list[Piece]]:
    """The pieces of each paragraph; joined they are its text, and each knows every mark that lies over it."""
    blocks = list(paragraphs)
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)} | set(chain.from_iterable(blocks)))
    place = {edge: number for number, edge in enumerate(edges)}
    over: list[list[Mark]] = [[] for _ in edges]
    for mark in marks:
        for number in range(place[mark.start], place[mark.end]):
            over[number].append(mark)
    return [
        [
            Piece(edges[n], text[edges[n] : edges[n + 1]], tuple(over[n]))
            for n in range(place[start], place[end])
        ]
        for start, end in blocks
    ]  # fmt: skip


def lanes(marks: Iterable[Mark]) -> dict[int, int]:
    """A lane for each statement's underline, 0 nearest to the words; statements without content have none.

    No two that overlap share a lane, and the shorter is nearer.
    """
    contents = sorted((mark for mark in marks if mark.kind == "content"), key=lambda mark: mark.start)
    length: Counter[int] = Counter()
    beside: dict[int, set[int]] = {}
    under: list[Mark] = []
    for mark in contents:
        length[mark.number] += mark.end - mark.start
        under = [other for other in under if other.end > mark.start]
        for other in under:
            beside.setdefault(mark.number, set()).add(other.number)
            beside.setdefault(other.number, set()).add(mark.number)
        under.append(mark)
    found: dict[int, int] = {}
    for statement in sorted(length, key=lambda number: length[number]):
        taken = {found[other] for other in beside.get(statement, ()) if other in found}
        found[statement] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
    return found
