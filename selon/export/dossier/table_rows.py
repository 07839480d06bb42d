"""The rows of a dossier's tables: what is known of each article, claim, mention ..., by the names of the columns.

Ids of statements and events are "ARTICLE#ID", as judgements name them. What is a list in the records is joined by "; ".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from selon.claim_records import ClaimEvent, Does
from selon.export.dossier.told import Told, judged, labels, statement_status, statuses
from selon.export.dossier.view import View
from selon.export.event_rows import COLUMNS, Row
from selon.export.event_rows import rows as event_rows
from selon.export.wording import GAP
from selon.records import Article, Span, Statement, Voice

_UNFILLED = frozenset({
    "Actor COW", "Actor Sectors", "Actor Title", "Wikipedia Actor ID", "Recipient COW", "Recipient Sectors",
    "Recipient Title", "Wikipedia Recipient ID", "District", "GeoNames ID", "Feature Type", "Story People",
    "Story Organizations", "Story Locations", "Article ID", "Statement ID", "Event ID",
})  # fmt: skip
"""Columns of the flat table of events that are empty there, or stand here under an id that joins tables."""
OF_EVENTS = {name: name.lower().replace(" ", "_") for name in COLUMNS if name not in _UNFILLED}
"""The columns of the flat table of events that stand here, under names in small letters."""


def articles(view: View) -> Iterator[Row]:
    """One row an article."""
    for article in view.dossier.articles:
        yield {
            "article_id": article.id, "url": article.url, "outlet": article.outlet, "title": article.title,
            "byline": article.byline, "published": article.published, "captured": article.captured,
            "lang": article.lang, "credits": _joined(credit.name for credit in article.credits),
            "revision_of": article.revision_of, "reader": article.reader,
        }  # fmt: skip


def statements(view: View) -> Iterator[Row]:
    """One row a statement, with its voice, status and exact words."""
    for article in view.dossier.articles:
        for statement in article.statements:
            yield _statement(view, article, statement)


def _statement(view: View, article: Article, statement: Statement) -> Row:
    speaker, voice = view.speaker(article, statement), statement.voice
    said, heard = statement.said_at, statement.heard_by
    return {
        "statement_id": f"{article.id}#{statement.id}", "article_id": article.id,
        "status": statement_status(statement), "stance": statement.stance, "form": statement.form,
        "voice_id": view.voice_id(article, statement), "voice": speaker.name if speaker.is_somebody else None,
        "voice_kind": speaker.kind, **_of(voice, "role", "country", "sector", named="voice_"),
        "passed_on_by": _joined(view.relays(article, statement)),
        "content": GAP.join(span.text for span in statement.content) or None, "content_spans": _spans(statement.content),
        "quoted_spans": _spans(statement.quoted), "field": statement.content[0].field if statement.content else None,
        **_span("source", statement.source), **_span("cue", statement.cue),
        **{role: span.text for role, span in (("heard_by", heard), ("medium", statement.medium)) if span},
        **({"said_at": said.value, "said_until": said.until} if said else {}), "commitment_voice": statement.commitment.voice,
        "commitment_article": statement.commitment.article, "confidence": statement.confidence,
        "rule": statement.rule, "judgements": judged(view.judgements("statement", article.id, statement.id)) or None,
    }  # fmt: skip


def events(view: View) -> Iterator[Row]:
    """One row a mention of an event, with the claims it is a mention of."""
    for article in view.dossier.articles:
        for event, row in zip(article.events, event_rows(article), strict=True):
            statement = view.statement(article, event.statement)
            claims = dict.fromkeys(told.claim.id for told in view.told_of(article, event))
            yield {
                "event_id": row["Event ID"], "article_id": article.id, "claim_ids": _joined(claims),
                "statement_id": f"{article.id}#{event.statement}" if event.statement else None,
                "voice_id": view.voice_id(article, statement) if statement else None,
                **{column: row[name] for name, column in OF_EVENTS.items()},
                "judgements": judged(view.judgements("event", article.id, event.id)) or None,
            }  # fmt: skip


def claims(view: View) -> Iterator[Row]:
    """One row a claim: who does what with it, and on how much it stands."""
    for claim in view.dossier.claims:
        told, event = view.mentions(claim), claim.event
        first = view.first(told)
        yield {
            "claim_id": claim.id, "gist": claim.gist, "status": statuses(told), "voices": _names(told),
            "asserted_by": _names(told, "asserts"), "confirmed_by": _names(told, "confirms"),
            "denied_by": _names(told, "denies"), "doubted_by": _names(told, "doubts"),
            "corrected_by": _names(told, "corrects"), "withdrawn_by": _names(told, "withdraws"),
            "event_type": event.type if event else None, **_of(event, "actor", "recipient", "place", "date"),
            "mentions": len(claim.mentions),
            "distinct_origins": claim.distinct_origins, "outlets": claim.outlets,
            **({"first_article_id": first.article.id, "first_published": first.article.published} if first else {}),
            "credibility_suggested": claim.credibility.suggested, "credibility_why": claim.credibility.why,
            "judgements": judged(view.judgements("claim", claim.id)) or None,
        }  # fmt: skip


def mentions(view: View) -> Iterator[Row]:
    """One row a mention of a claim, in its exact words."""
    for told in view.told:
        mention, article = told.mention, told.article
        yield {
            "claim_id": told.claim.id, "article_id": article.id, "outlet": article.outlet,
            "published": article.published, "does": mention.does, "status": told.status,
            "voice_id": mention.voice, "voice": told.speaker.name if told.speaker.is_somebody else None,
            "voice_kind": told.speaker.kind, "passed_on_by": _joined(told.relays), "passes_on": mention.passes_on,
            "origin_id": mention.origin, "origin": told.origin.name,
            "statement_id": f"{article.id}#{mention.statement}" if mention.statement else None,
            "event_id": f"{article.id}#{mention.event}" if mention.event else None,
            "words": told.words, "field": mention.field, "start": mention.start, "end": mention.end,
        }  # fmt: skip


def origins(view: View) -> Iterator[Row]:
    """One row an origin of a claim."""
    for claim in view.dossier.claims:
        for origin in claim.origins:
            told = [one for one in view.mentions(claim) if one.mention.origin == origin.id]
            yield {
                "claim_id": claim.id, "origin_id": origin.id, "name": origin.name, "kind": origin.kind,
                "does": _joined(dict.fromkeys(one.mention.does for one in told)), "status": statuses(told),
                "voices": _names(told), "first_article_id": origin.first_article, "via": _joined(origin.via),
                "why": origin.why, "judgements": judged(view.judgements("origin", claim.id, origin.id)) or None,
            }  # fmt: skip


def figures(view: View) -> Iterator[Row]:
    """One row a number in a claim, with the voice that gives it."""
    for claim in view.dossier.claims:
        for figure in claim.figures:
            told = [one for one in view.mentions(claim) if figure in one.figures]
            yield {
                "claim_id": claim.id, "article_id": figure.article, "what": figure.what, "value": figure.value,
                "high": figure.high, "as_of": figure.as_of, "status": statuses(told) or None, "voice_id": figure.voice,
                "voice": _names(told), "words": figure.span.text, "field": figure.span.field,
                "start": figure.span.start, "end": figure.span.end,
            }  # fmt: skip


def relations(view: View) -> Iterator[Row]:
    """One row for how a claim stands to another one; "unsure" where they may be the same."""
    for claim in view.dossier.claims:
        for relation in claim.relations:
            yield {"claim_id": claim.id, "relation": relation.type, "to_claim_id": relation.claim, "score": None,
                   "why": relation.why}  # fmt: skip
        for unsure in claim.unsure:
            yield {"claim_id": claim.id, "relation": "unsure", "to_claim_id": unsure.claim, "score": unsure.score,
                   "why": unsure.why}  # fmt: skip


def voices(view: View) -> Iterator[Row]:
    """One row a voice across articles."""
    for voice in view.dossier.voices:
        yield {
            "voice_id": voice.id, "name": voice.name, "kind": voice.kind, "country": voice.country,
            "sector": voice.sector, "aliases": _joined(voice.aliases), "statements": voice.statements,
            "why": _joined(voice.why), "judgements": judged(view.judgements("voice", voice.id)) or None,
        }  # fmt: skip


def judgements(view: View) -> Iterator[Row]:
    """One row a decision of a person."""
    for one in view.dossier.judgements:
        yield {"judgement_id": one.id, "target_kind": one.target.kind, "target_id": one.target.id,
               "action": one.action, "value": one.value, "who": one.who, "when": one.when, "note": one.note}  # fmt: skip


def _joined(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None


def _names(told: list[Told], does: Does | None = None) -> str | None:
    return _joined(labels(told, does))


def _of(record: Voice | ClaimEvent | None, *fields: str, named: str = "") -> Row:
    """Fields of a record as columns; nothing where there is no record."""
    return {f"{named}{field}": getattr(record, field) for field in fields} if record else {}


def _span(role: str, span: Span | None) -> Row:
    return {role: span.text, f"{role}_start": span.start, f"{role}_end": span.end} if span else {}


def _spans(spans: Iterable[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])
