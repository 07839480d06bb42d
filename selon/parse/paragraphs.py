"""Where paragraphs begin and end: the parser reads one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BREAK = re.compile(r"[^\S\n]*(?:\r?\n|\r|\x0b|\x0c|\x1c|\x1d|\x1e|\x85|\u2028|\u2029)\s*")
LONGEST = 8000
"""A paragraph of more characters is parsed in pieces (at a space), so that memory stays bounded."""


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The `[start, end)` ranges of the paragraphs of a text, without surrounding white space; empty ones are left out.

    Any line break ends a paragraph. A paragraph longer than `LONGEST` characters is cut at white space.
    """
    first = 0
    for found in _BREAK.finditer(text):
        yield from _pieces(text, first, found.start())
        first = found.end()
    yield from _pieces(text, first, len(text))


def parted(text: str) -> bool:
    """Whether a paragraph of the text is so long that it is cut."""
    return len(text) > LONGEST and any(len(block.strip()) > LONGEST for block in _BREAK.split(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), text.rfind("\t", start, start + LONGEST))
        if cut <= start:
            cut = start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
