"""What a finding can be joined with, or what can be parted from it: what the machine is unsure of first, then what is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from selon.claim_records import Claim, Mention, Target
from selon.errors import UsageError
from selon.intake.article import field_text, outlet_name
from selon.judgements import by_place
from selon.records import Article
from selon.store import Store

_MOST = 12
_AROUND = 50
"""Others that are looked up to find the likeliest."""
_EVEN = 0.5
"""From this score on the machine thinks it rather the same than not."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another claim, voice or origin by its id, or a mention of the claim by its place; `words` say which.

    `score` is how likely the machine thinks the two are the same (None: it was only looked up), `outlet` where a mention stands.
    """

    id: str
    words: str
    score: float | None
    outlet: str | None


def to_join(store: Store, target: Target, words: str) -> list[Other]:
    """Others of its kind that may be the same, the likeliest first: those that hold all of `words`, those that the machine
    thinks rather the same, then those that it thinks less so and those that tell of the like.
    """
    try:
        name, groups = _like(store, target, words)
    except UsageError:
        return []
    found: dict[str, Other] = {target.id: Other(target.id, name, None, None)}
    for group in groups:
        for other in sorted(group, key=lambda other: -_likeness(name, other)):
            found.setdefault(other.id, other)
    return list(found.values())[1 : _MOST + 1]


def _likeness(name: str, other: Other) -> float:
    """How likely two are the same, 0 to 1: what the machine thinks, or how much of their words they share."""
    shared: float = fuzz.token_set_ratio(name.casefold(), other.words.casefold()) / 100
    return max(other.score or 0, shared)


def _like(store: Store, target: Target, words: str) -> tuple[str, list[list[Other]]]:
    """What the target is called, and others in groups, the one that was asked for first."""
    if target.kind == "claim":
        claim = store.claim(target.id)
        asked = [_claim(c) for c in store.claims(words=words, limit=_AROUND)] if words else []
        doubts = _unsure(store, claim)
        scored = {other.id: other for other in (*asked, *doubts)}
        likely = [other for other in doubts if (other.score or 0) >= _EVEN]
        return claim.gist, [[scored[other.id] for other in asked], likely, [*doubts, *_alike(store, claim)]]
    if target.kind == "voice":
        name = store.shared_voice(target.id).name
        return name, [[Other(v.id, v.name, None, None) for v in store.shared_voices(words=words or name, limit=_AROUND)]]
    claim_id, _, id = target.id.rpartition("#")
    names = {o.id: o.name for o in store.claim(claim_id).origins} if target.kind == "origin" else {}
    return names.get(id, ""), [[Other(f"{claim_id}#{id}", name, None, None) for id, name in names.items()]]


def _alike(store: Store, claim: Claim) -> list[Other]:
    """Claims of the same type of event at the same place, or else with the same party, that do not stand against it."""
    event = claim.event
    if event is None or not (name := event.place or event.actor or event.recipient):
        return []
    place, party = (name, None) if event.place else (None, name)
    against = {relation.claim for relation in claim.relations}
    found = store.claims(type=event.type, place=place, party=party, limit=_AROUND)
    return [_claim(o) for o in found if o.id not in against and all(r.claim != claim.id for r in o.relations)]


def _unsure(store: Store, claim: Claim) -> list[Other]:
    known = store.claims_by_id(doubt.claim for doubt in claim.unsure)
    return [_claim(known[doubt.claim], doubt.score) for doubt in claim.unsure if doubt.claim in known]


def _claim(claim: Claim, score: float | None = None) -> Other:
    return Other(claim.id, claim.gist, score, None)


def to_part(store: Store, target: Target) -> list[Other]:
    """The mentions of a claim: each may be taken out of it. None of another kind."""
    if target.kind != "claim":
        return []
    try:
        mentions = store.claim(target.id).mentions
    except UsageError:
        return []
    articles = store.articles_by_id({mention.article for mention in mentions})
    return list(_mentions(mentions if len(mentions) > 1 else (), articles))


def _mentions(mentions: Iterable[Mention], articles: dict[str, Article]) -> Iterator[Other]:
    for mention in mentions:
        if (article := articles.get(mention.article)) is not None:
            words = field_text(article, mention.field)[mention.start : mention.end]
            place = f"{mention.article}#{by_place(mention.field, mention.start, mention.end)}"
            yield Other(place, words, None, outlet_name(article))
