"""What a run says while it goes on, a line now and then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from time import monotonic

from selon.corpus.engine import Outcome

Tell = Callable[[str], None]
"""Takes a line."""

EVERY = 10.0
"""Seconds between two lines at least."""

_DOING = {"intake": "taken in", "read": "read", "names": "looked over", "stories": "put together"}
_TASKS = {"intake": "files", "stories": "bunches of stories"}


class Progress:
    """Counts what is done of one stage. `total` are its articles where that is known, else its tasks."""

    def __init__(self, tell: Tell, stage: str, tasks: int, total: int | None = None) -> None:
        self._tell, self._stage, self._tasks, self._total = tell, stage, tasks, total
        self.counts: Counter[str] = Counter()
        self._done = self._began_with = 0
        self._began = self._told = monotonic()

    def skip(self, outcome: Outcome) -> None:
        """A task was done by an earlier run."""
        self._done += 1
        self.counts.update(outcome.counts)
        self._began_with = self.counts["articles"]

    def add(self, outcome: Outcome) -> None:
        """A task was done."""
        self._done += 1
        self.counts.update(outcome.counts)
        if monotonic() - self._told >= EVERY and self._done < self._tasks:
            self._told = monotonic()
            self._tell(self.line())

    def line(self) -> str:
        """How far it is."""
        done, seconds = self.counts["articles"], monotonic() - self._began
        if self._stage == "marks":
            return f"all articles compared, {self.counts['dropped']:,} of them dropped"
        if self._stage == "survey":
            return f"{self.counts['stories']:,} stories and {self.counts['shared_voices']:,} shared voices found"
        of = f" of {self._total:,}" if self._total else ""
        speed = (done - self._began_with) / seconds if seconds else 0.0
        left = f", {_span((self._total - done) / speed)} left" if self._total and speed and self._done < self._tasks else ""
        return (
            f"{done:,}{of} articles {_DOING[self._stage]} "
            f"({self._done:,} of {self._tasks:,} {_TASKS.get(self._stage, 'parts')}), "
            f"{speed:.1f} a second{left}"
        )


def _span(seconds: float) -> str:
    """A time in words, by its largest unit."""
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= 1.5 * size:
            return f"about {seconds / size:.0f} {unit}"
    return f"about {seconds:.0f} s"
