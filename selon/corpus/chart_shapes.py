"""What a chart is made of: bars with parts, and panels over weeks, in words and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Part:
    """A part of each bar: the code that gives it its colour, its name, and its value in each bar."""

    code: str
    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars with parts, one below another, of `of` that there are; `percent` where values are shares from 0 to 1."""

    title: str
    unit: str
    labels: tuple[str, ...]
    parts: tuple[Part, ...]
    of: int
    percent: bool = False

    @property
    def shown(self) -> int:
        """How many there are to see."""
        return len(self.labels)


@dataclass(frozen=True, slots=True)
class Panel:
    """Values by week, as columns with parts."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Weeks:
    """Panels, of `of` that there are, over the same weeks, each given by its Monday.

    `left_out` articles are of no week, or of one far from the others.
    """

    title: str
    weeks: tuple[date, ...]
    panels: tuple[Panel, ...]
    of: int
    left_out: int

    @property
    def shown(self) -> int:
        """How many there are to see."""
        return len(self.panels)


Chart = Bars | Weeks
