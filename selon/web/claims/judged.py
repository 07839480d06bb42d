"""Kept claims as people judged them, each beside what the machine found: only what some claims need is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selon.claim_records import Claim, Judgement
from selon.claims.judged import Judged, JudgedClaim, judged_claims
from selon.claims.lookup import names
from selon.claims.put_right import was_in
from selon.intake.article import field_text, outlet_name
from selon.judgements import standing
from selon.records import Article
from selon.store import Store

_PARTNERS = 200
"""Claims at most that people joined with those that are shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Some claims as judged, in their order; `judgements` are all that may be about them, whether they still hold or not."""

    claims: list[JudgedClaim]
    judgements: list[Judgement]


def judged(store: Store, claims: Sequence[Claim]) -> Shown:
    """Claims in effect: those that people put together stand once, those that they cut apart one by one."""
    judgements = _about(store, claims)
    if not judgements:
        return Shown([JudgedClaim(claim=claim, found=(claim,)) for claim in claims], [])
    together, judgements = _with_partners(store, claims, judgements)
    by_part: dict[str, list[JudgedClaim]] = {}
    for one in _in_effect(store, together, judgements).claims:
        for part in one.found:
            by_part.setdefault(part.id, []).append(one)
    found: dict[str, JudgedClaim] = {}
    for claim in claims:
        for one in by_part.get(claim.id) or [JudgedClaim(claim=claim, found=(claim,))]:
            found.setdefault(one.claim.id, one)
    return Shown(list(found.values()), judgements)


def judged_one(store: Store, id: str) -> tuple[JudgedClaim, list[Judgement]]:
    """The judged claim of this id, or the one that a claim of this id was put into, and what may be judged about it.

    Raises UsageError where there is none.
    """
    known = store.claims_by_id([id])
    shown = judged(store, list(known.values()) or _cut(store))
    found = next((one for one in shown.claims if one.claim.id == id), None)
    if found is None:
        part = store.claim(id)
        found = next(one for one in shown.claims if part in one.found)
    return found, shown.judgements


def _about(store: Store, claims: Iterable[Claim]) -> list[Judgement]:
    """What people said of these claims, of their origins and voices, and of what stands in their articles."""
    articles, ids, origins, voices = set[str](), set[str](), set[str](), set[str]()
    for claim in claims:
        articles |= {mention.article for mention in claim.mentions}
        ids |= {claim.id, *(name for mention in claim.mentions for name in names(mention))}
        origins |= {name for origin in claim.origins for name in (origin.id, f"{claim.id}#{origin.id}")}
        voices |= _voices(claim)
    return store.judgements_about(articles=articles, claims=ids, origins=origins, voices=voices)


def _voices(claim: Claim) -> set[str]:
    """The ids of the voices that speak in a claim or are its origins (what else an origin is known by is no voice's id)."""
    return {m.voice for m in claim.mentions if m.voice} | {key for origin in claim.origins for key in origin.key}


def _with_partners(
    store: Store, claims: Sequence[Claim], judgements: list[Judgement]
) -> tuple[list[Claim], list[Judgement]]:
    """With the claims that people put together with them, and these with others; and what is judged about all of them."""
    known = {claim.id: claim for claim in claims}
    while len(known) < len(claims) + _PARTNERS:
        merges = [j for j in standing(judgements) if j.target.kind == "claim" and j.action in ("merge", "split")]
        named = {id for j in merges for id in (j.target.id, j.value) if id}
        new = store.claims_by_id(named - known.keys())
        if not new:
            break
        known |= new
        judgements = _about(store, known.values())
    return list(known.values()), judgements


def _in_effect(store: Store, claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Judged:
    articles = store.articles_by_id({mention.article for claim in claims for mention in claim.mentions})
    here = [claim for claim in claims if all(mention.article in articles for mention in claim.mentions)]
    voices = store.voices_by_id({id for claim in here for id in _voices(claim)})
    return judged_claims(
        here, judgements, outlets=_outlets(articles), voices=voices.values(),
        words=lambda m: field_text(articles[m.article], m.field)[m.start : m.end], was=was_in(articles),
    )  # fmt: skip


def _outlets(articles: Mapping[str, Article]) -> dict[str, str]:
    ordered = sorted(articles.values(), key=lambda a: (a.published or "", a.id))
    return {article.id: outlet_name(article) for article in ordered}


def _cut(store: Store) -> list[Claim]:
    """The claims out of which people took mentions, for a claim that only their judgements made."""
    cuts = [j for j in store.judgements("claim", holding=True) if j.action in ("merge", "split") and "#" in (j.value or "")]
    return list(store.claims_by_id({j.target.id for j in cuts}).values())
