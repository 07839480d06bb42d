"""The date that an event without one takes over from the text around it: its passage, its telling, the first lines, the next.

A time expression is taken over where it dates the course of events that is told on. It is not where it hangs on a verb of
saying, on what had come before or is to come, or on what only tells more of a noun.
"""

from __future__ import annotations

from selon.attribution.moments import Moment, Moments
from selon.attribution.verbs import verb_group
from selon.events.days import as_known, elsewhere, later_than, month_of, of_late
from selon.events.found import Found
from selon.events.tense import Tenses
from selon.records import Date

SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types that are acts of speech, dated by the time at which they are spoken."""
_REACH, _AHEAD = 3, 2
"""Sentences back and ahead within which a date is taken over."""
LEAD = 1
"""The last paragraph, the headline's being the first, that tells what the news is."""
_DAILY = frozenset({"day", "part_of_day", "hour", "minute"})
_CARRIED = _DAILY | {"week", "month"}


class Course:
    """Asks the text around the events of one reading for their dates."""

    def __init__(self, moments: Moments, tenses: Tenses) -> None:
        self.ctx = moments.ctx
        self.tokens = moments.tokens
        self._moments = moments
        self._published = moments.published
        self._tenses = tenses

    def of_passage(self, found: Found) -> Date | None:
        """The last date named before the event, a sentence or two back."""
        tokens, k = self.tokens, found.trigger
        before = [
            m for m in self._moments.all
            if m.stop <= k and m.bound is None and m.date.precision in _CARRIED
            and tokens.sentence[k] - tokens.sentence[m.first] <= _REACH
            and not later_than(m.date, self._published) and not self._aside(m.first) and self._goes_with(m, found)
            and not self._long_ago(m, found)
        ]  # fmt: skip
        if not before or not (self._goes_on(found) or self._further_back(before[-1], found)):
            return None
        last = as_known(before[-1].date)
        return elsewhere(last, f"carried over from « {last.text} » earlier in the passage ({last.why})")

    def of_telling(self, found: Found) -> Date | None:
        """The month in which a voice told an event, where the day on which it did so is all that is known."""
        at = found.chain[0].at if found.chain else -1
        told = next((m.date for m in self._moments.all if m.verb == at >= 0 and m.date.precision in _DAILY), None)
        if told is None or self._tenses.of(found.slots) not in ("perfect", "past", "none"):
            return None
        return month_of(told)

    def of_lead(self, found: Found) -> Date | None:
        """The day that the first lines name: it is what the news is about, wherever that is told in the perfect.

        A headline's noun whose first lines only name the day on which a voice told it has the month of that day.
        """
        near = self.tokens.paragraph[found.trigger] <= LEAD
        if not self._goes_on(found) or not (near or self._tenses.of(found.slots) == "perfect"):
            return None
        lead = [
            m for m in self._moments.all
            if self.tokens.paragraph[m.first] <= LEAD + 1 and m.bound is None
            and m.date.precision in (*_DAILY, "week") and of_late(m.date, self._published)
        ]  # fmt: skip
        day = next((as_known(m.date) for m in lead if self._goes_with(m, found)), None)
        if day is not None:
            return elsewhere(day, f"the day of the first lines, « {day.text} » ({day.why})")
        headline = self.tokens.paragraph[found.trigger] == 0 and self._tenses.at(found.slots.trigger) == "none"
        told = next((m.date for m in lead if headline and m.verb in self._moments.cues), None)
        return month_of(told) if told is not None else None

    def to_come(self, found: Found) -> Date | None:
        """The day that the next lines of its paragraph name for what is still to come ("va fermer … . Ce sera fait lundi")."""
        tokens, k = self.tokens, found.trigger
        for m in self._moments.all:
            ahead = tokens.sentence[m.first] - tokens.sentence[k]
            here = tokens.paragraph[m.first] == tokens.paragraph[k] and 0 < ahead <= _AHEAD
            if here and m.bound is None and m.date.precision in _DAILY and self._is_to_come(m):
                return elsewhere(m.date, f"the day that the next lines name, « {m.date.text} » ({m.date.why})")
        return None

    def _is_to_come(self, m: Moment) -> bool:
        """Whether a time expression dates a verb in the future or conditional, not before the day of publication."""
        finite = verb_group(self.ctx, m.verb).finite if m.verb >= 0 else -1
        if finite < 0 or not any(mark in self.tokens.feats[finite] for mark in ("Tense=Fut", "Mood=Cnd")):
            return False
        return self._published is not None and m.date.value[: len("2019-03-24")] >= self._published[: len("2019-03-24")]

    def _goes_on(self, found: Found) -> bool:
        """Whether an event is told in the course of its passage: neither what had come before nor what is to come."""
        return self._tenses.of(found.slots) not in ("pluperfect", "future")

    def _further_back(self, m: Moment, found: Found) -> bool:
        """Whether a pluperfect goes on with a time of its paragraph that is background itself: long before the news."""
        here = self.tokens.paragraph[m.first] == self.tokens.paragraph[found.trigger]
        return here and self._tenses.of(found.slots) == "pluperfect" and not of_late(m.date, self._published)

    def _long_ago(self, m: Moment, found: Found) -> bool:
        """Whether a time of another paragraph is background, long before the news that the perfect tells ("a rendu hommage")."""
        here = self.tokens.paragraph[m.first] == self.tokens.paragraph[found.trigger]
        return not here and self._tenses.of(found.slots) == "perfect" and not of_late(m.date, self._published)

    def _goes_with(self, m: Moment, found: Found) -> bool:
        """Whether a time expression dates what an event goes on with: no side remark, and a verb of saying only speech."""
        spoken = found.type in SPOKEN or found.trigger in self._moments.cues
        return (spoken or m.verb not in self._moments.cues) and not self._beside(m)

    def _beside(self, m: Moment) -> bool:
        """Whether a time hangs on what had come before, is to come, or only tells more of a noun or verb."""
        v, dep = m.verb, self.tokens.dep[m.verb]
        if v < 0:
            return False
        told = self._tenses.told(v)
        untold = dep == "xcomp" and (told == "none" or self._tenses.perfect_infinitive(v))
        return untold or dep == "acl" or told in ("pluperfect", "future")

    def _aside(self, k: int) -> bool:
        """Whether token k stands in round brackets: "(né le 8 mai 1977)" does not say when the rest takes place."""
        before = self.tokens.low[self.tokens.bounds(k)[0] : k]
        return before.count("(") > before.count(")")
