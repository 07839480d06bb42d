"""What each measured figure must reach: two levels a figure, kept in floors.json.

`floor` fails the run when the figure is worse, `goal` is what is aimed at; `at_most` turns both into upper limits. A figure
with neither is printed only. Figures are named by the text they were measured on and their own name.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

SMALLEST = 1e-9
"""Figures are floating-point quotients: 0.4 may be measured as 0.39999999999999997, which is not worse."""
MARGIN = 0.01
"""A floor stands this far below what was reached: another machine's arithmetic may move a single event."""

Name = tuple[str, str]
"""The text and the figure: ("articles_dev", "who_said_what.f1")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What a figure must reach (`floor`) and what it should (`goal`); upper limits where `at_most`."""

    floor: float | None = None
    goal: float | None = None
    at_most: bool = False

    def holds(self, level: float | None, value: float) -> bool:
        """Whether the value reaches that level; a level that is not set is reached."""
        return level is None or (value <= level + SMALLEST if self.at_most else value >= level - SMALLEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure beside its levels; `value` is None where it was not measured."""

    name: Name
    value: float | None
    level: Level

    @property
    def fails(self) -> bool:
        """Whether the figure is worse than its floor, or has a floor and was not measured."""
        if self.value is None:
            return self.level.floor is not None
        return not self.level.holds(self.level.floor, self.value)

    @property
    def verdict(self) -> str:
        """FAILS, "goal" where that is reached, "floor" where only that is; "" where neither is set."""
        if self.fails or self.value is None:
            return "FAILS" if self.fails else ""
        if self.level.goal is not None and self.level.holds(self.level.goal, self.value):
            return "goal"
        return "floor" if self.level.floor is not None else ""


def load(path: Path) -> dict[Name, Level]:
    """The levels in a floors file, in its order."""
    texts = json.loads(path.read_text(encoding="utf8"))
    return {(text, figure): Level(**level) for text, figures in texts.items() for figure, level in figures.items()}


def save(path: Path, levels: Mapping[Name, Level]) -> None:
    """Write a floors file, one figure a line."""
    texts: dict[str, list[str]] = {}
    for (text, figure), level in levels.items():
        kept = {"floor": level.floor, "goal": level.goal, "at_most": level.at_most or None}
        entry = json.dumps({key: value for key, value in kept.items() if value is not None})
        texts.setdefault(text, []).append(f"    {json.dumps(figure)}: {entry}")
    body = ",\n".join(f"  {json.dumps(text)}: {{\n" + ",\n".join(lines) + "\n  }" for text, lines in texts.items())
    path.write_text(f"{{\n{body}\n}}\n", encoding="utf8")


def compare(levels: Mapping[Name, Level], measured: Mapping[Name, float | None]) -> list[Row]:
    """Every figure that has an entry, beside its levels."""
    return [Row(name=name, value=measured.get(name), level=level) for name, level in levels.items()]


def raised(rows: Iterable[Row]) -> dict[Name, Level]:
    """The levels with every floor moved to `MARGIN` below what was reached, rounded down to two digits; no floor ever falls.

    An upper limit follows the figure down to its goal and stops there: speed and memory differ between machines.
    """
    return {row.name: _raised(row) for row in rows}


def _raised(row: Row) -> Level:
    level, value = row.level, row.value
    if value is None or level.floor is None:
        return level
    if level.at_most:
        reached = max(math.ceil(round(value * 1000, 6)) / 1000, level.goal or 0)
        return replace(level, floor=min(level.floor, reached))
    return replace(level, floor=max(level.floor, math.floor(round((value - MARGIN) * 100, 6)) / 100))


def table(rows: Iterable[Row]) -> str:
    """The rows as aligned text, one figure a line."""
    lines = [f"{'text':<22} {'figure':<24} {'measured':>9} {'floor':>9} {'goal':>9}"]
    for row in rows:
        text, figure = row.name
        numbers = (row.value, row.level.floor, row.level.goal)
        sign = "≤" if row.level.at_most else " "
        shown = [_number(number) for number in numbers]
        lines.append(
            f"{text:<22} {figure:<24} {shown[0]:>9} {sign}{shown[1]:>8} {sign}{shown[2]:>8}  {row.verdict}".rstrip()
        )
    return "\n".join(lines)


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value == int(value) or abs(value) >= 100 else f"{value:.3f}"
