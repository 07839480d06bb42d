"""A mention as the card shows it: where it stands, who says it, what it does, in its exact words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from selon.claim_records import Claim, Mention
from selon.intake.article import field_text, outlet_name
from selon.parse.paragraphs import paragraphs
from selon.records import Article
from selon.web.claims.doing import Doing, doing
from selon.web.reading.anchors import Anchors
from selon.web.show import address


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice across articles by its id, with the name it has in the store."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """`at` is the address of the words in their article; `voice` is None where the article itself says it."""

    article: str
    outlet: str
    published: str | None
    lang: str
    doing: Doing
    passes_on: bool
    voice: Speaker | None
    origin: str
    words: str
    at: str


def lines(claim: Claim, articles: Mapping[str, Article], names: Mapping[str, str]) -> list[Line]:
    """The mentions of a claim in order of publication; those whose article is gone are left out."""
    return [line(m, articles[m.article], names) for m in claim.mentions if m.article in articles]


def line(mention: Mention, article: Article, names: Mapping[str, str]) -> Line:
    """A mention with its words."""
    voice = mention.voice
    return Line(
        article=article.id, outlet=outlet_name(article), published=article.published, lang=article.lang,
        doing=doing(mention), passes_on=mention.passes_on, voice=Speaker(voice, names.get(voice, voice)) if voice else None,
        origin=mention.origin, words=field_text(article, mention.field)[mention.start : mention.end],
        at=place(article, mention),
    )  # fmt: skip


def place(article: Article, mention: Mention) -> str:
    """The address of a mention in the reading view: its statement or event as the article has it now, else its paragraph."""
    return f"/articles/{address(article.id)}#{_anchor(article, mention)}"


def _anchor(article: Article, mention: Mention) -> str:
    anchors = Anchors(article)
    for id, known in ((mention.statement, anchors.statement_of), (mention.event, anchors.event_of)):
        if id is not None and id in known:
            return known[id]
    if mention.field == "title":
        return "p0"
    starts = [start for start, _ in paragraphs(article.text)]
    return f"p{max(1, bisect_right(starts, mention.start))}"
