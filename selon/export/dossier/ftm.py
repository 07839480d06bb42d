"""FollowTheMoney entities, one a line: articles, voices, claims of events as Event, mentions and judgements as Note.

An Event's name says how the claim is known before what is claimed. Anonymous voices are no entities: matching them with
others would join what nobody named; they stand in the notes. Needs the package `followthemoney` (selon[ftm]).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from typing import TYPE_CHECKING, TextIO

from selon.claim_records import Claim, Dossier, Judgement, SharedVoice, Target
from selon.errors import UsageError
from selon.export.dossier.identifiers import urn, web_address
from selon.export.dossier.told import Told, counted, judgement_words, standing, statuses
from selon.export.dossier.view import View
from selon.records import Article

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

_SCHEMATA = {"person": "Person", "organisation": "Organization", "state": "PublicBody", "role": "LegalEntity"}
"""By the kind of a voice; the others are no entities."""
Value = str | None | list[str]


def require() -> None:
    """Raises UsageError where the package is not installed."""
    if find_spec("followthemoney") is None:
        raise UsageError("the format ftm needs FollowTheMoney: pip install 'selon[ftm]'")


def write(dossier: Dossier, out: TextIO) -> None:
    """One entity a line; each was made by FollowTheMoney's own model, which drops values that its types do not allow."""
    require()
    for entity in _entities(View(dossier)):
        out.write(json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")


def _entities(view: View) -> Iterator[EntityProxy]:
    yield from map(_article, view.dossier.articles)
    yield from (_voice(voice) for voice in view.dossier.voices if voice.kind in _SCHEMATA)
    for claim in view.dossier.claims:
        yield _claim(view, claim)
        yield from (_mention(view, told) for told in view.mentions(claim))
        yield from _unsure(claim)
    for judgement in view.dossier.judgements:
        yield _judgement(view, judgement)


def _entity(schema: str, kind: str, ids: str | tuple[str, ...], **properties: Value) -> EntityProxy:
    from followthemoney import model

    entity = model.make_entity(schema)
    entity.id = _id(kind, *([ids] if isinstance(ids, str) else ids))
    for name, value in properties.items():
        entity.add(name, value)
    return entity


def _id(kind: str, *ids: str) -> str:
    return f"selon-{kind}-{sha256(urn(kind, *ids).encode()).hexdigest()[:24]}"


def _article(article: Article) -> EntityProxy:
    return _entity(
        "Article", "article", article.id, title=article.title or article.id, publisher=article.outlet,
        author=article.byline, publishedAt=article.published, language=article.lang, sourceUrl=web_address(article),
    )  # fmt: skip


def _voice(voice: SharedVoice) -> EntityProxy:
    return _entity(
        _SCHEMATA[voice.kind], "voice", voice.id, name=voice.name, alias=list(voice.aliases), country=voice.country
    )


def _claim(view: View, claim: Claim) -> EntityProxy:
    """An Event where the claim is about one, else a Note; in its name how it is known, in its summary who stands behind it."""
    told, event = view.mentions(claim), claim.event
    known: dict[str, Value] = {
        "name": f"Claim ({statuses(told)}): {claim.gist}",
        "summary": f"{standing(told)}. {counted(claim)}",
        "keywords": [f"status: {status}" for status in statuses(told).split("; ")],
        "publisher": sorted({one.article.outlet for one in told if one.article.outlet}),
        "proof": sorted({_id("article", one.article.id) for one in told}),
        "description": [f"{relation.type} claim {relation.claim}: {relation.why}" for relation in claim.relations],
    }
    if event is not None:
        known |= {"location": event.place, "date": event.date}
        known["namesMentioned"] = [name for name in (event.actor, event.recipient) if name]
        known["keywords"] = [*(known["keywords"] or []), f"event: {event.type}"]
    return _entity("Event" if event else "Note", "claim", claim.id, **known)


def _mention(view: View, told: Told) -> EntityProxy:
    about = [_id("claim", told.claim.id)]
    if (voice := view.voices.get(told.mention.voice or "")) is not None and voice.kind in _SCHEMATA:
        about.append(_id("voice", voice.id))
    return _entity(
        "Note", "mention", told.iri, description=told.attributed, entity=about,
        proof=_id("article", told.article.id), publisher=told.article.outlet, sourceUrl=web_address(told.article),
        keywords=[f"does: {told.mention.does}", f"status: {told.status}"],
    )  # fmt: skip


def _unsure(claim: Claim) -> Iterator[EntityProxy]:
    for unsure in claim.unsure:
        yield _entity(
            "Similar", "unsure", (claim.id, unsure.claim), candidate=_id("claim", claim.id),
            match=_id("claim", unsure.claim), confidenceScore=str(unsure.score), criteria=unsure.why,
        )  # fmt: skip


def _judgement(view: View, judgement: Judgement) -> EntityProxy:
    target = judgement.target
    return _entity(
        "Note", "judgement", judgement.id, entity=_target(view, target), keywords=["judgement"],
        description=f"Judgement on {target.kind} {target.id}: {judgement_words(judgement)}",
    )  # fmt: skip


def _target(view: View, target: Target) -> Value:
    """The entity that a judgement is about: of a statement or event its article, of an origin its claim."""
    id, _, _ = target.id.rpartition("#")
    if target.kind in ("statement", "event"):
        return _id("article", id) if id in view.articles else None
    if target.kind == "origin":
        return _id("claim", id) if id in view.claims else None
    known = target.id in view.claims or (target.kind == "voice" and _is_entity(view, target.id))
    return _id(target.kind, target.id) if known else None


def _is_entity(view: View, voice: str) -> bool:
    return voice in view.voices and view.voices[voice].kind in _SCHEMATA
