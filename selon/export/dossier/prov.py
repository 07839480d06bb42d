"""PROV-O (JSON-LD): what was quoted from which article, who said it, who passed it on, from which origin, found by what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from selon.claim_records import Claim, Dossier, Judgement, Origin
from selon.export.dossier.identifiers import (
    NAMESPACE,
    article_iri,
    claim_iri,
    judgement_iri,
    origin_iri,
    reader_iri,
    urn,
    web_address,
)
from selon.export.dossier.json_ld import Node, known, moment, related, write_json
from selon.export.dossier.told import Speaker, Told, counted, judgement_words, standing, statuses
from selon.export.dossier.view import View
from selon.records import Article

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "selon": NAMESPACE,
}
_TYPES = {"person": "prov:Person", "organisation": "prov:Organization", "state": "prov:Organization",
          "article": "prov:Organization"}  # fmt: skip
"""By the kind of a voice; the others are agents and no more."""


def write(dossier: Dossier, out: TextIO) -> None:
    """One graph of agents, articles, claims with their origins and mentions, and judgements."""
    write_json({"@context": CONTEXT, "@graph": list(_nodes(View(dossier)))}, out)


def _nodes(view: View) -> Iterator[Node]:
    yield from _agents(view)
    yield from map(_article, view.dossier.articles)
    for claim in view.dossier.claims:
        yield _claim(view, claim)
        yield from (_origin(claim, origin) for origin in claim.origins)
        yield from map(_mention, view.mentions(claim))
    for judgement in view.dossier.judgements:
        yield _judgement(view, judgement)


def _agents(view: View) -> Iterator[Node]:
    for speaker in dict.fromkeys(told.speaker for told in view.told):
        if speaker.is_somebody:
            yield _agent(speaker)
    for version in sorted({article.reader for article in view.dossier.articles}):
        yield {"@id": reader_iri(version), "@type": "prov:SoftwareAgent", "rdfs:label": f"selon {version}"}
        yield {"@id": _run(version), "@type": "prov:Activity", "prov:wasAssociatedWith": {"@id": reader_iri(version)}}
    for who in sorted({judgement.who for judgement in view.dossier.judgements}):
        yield {"@id": urn("person", who), "@type": "prov:Person", "rdfs:label": who}


def _agent(speaker: Speaker) -> Node:
    return {
        "@id": speaker.iri, "@type": _TYPES.get(speaker.kind, "prov:Agent"), "rdfs:label": speaker.label,
        "selon:kind": speaker.kind,
    }  # fmt: skip


def _run(version: str) -> str:
    return urn("run", version)


def _article(article: Article) -> Node:
    page = web_address(article)
    return known(
        at_id=article_iri(article.id), at_type="prov:Entity", dcterms__title=article.title,
        dcterms__publisher=article.outlet, dcterms__issued=moment(article.published), dcterms__language=article.lang,
        prov__specializationOf={"@id": page} if page else None,
        prov__wasRevisionOf={"@id": article_iri(article.revision_of)} if article.revision_of else None,
    )  # fmt: skip


def _claim(view: View, claim: Claim) -> Node:
    """The claim as selon put it together: derived from its mentions, not true or false."""
    told = view.mentions(claim)
    version = told[0].article.reader if told else None
    return known(
        at_id=claim_iri(claim.id), at_type=["prov:Entity", "selon:Claim"], rdfs__label=claim.gist,
        rdfs__comment=f"{standing(told)}. {counted(claim)}", selon__status=statuses(told),
        selon__distinctOrigins=claim.distinct_origins, selon__outlets=claim.outlets,
        selon__credibilitySuggested=claim.credibility.suggested,
        prov__wasDerivedFrom=[{"@id": one.iri} for one in told],
        prov__wasGeneratedBy={"@id": _run(version)} if version else None,
        **related(claim),
    )  # fmt: skip


def _origin(claim: Claim, origin: Origin) -> Node:
    return known(
        at_id=origin_iri(claim, origin), at_type=["prov:Entity", "selon:Origin"], rdfs__label=origin.name,
        selon__kind=origin.kind, selon__via=list(origin.via), rdfs__comment=origin.why,
        selon__firstArticle={"@id": article_iri(origin.first_article)},
    )  # fmt: skip


def _mention(told: Told) -> Node:
    speaker = {"@id": told.speaker.iri} if told.speaker.is_somebody else None
    return known(
        at_id=told.iri, at_type=["prov:Entity", "selon:Mention"], prov__value=told.words,
        rdfs__comment=told.attributed, prov__wasAttributedTo=speaker,
        prov__wasQuotedFrom={"@id": article_iri(told.article.id)},
        prov__hadPrimarySource={"@id": origin_iri(told.claim, told.origin)},
        prov__wasGeneratedBy={"@id": _run(told.article.reader)}, selon__about={"@id": claim_iri(told.claim.id)},
        selon__does=told.mention.does, selon__status=told.status, selon__passesOn=told.mention.passes_on,
        selon__passedOnBy=list(told.relays),
    )  # fmt: skip


def _judgement(view: View, judgement: Judgement) -> Node:
    return {
        "@id": judgement_iri(judgement), "@type": ["prov:Entity", "selon:Judgement"],
        "rdfs:comment": judgement_words(judgement), "prov:wasAttributedTo": {"@id": urn("person", judgement.who)},
        "prov:generatedAtTime": moment(judgement.when),
        "selon:about": {"@id": view.target(judgement)}, "selon:action": judgement.action,
    }  # fmt: skip
