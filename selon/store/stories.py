"""Selections of articles that a person keeps under a name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import count

from sqlalchemy import Connection, delete, insert, select, update

from selon.claim_records import Story
from selon.errors import UsageError
from selon.store.lines import storable
from selon.store.reading import require_articles
from selon.store.tables import stories, story_articles


def keep_story(db: Connection, name: str, articles: Iterable[str]) -> Story:
    """Makes `articles` the selection under this name, each once, in this order.

    Raises UsageError where the name is empty or an article is not in the store.
    """
    name = _named(name)
    id = _id_of(db, name)
    if id is None:
        id = _new_id(db, name)
        db.execute(insert(stories).values(id=id, name=name))
    return _fill(db, Story(id=id, name=name, articles=tuple(dict.fromkeys(articles))))


def kept_stories(db: Connection) -> list[Story]:
    """All stories by name."""
    members: dict[str, list[str]] = {}
    for row in db.execute(select(story_articles).order_by(story_articles.c.story, story_articles.c.position)):
        members.setdefault(row.story, []).append(row.article)
    named = db.execute(select(stories).order_by(stories.c.name, stories.c.id))
    return [Story(id=row.id, name=row.name, articles=tuple(members.get(row.id, ()))) for row in named]


def kept_story(db: Connection, id: str) -> Story:
    """The story with this id; raises UsageError where there is none."""
    name = db.execute(select(stories.c.name).where(stories.c.id == id)).scalar()
    if name is None:
        raise UsageError(f"there is no story {id!r} in the store: `selon story` lists them")
    mine = select(story_articles.c.article).where(story_articles.c.story == id).order_by(story_articles.c.position)
    return Story(id=id, name=str(name), articles=tuple(db.execute(mine).scalars()))


def change_story(db: Connection, id: str, name: str | None, add: Iterable[str], remove: Iterable[str]) -> Story:
    """Gives a story another name, puts articles behind its others, takes some out; it keeps its id.

    Raises UsageError where there is no such story, the name is empty or another story's, or an added article is not in
    the store.
    """
    story, gone = kept_story(db, id), set(remove)
    if name is not None:
        name = _named(name)
        if _id_of(db, name) not in (None, id):
            raise UsageError(f"there is another story {name!r}: give this one a name of its own")
        db.execute(update(stories).where(stories.c.id == id).values(name=name))
    articles = dict.fromkeys([*(kept for kept in story.articles if kept not in gone), *add])
    return _fill(db, Story(id=id, name=name or story.name, articles=tuple(articles)))


def drop_story(db: Connection, id: str) -> Story:
    """Forgets a story, of which its articles know nothing; gives what it was. Raises UsageError where there is none."""
    story = kept_story(db, id)
    db.execute(delete(story_articles).where(story_articles.c.story == id))
    db.execute(delete(stories).where(stories.c.id == id))
    return story


def _fill(db: Connection, story: Story) -> Story:
    require_articles(db, story.articles)
    db.execute(delete(story_articles).where(story_articles.c.story == story.id))
    rows = [{"story": story.id, "position": place, "article": article} for place, article in enumerate(story.articles)]
    if rows:
        db.execute(insert(story_articles), rows)
    return story


def _named(name: str) -> str:
    name = storable(name.strip())
    if not name:
        raise UsageError("a story needs a name: selon story NAME ARTICLE...")
    return name


def _id_of(db: Connection, name: str) -> str | None:
    id = db.execute(select(stories.c.id).where(stories.c.name == name)).scalar()
    return None if id is None else str(id)


def _new_id(db: Connection, name: str) -> str:
    """An id made of the name; another one where a story that was renamed has it."""
    for n in count():
        id = hashlib.sha256(f"{name}{n or ''}".encode()).hexdigest()[:12]
        if db.execute(select(stories.c.id).where(stories.c.id == id)).first() is None:
            return id
    raise AssertionError("there is always another number")
