"""The index of words: which articles hold them. What is indexed is folded by selon, so both databases find the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, text

from selon.errors import UsageError
from selon.records import Article
from selon.store.database import is_postgres
from selon.store.folding import folded
from selon.store.tables import articles

_PIECE = re.compile(r"\"([^\"]*)\"|«([^»]*)»|“([^”]*)”|(\S+)")
_MOST_BYTES = 900_000
"""What PostgreSQL can index of one article; a longer one is indexed by its different words, as far as they go."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one behind the other; where `prefix`, the last one is the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


def phrases(query: str | Iterable[str]) -> list[Phrase]:
    """What a search asks for: every word of `query`, words in quotation marks as one phrase, "inond*" as a beginning.

    Of several strings each is a phrase. Raises UsageError where there is no word.
    """
    pieces = [next(filter(None, found), "") for found in _PIECE.findall(query)] if isinstance(query, str) else list(query)
    found = [Phrase(tuple(words), piece.rstrip().endswith("*")) for piece in pieces if (words := folded(piece))]
    if not found:
        raise UsageError("there is no word to search for: give one with letters or figures")
    return found


def index(db: Connection, number: int, article: Article) -> None:
    """Adds the words of title and text under the article's number."""
    words = [*folded(article.title or ""), *folded(article.text)]
    if not is_postgres(db):
        db.execute(text("INSERT INTO words (rowid, folded) VALUES (:n, :w)"), {"n": number, "w": " ".join(words)})
    elif sum(len(word.encode()) + 3 for word in words) < _MOST_BYTES:
        insert = text("INSERT INTO words (article, folded) VALUES (:n, to_tsvector('simple', :w))")
        db.execute(insert, {"n": number, "w": " ".join(words)})
    else:
        insert = text("INSERT INTO words (article, folded) VALUES (:n, array_to_tsvector(CAST(:w AS text[])))")
        db.execute(insert, {"n": number, "w": _as_many_as_fit(words)})


def _as_many_as_fit(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    size = 0
    for word in dict.fromkeys(words):
        size += len(word.encode()) + 3
        if size > _MOST_BYTES:
            break
        found.append(word)
    return found


def holds(db: Connection, asked: Sequence[Phrase]) -> ColumnElement[bool]:
    """The condition that an article holds all of the phrases."""
    if is_postgres(db):
        found = text("SELECT article FROM words WHERE folded @@ to_tsquery('simple', :q)")
        query = " & ".join(f"({_postgres(phrase)})" for phrase in asked)
    else:
        found = text("SELECT rowid FROM words WHERE words MATCH :q")
        query = " AND ".join(_sqlite(phrase) for phrase in asked)
    return articles.c.number.in_(found.bindparams(bindparam("q", query)))


def _sqlite(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"' + ("*" if phrase.prefix else "")


def _postgres(phrase: Phrase) -> str:
    return " <-> ".join(f"'{word}'" for word in phrase.words) + (":*" if phrase.prefix else "")
