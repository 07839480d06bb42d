"""What can go wrong, as one tree.

SelonError
├── CorpusError        a corpus cannot be made or taken up: another run's directory, a full disk, an engine that is not there
├── DeskError          the web desk cannot be opened: its port is taken, its password does not do, a package is missing
├── IntakeError        a source could not be turned into an article (carries `source`)
├── LanguageError      a language file is malformed, or there is no such language
├── ModelError         the French spaCy model is not installed
├── ReadingError       selon itself failed on an article: a bug (carries `source`)
├── StoreError         a store cannot be opened, read or written: what was kept before stands as it was
└── UsageError         the call itself makes no sense (an unknown format, rule or option)

Every message names the thing, the value and the way out, in one line.
"""

from __future__ import annotations

from pathlib import PurePath
from traceback import extract_tb


class SelonError(Exception):
    """Base of all errors that selon raises on purpose."""


class CorpusError(SelonError):
    """A corpus cannot be made, or not to its end; what was done stays done."""


class DeskError(SelonError):
    """The web desk cannot be opened where and as it was asked for."""


class IntakeError(SelonError):
    """A source could not be turned into an article; `source` names it as the user gave it.

    `code` is the kind of problem in a word, to count by; `id` the article's, where it has told it before it failed.
    """

    def __init__(self, source: str, problem: str, *, code: str = "unreadable", id: str | None = None) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem
        self.code = code
        self.id = id


class LanguageError(SelonError):
    """A language file is malformed, or selon does not know the language."""


class ModelError(SelonError):
    """The spaCy model that a language needs is not installed."""


class ReadingError(SelonError):
    """selon failed on the article `source` where it should not have; the cause is chained to it and named with its place."""

    def __init__(self, source: str, cause: Exception) -> None:
        frame = extract_tb(cause.__traceback__)[-1:]
        place = f" at {PurePath(frame[0].filename).name}:{frame[0].lineno}" if frame else ""
        super().__init__(f"{source}: selon failed on it ({cause!r}{place}): report this with the article, and leave it out")
        self.source = source


class StoreError(SelonError):
    """A store cannot be opened, read or written; what was kept in it before stands as it was."""


class UsageError(SelonError):
    """The call itself makes no sense: an unknown format, rule or option."""
