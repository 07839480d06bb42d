"""`/voices/ID`: all that one voice said, where, in which stance and form, who relayed it; under which names, and why."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import dropwhile, groupby
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from selon.claim_records import Does, Judgement, SharedVoice
from selon.claims.judged import JudgedClaim
from selon.records import Article, Date, Form, Span, Stance, Statement, VoiceKind
from selon.store import Store
from selon.store.moments import moment
from selon.web.claims.judged import judged
from selon.web.judged_voice import judged_voice
from selon.web.judging.said import Judgements, judgements_of
from selon.web.pages.desk import ArticleLine, line
from selon.web.shared import Kept
from selon.web.show import Showing, documented

router = APIRouter(tags=["voices"])
_PAGE = 20
_CLAIMS = 20

Pair = tuple[Article, Statement]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the voice: its exact words, and the name and role it has there.

    `id` is "ARTICLE#STATEMENT". `relayed_by` are the voices of the statements around it, the nearest first: who says that
    it was said. `medium` and `heard_by` are the article's own words, `said_at` ISO 8601.
    """

    id: str
    statement: str
    lang: str
    stance: Stance
    form: Form
    words: list[str]
    cue: str | None
    called: str
    role: str | None
    relayed_by: list[str]
    medium: str | None
    heard_by: str | None
    said_at: str | None


@dataclass(frozen=True, slots=True)
class SaidIn:
    """An article in which the voice speaks, with all that it says there."""

    article: ArticleLine
    said: list[Said]


@dataclass(frozen=True, slots=True)
class FoundVoice:
    """A voice as the machine found it; `why` says what made its names one."""

    id: str
    name: str
    statements: int
    why: list[str]


@dataclass(frozen=True, slots=True)
class VoiceClaim:
    """A claim in which the voice speaks, as people judged it: what it does there, which outlets carry it from this voice.

    `rejected_by` is who said that it is no claim.
    """

    id: str
    gist: str
    does: list[Does]
    distinct_origins: int
    outlets: int
    via: list[str]
    rejected_by: str | None


@dataclass(frozen=True, slots=True)
class VoicePage:
    """A voice as people judged it; `found` are the voices of the machine that it is, `decided` by which judgements.

    `articles` are those published last, from behind the one that was asked for; `more` is the id of the last where others
    follow. `claims` are those in most outlets, of `claims_count`. `judged_here` is what people judged of all that is shown.
    """

    id: str
    name: str
    kind: VoiceKind
    country: str | None
    sector: str | None
    statements: int
    aliases: list[str]
    why: list[str]
    found: list[FoundVoice]
    decided: list[Judgement]
    articles: list[SaidIn]
    more: str | None
    claims: list[VoiceClaim]
    claims_count: int
    judged_here: Judgements


@router.get("/voices/{id}", responses=documented(VoicePage))
def voice(show: Showing, store: Kept, id: str, after: Annotated[str | None, Query(max_length=2000)] = None) -> Response:
    """One voice, and a page of what it said."""
    found = judged_voice(store, id)
    told, more = _articles(store, found.found, after)
    known = found.voice
    page = VoicePage(
        id=known.id, name=known.name, kind=known.kind, country=known.country, sector=known.sector,
        statements=known.statements, aliases=list(known.aliases), why=list(known.why),
        found=[FoundVoice(v.id, v.name, v.statements, list(v.why)) for v in found.found],
        decided=list(found.judgements), articles=told, more=more,
        claims=_claims(store, found.found), claims_count=sum(store.count_claims(voice=v.id) for v in found.found),
        judged_here=judgements_of(store, articles=[t.article.id for t in told], voices=[known.id]),
    )  # fmt: skip
    return show("voice.html.j2", page)


def _articles(store: Store, found: Sequence[SharedVoice], after: str | None) -> tuple[list[SaidIn], str | None]:
    """Whole articles until there are enough statements for a page; the last one's id where others follow."""
    told: list[SaidIn] = []
    for _, pairs in groupby(_said(store, found, after), key=lambda pair: pair[0].id):
        if sum(len(t.said) for t in told) >= _PAGE:
            return told, told[-1].article.id
        first, *others = pairs
        told.append(SaidIn(line(first[0]), [_statement(article, said) for article, said in (first, *others)]))
    return told, None


def _said(store: Store, found: Sequence[SharedVoice], after: str | None) -> Iterator[Pair]:
    """All statements of voices, of the article published last first, from behind one article on."""
    if len(found) == 1:
        return store.statements_of(found[0].id, after=after)
    told: Iterator[Pair] = merge(*(store.statements_of(v.id) for v in found), key=_place, reverse=True)
    if after is None:
        return told
    behind = dropwhile(lambda pair: pair[0].id != after, told)
    return dropwhile(lambda pair: pair[0].id == after, behind)


def _place(pair: Pair) -> tuple[bool, str, str]:
    article = pair[0]
    return (article.published is not None, moment(article.published), article.id)


def _statement(article: Article, said: Statement) -> Said:
    assert said.voice is not None
    return Said(
        id=f"{article.id}#{said.id}", statement=said.id, lang=article.lang, stance=said.stance, form=said.form,
        words=[span.text for span in said.content], cue=_text(said.cue), called=said.voice.name,
        role=said.voice.role, relayed_by=list(_relays(article, said)), medium=_text(said.medium),
        heard_by=_text(said.heard_by), said_at=_day(said.said_at),
    )  # fmt: skip


def _relays(article: Article, said: Statement) -> Iterator[str]:
    """Who says that it was said, from the statement around it outwards."""
    known = {statement.id: statement for statement in article.statements}
    around = known.pop(said.parent or "", None)
    while around is not None:
        if around.voice is not None:
            yield around.voice.name
        around = known.pop(around.parent or "", None)


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _day(date: Date | None) -> str | None:
    return None if date is None or date.until else date.value


def _claims(store: Store, found: Sequence[SharedVoice]) -> list[VoiceClaim]:
    """The claims in which one of the voices speaks as people judged them, those in most outlets first."""
    claims = {claim.id: claim for voice in found for claim in store.claims(voice=voice.id, limit=_CLAIMS)}
    ids = {voice.id for voice in found}
    lines = [_claim(one, ids) for one in judged(store, list(claims.values())).claims]
    return sorted((line for line in lines if line.does), key=lambda line: -line.outlets)[:_CLAIMS]


def _claim(one: JudgedClaim, ids: Container[str | None]) -> VoiceClaim:
    claim, mine = one.claim, [mention for mention in one.claim.mentions if mention.voice in ids]
    origins = {mention.origin for mention in mine}
    via = dict.fromkeys(outlet for origin in claim.origins if origin.id in origins for outlet in origin.via)
    return VoiceClaim(
        id=claim.id, gist=claim.gist, does=list(dict.fromkeys(m.does for m in mine)), outlets=claim.outlets,
        distinct_origins=claim.distinct_origins, via=list(via), rejected_by=one.rejected.who if one.rejected else None,
    )  # fmt: skip
