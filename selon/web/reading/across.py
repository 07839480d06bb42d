"""What the store knows of an article beyond itself: claims it takes part in, other versions, text it shares with others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.claim_records import Claim, Does
from selon.intake.article import outlet_name
from selon.records import Article, Copy
from selon.store import Store

MOST_COPIES = 8
"""So many articles of shared text are named, those with the largest share first."""


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """A claim in which the article takes part; `does` is what this mention does with it (the first one, for the article)."""

    id: str
    gist: str
    does: Does
    passes_on: bool
    outlets: int
    distinct_origins: int


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """Another article of the store."""

    id: str
    heading: str
    outlet: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Text that also stands in another article: `number` from 1, `share` of this article from 0 to 1."""

    number: int
    article: ArticleLink
    share: float


class ClaimsHere:
    """The claims of an article by the statements and events through which it takes part."""

    def __init__(self, claims: Iterable[Claim], article: str) -> None:
        self.all: list[ClaimLink] = []
        self._statements: dict[str, list[ClaimLink]] = {}
        self._events: dict[str, list[ClaimLink]] = {}
        for claim in claims:
            mine = [mention for mention in claim.mentions if mention.article == article]
            links = [_link(claim, mention.does, mention.passes_on) for mention in mine]
            self.all += links[:1]
            for mention, link in zip(mine, links, strict=True):
                places, id = (self._statements, mention.statement) if mention.statement else (self._events, mention.event)
                if id is not None and all(other.id != claim.id for other in places.setdefault(id, [])):
                    places[id].append(link)

    def of_statement(self, id: str) -> list[ClaimLink]:
        """The claims that a statement mentions."""
        return self._statements.get(id, [])

    def of_event(self, id: str) -> list[ClaimLink]:
        """The claims that the article itself asserts with an event."""
        return self._events.get(id, [])


def _link(claim: Claim, does: Does, passes_on: bool) -> ClaimLink:
    return ClaimLink(claim.id, claim.gist, does, passes_on, claim.outlets, claim.distinct_origins)


def article_link(article: Article) -> ArticleLink:
    """An article as a link shows it."""
    return ArticleLink(article.id, article.title or article.text[:80], outlet_name(article), article.published)


def shared(store: Store, article: str) -> list[tuple[Shared, Copy]]:
    """The articles that some of the text also stands in, the largest share first, and where it stands."""
    most = sorted(store.copies_of(article), key=lambda copy: -copy.share)[:MOST_COPIES]
    known = store.articles_by_id([copy.article for copy in most])
    there = [copy for copy in most if copy.article in known]
    return [(Shared(n, article_link(known[c.article]), c.share), c) for n, c in enumerate(there, start=1)]


def versions(store: Store, article: Article) -> tuple[ArticleLink | None, ArticleLink | None]:
    """The version before an article and the one that replaced it."""
    before, after = article.revision_of, store.replaced_by(article.id)
    known = store.articles_by_id([id for id in (before, after) if id is not None])
    found = [article_link(known[id]) if id in known else None for id in (before, after)]
    return found[0], found[1]
