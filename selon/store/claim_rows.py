"""The claims of a story as rows of the tables: what each is found by, its words, its mentions by article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selon.claim_records import Claim, Mention
from selon.intake.article import field_text
from selon.records import Article, Copy, Event, EventStatus, Statement
from selon.store.claim_lines import to_line
from selon.store.folding import folded
from selon.store.lines import storable
from selon.store.moments import moment


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """`columns` of the table of claims, the indexed words, the JSON `line`, article number and voice of each mention, the
    ids of `related` claims, and the scores of those that may be the same."""

    columns: dict[str, Any]
    folded: str
    line: str
    mentions: list[tuple[int, str | None]]
    related: list[str]
    unsure: dict[str, float]


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


@dataclass(frozen=True, slots=True)
class StoryRows:
    """The claims of a story as rows, and its articles' copies as lines by the number of the article; `key`: see `story_key`."""

    key: str
    claims: list[ClaimRows]
    copies: dict[int, str]


def story_rows(
    key: str, articles: Iterable[Article], claims: Iterable[Claim], copies: Mapping[str, Sequence[Copy]],
    numbers: Mapping[str, int],
) -> StoryRows:  # fmt: skip
    """The rows of a story's claims in order; `numbers` are those of its articles by id."""
    told = {article.id: _Told(article) for article in articles}
    copied = {numbers[id]: to_line(tuple(found)) for id, found in copies.items() if found}
    return StoryRows(key, [_rows(claim, told, numbers) for claim in claims], copied)


def _rows(claim: Claim, told: Mapping[str, _Told], numbers: Mapping[str, int]) -> ClaimRows:
    found = [told[mention.article] for mention in claim.mentions]
    mentions = [(numbers[m.article], m.voice) for m in claim.mentions]
    related = list(dict.fromkeys(relation.claim for relation in claim.relations))
    unsure = {doubt.claim: doubt.score for doubt in claim.unsure}
    return ClaimRows(_columns(claim, found), " ".join(_words(claim, found)), to_line(claim), mentions, related, unsure)


def _columns(claim: Claim, told: Sequence[_Told]) -> dict[str, Any]:
    event = claim.event
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
