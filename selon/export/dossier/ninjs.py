"""IPTC ninjs 3.0, one item a line: each article with what its voices say and the claims it carries as associations.

Claims are components whose descriptions say who does what in which words; nothing of them stands in the item's own body.
The text of the article is not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from selon.claim_records import Claim, Dossier
from selon.export.dossier.identifiers import NAMESPACE, article_iri, claim_iri, time_type, urn, web_address
from selon.export.dossier.told import counted, judged, standing, statement_status, statuses
from selon.export.dossier.view import View
from selon.export.jsonl import write_line
from selon.export.wording import content, flat
from selon.records import Article, Event, Statement

SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"
Item = dict[str, Any]


def write(dossier: Dossier, out: TextIO) -> None:
    """One item a line, in the order of the articles."""
    view = View(dossier)
    claims: dict[str, dict[str, Claim]] = {}
    for told in view.told:
        claims.setdefault(told.article.id, {})[told.claim.id] = told.claim
    for article in dossier.articles:
        item = _item(view, article, list(claims.get(article.id, {}).values()))
        write_line(item, out)


def _item(view: View, article: Article, claims: list[Claim]) -> Item:
    return _known(
        uri=article_iri(article.id), type="text", representationType="partial",
        standard={"name": "ninjs", "version": "3.0", "schema": SCHEMA}, language=article.lang, by=article.byline,
        **_times(article), headlines=[{"role": "main", "value": article.title}] if article.title else [],
        altIds=[{"role": "url", "value": article.url}] if web_address(article) else [],
        infoSources=list(_sources(view, article)),
        places=[{"name": name, "rel": "mentions"} for name in dict.fromkeys(_places(article))],
        subjects=[_subject(article, event) for event in article.events],
        descriptions=[_description(view, article, statement) for statement in article.statements],
        edNote=_ed_note(view, article), associations=[_association(view, article, claim) for claim in claims],
    )  # fmt: skip


def _times(article: Article) -> Item:
    """When it was published, where the time of day and the offset are known, as ninjs demands."""
    published = article.published or ""
    full = time_type(published) == "dateTime" and published[19:]
    return {"versionCreated": published} if full else {}


def _sources(view: View, article: Article) -> Iterator[Item]:
    if article.outlet:
        yield {"name": article.outlet, "role": f"{NAMESPACE}outlet", "uri": urn("outlet", article.outlet)}
    for credit in article.credits:
        yield {"name": credit.name, "role": f"{NAMESPACE}credit"}
    for speaker in dict.fromkeys(view.speaker(article, statement) for statement in article.statements):
        if speaker.is_somebody:
            yield {"name": speaker.label, "role": f"{NAMESPACE}voice", "uri": speaker.iri, "literal": speaker.kind}


def _places(article: Article) -> Iterator[str]:
    for event in article.events:
        if event.place is not None:
            yield event.place.name


def _subject(article: Article, event: Event) -> Item:
    """A type of event; `rel` is how the article knows it."""
    return {
        "name": event.type, "rel": event.status, "literal": flat(event.trigger.text),
        "creator": f"selon {article.reader}", "confidence": round(100 * event.confidence),
    }  # fmt: skip


def _description(view: View, article: Article, statement: Statement) -> Item:
    """Who says it, as what it is known, and the words."""
    relays = view.relays(article, statement)
    passed = f", passed on by {', '.join(relays)}" if relays else ""
    said = f"{view.speaker(article, statement).label}{passed} ({statement_status(statement)}): {content(statement)}"
    return {"role": statement.stance, "contentType": "text/plain", "value": said}


def _ed_note(view: View, article: Article) -> str | None:
    """What people judged of the article's statements and events."""
    ids = [("statement", statement.id) for statement in article.statements]
    ids += [("event", event.id) for event in article.events]
    found = ((kind, id, judged(view.judgements(kind, article.id, id))) for kind, id in ids)  # type: ignore[arg-type]
    return ". ".join(f"{kind} {id}: {words}" for kind, id, words in found if words) or None


def _association(view: View, article: Article, claim: Claim) -> Item:
    """A claim across articles: how it stands, and what this article says of it."""
    told = view.mentions(claim)
    judgements = judged(view.judgements("claim", claim.id))
    return {
        "name": f"Claim ({statuses(told)}): {flat(claim.gist)}", "uri": claim_iri(claim.id), "type": "component",
        "edNote": f"{standing(told)}. {counted(claim)}" + (f". Judged: {judgements}" if judgements else ""),
        "infoSources": [
            {"name": origin.name, "role": f"{NAMESPACE}origin", "literal": origin.kind} for origin in claim.origins
        ],
        "descriptions": [
            {"role": one.mention.does, "contentType": "text/plain", "value": one.attributed}
            for one in told
            if one.article is article
        ],
    }  # fmt: skip


def _known(**fields: Any) -> Item:
    return {name: value for name, value in fields.items() if value is not None and value != []}
