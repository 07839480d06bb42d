"""`/claims/ID`: the claim card: who said it first, who has it from whom, who denies it, in which exact words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from selon.claim_records import Claim, ClaimEvent, Credibility, CredibilityDigit, Judgement, Target
from selon.claims.judged import JudgedClaim
from selon.errors import UsageError
from selon.records import Article
from selon.store import Store
from selon.store.judging import new_judgement
from selon.store.lines import storable
from selon.web.claims.board import First, first_told
from selon.web.claims.copied import CopiedPair, pairs
from selon.web.claims.digits import FIELD, Given, digits_given
from selon.web.claims.doing import Standing, standing, supports
from selon.web.claims.figures import Drawing, FigureLine, drawings, ledger
from selon.web.claims.history import Entry, about, history
from selon.web.claims.judged import judged_one
from selon.web.claims.line import Line, line
from selon.web.claims.links import Others, Perhaps, Related
from selon.web.claims.tree import Branch, Tree
from selon.web.judging.said import Judgements, by_target
from selon.web.shared import Kept, Who, see
from selon.web.show import Showing, address, documented
from selon.web.turns import changes

router = APIRouter(tags=["claims"])
_ARTICLES = 120
"""Articles whose words a card shows at most, the earliest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as the machine found it, before people judged it."""

    id: str
    gist: str
    standing: Standing
    digit: CredibilityDigit


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that is known of one claim: what was found, and beside it what people decided.

    `given` are the digits that people gave, `rejected_by` who judged that it is no claim, `machine` is what the machine found
    and `changed` whether people made something else of it. `branches` are the origins that say it is so with those who carry
    it, `against` the mentions that deny, doubt, correct or withdraw it. `left_out` counts articles whose words are not shown,
    `stale` is true while newer articles wait to be grouped, `judged_here` what people judged of the claim and its origins.
    """

    id: str
    gist: str
    lang: str
    event: ClaimEvent | None
    first: First | None
    standing: Standing
    credibility: Credibility
    given: list[Given]
    rejected_by: str | None
    changed: bool
    machine: list[Found]
    branches: list[Branch]
    copied: list[CopiedPair]
    against: list[Line]
    related: list[Related]
    perhaps: list[Perhaps]
    figures: list[FigureLine]
    drawings: list[Drawing]
    history: list[Entry]
    grouped_at: str | None
    stale: bool
    left_out: int
    judged_here: Judgements


@router.get("/claims/{id}", responses=documented(ClaimPage))
def claim(id: str, show: Showing, store: Kept) -> Response:
    """The card of one claim."""
    return show("claim.html.j2", card(store, *judged_one(store, storable(id))))


@router.post("/claims/{id}/credibility", include_in_schema=False)
@changes
def give_digit(
    id: str, store: Kept, who: Who, digit: Annotated[CredibilityDigit, Form()],
    note: Annotated[str, Form(max_length=2000)] = "", name: Annotated[str, Form(max_length=80)] = "",
) -> Response:  # fmt: skip
    """Keeps a person's own credibility digit beside the suggested one."""
    signed = who or " ".join(name.split())
    if not signed:
        raise UsageError("a digit is signed: give your name")
    target = Target(kind="claim", id=judged_one(store, storable(id))[0].claim.id)
    store.judge(new_judgement("fix", target, f"{FIELD}={digit}", who=signed, note=note.strip() or None))
    return see(f"/claims/{address(id)}#credibility")


def card(store: Store, one: JudgedClaim, judgements: Iterable[Judgement]) -> ClaimPage:
    """What a card shows of a claim; `judgements` are those that may be about it."""
    claim = one.claim
    others = Others(store, claim, one.found)
    giving = others.giving_figures()
    articles, left_out = _articles(store, claim, giving)
    names = _names(store, claim, giving)
    copies = store.copies_by_id({m.article for m in claim.mentions if m.passes_on} & articles.keys())
    branches = Tree(claim, articles, copies, names).branches()
    told = ledger(claim, giving, articles, names)
    said = about(one, judgements)
    first, grouping = first_told(claim, articles), store.grouping()
    return ClaimPage(
        id=claim.id, gist=claim.gist, lang=first.lang if first else "fr", event=claim.event, first=first,
        standing=standing(claim), credibility=claim.credibility, given=digits_given(said),
        rejected_by=one.rejected.who if one.rejected else None, changed=one.found != (claim,),
        machine=[_found(c) for c in one.found], branches=branches, copied=pairs(claim, branches, articles, copies),
        against=[line(m, articles[m.article], names) for m in claim.mentions if not supports(m) and m.article in articles],
        related=others.related(), perhaps=others.perhaps(), figures=told, drawings=drawings(told),
        history=history(one, said, {c.id: c.gist for c in one.found} | others.gists),
        grouped_at=grouping.at, stale=grouping.stale, left_out=left_out, judged_here=by_target(said),
    )  # fmt: skip


def _found(claim: Claim) -> Found:
    return Found(claim.id, claim.gist, standing(claim), claim.credibility.suggested)


def _articles(store: Store, claim: Claim, giving: Iterable[Claim]) -> tuple[dict[str, Article], int]:
    """The articles whose words are shown, and how many more there are."""
    its = dict.fromkeys(mention.article for mention in claim.mentions)
    shown = list(islice(its, _ARTICLES))
    figured = {figure.article for other in giving for figure in other.figures}
    return store.articles_by_id([*shown, *(figured - its.keys())]), len(its) - len(shown)


def _names(store: Store, claim: Claim, giving: Iterable[Claim]) -> dict[str, str]:
    """The names of the voices that speak, by their ids."""
    speaking = [*(m.voice for m in claim.mentions), *(f.voice for c in (claim, *giving) for f in c.figures)]
    return {id: voice.name for id, voice in store.voices_by_id(filter(None, speaking)).items()}
