"""A claim as rows of the tables: what it is found by, its words, its mentions by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from selon.claim_records import Claim, Dossier, Mention
from selon.intake.article import field_text
from selon.records import Article, Event, EventStatus, Statement
from selon.store.claim_lines import to_line
from selon.store.folding import folded
from selon.store.lines import storable
from selon.store.moments import moment


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """`columns` of the table of claims, the indexed `words`, the JSON `line`, and article number and voice of each mention."""

    columns: dict[str, Any]
    words: list[str]
    line: str
    mentions: list[tuple[int, str | None]]


class _Told:
    """An article with its statements and events by id, looked up for every mention."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.statements: dict[str, Statement] = {s.id: s for s in article.statements}
        self.events: dict[str, Event] = {e.id: e for e in article.events}

    def words(self, mention: Mention) -> str:
        """The exact words of a mention."""
        return field_text(self.article, mention.field)[mention.start : mention.end]

    def status(self, mention: Mention) -> EventStatus:
        """How a mention tells it: as its event is told, else as a voice, a hedge or the article itself says it."""
        event = self.events.get(mention.event or "")
        if mention.does == "denies":
            return "denied"
        if event is not None:
            return event.status
        if mention.statement is None:
            return "fact"
        said = self.statements.get(mention.statement)
        return "reported" if said is not None and said.voice is not None else "unverified"


def rows_of(dossier: Dossier, numbers: Mapping[str, int]) -> Iterator[ClaimRows]:
    """The rows of each claim in order; `numbers` are those of its articles by id."""
    told = {article.id: _Told(article) for article in dossier.articles}
    for claim in dossier.claims:
        found = [told[mention.article] for mention in claim.mentions]
        mentions = [(numbers[m.article], m.voice) for m in claim.mentions]
        columns, words, line = _columns(claim, found), _words(claim, found), to_line(claim)
        columns["digest"] = blake2s(repr((columns, words, line, mentions)).encode(), digest_size=16).hexdigest()
        yield ClaimRows(columns, words, line, mentions)


def _columns(claim: Claim, told: Iterable[_Told]) -> dict[str, Any]:
    event, told = claim.event, list(told)
    days = sorted(moment(t.article.published) for t in told if t.article.published)
    statuses = sorted({t.status(m) for t, m in zip(told, claim.mentions, strict=True)})
    return {
        "id": claim.id, "type": event and event.type, "date": event and event.date,
        "place": spaced([event.place] if event else []), "parties": spaced([event.actor, event.recipient] if event else []),
        "statuses": f" {' '.join(statuses)} ", "first_told": days[0] if days else "", "last_told": days[-1] if days else "",
        "outlets": claim.outlets, "distinct_origins": claim.distinct_origins,
        "denials": sum(m.does == "denies" for m in claim.mentions),
    }  # fmt: skip


def _words(claim: Claim, told: Iterable[_Told]) -> list[str]:
    """Everything a claim may be remembered by: its gist, the words of its mentions, the names of its event and origins."""
    texts = [claim.gist, *(t.words(m) for t, m in zip(told, claim.mentions, strict=True))]
    if claim.event is not None:
        texts += filter(None, (claim.event.actor, claim.event.recipient, claim.event.place))
    texts += (origin.name for origin in claim.origins)
    return [word for text in dict.fromkeys(texts) for word in folded(storable(text))]


def spaced(names: Iterable[str | None]) -> str:
    """The folded words of names with a space around each and a bar between two names, so that a phrase is found in one."""
    return "|".join(f" {' '.join(folded(storable(name)))} " for name in names if name)
