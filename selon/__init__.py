"""selon reads French news and records who did what to whom, and according to whom, with the exact words.

>>> import selon
>>> article = selon.read("article.txt")
>>> for statement in article.statements:
...     print(statement.voice, statement.content)
>>> for event in article.events:
...     print(event.status, event.actor, event.type, event.recipient)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon.version import __version__

if TYPE_CHECKING:
    from selon.reader import Reader
    from selon.records import Article, Event, Span, Statement, Voice

__all__ = ["Article", "Event", "Reader", "Span", "Statement", "Voice", "__version__", "read"]


def read(source: Any, *, lang: str = "fr") -> Article:
    """One article with its statements and events: `source` is a text, the path of a file, a URL, or an Article from intake.

    The reader is made once a language and kept. Raises IntakeError where a path or URL gives no article.
    """
    return _reader(lang).read(source)


_readers: dict[str, Reader] = {}


def _reader(lang: str) -> Reader:
    from selon.reader import Reader

    if lang not in _readers:
        _readers[lang] = Reader(lang)
    return _readers[lang]


def __getattr__(name: str) -> Any:
    """Records and the Reader are imported when first asked for, so that `import selon` stays light."""
    if name == "Reader":
        from selon.reader import Reader

        return Reader
    if name in __all__:
        from selon import records

        return getattr(records, name)
    raise AttributeError(f"module 'selon' has no attribute {name!r}")
