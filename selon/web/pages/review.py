"""`/review`: what nobody has judged yet, the least certain first; before it what people contradict each other about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from selon.claim_records import Target, TargetKind
from selon.store import Store
from selon.store.review import Doubt, Why
from selon.store.targets import IN_ARTICLES
from selon.web.judging.findings import Finding, findings
from selon.web.judging.said import Judgements, judgements_of
from selon.web.pages.judge import KINDS
from selon.web.shared import Kept, Who
from selon.web.show import Showing, documented

router = APIRouter(tags=["judgements"])
_PAGE = 20
_OFFERED = 300
"""Outlets that are offered to choose from at most; any other one can be written."""

Chosen = Annotated[str, Query(max_length=500)]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to judge: `other` is what it may be the same as, `why` "disputed" or "unsure", `confidence` the machine's."""

    number: int
    why: Why
    confidence: float
    kind: TargetKind
    id: str
    finding: Finding | None
    other_id: str | None
    other: Finding | None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A page of the queue as it was chosen (`kind`, `outlet`, `rule`: "" for all), with what can be chosen;
    of the outlets the first 300 by name are offered.

    `today` judgements were made since midnight, `mine` of them by the person at the browser; `more` is the number behind
    which the queue goes on.
    """

    items: list[Item]
    kind: str
    outlet: str
    rule: str
    kinds: list[TargetKind]
    outlets: list[str]
    rules: list[str]
    today: int
    mine: int
    more: int | None
    judged_here: Judgements


@router.get("/review", responses=documented(ReviewPage))
def review(
    show: Showing, store: Kept, who: Who, kind: TargetKind | Literal[""] = "", outlet: Chosen = "", rule: Chosen = "",
    after: Annotated[int | None, Query(ge=0, le=2**53)] = None,
) -> Response:  # fmt: skip
    """The queue."""
    found = store.to_review(_PAGE + 1, kind=kind or None, outlet=outlet or None, rule=rule or None, after=after)
    doubts = found[:_PAGE]
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC).isoformat()
    return show("review.html.j2", ReviewPage(
        items=_items(store, doubts), kind=kind, outlet=outlet, rule=rule, kinds=list(KINDS),
        outlets=store.in_review("outlet", _OFFERED), rules=store.in_review("rule"), today=store.judged_since(midnight),
        mine=store.judged_since(midnight, who=who) if who else 0, more=doubts[-1].number if len(found) > _PAGE else None,
        judged_here=_judgements(store, doubts),
    ))  # fmt: skip


def _items(store: Store, doubts: list[Doubt]) -> list[Item]:
    others = {doubt.number: Target(kind=doubt.target.kind, id=doubt.other) for doubt in doubts if doubt.other}
    told = findings(store, [*(doubt.target for doubt in doubts), *others.values()])
    return [
        Item(number=d.number, why=d.why, confidence=d.confidence, kind=d.target.kind, id=d.target.id,
             finding=told.get(d.target), other_id=d.other, other=told.get(others[d.number]) if d.other else None)
        for d in doubts
    ]  # fmt: skip


def _judgements(store: Store, doubts: list[Doubt]) -> Judgements:
    """What was said of what people dispute; of the rest nothing was."""
    disputed = [doubt.target for doubt in doubts if doubt.why == "disputed"]
    return judgements_of(
        store, articles={t.id.rpartition("#")[0] for t in disputed if t.kind in IN_ARTICLES},
        claims=[t.id for t in disputed if t.kind == "claim"], origins=[t.id for t in disputed if t.kind == "origin"],
        voices=[t.id for t in disputed if t.kind == "voice"],
    )  # fmt: skip
