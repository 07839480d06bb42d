"""How a dossier gets into the store, in the place of the one before: stories that are the same are not written again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, tuple_, update

from selon.claim_records import Dossier, SharedVoice
from selon.errors import UsageError
from selon.store.claim_lines import to_line
from selon.store.claim_rows import ClaimRows, StoryRows, spaced, story_rows
from selon.store.fulltext import CLAIMS, index, unindex
from selon.store.grouping import last_change
from selon.store.kept_tables import (
    article_voices,
    claim_lines,
    claims,
    copies,
    groupings,
    mentions,
    relations,
    shared_voices,
    story_groups,
)
from selon.store.lines import storable
from selon.store.review import drop_unsure, keep_unsure
from selon.store.tables import articles
from selon.version import __version__

_AT_ONCE = 500
"""Rows that are written, or taken away, together."""
_WHOLE = ""
"""The key of the one story of a dossier that was not put together by the store: never the same as another."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """A dossier as it is written: the `order` of its stories by their keys, and those of them that are not kept yet."""

    order: Sequence[str]
    new: Mapping[str, StoryRows]
    voices: Sequence[SharedVoice]
    articles: int
    as_of: int


def keep_whole(db: Connection, dossier: Dossier, as_of: int | None) -> None:
    """Makes `dossier` the kept one. Raises UsageError where one of its articles is not in the store."""
    numbers = numbers_of(db)
    for article in dossier.articles:
        if article.id not in numbers:
            raise UsageError(f"article {article.id!r} of the dossier is not in the store: add it first (`selon add`)")
    found = {a.id: a.copies for a in dossier.articles}
    story = story_rows(_WHOLE, dossier.articles, dossier.claims, found, numbers)
    known = last_change(db) if as_of is None else as_of
    _write(db, Grouped([_WHOLE], {_WHOLE: story}, dossier.voices, len(dossier.articles), known), numbers)


def keep_grouped(db: Connection, grouped: Grouped) -> set[str]:
    """Makes it the kept dossier; gives the keys of stories that it takes for kept and are not: then nothing is written.

    A dossier of later changes that another program kept meanwhile stays.
    """
    lacking = set(grouped.order) - grouped.new.keys() - kept_keys(db)
    newer = select(groupings).where(groupings.c.as_of > grouped.as_of, groupings.c.selon == __version__)
    if not lacking and db.execute(newer).first() is None:
        _write(db, grouped, numbers_of(db))
    return lacking


def kept_keys(db: Connection) -> set[str]:
    """The keys of the stories that are kept and were put together by the store."""
    return {key for key in db.execute(select(story_groups.c.key)).scalars() if key != _WHOLE}


def numbers_of(db: Connection) -> dict[str, int]:
    """The number of each article by its id."""
    return {row.id: row.number for row in db.execute(select(articles.c.id, articles.c.number))}


def _write(db: Connection, grouped: Grouped, numbers: Mapping[str, int]) -> None:
    wanted = set(grouped.order)
    _take_away(db, [key for key in db.execute(select(story_groups.c.key)).scalars()
                    if key in grouped.new or key not in wanted])  # fmt: skip
    _put_in_order(db, grouped.order)
    for story in grouped.new.values():
        _insert(db, story)
    _bring(db, shared_voices, [
        (v.id, storable(v.name), v.statements, spaced([v.name, *v.aliases]), to_line(v)) for v in grouped.voices
    ])  # fmt: skip
    whose = {(numbers[one.article], storable(one.voice)): v.id for v in grouped.voices for one in v.voices}
    _bring(db, article_voices, [(article, voice, shared) for (article, voice), shared in whose.items()])
    db.execute(delete(groupings))
    db.execute(insert(groupings).values(
        as_of=grouped.as_of, articles=grouped.articles, voices=len(grouped.voices), selon=__version__,
        claims=db.execute(select(func.count()).select_from(claims)).scalar_one(),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    ))  # fmt: skip


def _take_away(db: Connection, keys: Sequence[str]) -> None:
    """Takes stories away with their claims and copies."""
    for some in _pages(keys):
        held = db.execute(select(claims.c.number, claims.c.id).where(claims.c.story.in_(some))).all()
        for rows in _pages(held):
            drop_unsure(db, [row.id for row in rows])
            page = [row.number for row in rows]
            found = select(claim_lines.c.claim, claim_lines.c.folded).where(claim_lines.c.claim.in_(page))
            unindex(db, CLAIMS, {row.claim: row.folded for row in db.execute(found)})
            db.execute(delete(mentions).where(mentions.c.claim.in_(page)))
            db.execute(delete(relations).where(relations.c.claim.in_(page)))
            db.execute(delete(claim_lines).where(claim_lines.c.claim.in_(page)))
            db.execute(delete(claims).where(claims.c.number.in_(page)))
        db.execute(delete(copies).where(copies.c.story.in_(some)))
        db.execute(delete(story_groups).where(story_groups.c.key.in_(some)))


def _put_in_order(db: Connection, keys: Iterable[str]) -> None:
    """Gives each story its place in the dossier."""
    before = {row.key: row.position for row in db.execute(select(story_groups))}
    rows = [{"k": key, "p": place} for place, key in enumerate(keys) if before.get(key) != place]
    new = [{"key": row["k"], "position": row["p"]} for row in rows if row["k"] not in before]
    moved = [row for row in rows if row["k"] in before]
    if moved:
        place = update(story_groups).where(story_groups.c.key == bindparam("k")).values(position=bindparam("p"))
        db.execute(place, moved)
    if new:
        db.execute(insert(story_groups), new)


def _insert(db: Connection, story: StoryRows) -> None:
    number = int(db.execute(select(func.max(claims.c.number))).scalar() or 0)
    for page in _pages(list(enumerate(_unknown(db, story.claims)))):
        rows = {number + 1 + k: row for k, row in page}
        db.execute(insert(claims), [
            {**row.columns, "number": n, "story": story.key, "position": n - number} for n, row in rows.items()
        ])  # fmt: skip
        lines = [{"claim": n, "folded": row.folded, "record": row.line} for n, row in rows.items()]
        db.execute(insert(claim_lines), lines)
        told = [{"claim": n, "position": k, "article": article, "voice": voice}
                for n, row in rows.items() for k, (article, voice) in enumerate(row.mentions)]  # fmt: skip
        if told:
            db.execute(insert(mentions), told)
        related = [{"claim": n, "other": other} for n, row in rows.items() for other in row.related]
        if related:
            db.execute(insert(relations), related)
        index(db, CLAIMS, {n: row.folded.split() for n, row in rows.items()})
        keep_unsure(db, {(row.columns["id"], other): score for row in rows.values() for other, score in row.unsure.items()})
    if story.copies:
        found = [{"article": n, "story": story.key, "record": line} for n, line in story.copies.items()]
        db.execute(insert(copies), found)


def _unknown(db: Connection, rows: Iterable[ClaimRows]) -> list[ClaimRows]:
    """The claims but for those whose id, a short hash, another one has by chance."""
    by_id: dict[str, ClaimRows] = {}
    for row in rows:
        by_id.setdefault(row.columns["id"], row)
    for page in _pages(list(by_id)):
        for id in db.execute(select(claims.c.id).where(claims.c.id.in_(page))).scalars().all():
            del by_id[id]
    return list(by_id.values())


def _bring(db: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    """Makes these the rows of a table: those that stand there already are not touched."""
    keys = list(table.primary_key.columns)
    at = [table.columns.values().index(key) for key in keys]
    wanted = dict.fromkeys(rows)
    old = {tuple(row) for row in db.execute(select(table))}
    for page in _pages([row for row in old if row not in wanted]):
        db.execute(delete(table).where(tuple_(*keys).in_([tuple(row[k] for k in at) for row in page])))
    names = [column.name for column in table.columns]
    for page in _pages([row for row in wanted if row not in old]):
        db.execute(insert(table), [dict(zip(names, row, strict=True)) for row in page])


def _pages(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (rows[first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE))
