"""W3C Web Annotations (JSON-LD): every statement, event and mention of a claim where it stands, and each judgement.

A target has the exact words with 32 characters on either side, and its place in code points of the text that selon
keeps. A headline that stands outside the text is a source of its own, with the page as its scope.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from selon.claim_records import Claim, Dossier, Judgement
from selon.export.dossier.identifiers import (
    article_iri,
    claim_iri,
    dossier_iri,
    event_iri,
    judgement_iri,
    reader_iri,
    statement_iri,
    urn,
    web_address,
)
from selon.export.dossier.json_ld import OWN_TERMS, Node, known, write_json
from selon.export.dossier.told import Speaker, Told, counted, standing, statement_status
from selon.export.dossier.view import View
from selon.intake.article import field_text
from selon.records import Article, Event, EventStatus, Field, Span, Statement

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", OWN_TERMS]
_AROUND = 32


def write(dossier: Dossier, out: TextIO) -> None:
    """One annotation collection with everything in one page."""
    items = list(_annotations(View(dossier)))
    name = dossier_iri(dossier)
    page = {"id": f"{name}/page/1", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
    record: Node = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection"}
    write_json(record | {"label": "What articles say, and according to whom", "total": len(items), "first": page}, out)


def _annotations(view: View) -> Iterator[Node]:
    for article in view.dossier.articles:
        for statement in article.statements:
            yield from _statement(view, article, statement)
        for event in article.events:
            yield _event(view, article, event)
    for claim in view.dossier.claims:
        yield _claim(view, claim)
        yield from map(_mention, view.mentions(claim))
    for judgement in view.dossier.judgements:
        yield _judgement(view, judgement)


def _statement(view: View, article: Article, statement: Statement) -> Iterator[Node]:
    """Its content (else what shows it), with all that is known of it, then the words that show its source and cue."""
    iri = statement_iri(article, statement)
    about = {
        **_known_as(statement_status(statement), view.speaker(article, statement)),
        "selon:passedOnBy": view.relays(article, statement),
        "selon:stance": statement.stance,
        "selon:form": statement.form,
        "selon:confidence": statement.confidence,
        "selon:rule": statement.rule,
    }
    shown = [(role, (span,)) for role, span in (("source", statement.source), ("cue", statement.cue)) if span]
    whole = statement.content or tuple(span for _, (span,) in shown)
    parts = [("statement", whole), *shown] if whole else []
    for role, spans in parts:
        more = about if role == "statement" else {}
        body = [_tag(role), *([] if role == "statement" else [iri])]
        yield _annotation(iri if role == "statement" else f"{iri}/{role}", article, spans, body, more)


def _event(view: View, article: Article, event: Event) -> Node:
    statement = view.statement(article, event.statement)
    about = {
        **_known_as(event.status, view.speaker(article, statement)),
        "selon:eventType": event.type,
        "selon:confidence": event.confidence,
        "selon:rule": event.rule,
    }
    return _annotation(event_iri(article, event), article, (event.trigger,), [_tag("event")], about)


def _mention(told: Told) -> Node:
    mention = told.mention
    span = Span(start=mention.start, end=mention.end, text=told.words, field=mention.field)
    about = {
        **_known_as(told.status, told.speaker),
        "selon:passedOnBy": list(told.relays),
        "selon:does": mention.does,
        "selon:origin": told.origin.name,
        "selon:passesOn": mention.passes_on,
    }
    return _annotation(told.iri, told.article, (span,), [_tag("mention"), claim_iri(told.claim.id)], about)


def _claim(view: View, claim: Claim) -> Node:
    """What selon makes of a claim: who stands behind it, on how many origins."""
    told = view.mentions(claim)
    words = {"type": "TextualBody", "purpose": "describing", "value": f"{standing(told)}. {counted(claim)}",
             "language": "en", "format": "text/plain"}  # fmt: skip
    return known(
        id=f"{claim_iri(claim.id)}/standing", type="Annotation", motivation="describing", body=[words],
        target=claim_iri(claim.id), selon__distinctOrigins=claim.distinct_origins, selon__outlets=claim.outlets,
        selon__credibilitySuggested=claim.credibility.suggested,
    )  # fmt: skip


def _judgement(view: View, judgement: Judgement) -> Node:
    decided = " ".join(part for part in (judgement.action, judgement.value) if part)
    body: list[Node] = [{"type": "TextualBody", "purpose": "assessing", "value": decided, "format": "text/plain"}]
    if judgement.note:
        body.append({"type": "TextualBody", "purpose": "commenting", "value": judgement.note, "format": "text/plain"})
    return {
        "id": judgement_iri(judgement), "type": "Annotation", "motivation": "assessing",
        "creator": {"id": urn("person", judgement.who), "type": "Person", "name": judgement.who},
        "created": judgement.when, "body": body, "target": [view.target(judgement)],
    }  # fmt: skip


def _annotation(iri: str, article: Article, spans: Iterable[Span], body: list[Any], about: Node) -> Node:
    creator = {"id": reader_iri(article.reader), "type": "Software", "name": f"selon {article.reader}"}
    return known(
        id=iri, type="Annotation", motivation="identifying", creator=creator, body=body,
        target=[_target(article, span) for span in spans],
    ) | {key: value for key, value in about.items() if value is not None and value != []}  # fmt: skip


def _known_as(status: EventStatus, speaker: Speaker) -> Node:
    voice = known(id=speaker.iri if speaker.is_somebody else None, selon__name=speaker.label, selon__kind=speaker.kind)
    return {"selon:status": status, "selon:voice": voice}


def _tag(role: str) -> Node:
    return {"type": "TextualBody", "purpose": "tagging", "value": role}


def _target(article: Article, span: Span) -> Node:
    whole = field_text(article, span.field)
    quote = {
        "type": "TextQuoteSelector", "exact": span.text, "prefix": whole[max(0, span.start - _AROUND) : span.start],
        "suffix": whole[span.end : span.end + _AROUND],
    }  # fmt: skip
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", **_source(article, span.field), "selector": [quote, place]}


def _source(article: Article, field: Field) -> Node:
    page = web_address(article) or article_iri(article.id)
    seen = {"state": {"type": "TimeState", "sourceDate": article.captured}} if article.captured else {}
    if field == "title":
        return {"source": f"{article_iri(article.id)}/title", "scope": page, **seen}
    return {"source": page, **seen}
