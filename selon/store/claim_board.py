"""The kept claims as a desk asks for them: one by its id, a page of those that fit, those of one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, func, or_, select

from selon.claim_records import Claim
from selon.errors import UsageError
from selon.records import EventStatus, EventType
from selon.store.claim_lines import to_claim
from selon.store.fulltext import CLAIMS, Phrase, holds, phrases
from selon.store.kept_tables import claim_lines, claims, mentions, relations, story_groups
from selon.store.moments import not_after, not_before
from selon.store.reading import number_of

_ORDER = (claims.c.outlets.desc(), claims.c.last_told.desc(), claims.c.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims: see `Store.claims`."""

    words: str | Iterable[str] | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    party: str | None = None
    type: EventType | None = None
    status: EventStatus | None = None
    voice: str | None = None


def claim(db: Connection, id: str) -> Claim:
    """The claim with this id; raises UsageError where there is none."""
    line = db.execute(_lines().where(claims.c.id == id)).scalar()
    if line is None:
        raise UsageError(f"there is no claim {id!r} in the store: `selon claims` lists them")
    return to_claim(line)


def by_id(db: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    """The claims of these ids that there are."""
    if not (wanted := list(ids)):
        return {}
    found = _lines().where(claims.c.id.in_(wanted))
    return {claim.id: claim for claim in map(to_claim, db.execute(found).scalars())}


def begun(db: Connection, beginning: str, limit: int) -> list[Claim]:
    """The first claims by id whose id begins so."""
    found = _lines().where(func.substr(claims.c.id, 1, len(beginning)) == beginning)
    return [to_claim(line) for line in db.execute(found.order_by(claims.c.id).limit(limit)).scalars()]


def board(db: Connection, wanted: Wanted, limit: int, after: str | None) -> list[Claim]:
    """Those most carried first, of these those told last; `after` is the last claim of the page before."""
    asked = _lines().where(*_conditions(db, wanted))
    if after is not None:
        asked = asked.where(_behind(db, after))
    return [to_claim(line) for line in db.execute(asked.order_by(*_ORDER).limit(limit)).scalars()]


def count(db: Connection, wanted: Wanted) -> int:
    """How many there are in all pages."""
    return int(db.execute(select(func.count()).select_from(claims).where(*_conditions(db, wanted))).scalar_one())


def of_article(db: Connection, article: str) -> list[Claim]:
    """The claims with a mention in the article, in the order of their first ones there."""
    number = number_of(db, article)
    found = select(mentions.c.claim).where(mentions.c.article == number).distinct()
    told = [to_claim(line) for line in db.execute(_lines().where(claims.c.number.in_(found))).scalars()]
    return sorted(told, key=lambda c: (min(_place(c, article)), c.id))


def about(db: Connection, id: str) -> list[Claim]:
    """The claims that correct, update, withdraw or contradict this one, those of most outlets first."""
    found = select(relations.c.claim).where(relations.c.other == id)
    asked = _lines().where(claims.c.number.in_(found)).order_by(claims.c.outlets.desc(), claims.c.id)
    return [to_claim(line) for line in db.execute(asked).scalars()]


def all_claims(db: Connection) -> Iterator[Claim]:
    """Every claim in the order of the dossier."""
    asked = _lines().join(story_groups, story_groups.c.key == claims.c.story)
    ordered = asked.order_by(story_groups.c.position, claims.c.position)
    yield from (to_claim(line) for line in db.execute(ordered).scalars())


def _place(claim: Claim, article: str) -> list[tuple[bool, int]]:
    """Where its mentions in the article begin; the headline comes before the text."""
    return [(mention.field != "title", mention.start) for mention in claim.mentions if mention.article == article]


def _lines() -> Select[Any]:
    return select(claim_lines.c.record).join(claims, claims.c.number == claim_lines.c.claim)


def _behind(db: Connection, after: str) -> ColumnElement[bool]:
    row = db.execute(select(claims.c.outlets, claims.c.last_told, claims.c.id).where(claims.c.id == after)).first()
    if row is None:
        raise UsageError(f"claim {after!r} is gone since the page before was shown: begin again with the first page")
    c = claims.c
    same = c.outlets == row.outlets
    return or_(c.outlets < row.outlets, and_(same, c.last_told < row.last_told),
               and_(same, c.last_told == row.last_told, c.id > row.id))  # fmt: skip


def _conditions(db: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    c = claims.c
    found = [*not_before(c.last_told, wanted.since), *not_after(c.first_told, wanted.until)]
    if found:
        found.append(c.first_told != "")
    if wanted.words is not None:
        found.append(holds(db, CLAIMS, c.number, phrases(wanted.words)))
    for column, names in ((c.place, wanted.place), (c.parties, wanted.party)):
        found += stand_in(column, phrases(names)) if names is not None else ()
    if wanted.type is not None:
        found.append(c.type == wanted.type)
    if wanted.status is not None:
        found.append(c.statuses.contains(f" {wanted.status} ", autoescape=True))
    if wanted.voice is not None:
        found.append(c.number.in_(select(mentions.c.claim).where(mentions.c.voice == wanted.voice)))
    return found


def stand_in(names: Column[str], asked: Sequence[Phrase]) -> list[ColumnElement[bool]]:
    """The conditions that each phrase stands in a name, of words with a space around each."""
    return [names.contains(f" {' '.join(phrase.words)}{'' if phrase.prefix else ' '}") for phrase in asked]
