"""What a corpus holds and selon did not read: nothing is left out without a row that says which, where and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["intake", "marks", "read", "claims"]


@dataclass(frozen=True, slots=True)
class Dropped:
    """One thing that was not read: a line, a row, a record, or the rest of a file that breaks off.

    `place` is "FILE:LINE" (or row, from 1), "FILE@OFFSET" (bytes into a WARC file) or "FILE"; `id` is the article's where it is
    known, `reason` a short code to count by, `message` the sentence that names the thing, the value and the way out.
    """

    place: str
    id: str | None
    stage: Stage
    reason: str
    message: str
