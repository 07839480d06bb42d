"""Articles as the model reads them: paragraphs side by side in one piece, a space between, no line breaks.

A piece a paragraph would cost a third more time (the model works per document); line breaks as tokens would mislead it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.parse.paragraphs import paragraphs
from selon.parse.sentences import boundaries

LONGEST = 20_000
"""Characters a piece holds at most (a single paragraph may hold more), so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some paragraphs of an article as one text.

    `starts` are the offsets in the piece where a paragraph begins, `shifts` what is added there to get offsets in the
    article; `sentences` the offsets in the piece where a sentence begins.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    sentences: tuple[int, ...]


def pieces(text: str, abbreviations: frozenset[str], datelines: Sequence[str]) -> Iterator[Piece]:
    """The pieces of an article, in order; none where it has no words."""
    ranges: list[tuple[int, int]] = []
    size = 0
    for start, end in paragraphs(text):
        if ranges and size + end - start > LONGEST:
            yield _piece(text, ranges, abbreviations, datelines)
            ranges, size = [], 0
        ranges.append((start, end))
        size += end - start + 1
    if ranges:
        yield _piece(text, ranges, abbreviations, datelines)


def _piece(
    text: str, ranges: Sequence[tuple[int, int]], abbreviations: frozenset[str], datelines: Sequence[str]
) -> Piece:
    parts, starts, shifts, sentences, offset = [], [], [], [], 0
    for start, end in ranges:
        paragraph = text[start:end]
        parts.append(paragraph)
        starts.append(offset)
        shifts.append(start - offset)
        sentences.append(offset)
        sentences.extend(offset + b for b in boundaries(paragraph, abbreviations, datelines))
        offset += end - start + 1
    return Piece(" ".join(parts), tuple(starts), tuple(shifts), tuple(sentences))
