"""What people are to look at: disputed things first, then what the machine is least sure of. What was judged leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Row, and_, delete, insert, or_, select, text, tuple_, update

from selon.claim_records import Judgement, Target, TargetKind
from selon.intake.article import outlet_name
from selon.judgements import PAIRING, differ, standing
from selon.records import Article
from selon.store.judged import judgements_about
from selon.store.lines import storable
from selon.store.moments import UNDATED, moment
from selon.store.tables import articles, judgements, review
from selon.store.targets import IN_ARTICLES

SETTLED, OPEN, DISPUTED = 0, 1, 2
ACROSS = 0
"""Stands for the number of an article where a thing is found across articles."""

Why = Literal["disputed", "unsure"]
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something to review: `number` names its place in the queue, `other` is the claim that it may be the same as.

    `why` is "disputed" where people contradict each other, else "unsure"; `confidence` is the machine's, 0 to 1.
    """

    number: int
    target: Target
    other: str | None
    why: Why
    confidence: float
    rule: str | None
    outlet: str | None


def keep_review(db: Connection, number: int, article: Article, judged: Sequence[Judgement] = ()) -> None:
    """Writes a line for each statement and event of a current article, in the place of those it had.

    `judged` are the judgements on what stands in it.
    """
    db.execute(delete(review).where(review.c.article == number))
    told = moment(article.published)
    same = {"article": number, "other": "", "outlet": storable(outlet_name(article)), "told": "" if told == UNDATED else told}
    states = _states(judged)
    rows = {}
    for kind, found in (("statement", article.statements), ("event", article.events)):
        for item in found:
            rows[kind, item.id] = same | {
                "kind": kind, "item": item.id, "confidence": item.confidence, "rule": item.rule,
                "state": states.get((kind, f"{article.id}#{item.id}"), OPEN),
            }  # fmt: skip
    if rows:
        db.execute(insert(review), list(rows.values()))


def drop_review(db: Connection, article: str) -> None:
    """Takes what stands in an article out of the queue: a later version has replaced it."""
    number = select(articles.c.number).where(articles.c.id == article).scalar_subquery()
    db.execute(delete(review).where(review.c.article == number))


def settle(db: Connection, judgement: Judgement) -> None:
    """Says of what was just judged whether it is still to be looked at."""
    target, value = judgement.target, judgement.value
    if judgement.action == "undo":
        value = db.execute(select(judgements.c.value).where(judgements.c.id == value)).scalar()
    if target.kind in IN_ARTICLES:
        _settle_article(db, target.id.rpartition("#")[0])
    else:
        _settle_across(db, target.kind, target.id, value)


def _settle_article(db: Connection, article: str) -> None:
    """Brings the states of what stands in an article up to its judgements."""
    states = _states(judgements_about(db, [article], {}))
    rows = select(review).join(articles, articles.c.number == review.c.article).where(articles.c.id == article)
    for row in db.execute(rows).all():
        state = states.get((row.kind, f"{article}#{row.item}"), OPEN)
        if state != row.state:
            db.execute(update(review).where(review.c.number == row.number).values(state=state))


def _settle_across(db: Connection, kind: TargetKind, id: str, value: str | None) -> None:
    """The same for a thing that is found across articles, and for each two that were merged or split."""
    ids = [id] if value is None else [id, value]
    about = judgements_about(db, (), {kind: ids})
    alone = [judgement for judgement in about if judgement.target.id == id and judgement.action not in PAIRING]
    _place(db, kind, id, "", _state(alone))
    for (one, other), made in _by_pair(about).items():
        _place(db, kind, one, other, _state(made))


def _place(db: Connection, kind: TargetKind, id: str, other: str, state: int) -> None:
    """What the machine itself is unsure of stays in the queue in its state; else only what people dispute stands there."""
    place = {"article": ACROSS, "kind": kind, "item": id, "other": other}
    here = [review.c[name] == value for name, value in place.items()]
    db.execute(delete(review).where(*here, review.c.confidence == 0))
    if db.execute(update(review).where(*here).values(state=state)).rowcount == 0 and state == DISPUTED:
        db.execute(insert(review).values(**place, state=state, confidence=0.0, rule="", outlet="", told=""))


def _by_pair(about: Iterable[Judgement]) -> dict[tuple[str, str], list[Judgement]]:
    """Merges and splits by the two that they are about, with all that was undone."""
    about = list(about)
    undos = [judgement for judgement in about if judgement.action == "undo"]
    found: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in about:
        if judgement.action in PAIRING and judgement.value is not None:
            found.setdefault(pair(judgement.target.id, judgement.value), list(undos)).append(judgement)
    return found


def pair(one: str, other: str) -> tuple[str, str]:
    """Two things in the order in which the queue names them."""
    return (one, other) if one <= other else (other, one)


def _states(judged: Iterable[Judgement]) -> dict[tuple[str, str], int]:
    by_target: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in judged:
        by_target.setdefault((judgement.target.kind, judgement.target.id), []).append(judgement)
    return {target: _state(made) for target, made in by_target.items()}


def _state(made: Sequence[Judgement]) -> int:
    if differ(made):
        return DISPUTED
    return SETTLED if standing(made) else OPEN


def drop_unsure(db: Connection, claims: Sequence[str]) -> None:
    """Takes what the machine was unsure of about these claims out of the queue; what people dispute stays."""
    here = [review.c.article == ACROSS, review.c.kind == "claim", review.c.item.in_(claims), review.c.other != ""]
    db.execute(update(review).where(*here, review.c.state == DISPUTED).values(confidence=0.0))
    db.execute(delete(review).where(*here, review.c.confidence > 0))


def keep_unsure(db: Connection, scores: Mapping[tuple[str, str], float]) -> None:
    """Puts pairs of claims that may be the same into the queue, each once; what was merged or split is settled."""
    unsure = {pair(*two): max(score, 1 - score) for two, score in scores.items() if two[0] != two[1]}
    pairs = sorted(unsure)
    for first in range(0, len(pairs), _AT_ONCE):
        page = pairs[first : first + _AT_ONCE]
        about = judgements_about(db, (), {"claim": sorted({id for two in page for id in two})})
        judged = {two: _state(made) for two, made in _by_pair(about).items()}
        places = tuple_(review.c.article, review.c.kind, review.c.item, review.c.other)
        db.execute(delete(review).where(places.in_([(ACROSS, "claim", *two) for two in page])))
        db.execute(insert(review), [
            {"article": ACROSS, "kind": "claim", "item": one, "other": other, "state": judged.get((one, other), OPEN),
             "confidence": unsure[one, other], "rule": "", "outlet": "", "told": ""}
            for one, other in page
        ])  # fmt: skip


def to_review(
    db: Connection, limit: int, *, kind: TargetKind | None, outlet: str | None, rule: str | None, after: int | None
) -> list[Doubt]:
    """The queue from behind the place `after` on; of things the machine is equally sure of the newest stands first."""
    behind = None if after is None else db.execute(select(review).where(review.c.number == after)).first()
    kinds: Sequence[TargetKind] = get_args(TargetKind) if kind is None else [kind]
    found: list[Row[Any]] = []
    for state in (DISPUTED, OPEN):
        if len(found) < limit and (behind is None or state <= behind.state):
            last = behind if behind is not None and behind.state == state else None
            asked = [_page(db, one, state, outlet, rule, last, limit) for one in kinds]
            found += islice(merge(*asked, key=_order), limit - len(found))
    return [_doubt(row) for row in found]


def _order(row: Row[Any]) -> tuple[Any, ...]:
    return row.confidence, (*(-ord(c) for c in row.told), 1), row.number


def _page(
    db: Connection, kind: TargetKind, state: int, outlet: str | None, rule: str | None, behind: Row[Any] | None, limit: int
) -> Sequence[Row[Any]]:
    """One kind in one state, in order: an index gives it without sorting."""
    row = review.c
    asked = select(review, articles.c.id.label("article_id")).outerjoin(articles, articles.c.number == row.article)
    asked = asked.where(row.state == state, row.kind == kind)
    if outlet is not None:
        asked = asked.where(row.outlet == outlet)
    if rule is not None:
        asked = asked.where(row.rule == rule)
    if behind is not None:
        later = or_(row.told < behind.told, and_(row.told == behind.told, row.number > behind.number))
        asked = asked.where(row.confidence >= behind.confidence)
        asked = asked.where(or_(row.confidence > behind.confidence, later))
    return db.execute(asked.order_by(row.confidence, row.told.desc(), row.number).limit(limit)).all()


def _doubt(row: Row[Any]) -> Doubt:
    id = f"{row.article_id}#{row.item}" if row.kind in IN_ARTICLES else row.item
    return Doubt(
        number=row.number, target=Target(kind=row.kind, id=id), other=row.other or None,
        why="disputed" if row.state == DISPUTED else "unsure", confidence=row.confidence, rule=row.rule or None,
        outlet=row.outlet or None,
    )  # fmt: skip


def in_review(db: Connection, column: Literal["outlet", "rule"], limit: int) -> list[str]:
    """The first outlets or rules of what is or was to be reviewed, looked up from one to the next in an index."""
    next_one = f"SELECT min({column}) FROM review WHERE {column} > "
    found = text(
        f"WITH RECURSIVE found(name) AS ({next_one} '' UNION ALL SELECT ({next_one} name) FROM found WHERE name IS NOT NULL) "
        "SELECT name FROM found WHERE name IS NOT NULL LIMIT :limit"
    )
    return list(db.execute(found, {"limit": limit}).scalars())
