"""Quotation marks: which stretches of a text stand inside them, whatever system the article uses.

« », “ ”, „ “, ‹ ›, straight ", nested, an opening mark repeated at each paragraph, unclosed and stray marks.
Nothing raises: a mark without its partner is closed at a sensible place and reported as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MARKS = re.compile(r'[«»“”„‹›‟]|(?<!\d)"|"(?!\d)')
"""A straight mark between two figures counts seconds or inches (43"18)."""

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›", "‟": "”"}
_CLOSERS = {"»": "«", "”": "“„‟", "›": "‹"}
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch in quotation marks within one paragraph.

    `start`/`end` are the words inside, trimmed; `open`/`close` the outer range with the marks. `depth` is 0 for an
    outermost quotation. `continues` says that it carries on the quotation of the paragraph before it (repeated opening
    mark); `closed` is False where no closing mark was found.
    """

    start: int
    end: int
    open: int
    close: int
    depth: int
    paragraph: int
    continues: bool = False
    closed: bool = True


@dataclass(slots=True)
class _Open:
    mark: str
    offset: int


def find_quotes(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[list[Quote], list[int]]:
    """All quotations of a text in order of their start, and the offsets of stray or unpaired marks."""
    quotes: list[Quote] = []
    stray: list[int] = []
    carried = ""
    for number, (start, end) in enumerate(paragraphs):
        repeated = carried if carried and text[start : start + 1] in (carried, _PAIRS.get(carried, carried)) else ""
        found, lost, left_open = _in_paragraph(text, start, end, number, repeated)
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        carried = ""
        for opened in left_open:
            if following is not None and text[following : following + 1] in (opened.mark, _PAIRS.get(opened.mark, "")):
                carried = carried or opened.mark
                found.append(_quote(text, opened, end, end, number, 0, bool(repeated), closed=False))
            else:
                stray.append(opened.offset)
                stop = _sensible_end(text, opened.offset, start, end)
                found.append(_quote(text, opened, stop, stop, number, 0, bool(repeated), closed=False))
        quotes.extend(found)
        stray.extend(lost)
    quotes = [q for q in quotes if q.end > q.start]
    return sorted(quotes, key=lambda q: (q.open, -q.close)), sorted(stray)


def _in_paragraph(
    text: str, start: int, end: int, number: int, repeated: str
) -> tuple[list[Quote], list[int], list[_Open]]:
    """The paired quotations of one paragraph, its stray closers and what is still open at its end."""
    stack: list[_Open] = []
    found: list[Quote] = []
    stray: list[int] = []
    for match in MARKS.finditer(text, start, end):
        mark, offset = match.group(), match.start()
        if repeated and offset == start:
            stack.append(_Open(repeated, offset))
            continue
        at = _closes(text, mark, offset, stack)
        if at is None:
            opening = _opening(text, mark, offset, end)
            if opening:
                stack.append(_Open(opening, offset))
            else:
                stray.append(offset)
            continue
        stray.extend(o.offset for o in stack[at + 1 :])
        opened = stack[at]
        del stack[at:]
        first = bool(repeated) and opened.offset == start
        found.append(_quote(text, opened, offset, offset + 1, number, at, first))
    return found, stray, stack[:1]


def _closes(text: str, mark: str, offset: int, stack: list[_Open]) -> int | None:
    """The place in the stack of the opening mark that this one closes, or None where it opens or is stray."""
    if mark == '"':
        return next((k for k in range(len(stack) - 1, -1, -1) if stack[k].mark == '"'), None)
    partners = _CLOSERS.get(mark, "„" if mark == "“" else "")
    return next((k for k in range(len(stack) - 1, -1, -1) if stack[k].mark in partners), None) if partners else None


def _opening(text: str, mark: str, offset: int, end: int) -> str:
    """The mark as an opening one, or "" where it can only be a stray closer."""
    if mark in _PAIRS or mark == '"':
        return mark
    before = text[offset - 1] if offset else " "
    after = text[offset + 1] if offset + 1 < end else " "
    return "“" if mark == "”" and before.isspace() and not after.isspace() else ""


def _sensible_end(text: str, offset: int, start: int, end: int) -> int:
    """Where an unclosed quotation ends: with its paragraph if it opened it, else with its sentence."""
    if offset == start:
        return end
    found = _SENTENCE_END.search(text, offset, end)
    return found.end() if found else end


def _quote(
    text: str, opened: _Open, inner_end: int, close: int, number: int, depth: int, continues: bool, closed: bool = True
) -> Quote:
    start = opened.offset + 1
    while start < inner_end and text[start].isspace():
        start += 1
    while inner_end > start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quote(start, inner_end, opened.offset, close, depth, number, continues, closed)


def outermost(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """The quotations that stand in no other one."""
    reach = -1
    for quote in quotes:
        if quote.open >= reach:
            yield quote
            reach = quote.close
