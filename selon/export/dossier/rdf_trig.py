"""RDF in named graphs (TriG): one small publication for each mention of a claim, in the shape of a nanopublication.

What a voice asserts stands only in the assertion graph of its mention; that graph's own provenance says whose it is and
where it stands. A denial's assertion graph says that the claim is denied and repeats none of its content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from selon.claim_records import ASSERTING, Claim, Dossier, Judgement
from selon.export.dossier.identifiers import (
    NAMESPACE,
    article_iri,
    claim_iri,
    dossier_iri,
    judgement_iri,
    origin_iri,
    reader_iri,
    urn,
    web_address,
)
from selon.export.dossier.told import Told, counted, judgement_words, standing, statuses
from selon.export.dossier.trig import PREFIXES, Iri, Text, Time, Triple, write_graph, write_prefixes
from selon.export.dossier.view import View
from selon.records import Article
from selon.version import __version__

_PROV = "http://www.w3.org/ns/prov#"
_SELON = Text(f"selon {__version__}")


def write(dossier: Dossier, out: TextIO) -> None:
    """Articles and voices, what selon makes of the claims, then a publication for each mention and each judgement."""
    view, name = View(dossier), dossier_iri(dossier)
    write_prefixes(out)
    write_graph(Iri(f"{name}/articles"), (t for article in dossier.articles for t in _article(article)), out)
    write_graph(Iri(f"{name}/voices"), _voices(view), out)
    found = Iri(f"{name}/findings")
    write_graph(found, (t for claim in dossier.claims for t in _finding(view, claim)), out)
    write_graph(Iri(f"{name}/pubinfo"), [(found, "dcterms:creator", _SELON)], out)
    for told in view.told:
        _publish(told.iri, _assertion(told), _provenance(told), out)
    for judgement in dossier.judgements:
        _publish(judgement_iri(judgement), _decision(view, judgement), _decided_by(judgement), out)


def _publish(iri: str, assertion: Iterable[Triple], provenance: Iterable[Triple], out: TextIO) -> None:
    """The four graphs of a nanopublication: head, assertion, provenance, publication info."""
    name, said, shown, info = Iri(iri), Iri(f"{iri}/assertion"), Iri(f"{iri}/provenance"), Iri(f"{iri}/pubinfo")
    head: list[Triple] = [
        (name, "a", Iri(f"{PREFIXES['np']}Nanopublication")),
        (name, "np:hasAssertion", said),
        (name, "np:hasProvenance", shown),
        (name, "np:hasPublicationInfo", info),
    ]
    write_graph(Iri(f"{iri}/head"), head, out)
    write_graph(said, assertion, out)
    write_graph(shown, provenance, out)
    write_graph(info, [(name, "dcterms:creator", _SELON)], out)


def _article(article: Article) -> Iterator[Triple]:
    iri, page = Iri(article_iri(article.id)), web_address(article)
    yield iri, "a", Iri(f"{_PROV}Entity")
    yield iri, "dcterms:title", Text(article.title, article.lang) if article.title else None
    yield iri, "dcterms:publisher", Text(article.outlet) if article.outlet else None
    yield iri, "dcterms:issued", Time(article.published) if article.published else None
    yield iri, "prov:specializationOf", Iri(page) if page else None
    yield iri, "prov:wasRevisionOf", Iri(article_iri(article.revision_of)) if article.revision_of else None


def _voices(view: View) -> Iterator[Triple]:
    for speaker in dict.fromkeys(told.speaker for told in view.told):
        if speaker.is_somebody:
            yield Iri(speaker.iri), "a", Iri(f"{_PROV}Agent")
            yield Iri(speaker.iri), "rdfs:label", Text(speaker.label)
            yield Iri(speaker.iri), "selon:kind", Text(speaker.kind)


def _finding(view: View, claim: Claim) -> Iterator[Triple]:
    """What selon makes of a claim: how it stands, on how much, and its origins. Its content is not repeated here."""
    iri, told = Iri(claim_iri(claim.id)), view.mentions(claim)
    yield iri, "a", Iri(f"{NAMESPACE}Claim")
    yield iri, "rdfs:comment", Text(f"{standing(told)}. {counted(claim)}", "en")
    yield iri, "selon:status", Text(statuses(told))
    yield iri, "selon:distinctOrigins", claim.distinct_origins
    yield iri, "selon:outlets", claim.outlets
    yield iri, "selon:credibilitySuggested", Text(claim.credibility.suggested)
    for relation in claim.relations:
        yield iri, f"selon:{relation.type}", Iri(claim_iri(relation.claim))
    for origin in claim.origins:
        name = Iri(origin_iri(claim, origin))
        yield iri, "selon:hasOrigin", name
        yield name, "rdfs:label", Text(origin.name)
        yield name, "selon:kind", Text(origin.kind)
        yield name, "rdfs:comment", Text(origin.why)


def _assertion(told: Told) -> Iterator[Triple]:
    """What the voice commits to: the claim's content where it asserts or confirms, else what it does with the claim."""
    claim, does = Iri(claim_iri(told.claim.id)), told.mention.does
    yield claim, "selon:is", Iri(f"{NAMESPACE}{does}")
    yield claim, "selon:status", Text(told.status)
    yield claim, "selon:inWords", Text(told.words, told.article.lang)
    for figure in told.figures:
        yield claim, "selon:figureInWords", Text(figure.span.text, told.article.lang)
    if does in ASSERTING and (event := told.claim.event) is not None:
        yield claim, "selon:eventType", Text(event.type)
        yield claim, "selon:actor", Text(event.actor) if event.actor else None
        yield claim, "selon:recipient", Text(event.recipient) if event.recipient else None
        yield claim, "selon:place", Text(event.place) if event.place else None
        yield claim, "selon:date", Time(event.date) if event.date else None


def _provenance(told: Told) -> Iterator[Triple]:
    said, mention = Iri(f"{told.iri}/assertion"), told.mention
    yield said, "prov:wasAttributedTo", Iri(told.speaker.iri) if told.speaker.is_somebody else None
    yield said, "prov:wasQuotedFrom", Iri(article_iri(told.article.id))
    yield said, "prov:hadPrimarySource", Iri(origin_iri(told.claim, told.origin))
    yield said, "prov:wasGeneratedBy", Iri(reader_iri(told.article.reader))
    yield said, "rdfs:comment", Text(told.attributed)
    yield said, "selon:passesOn", mention.passes_on
    for relay in told.relays:
        yield said, "selon:passedOnBy", Text(relay)
    yield said, "selon:field", Text(mention.field)
    yield said, "selon:start", mention.start
    yield said, "selon:end", mention.end


def _decision(view: View, judgement: Judgement) -> Iterator[Triple]:
    target = Iri(view.target(judgement))
    yield target, "selon:judged", Text(judgement.action)
    yield target, "selon:judgedTo", Text(judgement.value) if judgement.value is not None else None


def _decided_by(judgement: Judgement) -> Iterator[Triple]:
    said, person = Iri(f"{judgement_iri(judgement)}/assertion"), Iri(urn("person", judgement.who))
    yield said, "prov:wasAttributedTo", person
    yield person, "rdfs:label", Text(judgement.who)
    yield said, "prov:generatedAtTime", Time(judgement.when)
    yield said, "rdfs:comment", Text(judgement_words(judgement))
