"""From what the grammar matched in a text to expressions: lists taken apart, matches that cannot be meant dropped."""

from __future__ import annotations

from collections.abc import Iterator

from selon.grounding.dates.expression import Expression, number, under
from selon.grounding.dates.grammar import Matched
from selon.grounding.dates.lexer import PARAGRAPH, Words
from selon.grounding.dates.ranges import consecutive, shared
from selon.grounding.dates.slots import Value

LIST = "list"
"""What a construction `reads` that names several days, months or years."""
_ITEMS = ("from", "mid", "to")
_SHORTEST = 6
"""The first hour of "de 9 à 12 heures": below, it is a duration ("un retard de 2 à 3 heures")."""
_LONGEST = 200
"""Years that two figures with a hyphen between them are at most apart."""


def expressions_in(matched: Matched, words: Words, text: str) -> Iterator[Expression]:
    """The expressions that one match stands for: none where it cannot be meant, several for a list with gaps."""
    if matched.construction.reads != LIST:
        if not _unlikely(matched, words, text):
            yield _expression(matched.construction.reads, matched.slots, matched.first, matched.stop, words, text)
        return
    items = {name: under(matched.slots, name) for name in _ITEMS if under(matched.slots, name)}
    items = {name: shared(slots, items["to"])[0] for name, slots in items.items()}
    names = list(items)
    if all(consecutive(items[a], items[b]) for a, b in zip(names, names[1:], strict=False)):
        yield _expression("range", matched.slots, matched.first, matched.stop, words, text)
        return
    first = matched.first
    for name in names:
        slots = items[name]
        stop = matched.stop if name == "to" else matched.at[_parting(name, matched)][0]
        outer = {key: value for key, value in matched.slots.items() if key in ("bound", "which", "this")}
        yield _expression(_reads(slots), {**outer, **slots}, first, stop, words, text)
        first = matched.at[_parting(name, matched)][1] if name != "to" else stop


def _parting(name: str, matched: Matched) -> str:
    """The slot that parts an item of a list from the next one."""
    return "comma" if name == "from" and "comma" in matched.at else "and"


def _reads(slots: dict[str, Value]) -> str:
    if "day" in slots or "weekday" in slots:
        return "date"
    return "month" if "month" in slots else "year"


def _expression(
    reads: str, slots: object, first: int, stop: int, words: Words, text: str
) -> Expression:
    start, end = words.start(first), words.end(stop - 1)
    paragraph = words.codes.count(PARAGRAPH, 0, first)
    return Expression(start=start, end=end, text=text[start:end], reads=reads, slots=slots, paragraph=paragraph)


def _unlikely(matched: Matched, words: Words, text: str) -> bool:
    """Whether a match is none on second sight: a holiday without its capital, hours or years that are no stretch."""
    slots = matched.slots
    if "holiday" in slots or "bare_holiday" in slots:
        first, stop = matched.at.get("holiday") or matched.at["bare_holiday"]
        return text[words.start(stop - 1)].islower() and text[words.start(first)].islower()
    if "from.hour" in slots and "from.time" not in slots:
        return (number(slots, "from.hour") or 0) < _SHORTEST
    begin, end = number(slots, "from.year"), number(slots, "to.year")
    if begin and end and "from.month" not in slots:
        return not 0 < end - begin <= _LONGEST
    return False
