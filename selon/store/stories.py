"""Selections of articles that a person keeps under a name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from selon.claim_records import Story
from selon.errors import UsageError
from selon.store.lines import storable
from selon.store.reading import require_articles
from selon.store.tables import stories, story_articles


def keep_story(db: Connection, name: str, articles: Iterable[str]) -> Story:
    """Makes `articles` the selection under this name, each once, in this order.

    Raises UsageError where the name is empty or an article is not in the store.
    """
    name, chosen = storable(name.strip()), list(dict.fromkeys(articles))
    if not name:
        raise UsageError("a story needs a name: selon story NAME ARTICLE...")
    require_articles(db, chosen)
    id = hashlib.sha256(name.encode()).hexdigest()[:12]
    db.execute(delete(story_articles).where(story_articles.c.story == id))
    if not db.execute(select(stories.c.id).where(stories.c.id == id)).first():
        db.execute(insert(stories).values(id=id, name=name))
    if chosen:
        rows = [{"story": id, "position": place, "article": article} for place, article in enumerate(chosen)]
        db.execute(insert(story_articles), rows)
    return Story(id=id, name=name, articles=tuple(chosen))


def kept_stories(db: Connection) -> list[Story]:
    """All stories by name."""
    members: dict[str, list[str]] = {}
    for row in db.execute(select(story_articles).order_by(story_articles.c.story, story_articles.c.position)):
        members.setdefault(row.story, []).append(row.article)
    named = db.execute(select(stories).order_by(stories.c.name, stories.c.id))
    return [Story(id=row.id, name=row.name, articles=tuple(members.get(row.id, ()))) for row in named]
