"""The time expressions of one text, read against its day: which of them dates a verb, and when a statement was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from selon.attribution.clause_rank import NEAR, Clauses
from selon.attribution.finding import Finding, Range, within
from selon.attribution.statements import Reading
from selon.attribution.verbs import verb_group
from selon.grounding.dates import Dates, Resolved
from selon.records import Date, Statement


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved time expression and its tokens `[first, stop)`."""

    first: int
    stop: int
    date: Date
    bound: str | None


class Moments:
    """The time expressions of one reading, resolved once for its statements and its events."""

    def __init__(self, reading: Reading, dates: Dates, published: str | None) -> None:
        self.ctx = reading.ctx
        self.tokens = reading.ctx.tokens
        self.published = published
        self.clauses = Clauses(reading.ctx)
        words = reading.ctx.language.words
        self._coming = words("future_auxiliaries") | words("duty_verbs")
        expressions = dates.expressions(self.ctx.text)
        told = [e.toward("future") if self._future(e.start, e.end) else e for e in expressions]
        resolved = dates.resolve(told, published)
        self.all = [m for r in resolved if (m := self._moment(r)) is not None]
        self.open = any(r.date is None for r in resolved)
        """Whether some expression could not be given a date."""

    def of(self, word: int, carrier: int = -1, outside: Iterable[Range] = ()) -> Date | None:
        """The date that its own clause or sentence gives to token `word`; `carrier` is the light verb of a noun.

        What only bounds it ("depuis lundi") dates it where it hangs on the word itself; what stands in `outside` does not.
        """
        ranked = [
            (rank, m) for m in self.all
            if (rank := self.clauses.rank(m.first, m.stop, word, carrier)) is not None
            and (m.bound is None or rank[0] == NEAR)
            and not within(m.date.start or 0, outside)
        ]  # fmt: skip
        return min(ranked, key=lambda r: r[0])[1].date if ranked else None

    def _moment(self, found: Resolved) -> Moment | None:
        if found.date is None or found.expression.dateline:
            return None
        first, stop = self.tokens.range((found.expression.start, found.expression.end))
        return Moment(first, stop, found.date, found.bound) if stop > first else None

    def _future(self, start: int, end: int) -> bool:
        """Whether the verb that an expression hangs on tells what is to come."""
        tokens, (first, stop) = self.tokens, self.tokens.range((start, end))
        verb = self.clauses.governing_verb(first, stop) if stop > first else -1
        if verb < 0:
            return False
        finite = verb_group(self.ctx, verb).finite
        if finite >= 0 and "Tense=Fut" in tokens.feats[finite]:
            return True
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
    return None if within(date.start, spans) or _of_apposition(finding, date.start, moments) else date


def _of_apposition(finding: Finding, start: int, moments: Moments) -> bool:
    """Whether a date stands in what is told of the speaker ("a dit X, auteur d'une tentative en | mars")."""
    if finding.source is None or start < finding.source[1]:
        return False
    tokens = moments.tokens
    between = range(tokens.at(finding.source[1] - 1) + 1, tokens.at(start))
    return any(tokens.low[k] == "," and tokens.pos[k + 1] == "NOUN" for k in between)
