"""How a dossier gets into the store, in the place of the one before: only what is different is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, tuple_, update

from selon.claim_records import Dossier
from selon.errors import UsageError
from selon.store.claim_lines import to_line
from selon.store.claim_rows import ClaimRows, rows_of, spaced
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
)
from selon.store.lines import storable
from selon.store.tables import articles
from selon.version import __version__

Whose = Mapping[tuple[str, str], str]
"""Which shared voice a voice of an article is: article id and its voice's id in it -> id of the shared voice."""

_AT_ONCE = 500
"""Claims that are written together."""


def keep(db: Connection, dossier: Dossier, whose: Whose | None, as_of: int | None) -> None:
    """Makes `dossier` the kept one. Raises UsageError where one of its articles is not in the store."""
    numbers = _numbers(db, dossier)
    _keep_claims(db, rows_of(dossier, numbers))
    _bring(db, relations, [(claim.id, relation.claim) for claim in dossier.claims for relation in claim.relations])
    _bring(db, shared_voices, [
        (v.id, storable(v.name), v.statements, spaced([v.name, *v.aliases]), to_line(v)) for v in dossier.voices
    ])  # fmt: skip
    known = whose_of(dossier) if whose is None else whose
    _bring(db, article_voices, [(numbers[a], storable(voice), shared) for (a, voice), shared in known.items()])
    _bring(db, copies, [(numbers[a.id], to_line(a.copies)) for a in dossier.articles if a.copies])
    db.execute(delete(groupings))
    db.execute(insert(groupings).values(
        as_of=last_change(db) if as_of is None else as_of, articles=len(dossier.articles), claims=len(dossier.claims),
        voices=len(dossier.voices), at=datetime.now(UTC).isoformat(timespec="seconds"), selon=__version__,
    ))  # fmt: skip


def whose_of(dossier: Dossier) -> Whose:
    """Which shared voice each voice of an article is, as far as the mentions of claims tell it."""
    voices = {(a.id, s.id): s.voice.id for a in dossier.articles for s in a.statements if s.voice is not None}
    told = [m for claim in dossier.claims for m in claim.mentions if m.voice is not None and m.statement is not None]
    return {(m.article, voices[m.article, m.statement]): m.voice for m in told
            if m.voice is not None and m.statement is not None and (m.article, m.statement) in voices}  # fmt: skip


def _numbers(db: Connection, dossier: Dossier) -> dict[str, int]:
    found = {row.id: row.number for row in db.execute(select(articles.c.id, articles.c.number))}
    for article in dossier.articles:
        if article.id not in found:
            raise UsageError(f"article {article.id!r} of the dossier is not in the store: add it first (`selon add`)")
    return found


def _keep_claims(db: Connection, rows: Iterable[ClaimRows]) -> None:
    """Writes the claims that are new or different in the place of those that are gone, and the places of the others."""
    asked = select(claims.c.id, claims.c.number, claims.c.digest, claims.c.position)
    before = {row.id: row for row in db.execute(asked)}
    number = max((row.number for row in before.values()), default=0)
    for first, page in _pages(_once(rows)):
        moved, new, old = [], {}, []
        for position, row in enumerate(page, start=first):
            known = before.pop(row.columns["id"], None)
            if known is None or known.digest != row.columns["digest"]:
                number += 1
                new[number] = row
                row.columns.update(number=number, position=position)
                old += [known.number] if known is not None else []
            elif known.position != position:
                moved.append({"n": known.number, "p": position})
        _delete(db, old)
        _insert(db, new)
        if moved:
            db.execute(update(claims).where(claims.c.number == bindparam("n")).values(position=bindparam("p")), moved)
    _delete(db, [row.number for row in before.values()])


def _once(rows: Iterable[ClaimRows]) -> Iterator[ClaimRows]:
    """The claims without those whose id another one had before."""
    seen: set[str] = set()
    for row in rows:
        if row.columns["id"] not in seen:
            seen.add(row.columns["id"])
            yield row


def _pages(rows: Iterator[ClaimRows]) -> Iterator[tuple[int, list[ClaimRows]]]:
    first = 0
    while page := list(islice(rows, _AT_ONCE)):
        yield first, page
        first += len(page)


def _insert(db: Connection, rows: Mapping[int, ClaimRows]) -> None:
    if not rows:
        return
    db.execute(insert(claims), [row.columns for row in rows.values()])
    lines = [{"claim": n, "folded": " ".join(row.words), "record": row.line} for n, row in rows.items()]
    db.execute(insert(claim_lines), lines)
    told = [{"claim": n, "position": k, "article": article, "voice": voice}
            for n, row in rows.items() for k, (article, voice) in enumerate(row.mentions)]  # fmt: skip
    if told:
        db.execute(insert(mentions), told)
    index(db, CLAIMS, {n: row.words for n, row in rows.items()})


def _delete(db: Connection, numbers: list[int]) -> None:
    for first in range(0, len(numbers), _AT_ONCE):
        page = numbers[first : first + _AT_ONCE]
        found = select(claim_lines.c.claim, claim_lines.c.folded).where(claim_lines.c.claim.in_(page))
        unindex(db, CLAIMS, {row.claim: row.folded for row in db.execute(found)})
        db.execute(delete(mentions).where(mentions.c.claim.in_(page)))
        db.execute(delete(claim_lines).where(claim_lines.c.claim.in_(page)))
        db.execute(delete(claims).where(claims.c.number.in_(page)))


def _bring(db: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    """Makes these the rows of a table: those that stand there already are not touched."""
    keys = list(table.primary_key.columns)
    wanted = dict.fromkeys(rows)
    old = [tuple(row) for row in db.execute(select(table))]
    gone = [row for row in old if row not in wanted]
    new = wanted.keys() - set(old)
    at = [table.columns.values().index(key) for key in keys]
    for first in range(0, len(gone), _AT_ONCE // len(keys)):
        page = gone[first : first + _AT_ONCE // len(keys)]
        db.execute(delete(table).where(tuple_(*keys).in_([tuple(row[k] for k in at) for row in page])))
    if new:
        names = [column.name for column in table.columns]
        db.execute(insert(table), [dict(zip(names, row, strict=True)) for row in wanted if row in new])
