"""What a construction reports before voices are resolved: spans as character ranges, and the cue it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.records import FactValue, Stance

Range = tuple[int, int]


def within(offset: int, spans: Iterable[Range]) -> bool:
    """Whether a character offset lies in one of these spans."""
    return any(start <= offset < end for start, end in spans)


@dataclass(slots=True)
class Finding:
    """A statement in the making. `at` is the token of the cue's head word (-1: no cue), `speaker` that of the source's.

    `dialogue` marks a turn that opens with a dash: all of it is spoken.
    """

    rule: str
    stance: Stance
    commitment: FactValue
    at: int
    cue: Range | None
    content: list[Range]
    source: Range | None = None
    speaker: int = -1
    endorses: bool = False
    unsourced: bool = False
    parent: Finding | None = None
    dialogue: bool = False

    @property
    def start(self) -> int:
        """Offset of the first word of its content."""
        return min(c[0] for c in self.content)

    @property
    def end(self) -> int:
        """Offset past the last word of its content."""
        return max(c[1] for c in self.content)
