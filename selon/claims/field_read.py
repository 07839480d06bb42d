"""The text or title of an article with what was found in it: numbers, events, and the statements that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.grounding.numerals import Numeral
from selon.language.claim_words import ClaimWords
from selon.parse.tokens import Tokens
from selon.records import Article, Event, Field, Quantity, Span, Statement

Range = tuple[int, int]
_BEFORE = 24
"""Code points before a number in which it may be said to hold no longer."""
_SAME = 0.6
"""Share of a statement's content from which a nested statement stands for it."""


@dataclass(frozen=True, slots=True)
class FieldRead:
    """The text or title of an article, cut into words."""

    article: Article
    field: Field
    tokens: Tokens
    named: frozenset[str]
    statements: list[Statement]
    events: list[Event]
    quantities: list[Quantity]
    numerals: list[Numeral]
    claims: ClaimWords

    def counted(self, ranges: list[Range], turn: str | None) -> tuple[Quantity, ...]:
        """The quantities inside ranges.

        A bare number is one where it is all that is said ("5 000, selon X"), or where a voice corrects it ("900 blessés,
        et non 400").
        """
        found = [q for q in self.quantities if any(a <= q.span.start and q.span.end <= b for a, b in ranges)]
        whole = ranges[0] if len(ranges) == 1 else None
        for n in self.numerals:
            inside = any(a <= n.start and n.end <= b for a, b in ranges)
            bare = inside and not any(q.span.start <= n.start < q.span.end for q in found)
            changed = found and ((turn and n.kind == "figures") or self.replaced(n.start))
            if bare and ((n.start, n.end) == whole or changed):
                found.append(self._bare(n, found[0] if found else None))
        return tuple(found)

    def replaced(self, start: int) -> bool:
        """Whether the words before a number say that it no longer holds ("et non")."""
        return self.claims.matches("replaced", self.tokens.text[max(0, start - _BEFORE) : start])

    def _bare(self, n: Numeral, like: Quantity | None) -> Quantity:
        """A number as a quantity of what another one counts."""
        return Quantity(
            what=like.what if like else "", value=n.value, high=n.high, unit=like.unit if like else None,
            approximate=n.approximate, span=Span(start=n.start, end=n.end, text=self.tokens.text[n.start : n.end]),
        )  # fmt: skip

    def around(self, statement: Statement) -> list[Range]:
        """Source and cue of a statement."""
        return [(s.start, s.end) for s in (statement.source, statement.cue) if s is not None and s.field == self.field]

    def same_sentence(self, extent: Range, ranges: list[Range]) -> bool:
        """Whether a range begins in the sentence of one of these."""
        return any(self._sentence(r) == self._sentence(extent) for r in ranges)

    def _sentence(self, extent: Range) -> int:
        return self.tokens.sentence[min(self.tokens.at(extent[0]), len(self.tokens) - 1)]

    def stands_for(self, statement: Statement) -> bool:
        """Whether a statement nested in this one says most of what it says, and speaks for it."""
        return any(o.parent == statement.id and _covered(statement, o) >= _SAME for o in self.statements)

    def chain(self, statement: Statement | None) -> Iterator[Statement]:
        """A statement and those it stands in, innermost first."""
        by_id = {s.id: s for s in self.article.statements}
        seen: set[str] = set()
        while statement is not None and statement.id not in seen:
            yield statement
            seen.add(statement.id)
            statement = by_id.get(statement.parent or "")


def _covered(outer: Statement, inner: Statement) -> float:
    """Share of the outer statement's content that lies in the inner one's, source and cue included."""
    total = sum(s.end - s.start for s in outer.content)
    parts = [s for s in (inner.source, inner.cue, *inner.content) if s is not None]
    shared = sum(max(0, min(o.end, i.end) - max(o.start, i.start)) for o in outer.content for i in parts)
    return shared / total if total else 0.0
