"""When things are: French news dates found in a text, and read against the day of the article.

`Dates(language).expressions(text)` finds what is said, `.resolve(expressions, published)` when that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from selon.grounding.dates.anchors import setting_of
from selon.grounding.dates.choice import mode_of
from selon.grounding.dates.datelines import mark_datelines
from selon.grounding.dates.expression import Direction, Expression, Resolved, word
from selon.grounding.dates.found import expressions_in
from selon.grounding.dates.grammar import Grammar
from selon.grounding.dates.periods import When
from selon.grounding.dates.readings import READINGS
from selon.grounding.dates.setting import Given, NoDateError, Setting
from selon.language import Language
from selon.records import Date

__all__ = ["PRECISIONS", "Dates", "Direction", "Expression", "Resolved"]

PRECISIONS: Final = (
    "minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century",
)  # fmt: skip
"""What `Date.precision` can be, the finest first."""

_LIMITS = frozenset({"before", "after", "from", "until"})


class Dates:
    """Finds and reads time expressions. Building one compiles the grammar of the language: keep it for many articles."""

    def __init__(self, language: Language) -> None:
        self._words = language.dates
        self._grammar = Grammar(language.dates)

    def expressions(self, text: str) -> list[Expression]:
        """The time expressions of a text in their order, without overlap; `text[start:end]` are the words (code points).

        Where several readings begin with one word the longest is taken. What dates the article itself has `dateline`.
        """
        words = self._grammar.read(text)
        found = [e for matched in self._grammar.find(words) for e in expressions_in(matched, words, text)]
        return list(mark_datelines(text, found, self._words.dateline_words))

    def resolve(self, expressions: Sequence[Expression], published: str | None) -> list[Resolved]:
        """When the expressions of one article are, in their order. Never raises.

        They are read against `published` (ISO 8601), else the dateline, else a day that the article writes out in full.
        Give all expressions of the article, so that "la veille" finds the day before it; tell the tense of a clause with
        `expression.toward("future")`.
        """
        setting = setting_of(expressions, published, self._words)
        return [_resolved(expression, setting) for expression in expressions]


def _resolved(expression: Expression, setting: Setting) -> Resolved:
    setting.paragraph, setting.start = expression.paragraph, expression.start
    mode = mode_of(expression.slots, expression.direction)
    try:
        when, why = READINGS[expression.reads](expression.slots, setting, mode)
    except NoDateError as missing:
        return Resolved(expression=expression, date=None, why=str(missing), bound=_bound(expression))
    except (OverflowError, ValueError):
        return Resolved(expression=expression, date=None, why="outside the calendar", bound=_bound(expression))
    if not expression.dateline:
        explicit = _explicit(expression) or (expression.reads == "month" and setting.joined is not None)
        setting.given.append(Given(expression.paragraph, expression.end, when, explicit))
    return _dated(expression, when, why)


def _dated(expression: Expression, when: When, why: str) -> Resolved:
    edge = word(expression.slots, "edge")
    why = f"{why} ({edge})" if edge else why
    date = Date(
        text=expression.text,
        start=expression.start,
        end=expression.end,
        value=when.value,
        until=when.until,
        precision=when.precision,
        why=why,
    )
    return Resolved(expression=expression, date=date, why=why, bound=_bound(expression))


def _bound(expression: Expression) -> str | None:
    """How the expression limits what is told, by its own word or by the one before its hour."""
    words: Iterable[str | None] = (word(expression.slots, key) for key in ("bound", "at", "at_figure"))
    return next((w for w in words if w and (w in _LIMITS or w in ("since", "by"))), None)


def _explicit(expression: Expression) -> bool:
    return any(key in expression.slots for key in ("year", "to.year", "iso", "numeric"))
