"""The indexes of words: which articles and claims hold them. Selon folds what is indexed: both databases find the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, bindparam, text

from selon.errors import UsageError
from selon.store.database import is_postgres
from selon.store.folding import folded

_PIECE = re.compile(r"\"([^\"]*)\"|«([^»]*)»|“([^”]*)”|(\S+)")
_MOST_BYTES = 900_000
"""What PostgreSQL can index of one text; a longer one is indexed by its different words, as far as they go."""


@dataclass(frozen=True, slots=True)
class Index:
    """A table of words by the number of what holds them; `key` is that column's name in PostgreSQL."""

    table: str
    key: str


ARTICLES = Index("words", "article")
CLAIMS = Index("claim_words", "claim")


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


def index(db: Connection, where: Index, words: Mapping[int, Sequence[str]]) -> None:
    """Adds folded words, each list under its number."""
    for joined, found in _by_kind(db, words):
        rows = [{"n": number, "w": " ".join(words[number]) if joined else _as_many_as_fit(words[number])} for number in found]
        if not is_postgres(db):
            db.execute(text(f"INSERT INTO {where.table} (rowid, folded) VALUES (:n, :w)"), rows)
        else:
            vector = "to_tsvector('simple', :w)" if joined else "array_to_tsvector(CAST(:w AS text[]))"
            db.execute(text(f"INSERT INTO {where.table} ({where.key}, folded) VALUES (:n, {vector})"), rows)


def _by_kind(db: Connection, words: Mapping[int, Sequence[str]]) -> Iterator[tuple[bool, list[int]]]:
    """The numbers whose words are indexed as they stand (true), and those that have too many for that."""
    long = {n for n, found in words.items() if is_postgres(db) and sum(len(w.encode()) + 3 for w in found) >= _MOST_BYTES}
    for joined, numbers in ((True, [n for n in words if n not in long]), (False, sorted(long))):
        if numbers:
            yield joined, numbers


def unindex(db: Connection, where: Index, words: Mapping[int, str]) -> None:
    """Takes numbers out of the index, each with the words that were added, joined by spaces."""
    if not words:
        return
    if is_postgres(db):
        db.execute(text(f"DELETE FROM {where.table} WHERE {where.key} = :n"), [{"n": number} for number in words])
    else:
        delete = text(f"INSERT INTO {where.table} ({where.table}, rowid, folded) VALUES ('delete', :n, :w)")
        db.execute(delete, [{"n": number, "w": folded} for number, folded in words.items()])


def _as_many_as_fit(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    size = 0
    for word in dict.fromkeys(words):
        size += len(word.encode()) + 3
        if size > _MOST_BYTES:
            break
        found.append(word)
    return found


def holds(db: Connection, where: Index, number: Column[int], asked: Sequence[Phrase]) -> ColumnElement[bool]:
    """The condition that what `number` counts holds all of the phrases."""
    if is_postgres(db):
        found = text(f"SELECT {where.key} FROM {where.table} WHERE folded @@ to_tsquery('simple', :q)")
        query = " & ".join(f"({_postgres(phrase)})" for phrase in asked)
    else:
        found = text(f"SELECT rowid FROM {where.table} WHERE {where.table} MATCH :q")
        query = " AND ".join(_sqlite(phrase) for phrase in asked)
    return number.in_(found.bindparams(bindparam("q", query)))


def _sqlite(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"' + ("*" if phrase.prefix else "")


def _postgres(phrase: Phrase) -> str:
    return " <-> ".join(f"'{word}'" for word in phrase.words) + (":*" if phrase.prefix else "")
