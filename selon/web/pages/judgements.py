"""`/judgements`: who judged what and when, the newest first, with what the machine said beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from selon.claim_records import Action, Judgement, TargetKind
from selon.judgements import fixed
from selon.web.judging.findings import Finding, findings
from selon.web.judging.said import Said, told
from selon.web.pages.judge import KINDS
from selon.web.shared import Kept
from selon.web.show import Showing, documented

router = APIRouter(tags=["judgements"])
_PAGE, _MOST = 50, 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement as its record has it, with `field` and `text` of a fix, whether it `holds`, who undid it, and what the
    machine `found` (None where that is not there any more).
    """

    id: str
    kind: TargetKind
    target: str
    action: Action
    value: str | None
    field: str | None
    text: str | None
    who: str
    when: str
    note: str | None
    holds: bool
    undone_by: str | None
    found: Finding | None


@dataclass(frozen=True, slots=True)
class JudgementsPage:
    """A page of the history as it was chosen (`who`, `kind`: "" for all); `more` is the id behind which older ones follow."""

    entries: list[Entry]
    who: str
    kind: str
    people: list[str]
    kinds: list[TargetKind]
    more: str | None


@router.get("/judgements", responses=documented(JudgementsPage))
def history(
    show: Showing, store: Kept, who: Annotated[str, Query(max_length=500)] = "", kind: TargetKind | Literal[""] = "",
    before: Annotated[str | None, Query(max_length=500)] = None, limit: Annotated[int, Query(ge=1, le=_MOST)] = _PAGE,
) -> Response:  # fmt: skip
    """The history; as JSON up to 1,000 judgements at once."""
    made = store.history(limit + 1, who=who or None, kind=kind or None, before=before or None)
    page = made[:limit]
    about: dict[str, set[str]] = {}
    for judgement in page:
        name, id = _looked_up(judgement)
        about.setdefault(name, set()).add(id)
    all_told = store.judgements_about(**about)
    said = {one.id: one for one in told(all_told) if one is not None}
    found = findings(store, (judgement.target for judgement in page))
    entries = [_entry(judgement, said.get(judgement.id), found.get(judgement.target)) for judgement in page]
    return show("judgements.html.j2", JudgementsPage(
        entries=entries, who=who, kind=kind, people=store.people(), kinds=list(KINDS),
        more=page[-1].id if len(made) > limit else None,
    ))  # fmt: skip


def _looked_up(judgement: Judgement) -> tuple[str, str]:
    """By what all that was judged of the same thing is found."""
    if judgement.target.kind in ("statement", "event"):
        return "articles", judgement.target.id.rpartition("#")[0]
    return f"{judgement.target.kind}s", judgement.target.id


def _entry(judgement: Judgement, said: Said | None, found: Finding | None) -> Entry:
    field, text = fixed(judgement) if judgement.action == "fix" else (None, None)
    return Entry(
        id=judgement.id, kind=judgement.target.kind, target=judgement.target.id, action=judgement.action,
        value=judgement.value, field=field, text=text, who=judgement.who, when=judgement.when, note=judgement.note,
        holds=said is not None and said.holds, undone_by=said.undone_by if said is not None else None, found=found,
    )  # fmt: skip
