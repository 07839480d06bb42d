"""Brings the kept dossier up to date: only stories that something changed for are put together again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select

from selon.records import Article
from selon.store.claim_rows import StoryRows, story_rows
from selon.store.database import Database
from selon.store.grouping import last_change
from selon.store.keeping_dossier import Grouped, keep_grouped, kept_keys
from selon.store.kept_tables import names
from selon.store.lines import from_line, storable
from selon.store.paging import pages
from selon.store.tables import articles

if TYPE_CHECKING:
    from selon.claims import Dossiers
    from selon.claims.dossier import Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """What was done: of so many `stories` so many were put together `again`, the others were kept as they were."""

    articles: int
    stories: int
    again: int


@dataclass(frozen=True, slots=True)
class _State:
    """The current articles, and the number and last change of each by its id."""

    articles: list[Article]
    numbers: dict[str, int]
    changed: dict[str, int]


def regroup(database: Database, dossiers: Dossiers) -> Regrouped:
    """Puts the articles together as `dossiers.of` would, and keeps what came of it."""
    from selon.claims.story_keys import story_key

    with database.reading() as db:
        as_of, known = last_change(db), kept_keys(db)
    now = _state(database)
    survey = dossiers.survey(now.articles, _names(database, dossiers, now))
    stories = [[survey.articles[k] for k in members] for members in survey.stories]
    keys = [story_key(survey, told, [now.changed[a.id] for a in told]) for told in stories]
    by_key = dict(zip(keys, stories, strict=True))
    new: dict[str, StoryRows] = {}
    lacking = by_key.keys() - known
    while True:
        new |= {key: _rows(dossiers, survey, key, by_key[key], now.numbers) for key in keys if key in lacking}
        with database.writing() as db:
            lacking = keep_grouped(db, Grouped(keys, new, survey.voices.all(), len(now.articles), as_of))
        if not lacking:
            return Regrouped(articles=len(now.articles), stories=len(stories), again=len(new))


def _state(database: Database) -> _State:
    state = _State([], {}, {})
    keys = (articles.c.told_at, articles.c.number)
    asked = select(*keys, articles.c.changed, articles.c.record).where(articles.c.replaced_by.is_(None))
    for page in pages(database, asked, keys):
        for row in page:
            article = from_line(row.record)
            state.articles.append(article)
            state.numbers[article.id], state.changed[article.id] = row.number, row.changed
    return state


def _names(database: Database, dossiers: Dossiers, state: _State) -> list[dict[str, int]]:
    """The names of each article, read again only where it has changed."""
    with database.reading() as db:
        known = {(row.article, row.changed): row.record for row in db.execute(select(names))}
    found, new = [], []
    for article in state.articles:
        number, changed = state.numbers[article.id], state.changed[article.id]
        line = known.get((number, changed))
        read = dict(dossiers.names(article)) if line is None else json.loads(line)
        found.append(read)
        if line is None:
            new.append({"article": number, "changed": changed, "record": storable(json.dumps(read, ensure_ascii=False))})
    if new:
        with database.writing() as db:
            db.execute(delete(names).where(names.c.article == bindparam("number")), [{"number": row["article"]} for row in new])
            db.execute(insert(names), new)
    return found


def _rows(
    dossiers: Dossiers, survey: Survey, key: str, told: Sequence[Article], numbers: Mapping[str, int]
) -> StoryRows:
    found = dossiers.story(survey, told)
    return story_rows(key, told, found.claims, found.copies, numbers)
