"""The kept shared voices: who speaks across articles, which voice of an article is whose, and all that one said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from selon.claim_records import SharedVoice
from selon.errors import UsageError
from selon.records import Article, Statement
from selon.store.claim_board import stand_in
from selon.store.claim_lines import to_shared_voice
from selon.store.database import Database
from selon.store.fulltext import phrases
from selon.store.kept_tables import article_voices, shared_voices
from selon.store.lines import from_line
from selon.store.reading import number_of
from selon.store.tables import articles

_ORDER = (shared_voices.c.statements.desc(), shared_voices.c.name, shared_voices.c.id)
_PAGE = 20
"""Articles that are read at once of those in which a voice speaks."""


def shared_voice(db: Connection, id: str) -> SharedVoice:
    """The shared voice with this id; raises UsageError where there is none."""
    line = db.execute(select(shared_voices.c.record).where(shared_voices.c.id == id)).scalar()
    if line is None:
        raise UsageError(f"there is no voice {id!r} in the store: `selon voices` lists them")
    return to_shared_voice(line)


def by_id(db: Connection, ids: Iterable[str]) -> dict[str, SharedVoice]:
    """The shared voices of these ids that there are."""
    if not (wanted := list(ids)):
        return {}
    asked = select(shared_voices.c.id, shared_voices.c.record).where(shared_voices.c.id.in_(wanted))
    return {row.id: to_shared_voice(row.record) for row in db.execute(asked)}


def listed(db: Connection, words: str | Iterable[str] | None, limit: int | None, after: str | None) -> list[SharedVoice]:
    """Those who say most first, then by name; `after` is the last voice of the page before."""
    asked = select(shared_voices.c.record).where(*_named(words))
    if after is not None:
        asked = asked.where(_behind(db, after))
    return [to_shared_voice(line) for line in db.execute(asked.order_by(*_ORDER).limit(limit)).scalars()]


def count(db: Connection, words: str | Iterable[str] | None) -> int:
    """How many there are in all pages."""
    return int(db.execute(select(func.count()).select_from(shared_voices).where(*_named(words))).scalar_one())


def of_article(db: Connection, article: str) -> dict[str, str]:
    """The id of the shared voice of each voice of an article."""
    asked = select(article_voices.c.voice, article_voices.c.shared)
    found = db.execute(asked.where(article_voices.c.article == number_of(db, article)))
    return {row.voice: row.shared for row in found}


def statements_of(database: Database, id: str, after: str | None) -> Iterator[tuple[Article, Statement]]:
    """All that a shared voice says, the article published last first; `after` is an article to go on behind."""
    with database.reading() as db:
        spoken = _spoken(db, id)
    numbers = iter(list(spoken))
    if after is not None:
        with database.reading() as db:
            last = number_of(db, after)
        numbers = iter(list(spoken)[list(spoken).index(last) + 1 :] if last in spoken else ())
    while page := list(islice(numbers, _PAGE)):
        with database.reading() as db:
            asked = select(articles.c.number, articles.c.record).where(articles.c.number.in_(page))
            lines = {row.number: row.record for row in db.execute(asked)}
        for number in page:
            article = from_line(lines[number])
            yield from ((article, s) for s in article.statements if s.voice and s.voice.id in spoken[number])


def _spoken(db: Connection, id: str) -> dict[int, set[str]]:
    """By the number of each article in which a shared voice speaks, latest first, its ids there."""
    asked = select(articles.c.number, article_voices.c.voice).join(articles, articles.c.number == article_voices.c.article)
    latest = (articles.c.published.is_(None), articles.c.told_at.desc(), articles.c.number.desc())
    found: dict[int, set[str]] = defaultdict(set)
    for row in db.execute(asked.where(article_voices.c.shared == id).order_by(*latest)):
        found[row.number].add(row.voice)
    return found


def _named(words: str | Iterable[str] | None) -> list[ColumnElement[bool]]:
    return [] if words is None else stand_in(shared_voices.c.folded, phrases(words))


def _behind(db: Connection, after: str) -> ColumnElement[bool]:
    c = shared_voices.c
    row = db.execute(select(c.statements, c.name, c.id).where(c.id == after)).first()
    if row is None:
        raise UsageError(f"voice {after!r} is gone since the page before was shown: begin again with the first page")
    same = c.statements == row.statements
    return or_(c.statements < row.statements, and_(same, c.name > row.name), and_(same, c.name == row.name, c.id > row.id))
