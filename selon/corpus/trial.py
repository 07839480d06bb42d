"""Which items of a task its children died of, or hung in."""

from __future__ import annotations

from selon.corpus.child_process import ChildLostError

_BLAMELESS = 5
"""A child may die so many times in one task with nothing in hand before the run stops."""


class Trial:
    """Finds which items of one task hold up the child again when they are alone, or crash it twice."""

    def __init__(self) -> None:
        self.alone: set[str] = set()
        self.out: dict[str, str] = {}
        self._crashed: set[str] = set()
        self._blameless = 0

    def judge(self, lost: ChildLostError) -> str | None:
        """Learn from the loss of a child; why the task has to be given up, where no item is to blame."""
        for item in lost.items:
            if item in self.alone and (lost.hangs or item in self._crashed):
                self.out[item] = f"{lost.how} twice by itself" if not lost.hangs else lost.how
            elif item in self.alone:
                self._crashed.add(item)
        self.alone.update(lost.items)
        if not lost.items:
            self._blameless += 1
        if self._blameless < _BLAMELESS:
            return None
        words = f"; its last words: {lost.last_words}" if lost.last_words else ""
        return f"{lost.how} {_BLAMELESS} times with no article in hand{words}"
