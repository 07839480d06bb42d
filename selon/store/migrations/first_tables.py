"""The first tables: articles, their words and events, judgements, stories, feeds."""

from __future__ import annotations

from sqlalchemy import Connection

from selon.store.migrations.making import make

_TABLES = (
    """
    CREATE TABLE articles (
        number {number},
        id TEXT NOT NULL UNIQUE,
        given_id TEXT NOT NULL,
        url TEXT,
        publisher TEXT,
        content TEXT NOT NULL,
        reader TEXT NOT NULL,
        published TEXT {bytewise},
        told_at TEXT {bytewise} NOT NULL,
        revision_of TEXT REFERENCES articles (id),
        replaced_by TEXT REFERENCES articles (id),
        added TEXT NOT NULL,
        record TEXT NOT NULL
    )
    """,
    "CREATE INDEX articles_content ON articles (content)",
    "CREATE INDEX articles_given_id ON articles (given_id, number)",
    "CREATE INDEX articles_url ON articles (url, number)",
    "CREATE INDEX articles_told_at ON articles (told_at, number)",
    """
    CREATE TABLE happenings (
        article INTEGER NOT NULL REFERENCES articles (number),
        event TEXT NOT NULL,
        type TEXT NOT NULL,
        status TEXT NOT NULL,
        at TEXT {bytewise} NOT NULL,
        PRIMARY KEY (article, event)
    )
    """,
    "CREATE INDEX happenings_at ON happenings (at, article)",
    """
    CREATE TABLE judgements (
        number {number},
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        target TEXT NOT NULL,
        article TEXT REFERENCES articles (id),
        field TEXT,
        begins INTEGER,
        ends INTEGER,
        what TEXT,
        action TEXT NOT NULL,
        value TEXT,
        who TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT
    )
    """,
    "CREATE INDEX judgements_target ON judgements (kind, target)",
    "CREATE INDEX judgements_article ON judgements (article)",
    "CREATE TABLE stories (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """
    CREATE TABLE story_articles (
        story TEXT NOT NULL REFERENCES stories (id),
        position INTEGER NOT NULL,
        article TEXT NOT NULL REFERENCES articles (id),
        PRIMARY KEY (story, position)
    )
    """,
    "CREATE TABLE feeds (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, fetched TEXT NOT NULL)",
    """
    CREATE TABLE entries (
        link TEXT PRIMARY KEY,
        updated TEXT,
        tries INTEGER NOT NULL,
        done INTEGER NOT NULL
    )
    """,
)
_SQLITE_WORDS = (
    """CREATE VIRTUAL TABLE words USING fts5 (folded, content='', tokenize="unicode61 remove_diacritics 2")""",
)
_POSTGRES_WORDS = (
    "CREATE TABLE words (article INTEGER PRIMARY KEY REFERENCES articles (number), folded TSVECTOR NOT NULL)",
    "CREATE INDEX words_folded ON words USING gin (folded)",
)


def first_tables(db: Connection) -> None:
    """Makes all tables and the full-text index of the database's own kind."""
    make(db, _TABLES, sqlite=_SQLITE_WORDS, postgres=_POSTGRES_WORDS)
