"""The time expressions of one text, read against its day: which of them dates a verb, and when a statement was made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.attribution.clause_rank import NEAR, Clauses
from selon.attribution.finding import Finding, within
from selon.attribution.line import VERBAL, has_finite
from selon.attribution.statements import Reading
from selon.attribution.verbs import verb_group
from selon.grounding.dates import Dates, Resolved
from selon.records import Date, Statement


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved time expression, its tokens `[first, stop)` and the verb it hangs on, -1 where the tree names none."""

    first: int
    stop: int
    date: Date
    bound: str | None
    verb: int


class Moments:
    """The time expressions of one reading, resolved once for its statements and its events."""

    def __init__(self, reading: Reading, dates: Dates, published: str | None) -> None:
        self.ctx = reading.ctx
        self.tokens = reading.ctx.tokens
        self.published = published
        self.clauses = Clauses(reading.ctx)
        words = reading.ctx.language.words
        self.cues = frozenset(f.at for f in reading.findings if f.at >= 0)
        """The words that statements are made with."""
        self._coming = words("future_auxiliaries") | words("duty_verbs")
        self._scheduling = words("scheduling_verbs")
        expressions = dates.expressions(self.ctx.text)
        told = [e.toward("future") if self._future(e.start, e.end) else e for e in expressions]
        resolved = dates.resolve(told, published)
        self.all = self._listed([m for r in resolved if (m := self._moment(r)) is not None])
        self.open = any(r.date is None for r in resolved)
        """Whether some expression could not be given a date."""

    def rank(self, moment: Moment, word: int, carrier: int = -1) -> tuple[int, int] | None:
        """How a moment belongs to token `word` and how far from it it stands; None where it does not date it.

        `carrier` is the light verb of a noun. What only bounds ("depuis lundi") dates what it hangs on.
        """
        if moment.verb >= 0 and self.tokens.pos[moment.verb] == "ADP" and moment.verb != word:
            return None
        rank = self.clauses.rank(moment.first, moment.stop, word, carrier)
        return None if rank is not None and moment.bound is not None and rank[0] != NEAR else rank

    def of(self, word: int) -> Date | None:
        """The date that its own clause or sentence gives to token `word`."""
        ranked = [(rank, m) for m in self.all if (rank := self.rank(m, word)) is not None]
        return min(ranked, key=lambda r: r[0])[1].date if ranked else None

    def _moment(self, found: Resolved) -> Moment | None:
        if found.date is None or found.expression.dateline:
            return None
        first, stop = self.tokens.range((found.expression.start, found.expression.end))
        return Moment(first, stop, found.date, found.bound, self._verb(first, stop)) if stop > first else None

    def _verb(self, first: int, stop: int) -> int:
        """The verb that a time hangs on, the last participle before it in a sentence without a finite verb; -1 for none.

        A time in a source hangs on what opens it ("| selon l'annonce du ministère ce mercredi").
        """
        tokens, found = self.tokens, self.clauses.governor(first, stop)
        cue = self._source(first)
        if cue >= 0:
            return cue
        begin, end = tokens.bounds(first)
        if found >= 0 or has_finite(tokens, begin, end):
            return found
        return next((k for k in range(first - 1, begin - 1, -1) if tokens.pos[k] == "VERB"), -1)

    def _source(self, first: int) -> int:
        """The preposition before token `first` that opens a source, no comma between; -1 where none does."""
        tokens = self.tokens
        for k in range(first - 1, tokens.bounds(first)[0] - 1, -1):
            if tokens.low[k] == "," or tokens.pos[k] in VERBAL:
                return -1
            if k in self.cues and tokens.pos[k] == "ADP":
                return k
        return -1

    def _listed(self, moments: list[Moment]) -> list[Moment]:
        """The moments, each further one of a list ("de 2012, 2017 | et 2022") hung where the first one hangs."""
        listed: list[Moment] = []
        for moment in moments:
            if listed and self._lists_on(listed[-1], moment):
                moment = replace(moment, first=listed[-1].first, verb=listed[-1].verb)
            listed.append(moment)
        return listed

    def _lists_on(self, last: Moment, moment: Moment) -> bool:
        """Whether only a comma or a coordinator parts two moments of one kind."""
        low = self.tokens.low[last.stop] if moment.first == last.stop + 1 else ""
        linked = low == "," or low in self.ctx.language.words("coordinators")
        return linked and moment.date.precision == last.date.precision

    def _future(self, start: int, end: int) -> bool:
        """Whether the verb that an expression hangs on tells what is to come."""
        tokens, (first, stop) = self.tokens, self.tokens.range((start, end))
        verb = self.clauses.governing_verb(first, stop) if stop > first else -1
        if verb < 0:
            return False
        group = verb_group(self.ctx, verb)
        feats = tokens.feats[group.finite] if group.finite >= 0 else ""
        if "Tense=Fut" in feats:
            return True
        if tokens.lemma[verb] in self._scheduling and "Tense=Pres" in feats:
            return group.finite == verb or (group.passive and len(list(tokens.all(verb, "aux"))) == 1)
        return tokens.lemma[tokens.head[verb]] in self._coming and "Tense=Past" not in tokens.feats[tokens.head[verb]]


def dated(reading: Reading, moments: Moments) -> tuple[Statement, ...]:
    """The statements of a reading with `said_at` set: the date of the cue's own clause, outside what is said."""
    pairs = zip(reading.findings, reading.statements, strict=True)
    return tuple(replace(s, said_at=_said_at(f, moments)) for f, s in pairs)


def _said_at(finding: Finding, moments: Moments) -> Date | None:
    date = moments.of(finding.at) if finding.at >= 0 and not finding.unsourced else None
    if date is None or date.start is None:
        return None
    spans = [*finding.content, finding.source] if finding.source else finding.content
    return None if within(date.start, spans) else date

