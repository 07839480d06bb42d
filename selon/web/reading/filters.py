"""What a person asks to see of an article: one voice, one form, one stance, one status. It stands in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from selon.export.layout import voice_id
from selon.records import Event, EventStatus, Form, Stance, Statement

NOBODY = "-"
"""In the address: the statements behind which nobody stands."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; None where anything goes. `voice` is a voice's id in the article, or NOBODY."""

    voice: str | None
    form: Form | None
    stance: Stance | None
    status: EventStatus | None

    def any(self) -> bool:
        """Whether anything is asked for at all."""
        return any((self.voice, self.form, self.stance, self.status))

    def fits(self, statement: Statement, events: Iterable[Event]) -> bool:
        """Whether a statement with these events in it is what is asked for; of a status, where one of them has it."""
        return self._speaks(statement) and (self.status is None or any(event.status == self.status for event in events))

    def fits_event(self, event: Event, statement: Statement | None) -> bool:
        """Whether an event in a statement is; one that stands in none has neither voice nor form nor stance."""
        if self.status not in (None, event.status):
            return False
        return self._speaks(statement) if statement else not (self.voice or self.form or self.stance)

    def _speaks(self, statement: Statement) -> bool:
        return (
            self.voice in (None, voice_id(statement) or NOBODY)
            and self.form in (None, statement.form)
            and self.stance in (None, statement.stance)
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be asked for, and how many statements (of a status: mentions of events) have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked of an article, each in the order of the records' own values; voices are the page's."""

    forms: list[Choice]
    stances: list[Choice]
    statuses: list[Choice]


def choices(statements: Iterable[Statement], events: Iterable[Event]) -> Choices:
    """The values that occur in an article."""
    told = list(statements)
    return Choices(
        forms=_of(get_args(Form), [s.form for s in told]),
        stances=_of(get_args(Stance), [s.stance for s in told]),
        statuses=_of(get_args(EventStatus), [e.status for e in events]),
    )


def _of(values: Iterable[str], found: Iterable[str]) -> list[Choice]:
    counts = Counter(found)
    return [Choice(value, counts[value]) for value in values if counts[value]]
