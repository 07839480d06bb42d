"""What can go wrong, as one tree.

SelonError
├── IntakeError        a source could not be turned into an article (carries `source`)
├── LanguageError      a language file is malformed, or there is no such language
├── ModelError         the French spaCy model is not installed
└── UsageError         the call itself makes no sense (an unknown format, rule or option)

Every message names the thing, the value and the way out, in one line.
"""

from __future__ import annotations


class SelonError(Exception):
    """Base of all errors that selon raises on purpose."""


class IntakeError(SelonError):
    """A source could not be turned into an article; `source` names it as the user gave it."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class LanguageError(SelonError):
    """A language file is malformed, or selon does not know the language."""


class ModelError(SelonError):
    """The spaCy model that a language needs is not installed."""


class UsageError(SelonError):
    """The call itself makes no sense: an unknown format, rule or option."""
