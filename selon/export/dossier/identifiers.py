"""One name in the web's sense (IRI) for each thing of a dossier: the same in every run and in every format."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote

from selon.claim_records import Claim, Dossier, Judgement, Mention, Origin
from selon.records import Article, Event, Statement

NAMESPACE = "urn:selon:ns#"
"""What selon's own terms begin with."""
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S")
_NOT_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f\ud800-\udfff]')


_TIMES = (
    ("dateTime", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")),
    ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    ("gYearMonth", re.compile(r"\d{4}-\d\d")),
    ("gYear", re.compile(r"\d{4}")),
)


def time_type(iso: str) -> str | None:
    """The XML Schema type whose form a time has, as precise as it is known; None where it has none."""
    return next((name for name, form in _TIMES if form.fullmatch(iso)), None)


def urn(kind: str, *ids: str) -> str:
    """`urn:selon:KIND:ID/ID`, with whatever may not stand there percent-encoded."""
    return f"urn:selon:{kind}:" + "/".join(quote(id, safe="", errors="replace") for id in ids)


def web_address(article: Article) -> str | None:
    """The article's URL as an IRI; None where it has none, or only a relative one."""
    if article.url is None or not _ABSOLUTE.match(article.url):
        return None
    return _NOT_IN_IRIS.sub(lambda found: quote(found[0], errors="replace"), article.url)


def article_iri(id: str) -> str:
    """An article as it was read: two revisions of one page are two of them."""
    return urn("article", id)


def statement_iri(article: Article, statement: Statement) -> str:
    """A statement of an article."""
    return urn("statement", article.id, statement.id)


def event_iri(article: Article, event: Event) -> str:
    """A mention of an event in an article."""
    return urn("event", article.id, event.id)


def claim_iri(id: str) -> str:
    """A claim across articles."""
    return urn("claim", id)


def mention_iri(claim: Claim, mention: Mention) -> str:
    """A mention of a claim, by what it is, so that a further article changes none of the others."""
    place = f"{mention.field}-{mention.start}-{mention.end}"
    inside = (mention.statement or "-", mention.event or "-")
    return urn("mention", claim.id, mention.article, place, *inside, mention.does)


def origin_iri(claim: Claim, origin: Origin) -> str:
    """An origin of a claim."""
    return urn("origin", claim.id, origin.id)


def reader_iri(version: str) -> str:
    """The version of selon that found something."""
    return urn("reader", version)


def judgement_iri(judgement: Judgement) -> str:
    """What a person decided."""
    return urn("judgement", judgement.id)


def dossier_iri(dossier: Dossier) -> str:
    """One name for these articles, claims and judgements together."""
    ids = (*(a.id for a in dossier.articles), *(c.id for c in dossier.claims), *(j.id for j in dossier.judgements))
    return urn("dossier", sha256("\n".join(ids).encode("utf-8", "replace")).hexdigest()[:16])
