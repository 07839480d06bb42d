"""Which one of the days that bear a name is meant: the Tuesday before, the next summer, last year's May."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from selon.grounding.dates.expression import Direction, Slots, number
from selon.grounding.dates.periods import When
from selon.grounding.dates.setting import Anchor, NoDateError

Mode = Literal["last", "next", "past", "future", "nearest", "usual"]
"""Strictly before the anchor, strictly after it, up to it, from it on, on either side, or as news mostly means it."""

YEARLY: Final = 243
"""Days after which a month or a day of last year gives way to the one that comes: eight months."""
HALF_YEARLY: Final = 182
"""The same for seasons, quarters and halves, which are further apart: six months."""

_BOUND: Final[dict[str, Mode]] = {"since": "past", "until": "future", "by": "future"}
_TOLD: Final[dict[str, str]] = {
    "last": "the last one before",
    "next": "the next one after",
    "past": "the last one up to",
    "future": "the first one from",
    "nearest": "the one nearest to",
}


def mode_of(slots: Slots, direction: Direction | None) -> Mode:
    """How to choose, by the words of the expression ("dernier", "d'ici", "ce") and the tense of its clause."""
    which = number(slots, "which")
    if which is not None:
        return "last" if which < 0 else "next"
    if slots.get("bound") == "by":
        return "future"
    if direction:
        return direction
    if "this" in slots:
        return "nearest"
    return _BOUND.get(str(slots.get("bound")), "usual")


def choose(options: Iterable[When], anchor: Anchor, mode: Mode, limit: int) -> tuple[When, str]:
    """The option that is meant, and why. `limit`: how many days back the usual choice is still a past one."""
    listed = sorted(options, key=lambda o: o.first)
    if mode == "usual":
        past = _pick(listed, anchor.day, "past")
        mode = "past" if past and (anchor.day - past.last).days <= limit else "nearest"
    found = _pick(listed, anchor.day, mode)
    if found is None:
        raise NoDateError(f"none is near {anchor}")
    return found, f"{_TOLD[mode]} {anchor}"


def _pick(options: list[When], day: date, mode: Mode) -> When | None:
    if mode == "nearest":
        return min(options, key=lambda o: (distance(o, day), o.first < day), default=None)
    if mode in ("last", "past"):
        before = [o for o in options if (o.last < day if mode == "last" else o.first <= day)]
        return before[-1] if before else None
    return next((o for o in options if (o.first > day if mode == "next" else o.last >= day)), None)


def distance(option: When, day: date) -> int:
    """Days between a day and a period; 0 inside it."""
    return max((option.first - day).days, (day - option.last).days, 0)
