"""A dossier as flat tables that are joined by ids: the same columns as CSV and Parquet. docs/exports.md explains each.

Ids of statements and events are "ARTICLE#ID", as judgements name them. What is a list in the records is joined by "; ".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from selon.claim_records import ClaimEvent, Does
from selon.export.dossier.view import Told, View, judged, labels, statement_status, statuses
from selon.export.event_rows import COLUMNS, COUNTED, NUMERIC, rows
from selon.export.wording import GAP
from selon.records import Article, Span, Statement, Voice

Value = str | float | int | bool | None
Row = dict[str, Value]
Kind = Literal["string", "double", "int64", "bool"]
_UNFILLED = frozenset({
    "Actor COW", "Actor Sectors", "Actor Title", "Wikipedia Actor ID", "Recipient COW", "Recipient Sectors",
    "Recipient Title", "Wikipedia Recipient ID", "District", "GeoNames ID", "Feature Type", "Story People",
    "Story Organizations", "Story Locations", "Article ID", "Statement ID", "Event ID",
})  # fmt: skip
"""Columns of the flat table of events that are empty there, or stand here under an id that joins tables."""
_OF_EVENTS = {name: name.lower().replace(" ", "_") for name in COLUMNS if name not in _UNFILLED}


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name: its columns with their types, and what is known of each row."""

    name: str
    columns: Mapping[str, Kind]
    known: Callable[[View], Iterable[Row]]

    def rows(self, view: View) -> Iterator[Row]:
        """The rows, each with every column in order, None where nothing is known."""
        return ({name: row.get(name) for name in self.columns} for row in self.known(view))


def _columns(names: str, **kinds: str) -> dict[str, Kind]:
    """Columns of text, but for those named with another type (`int64="start end"`)."""
    others: dict[str, Kind] = {name: kind for kind, listed in kinds.items() for name in listed.split()}  # type: ignore[misc]
    return {name: others.get(name, "string") for name in names.split()}


def _articles(view: View) -> Iterator[Row]:
    for article in view.dossier.articles:
        yield {
            "article_id": article.id, "url": article.url, "outlet": article.outlet, "title": article.title,
            "byline": article.byline, "published": article.published, "captured": article.captured,
            "lang": article.lang, "credits": _joined(credit.name for credit in article.credits),
            "revision_of": article.revision_of, "reader": article.reader,
        }  # fmt: skip


def _statements(view: View) -> Iterator[Row]:
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
        "content": GAP.join(span.text for span in statement.content), "content_spans": _spans(statement.content),
        "quoted_spans": _spans(statement.quoted), "field": statement.content[0].field if statement.content else None,
        **_span("source", statement.source), **_span("cue", statement.cue),
        **{role: span.text for role, span in (("heard_by", heard), ("medium", statement.medium)) if span},
        **({"said_at": said.value, "said_until": said.until} if said else {}), "commitment_voice": statement.commitment.voice,
        "commitment_article": statement.commitment.article, "confidence": statement.confidence,
        "rule": statement.rule, "judgements": judged(view.judgements("statement", article.id, statement.id)) or None,
    }  # fmt: skip


def _events(view: View) -> Iterator[Row]:
    for article in view.dossier.articles:
        for event, row in zip(article.events, rows(article), strict=True):
            statement = view.statement(article, event.statement)
            claims = dict.fromkeys(told.claim.id for told in view.told_of(article, event))
            yield {
                "event_id": row["Event ID"], "article_id": article.id, "claim_ids": _joined(claims),
                "statement_id": f"{article.id}#{event.statement}" if event.statement else None,
                "voice_id": view.voice_id(article, statement) if statement else None,
                **{column: row[name] for name, column in _OF_EVENTS.items()},
                "judgements": judged(view.judgements("event", article.id, event.id)) or None,
            }  # fmt: skip


def _claims(view: View) -> Iterator[Row]:
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


def _mentions(view: View) -> Iterator[Row]:
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


def _origins(view: View) -> Iterator[Row]:
    for claim in view.dossier.claims:
        for origin in claim.origins:
            told = [one for one in view.mentions(claim) if one.mention.origin == origin.id]
            yield {
                "claim_id": claim.id, "origin_id": origin.id, "name": origin.name, "kind": origin.kind,
                "does": _joined(dict.fromkeys(one.mention.does for one in told)), "status": statuses(told),
                "voices": _names(told), "first_article_id": origin.first_article, "via": _joined(origin.via),
                "why": origin.why, "judgements": judged(view.judgements("origin", claim.id, origin.id)) or None,
            }  # fmt: skip


def _figures(view: View) -> Iterator[Row]:
    for claim in view.dossier.claims:
        for figure in claim.figures:
            told = [one for one in view.mentions(claim) if figure in one.figures]
            yield {
                "claim_id": claim.id, "article_id": figure.article, "what": figure.what, "value": figure.value,
                "high": figure.high, "as_of": figure.as_of, "status": statuses(told) or None, "voice_id": figure.voice,
                "voice": _names(told), "words": figure.span.text, "field": figure.span.field,
                "start": figure.span.start, "end": figure.span.end,
            }  # fmt: skip


def _relations(view: View) -> Iterator[Row]:
    for claim in view.dossier.claims:
        for relation in claim.relations:
            yield {"claim_id": claim.id, "relation": relation.type, "to_claim_id": relation.claim, "score": None,
                   "why": relation.why}  # fmt: skip
        for unsure in claim.unsure:
            yield {"claim_id": claim.id, "relation": "unsure", "to_claim_id": unsure.claim, "score": unsure.score,
                   "why": unsure.why}  # fmt: skip


def _voices(view: View) -> Iterator[Row]:
    for voice in view.dossier.voices:
        yield {
            "voice_id": voice.id, "name": voice.name, "kind": voice.kind, "country": voice.country,
            "sector": voice.sector, "aliases": _joined(voice.aliases), "statements": voice.statements,
            "why": _joined(voice.why), "judgements": judged(view.judgements("voice", voice.id)) or None,
        }  # fmt: skip


def _judgements(view: View) -> Iterator[Row]:
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


_EVENT_KINDS: dict[str, Kind] = {
    column: "double" if name in NUMERIC else "int64" if name in COUNTED else "string"
    for name, column in _OF_EVENTS.items()
}
TABLES = (
    Table("articles", _columns("article_id url outlet title byline published captured lang credits revision_of reader"),
          _articles),
    Table("claims", _columns(
        "claim_id gist status voices asserted_by confirmed_by denied_by doubted_by corrected_by withdrawn_by event_type "
        "actor recipient place date mentions distinct_origins outlets first_article_id first_published "
        "credibility_suggested credibility_why judgements", int64="mentions distinct_origins outlets"), _claims),
    Table("mentions", _columns(
        "claim_id article_id outlet published does status voice_id voice voice_kind passed_on_by passes_on origin_id "
        "origin statement_id event_id words field start end", int64="start end", bool="passes_on"), _mentions),
    Table("origins", _columns(
        "claim_id origin_id name kind does status voices first_article_id via why judgements"), _origins),
    Table("figures", _columns(
        "claim_id article_id what value high as_of status voice_id voice words field start end", int64="start end",
        double="value high"), _figures),
    Table("relations", _columns("claim_id relation to_claim_id score why", double="score"), _relations),
    Table("statements", _columns(
        "statement_id article_id status stance form voice_id voice voice_kind voice_role voice_country voice_sector "
        "passed_on_by content content_spans quoted_spans field source source_start source_end cue cue_start cue_end "
        "heard_by medium said_at said_until commitment_voice commitment_article confidence rule judgements",
        int64="source_start source_end cue_start cue_end", double="confidence"), _statements),
    Table("events", {**_columns("event_id article_id claim_ids statement_id voice_id"), **_EVENT_KINDS,
                     "judgements": "string"}, _events),
    Table("voices", _columns("voice_id name kind country sector aliases statements why judgements", int64="statements"),
          _voices),
    Table("judgements", _columns("judgement_id target_kind target_id action value who when note"), _judgements),
)  # fmt: skip
"""Every table, in the order in which one reads them."""
