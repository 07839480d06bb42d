"""The tables of the kept dossier by its stories, and for each article when it changed last."""

from __future__ import annotations

from sqlalchemy import Connection

from selon.store.migrations.making import make

_TABLES = (
    "ALTER TABLE articles ADD COLUMN changed INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX articles_changed ON articles (changed)",
    """
    CREATE TABLE groupings (
        as_of INTEGER PRIMARY KEY,
        articles INTEGER NOT NULL,
        claims INTEGER NOT NULL,
        voices INTEGER NOT NULL,
        at TEXT NOT NULL,
        selon TEXT NOT NULL
    )
    """,
    "CREATE TABLE story_groups (key TEXT PRIMARY KEY, position INTEGER NOT NULL)",
    """
    CREATE TABLE names (
        article INTEGER PRIMARY KEY REFERENCES articles (number),
        changed INTEGER NOT NULL,
        record TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE claims (
        number INTEGER PRIMARY KEY,
        id TEXT {bytewise} NOT NULL UNIQUE,
        story TEXT NOT NULL REFERENCES story_groups (key),
        position INTEGER NOT NULL,
        type TEXT,
        place TEXT NOT NULL,
        parties TEXT NOT NULL,
        date TEXT {bytewise},
        statuses TEXT NOT NULL,
        first_told TEXT {bytewise} NOT NULL,
        last_told TEXT {bytewise} NOT NULL,
        outlets INTEGER NOT NULL,
        distinct_origins INTEGER NOT NULL,
        denials INTEGER NOT NULL
    )
    """,
    "CREATE INDEX claims_carried ON claims (outlets DESC, last_told DESC, id)",
    "CREATE INDEX claims_story ON claims (story)",
    "CREATE INDEX claims_type ON claims (type, outlets DESC, last_told DESC, id)",
    "CREATE TABLE claim_lines (claim INTEGER PRIMARY KEY REFERENCES claims (number), folded TEXT NOT NULL, record TEXT NOT NULL)",
    """
    CREATE TABLE mentions (
        claim INTEGER NOT NULL REFERENCES claims (number),
        position INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (number),
        voice TEXT,
        PRIMARY KEY (claim, position)
    )
    """,
    "CREATE INDEX mentions_article ON mentions (article, claim)",
    "CREATE INDEX mentions_voice ON mentions (voice, claim)",
    """
    CREATE TABLE copies (
        article INTEGER PRIMARY KEY REFERENCES articles (number),
        story TEXT NOT NULL REFERENCES story_groups (key),
        record TEXT NOT NULL
    )
    """,
    "CREATE INDEX copies_story ON copies (story)",
    """
    CREATE TABLE relations (
        claim INTEGER NOT NULL REFERENCES claims (number),
        other TEXT NOT NULL,
        PRIMARY KEY (claim, other)
    )
    """,
    "CREATE INDEX relations_other ON relations (other, claim)",
    """
    CREATE TABLE shared_voices (
        id TEXT {bytewise} PRIMARY KEY,
        name TEXT {bytewise} NOT NULL,
        statements INTEGER NOT NULL,
        folded TEXT NOT NULL,
        record TEXT NOT NULL
    )
    """,
    "CREATE INDEX shared_voices_speaking ON shared_voices (statements DESC, name, id)",
    """
    CREATE TABLE article_voices (
        article INTEGER NOT NULL REFERENCES articles (number),
        voice TEXT NOT NULL,
        shared TEXT NOT NULL,
        PRIMARY KEY (article, voice)
    )
    """,
    "CREATE INDEX article_voices_shared ON article_voices (shared, article)",
)
_SQLITE_WORDS = (
    """CREATE VIRTUAL TABLE claim_words USING fts5 (folded, content='', tokenize="unicode61 remove_diacritics 2")""",
)
_POSTGRES_WORDS = (
    "CREATE TABLE claim_words (claim INTEGER PRIMARY KEY REFERENCES claims (number), folded TSVECTOR NOT NULL)",
    "CREATE INDEX claim_words_folded ON claim_words USING gin (folded)",
)


def kept_dossier(db: Connection) -> None:
    """Makes the tables and the index of the claims' words."""
    make(db, _TABLES, sqlite=_SQLITE_WORDS, postgres=_POSTGRES_WORDS)
