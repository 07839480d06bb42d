"""schema.org (JSON-LD): claims with their authors and where they appear, each mention as its voice's claim, the articles.

There is no ClaimReview and no rating here: selon reviews nothing. A person's judgement is a Comment of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from selon.claim_records import ASSERTING, Claim, Dossier, Judgement
from selon.export.dossier.identifiers import article_iri, claim_iri, judgement_iri, urn, web_address
from selon.export.dossier.json_ld import OWN_TERMS, Node, known, related, write_json
from selon.export.dossier.told import Speaker, Told, counted, judgement_words, speakers, standing, statuses
from selon.export.dossier.view import View
from selon.records import Article

CONTEXT = ["https://schema.org", OWN_TERMS]
_TYPES = {"person": "Person", "role": "Person", "article": "NewsMediaOrganization", "document": "CreativeWork"}
"""By the kind of a voice; the others are organisations."""


def write(dossier: Dossier, out: TextIO) -> None:
    """One graph: articles, then claims with their mentions, then judgements."""
    write_json({"@context": CONTEXT, "@graph": list(_nodes(View(dossier)))}, out)


def _nodes(view: View) -> Iterator[Node]:
    yield from map(_article, view.dossier.articles)
    for claim in view.dossier.claims:
        yield _claim(view, claim)
        yield from map(_mention, view.mentions(claim))
    for judgement in view.dossier.judgements:
        yield _judgement(view, judgement)


def _article(article: Article) -> Node:
    outlet = article.outlet
    publisher = outlet and {"@type": "NewsMediaOrganization", "@id": urn("outlet", outlet), "name": outlet}
    return known(
        at_id=article_iri(article.id), at_type="NewsArticle", headline=article.title, url=web_address(article),
        datePublished=article.published, inLanguage=article.lang, publisher=publisher,
        creditText=", ".join(credit.name for credit in article.credits),
        isBasedOn={"@id": article_iri(article.revision_of)} if article.revision_of else None,
    )  # fmt: skip


def _claim(view: View, claim: Claim) -> Node:
    """The claim across articles: its authors are those who assert or confirm it, never those who dispute it."""
    told = view.mentions(claim)
    behind = [one for one in told if one.mention.does in ASSERTING]
    first = view.first(behind)
    return known(
        at_id=claim_iri(claim.id), at_type="Claim", text=claim.gist, **_said_by(speakers(behind)),
        creditText=f"{standing(told)}. {counted(claim)}",
        appearance=[{"@id": iri} for iri in dict.fromkeys(article_iri(one.article.id) for one in behind)],
        firstAppearance={"@id": article_iri(first.article.id)} if first else None, selon__status=statuses(told),
        selon__distinctOrigins=claim.distinct_origins, selon__outlets=claim.outlets,
        selon__credibilitySuggested=claim.credibility.suggested,
        **related(claim),
    )  # fmt: skip


def _mention(told: Told) -> Node:
    """What one article has one voice say: a claim of that voice about the claim."""
    return known(
        at_id=told.iri, at_type="Claim", text=told.words, **_said_by([told.speaker]), creditText=told.attributed,
        about={"@id": claim_iri(told.claim.id)}, isPartOf={"@id": article_iri(told.article.id)},
        selon__does=told.mention.does, selon__status=told.status, selon__origin=told.origin.name,
        selon__passesOn=told.mention.passes_on, selon__passedOnBy=list(told.relays),
    )  # fmt: skip


def _said_by(found: list[Speaker]) -> dict[str, list[Node]]:
    """People and bodies as authors, documents as what the claim is based on; nobody where nobody is named."""
    nodes = [
        {"@type": _TYPES.get(speaker.kind, "Organization"), "@id": speaker.iri, "name": speaker.label}
        for speaker in found
        if speaker.is_somebody
    ]
    return {
        "author": [node for node in nodes if node["@type"] != "CreativeWork"],
        "isBasedOn": [node for node in nodes if node["@type"] == "CreativeWork"],
    }


def _judgement(view: View, judgement: Judgement) -> Node:
    return {
        "@id": judgement_iri(judgement), "@type": "Comment", "text": judgement_words(judgement),
        "dateCreated": judgement.when, "about": {"@id": view.target(judgement)},
        "author": {"@type": "Person", "@id": urn("person", judgement.who), "name": judgement.who},
    }  # fmt: skip
