"""What a finding can be joined with, or what can be parted from it: what the machine is unsure of first, then what is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from selon.claim_records import Claim, Mention, Target
from selon.errors import UsageError
from selon.intake.article import field_text, outlet_name
from selon.judgements import by_place
from selon.records import Article
from selon.store import Store

_MOST = 12


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
    """Others of its kind that may be the same: those the machine is unsure of, and those that hold all of `words`."""
    try:
        found = {other.id: other for other in islice(_like(store, target, words), _MOST + 1)}
    except UsageError:
        return []
    found.pop(target.id, None)
    return list(found.values())[:_MOST]


def _like(store: Store, target: Target, words: str) -> Iterator[Other]:
    if target.kind == "claim":
        yield from _unsure(store, store.claim(target.id))
        yield from (_claim(claim) for claim in (store.claims(words=words, limit=_MOST) if words else ()))
    elif target.kind == "voice":
        asked = words or store.shared_voice(target.id).name
        yield from (Other(v.id, v.name, None, None) for v in store.shared_voices(words=asked, limit=_MOST))
    elif target.kind == "origin":
        claim, _, _ = target.id.rpartition("#")
        yield from (Other(f"{claim}#{o.id}", o.name, None, None) for o in store.claim(claim).origins)


def _unsure(store: Store, claim: Claim) -> Iterator[Other]:
    for doubt in sorted(claim.unsure, key=lambda d: -d.score):
        try:
            yield _claim(store.claim(doubt.claim), doubt.score)
        except UsageError:
            continue


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
