"""`/judge`: what a person says of a machine's finding, and all that can be said of it; `/judge/undo` takes it back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response

from selon.claim_records import Target, TargetKind
from selon.errors import UsageError
from selon.judgements import PAIRING
from selon.store import Store
from selon.store.judging import new_judgement
from selon.store.lines import storable
from selon.store.targets import IN_ARTICLES
from selon.web import guard
from selon.web.judging.findings import Finding, findings
from selon.web.judging.fixes import Fix, fixes
from selon.web.judging.others import Other, to_join, to_part
from selon.web.judging.said import Judgements, Said, judgements_of
from selon.web.judging.sent import LONG, Judging, Undoing, body_of, judging, undoing
from selon.web.shared import Kept, Who, back, local, see
from selon.web.show import Show, Showing, address, documented, wants_json
from selon.web.turns import changes

router = APIRouter(tags=["judgements"])

PART = "x-selon-part"
"""A script that puts the answer into the page sends this header and gets that part alone: "pair" where two are compared."""

Short = Annotated[str, Query(max_length=LONG)]
KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
"""What can be judged, in the order in which pages name it."""


@dataclass(frozen=True, slots=True)
class JudgePage:
    """A finding and all that can be said of it; `finding` is None where it is not there any more.

    `joining` and `parting` are what it may be merged with, and what may be split from it; `find` the words that were looked
    for, `back` the page that a person came from.
    """

    kind: TargetKind
    id: str
    finding: Finding | None
    fixes: list[Fix]
    joining: list[Other]
    parting: list[Other]
    judged_here: Judgements
    find: str
    back: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of it: `done` is the judgement that was made or taken back, `judged_here` all that was said of the
    finding; `other` is what it was compared with, where the page asked about two, `by` who made or took it back.
    """

    kind: TargetKind
    id: str
    other: str | None
    done: Said
    by: str
    judged_here: Judgements


@dataclass(frozen=True, slots=True)
class NamePage:
    """Asks for the name that is to stand beside a judgement; `sent` is what was sent, to be sent again with it."""

    kind: str
    id: str
    address: str
    sent: dict[str, str]


@router.get("/judge", responses=documented(JudgePage))
def look(request: Request, show: Showing, store: Kept, kind: TargetKind, id: Short, find: Short = "") -> Response:
    """All that can be said of a finding."""
    target = Target(kind=kind, id=storable(id))
    page = JudgePage(
        kind=kind, id=id, finding=findings(store, [target]).get(target), fixes=fixes(store, target),
        joining=to_join(store, target, find.strip()), parting=to_part(store, target), judged_here=_about(store, target),
        find=find, back=local(request.query_params.get("back")) or back(request, "/review"),
    )  # fmt: skip
    return show("judge_more.html.j2" if PART in request.headers else "judge_page.html.j2", page)


@router.post("/judge", responses=documented(Judged), openapi_extra=body_of(Judging))
@changes
def judge(request: Request, show: Showing, store: Kept, who: Who, sent: Annotated[Judging, Depends(judging)]) -> Response:
    """Keeps a judgement beside what the machine found."""
    name = _name(sent.who) or who
    if not name:
        return _ask_name(request, show, sent.kind, sent)
    target = Target(kind=sent.kind, id=storable(sent.id))
    made = new_judgement(sent.action, target, _value(sent), who=name, note=sent.note)
    store.judge(made)
    return _answer(request, show, store, target, made.id, name, sent)


@router.post("/judge/undo", responses=documented(Judged), openapi_extra=body_of(Undoing))
@changes
def undo(request: Request, show: Showing, store: Kept, who: Who, sent: Annotated[Undoing, Depends(undoing)]) -> Response:
    """Takes a judgement back; it stays in the history."""
    name = _name(sent.who) or who
    if not name:
        return _ask_name(request, show, "", sent)
    made = store.undo(sent.id, who=name, note=sent.note)
    return _answer(request, show, store, made.target, sent.id, name, sent)


def _value(sent: Judging) -> str | None:
    if sent.action == "fix" and sent.field is not None:
        if not (text := (sent.text or "").strip()):
            raise UsageError(f"{sent.field} is empty: write what it should say")
        return f"{sent.field}={text}"
    return sent.value


def _answer(
    request: Request, show: Show, store: Store, target: Target, id: str, by: str, sent: Judging | Undoing
) -> Response:
    """What became of it, as JSON or as the part of the page; else the browser looks at the page that it came from."""
    if PART in request.headers or wants_json(request):
        about = _about(store, target)
        done = next(said for told in about.values() for said in told if said.id == id)
        other = done.value if request.headers.get(PART) == "pair" and done.action in PAIRING else None
        answer = show("judge_part.html.j2", Judged(target.kind, target.id, other, done, by, about))
    else:
        answer = see(f"{local(sent.back) or back(request, '/review')}#{_anchor(target)}")
    if _name(sent.who) and not wants_json(request):
        guard.give_name(request, answer, by)
    return answer


def _anchor(target: Target) -> str:
    return f"judge-{target.kind}-{address(target.id)}"


def _about(store: Store, target: Target) -> Judgements:
    if target.kind in IN_ARTICLES:
        found = judgements_of(store, articles=[target.id.rpartition("#")[0]])
    else:
        found = judgements_of(store, **{f"{target.kind}s": [target.id]})
    key = f"{target.kind} {target.id}"
    return {key: found[key]} if key in found else {}


def _ask_name(request: Request, show: Show, kind: str, sent: Judging | Undoing) -> Response:
    """Nobody is named yet: a form asks who judges, and sends all of it again."""
    if wants_json(request):
        raise HTTPException(400, "nobody is named: send `who`, the name that stands beside the judgement")
    known = {field.name: getattr(sent, field.name) for field in fields(sent)}
    known["back"] = local(sent.back) or back(request, "/review")
    page = NamePage(kind, sent.id, request.url.path, {name: value for name, value in known.items() if value and name != "who"})
    return show("judge_name_part.html.j2" if PART in request.headers else "judge_name.html.j2", page)


def _name(given: str | None) -> str:
    return storable(" ".join((given or "").split())[:80])
