"""What the sourcing sheet is made of: a finding, and the rule that yields it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selon.records import Span, Statement

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where an editor may want to act.

    `rule` is a name in `selon.sourcing.RULES`, `message` says in English what is wrong (quoting the words) and what to
    do, `span` are the words meant (`field` "title" for a title outside the text), `statement` the id of the statement
    that shows it, `level` how serious it is.
    """

    rule: str
    message: str
    span: Span | None
    statement: str | None
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named rule: what it finds (`summary`, one line), what to do about it (`advice`) and its usual `level`."""

    name: str
    summary: str
    advice: str
    level: Level

    def finding(
        self, problem: str, span: Span | None, statement: Statement | None = None, level: Level | None = None
    ) -> Finding:
        """A finding of this rule: `problem` says what is wrong here, the rule's advice is added to it."""
        return Finding(
            rule=self.name,
            message=f"{problem} {self.advice}",
            span=span,
            statement=statement.id if statement else None,
            level=level or self.level,
        )


def quoted(text: str, longest: int = 70) -> str:
    """Words in English quotation marks for a message: white space closed up, cut at a word by `longest` characters."""
    words = " ".join(text.split())
    if len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0] + "…"
    return f"“{words}”"
