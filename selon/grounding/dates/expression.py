"""Time expressions as they stand in a text, before anybody knows when that is, and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from selon.grounding.dates.slots import Value
from selon.records import Date

Direction = Literal["past", "future"]
Slots = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that say when: `text[start:end]` (code points).

    `reads` names the computation and `slots` what it is given; `paragraph` counts from 0. `dateline` is true where the
    words only date the article itself. `direction` is for the caller to tell (see `toward`).
    """

    start: int
    end: int
    text: str
    reads: str
    slots: Slots
    paragraph: int
    dateline: bool = False
    direction: Direction | None = None

    def toward(self, direction: Direction | None) -> Expression:
        """The same expression in a clause whose tense is known: "se réunira jeudi" is the next Thursday."""
        return replace(self, direction=direction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """When an expression is: `date`, or None where that cannot be known; `why` tells the reasoning or what is missing.

    `bound` says how the date limits what is told, where a word does ("depuis lundi"): "since" and "from" it is the first
    day, "until" and "by" the last one, "before" and "after" it lies outside.
    """

    expression: Expression
    date: Date | None
    why: str
    bound: str | None


def under(slots: Slots, prefix: str) -> dict[str, Value]:
    """The slots kept under a prefix, without it: {"from.day": 3} gives {"day": 3}."""
    return {key.removeprefix(f"{prefix}."): value for key, value in slots.items() if key.startswith(f"{prefix}.")}


def number(slots: Slots, key: str) -> int | None:
    """A slot that holds a number; None where it is not filled or holds no number."""
    value = slots.get(key)
    return value if isinstance(value, int) else None


def word(slots: Slots, key: str) -> str | None:
    """A slot that holds a word; None where it is not filled."""
    value = slots.get(key)
    return value if isinstance(value, str) else None
