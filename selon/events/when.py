"""When an event took place: the date of its own clause, of its passage, or of the news itself.

In this order: the expression of its own clause or sentence; the last one of its passage; the day of the first lines; the day
of publication for what is told as the news of the day. What is told as background and has no date of its own stays without.
"""

from __future__ import annotations

from selon.attribution.clause_rank import AT_HEAD, NEAR
from selon.attribution.finding import within
from selon.attribution.line import has_finite, is_infinitive
from selon.attribution.moments import Moment, Moments
from selon.attribution.verbs import verb_group
from selon.events.course import LEAD, SPOKEN, Course
from selon.events.days import as_known, later_than, of_publication
from selon.events.found import Found
from selon.events.groups import HAPPENED
from selon.events.lasting import Lasting
from selon.events.tense import Tenses
from selon.records import Date, EventStatus


class Timing:
    """Dates the events of one reading by the time expressions of its text."""

    def __init__(self, moments: Moments) -> None:
        self.ctx = moments.ctx
        self.tokens = moments.tokens
        self._moments = moments
        self._published = moments.published
        self._tenses = Tenses(moments.ctx, moments.ctx.language.events)
        self._lasting = Lasting(self._tenses)
        self._course = Course(moments, self._tenses)

    def own(self, found: Found, status: EventStatus) -> Date | None:
        """The date that an event's own clause or sentence gives it."""
        slots = found.slots
        if self._counted_from(found):
            return None
        told_by = slots.light if slots.light >= 0 else self._tenses.happening(slots.trigger)
        ranked = [
            (rank, m) for m in self._moments.all
            if (rank := self._moments.rank(m, slots.trigger, told_by)) is not None
            and not within(m.date.start or 0, found.said) and self._fits(m, rank[0], found, status)
        ]  # fmt: skip
        return as_known(min(ranked, key=lambda r: r[0])[1].date) if ranked else None

    def carried(self, found: Found, status: EventStatus) -> Date | None:
        """The date that the text around an event gives it, where its own sentence gives none."""
        if status == "future":
            return self._course.to_come(found)
        if not self.took_place(found, status) or self._qualifies(found) or self._governed(found):
            return None
        return self._course.of_passage(found) or self._course.of_telling(found) or self._course.of_lead(found)

    def of_the_news(self, found: Found, status: EventStatus) -> Date | None:
        """The day of publication, for what is told in the perfect or the present as the news of the day, or in its headline."""
        tense = self._tenses.of(found.slots)
        headline = tense == "none" and self.tokens.paragraph[found.trigger] <= LEAD and not self._qualifies(found)
        news = self.took_place(found, status) and (headline or tense in ("perfect", "present"))
        return of_publication(self._published) if news else None

    def past(self, found: Found) -> bool:
        """Whether an event is told in a tense of the past, whatever date stands beside it ("a réclamé un vote pour lundi")."""
        participle = found.slots.group is not None and found.slots.group.form == "part"
        return participle or self._tenses.at(found.slots.predicate) in ("perfect", "past", "pluperfect")

    def took_place(self, found: Found, status: EventStatus) -> bool:
        """Whether an event is told as done or tried, and not as what goes on for long or again and again."""
        over = any(self._over(m, found) for m in self._moments.all)
        return (status in HAPPENED or self._tried(found)) and not over and not self._lasting.of(found.slots)

    def _fits(self, m: Moment, rank: int, found: Found, status: EventStatus) -> bool:
        """Whether a time expression of an event's sentence can be its own, by how near it stands and what is told of it.

        What is only wanted or planned is not dated by the verb that wants it ("a exigé mardi | sa démission").
        """
        if status in HAPPENED and later_than(m.date, self._published) and self._told_already(found):
            return False
        if self._over(m, found):
            return False
        if rank == NEAR or status not in ("hypothetical", "future"):
            return True
        if m.verb in self._moments.cues and m.verb not in (found.slots.trigger, found.slots.light):
            return False
        return rank != AT_HEAD or (status == "future" and later_than(m.date, self._published))

    def _over(self, m: Moment, found: Found) -> bool:
        """Whether an event is told as done over a stretch that a time only begins ("ont été arrêtés | depuis deux ans")."""
        if m.bound != "since" or m.verb < 0 or m.verb != self._tenses.carrier(found.slots.predicate):
            return False
        group = verb_group(self.ctx, m.verb)
        return group.finite != m.verb and self.tokens.lemma[group.finite] in self.ctx.language.words("having_auxiliaries")

    def _told_already(self, found: Found) -> bool:
        """Whether an event is told as done, or is an act of speech in the present: neither is still to come."""
        tense = self._tenses.of(found.slots)
        return tense in ("perfect", "past", "pluperfect") or (tense == "present" and found.type in SPOKEN)

    def _counted_from(self, found: Found) -> bool:
        """Whether an event is what another day is counted from ("le lendemain de l'| attaque, mardi 4 juin")."""
        tokens, k = self.tokens, found.trigger
        head = tokens.head[k]
        counted = tokens.low[head] in self.ctx.language.words("days_beside")
        return found.slots.group is None and counted and tokens.dep[k].startswith("nmod")

    def _tried(self, found: Found) -> bool:
        """Whether an event is an attempt, which took place even where the event did not ("a tenté d'| entrer")."""
        tokens, k = self.tokens, found.slots.predicate
        return tokens.dep[k] == "xcomp" and tokens.lemma[tokens.head[k]] in self.ctx.language.words("attempt_verbs")

    def _qualifies(self, found: Found) -> bool:
        """Whether an event is a participle that tells more of a noun ("le Qatar, | accusé de"), not of a headline's."""
        tokens, k = self.tokens, found.slots.predicate
        if tokens.dep[k] != "acl" or "Tense=Past" not in tokens.feats[k] or self._tenses.of(found.slots) != "none":
            return False
        return next(tokens.all(k, "aux"), -1) < 0 and has_finite(tokens, *tokens.bounds(k))

    def _governed(self, found: Found) -> bool:
        """Whether an event is an infinitive of a verb that does not tell when it is done ("accusé d'| aider")."""
        return is_infinitive(self.tokens, found.slots.predicate) and self._tenses.of(found.slots) == "none"
