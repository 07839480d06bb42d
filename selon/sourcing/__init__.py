"""The sourcing sheet: what an editor may ask about the sources of an article, as named rules over its records.

A rule is one function from a `Page` to findings, listed below; docs/sourcing.md explains each with an example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selon.records import Article
from selon.sourcing.anonymity import OPINION, PLURAL, REASON, anonymous_opinion, anonymous_without_reason, plural_source
from selon.sourcing.finding import Finding, Level, Rule
from selon.sourcing.headline import FLAT, LEAD, flat_headline, lead_without_voice
from selon.sourcing.hedges import HEDGE, hedge_without_voice
from selon.sourcing.page import Page, lay_out
from selon.sourcing.quotations import QUOTE, quote_without_speaker
from selon.sourcing.second_hand import SECOND_HAND, second_hand_voice

__all__ = ["CATALOGUE", "RULES", "Finding", "Level", "Rule", "check"]

_SHEET: tuple[tuple[Rule, Callable[[Page], Iterator[Finding]]], ...] = (
    (HEDGE, hedge_without_voice),
    (REASON, anonymous_without_reason),
    (PLURAL, plural_source),
    (OPINION, anonymous_opinion),
    (LEAD, lead_without_voice),
    (FLAT, flat_headline),
    (QUOTE, quote_without_speaker),
    (SECOND_HAND, second_hand_voice),
)

CATALOGUE: tuple[Rule, ...] = tuple(rule for rule, _ in _SHEET)
"""All rules, with what they find, what to do and their usual level."""

RULES: dict[str, str] = {rule.name: rule.summary for rule in CATALOGUE}
"""Rule names and what each finds, in one line."""


def check(article: Article) -> list[Finding]:
    """The findings on an article in the order of its text, those on a title outside the text first.

    Looks at the text and the statements only: an article without statements has few findings. Raises LanguageError
    where selon has no sourcing words for the article's language.
    """
    page = lay_out(article)
    found = [finding for _, find in _SHEET for finding in find(page)]
    return sorted(found, key=_place)


def _place(finding: Finding) -> tuple[bool, int]:
    span = finding.span
    return (span is not None and span.field == "text", span.start if span else 0)
