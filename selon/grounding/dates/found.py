"""From what the grammar matched in a text to expressions: lists taken apart, matches that cannot be meant dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from selon.grounding.dates.expression import Expression, Slots, number, under
from selon.grounding.dates.grammar import Matched
from selon.grounding.dates.lexer import Words
from selon.grounding.dates.ranges import consecutive, shared

LIST = "list"
"""What a construction `reads` that names several days, months or years."""
_ITEMS = ("from", "mid", "to")
_COMMON = ("bound", "which", "this")
_SHORTEST = 6
"""The first hour of "de 9 à 12 heures": below, it is a duration ("un retard de 2 à 3 heures")."""
_LONGEST = 200
"""Years that two figures with a hyphen between them are at most apart."""


Said = tuple[str, Slots, int, int]
"""A computation, its slots, and the words `[first, stop)` that say it."""


def expressions_in(matched: Matched, words: Words, text: str) -> Iterator[Expression]:
    """The expressions that one match stands for: none where it cannot be meant, several for a list with gaps."""
    for reads, slots, first, stop in _said(matched):
        start, end = words.start(first), words.end(stop - 1)
        yield Expression(
            start=start, end=end, text=text[start:end], reads=reads, slots=slots, paragraph=words.paragraph(first)
        )


def _said(matched: Matched) -> Iterator[Said]:
    whole = matched.slots, matched.first, matched.stop
    if matched.construction.reads != LIST:
        if not _unlikely(matched):
            yield matched.construction.reads, *whole
        return
    last = under(matched.slots, "to")
    told = {name: under(matched.slots, name) for name in _ITEMS}
    items = {name: shared(slots, last)[0] for name, slots in told.items() if slots}
    if all(consecutive(a, b) for a, b in pairwise(items.values())):
        yield "range", *whole
    else:
        yield from _parted(matched, items)


def _parted(matched: Matched, items: Mapping[str, Slots]) -> Iterator[Said]:
    """Each item of a list, with what is said of all of them."""
    common = {key: value for key, value in matched.slots.items() if key in _COMMON}
    first = matched.first
    for name, slots in items.items():
        end, following = matched.at.get(_parting(name, matched), (matched.stop, matched.stop))
        yield _reads(slots), {**common, **slots}, first, end
        first = following


def _parting(name: str, matched: Matched) -> str:
    """The slot that parts an item of a list from the next one; behind the last one there is none."""
    if name == "to":
        return ""
    return "comma" if name == "from" and "comma" in matched.at else "and"


def _reads(slots: Slots) -> str:
    if "day" in slots or "weekday" in slots:
        return "date"
    return "month" if "month" in slots else "year"


def _unlikely(matched: Matched) -> bool:
    """Whether a match is none on second sight: hours or years that are no stretch."""
    slots = matched.slots
    if "from.hour" in slots and "from.time" not in slots:
        return (number(slots, "from.hour") or 0) < _SHORTEST
    begin, end = number(slots, "from.year"), number(slots, "to.year")
    if begin and end and "from.month" not in slots:
        return not 0 < end - begin <= _LONGEST
    return False
