"""A dossier with its threads tied: each mention with its article, statement, event, voice and origin."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property

from selon.claim_records import Claim, Dossier, Judgement, Mention, SharedVoice, TargetKind, VoiceOf
from selon.errors import SelonError
from selon.export.dossier.identifiers import mention_iri, urn
from selon.export.dossier.told import Speaker, Told, shared_speaker
from selon.export.nesting import chain
from selon.export.wording import NOBODY, flat, named
from selon.intake.article import outlet_name
from selon.records import Article, Event, Statement


class View:
    """Looks up what belongs together in a dossier. SelonError where a claim names what the dossier does not hold."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.articles = {article.id: article for article in dossier.articles}
        self.voices = {voice.id: voice for voice in dossier.voices}
        self.claims = {claim.id: claim for claim in dossier.claims}
        self._statements = {a.id: {s.id: s for s in a.statements} for a in dossier.articles}
        self._events = {a.id: {e.id: e for e in a.events} for a in dossier.articles}
        self._judgements: dict[tuple[TargetKind, str], list[Judgement]] = {}
        for judgement in dossier.judgements:
            self._judgements.setdefault((judgement.target.kind, judgement.target.id), []).append(judgement)

    @cached_property
    def told(self) -> list[Told]:
        """Every mention of every claim, in order."""
        return [told for claim in self.dossier.claims for told in self.mentions(claim)]

    def mentions(self, claim: Claim) -> list[Told]:
        """The mentions of a claim, in order."""
        return self._mentions[claim.id]

    def told_of(self, article: Article, event: Event) -> list[Told]:
        """The mentions of claims that this mention of an event is."""
        return self._of_events.get((article.id, event.id), [])

    @cached_property
    def _of_events(self) -> dict[tuple[str, str], list[Told]]:
        found: dict[tuple[str, str], list[Told]] = {}
        for told in self.told:
            if told.event is not None:
                found.setdefault((told.article.id, told.event.id), []).append(told)
        return found

    def statement(self, article: Article, id: str | None) -> Statement | None:
        """The statement of an article with this id, if there is one."""
        return self._statements[article.id].get(id or "")

    @cached_property
    def _mentions(self) -> dict[str, list[Told]]:
        return {
            claim.id: [self._tie(claim, mention) for mention in claim.mentions]
            for claim in self.dossier.claims
        }

    def _tie(self, claim: Claim, mention: Mention) -> Told:
        article = self.articles.get(mention.article)
        origin = next((origin for origin in claim.origins if origin.id == mention.origin), None)
        if article is None or origin is None:
            lacking = f"article {mention.article!r}" if article is None else f"origin {mention.origin!r}"
            raise SelonError(f"claim {claim.id!r} has a mention of {lacking}, which the dossier does not hold")
        statement = self.statement(article, mention.statement)
        event = self._events[article.id].get(mention.event or "")
        speaker = self._speaker(article, statement, mention.voice)
        relays = tuple(self.relays(article, statement))
        return Told(mention_iri(claim, mention), claim, mention, article, statement, event, origin, speaker, relays)

    def _speaker(self, article: Article, statement: Statement | None, voice: str | None) -> Speaker:
        if (shared := self.voices.get(voice or "")) is not None:
            return shared_speaker(shared)
        return self.speaker(article, statement)

    def speaker(self, article: Article, statement: Statement | None) -> Speaker:
        """Who stands behind a statement of an article, across articles where that is known; None: the article itself."""
        if statement is None:
            return Speaker(urn("outlet", outlet_name(article)), outlet_name(article), "article")
        if statement.voice is None or not named(statement):
            return Speaker(urn("voice", "none"), NOBODY, "none")
        voice = statement.voice
        if (shared := self._shared.get(VoiceOf(article=article.id, voice=voice.id))) is not None:
            return shared_speaker(shared)
        return Speaker(urn("voice", article.id, voice.id), flat(voice.name), voice.kind, voice.country)

    def voice_id(self, article: Article, statement: Statement) -> str | None:
        """The voice across articles that stands behind a statement, None where nobody is named."""
        if statement.voice is None:
            return None
        shared = self._shared.get(VoiceOf(article=article.id, voice=statement.voice.id))
        return shared.id if shared else None

    @cached_property
    def _shared(self) -> dict[VoiceOf, SharedVoice]:
        """Voices across articles by the articles' own voices that they are."""
        return {one: shared for shared in self.dossier.voices for one in shared.voices}

    def relays(self, article: Article, statement: Statement | None) -> list[str]:
        """Who passes a statement on, the nearest first."""
        outer = chain(statement, self._statements[article.id]) if statement else []
        return [self.speaker(article, relay).label for relay in outer if named(relay)]

    def judgements(self, kind: TargetKind, *ids: str) -> list[Judgement]:
        """What people decided on the thing with this id (of a statement or event "ARTICLE", "ID", of an origin "CLAIM", "ID")."""
        found = list(self._judgements.get((kind, "#".join(ids)), ()))
        if kind == "origin" and self._bare_origins.get(ids[-1]) == [ids[0]]:
            found += self._judgements.get((kind, ids[-1]), ())
        return found

    def target(self, judgement: Judgement) -> str:
        """The IRI of what a judgement is about; an origin's bare id names it where one claim alone has such an origin."""
        kind, id = judgement.target.kind, judgement.target.id
        if kind == "origin" and len(claims := self._bare_origins.get(id, [])) == 1:
            return urn(kind, claims[0], id)
        return urn(kind, *id.rsplit("#", 1)) if kind in ("statement", "event", "origin") else urn(kind, id)

    @cached_property
    def _bare_origins(self) -> dict[str, list[str]]:
        """The claims that have an origin with this id."""
        found: dict[str, list[str]] = {}
        for claim in self.dossier.claims:
            for origin in claim.origins:
                found.setdefault(origin.id, []).append(claim.id)
        return found

    def first(self, told: Iterable[Told]) -> Told | None:
        """The mention that was published first; the day alone is its end, and articles without a date come last."""
        return min(told, key=lambda one: _moment(one.article.published), default=None)


def _moment(published: str | None) -> datetime:
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
    if "T" not in str(published):
        found = found.replace(hour=23, minute=59, second=59)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
