"""When an event took place: the date of its own clause, of its passage, or of the news itself.

In this order: the expression of its own clause or sentence; the last one of its paragraph; the day of publication for what
is told as the news of the day. What is told as background and has no date of its own stays without one.
"""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.moments import Moments
from selon.attribution.verbs import verb_group
from selon.events.found import Found
from selon.parse.tokens import Tokens
from selon.records import Date

_REACH = 3
"""Sentences back within which a day is carried over."""
_LEAD = 1
"""Paragraphs, the headline among them, that tell what the news is."""
_DAILY = frozenset({"day", "part_of_day", "hour", "minute"})
_DAYS = 10
"""Characters of a full date ("2019-03-24")."""


class Timing:
    """Dates the events of one reading by the time expressions of its text."""

    def __init__(self, moments: Moments) -> None:
        self.ctx = moments.ctx
        self.tokens = moments.tokens
        self._moments = moments
        self._published = moments.published

    def own(self, found: Found) -> Date | None:
        """The date that an event's own clause or sentence gives it."""
        return self._moments.of(found.slots.trigger, found.slots.light, outside=found.said)

    def carried(self, found: Found) -> Date | None:
        """The date of an event that its own sentence does not date: the day of its passage, or that of the news."""
        return self._of_passage(found) or self._of_the_lead(found) or self._of_the_news(found)

    def past(self, found: Found) -> bool:
        """Whether an event is told in a tense of the past, whatever date stands beside it ("a réclamé un vote pour lundi")."""
        participle = found.slots.group is not None and found.slots.group.form == "part"
        return participle or self._tense(found) in ("perfect", "past", "pluperfect")

    def _of_the_lead(self, found: Found) -> Date | None:
        """The day that the first lines name, for what the headline and they tell without one: it is what the news is about."""
        if self.tokens.paragraph[found.trigger] > _LEAD or not self._goes_on(found):
            return None
        lead = [m.date for m in self._moments.all if self.tokens.paragraph[m.first] <= _LEAD + 1 and m.bound is None]
        day = next((d for d in lead if d.precision in _DAILY), None)
        if day is None:
            return self._news() if self._tense(found) == "none" else None
        why = f"the day of the first lines, « {day.text} » ({day.why})"
        return replace(day, text=None, start=None, end=None, why=why)

    def _of_passage(self, found: Found) -> Date | None:
        """The last day named before the event, a sentence or two back in its paragraph."""
        tokens, k = self.tokens, found.trigger
        before = [
            m for m in self._moments.all
            if m.stop <= k and m.bound is None and m.date.precision in _DAILY
            and tokens.sentence[k] - tokens.sentence[m.first] <= _REACH
            and not later_than(m.date, self._published) and not self._aside(m.first)
        ]  # fmt: skip
        if not before or not self._goes_on(found):
            return None
        last = before[-1].date
        why = f"carried over from « {last.text} » earlier in the paragraph ({last.why})"
        return replace(last, text=None, start=None, end=None, why=why)

    def _aside(self, k: int) -> bool:
        """Whether token k stands in round brackets: "(né le 8 mai 1977)" does not say when the rest takes place."""
        before = self.tokens.low[self.tokens.bounds(k)[0] : k]
        return before.count("(") > before.count(")")

    def _goes_on(self, found: Found) -> bool:
        """Whether an event is told in the passage's own course: in a past or present tense, not as a pluperfect."""
        return self._tense(found) in ("perfect", "present", "past", "none")

    def _of_the_news(self, found: Found) -> Date | None:
        """The day of publication, for what is told in the perfect or the present as the news of the day."""
        return self._news() if self._tense(found) in ("perfect", "present") else None

    def _news(self) -> Date | None:
        if self._published is None:
            return None
        value = self._published[:_DAYS]
        return Date(
            text=None, start=None, end=None, value=value, until=None,
            precision=("year", "month", "day")[min(2, value.count("-"))],
            why="told as the news of the day: the day of publication",
        )  # fmt: skip

    def _tense(self, found: Found) -> str:
        """The tense of an event's predicate: perfect, present, past, pluperfect, future, or none for nouns and the like."""
        slots = found.slots
        predicate = slots.light if slots.light >= 0 else slots.trigger
        if self.tokens.pos[predicate] not in ("VERB", "AUX"):
            return "none"
        group = verb_group(self.ctx, predicate)
        if group.finite < 0:
            return "none"
        return _tense_of(self.tokens, group.finite, group.verb)


def _tense_of(tokens: Tokens, finite: int, verb: int) -> str:
    feats = tokens.feats[finite]
    if "Tense=Fut" in feats:
        return "future"
    compound = finite != verb
    if "Tense=Pres" in feats or "Mood=Cnd" in feats:  # the conditional: what hearsay tells in the present or the perfect
        return "perfect" if compound else "present"
    if "Tense=Imp" in feats:
        return "pluperfect" if compound else "past"
    return "past"


def later_than(date: Date | None, published: str | None) -> bool:
    """Whether a date lies wholly after the day of publication."""
    if date is None or published is None:
        return False
    day = published[:_DAYS]
    value = date.value[: len(day)]
    return value > day[: len(value)]
