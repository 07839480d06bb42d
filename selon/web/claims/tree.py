"""Who had it from whom: below each origin the articles that carry what it said, each under the one it has it from.

What stands in the articles decides, in this order: an outlet that the words name ("selon Le Fanal"), copied words, an agency
that is credited. Where nothing shows from whom an article has it, it stands below the first one that told it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from selon.claim_records import Claim, Mention, Origin, OriginKind
from selon.claims.outlets import Outlets
from selon.claims.sources import ONE_VOICE
from selon.export.nesting import chain
from selon.intake.article import outlet_name
from selon.language import load
from selon.records import Article, Copy
from selon.web.claims.doing import counted, supports
from selon.web.claims.line import Line, line

How = Literal["heard", "cites", "copies", "credits", "after"]
"""Heard from the origin itself; cites, copies or credits the other article; or merely told after it."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries what the origin said; `had_from` is the article it has it from, None the origin itself.

    The carriers of a branch stand in the order of reading: each behind the one it has it from, one level deeper (`depth`).
    """

    article: str
    outlet: str
    published: str | None
    depth: int
    had_from: str | None
    how: How
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin that says it is so, with those who carry it.

    `counted`: it is one of the distinct origins; `why` are the reasons why its mentions are one origin's, None where nothing
    had to be found out.
    """

    origin: str
    name: str
    kind: OriginKind
    voice: str | None
    counted: bool
    why: str | None
    carriers: list[Carrier]


Copies = Mapping[str, Sequence[Copy]]


@dataclass(frozen=True, slots=True)
class _Had:
    article: str
    had_from: str | None
    how: How


class Tree:
    """The branches of one claim; `copies` are by article, `names` the voices' by id."""

    def __init__(self, claim: Claim, articles: Mapping[str, Article], copies: Copies, names: Mapping[str, str]) -> None:
        self._claim, self._articles, self._copies, self._names = claim, articles, copies, names
        lang = next((a.lang for a in articles.values()), "fr")
        self._outlets, self._counted = Outlets(load(lang), (a.outlet for a in articles.values())), counted(claim)

    def branches(self) -> list[Branch]:
        """The origins that say it is so."""
        told: dict[str, list[Mention]] = {}
        for mention in self._claim.mentions:
            if supports(mention) and mention.article in self._articles:
                told.setdefault(mention.origin, []).append(mention)
        found = [self._branch(origin, told[origin.id]) for origin in self._claim.origins if origin.id in told]
        return sorted(found, key=lambda branch: not branch.counted)

    def _branch(self, origin: Origin, mentions: Sequence[Mention]) -> Branch:
        by_article: dict[str, list[Mention]] = {}
        for mention in mentions:
            by_article.setdefault(mention.article, []).append(mention)
        had: dict[str, _Had] = {}
        for article, theirs in by_article.items():
            had[article] = self._had(article, theirs, list(had))
        voice = next((m.voice for m in mentions if not m.passes_on and m.voice), None)
        return Branch(
            origin=origin.id, name=origin.name, kind=origin.kind, voice=voice, counted=origin.id in self._counted,
            why=origin.why if origin.why != ONE_VOICE else None,
            carriers=[self._carrier(found, depth, by_article[found.article]) for found, depth in _in_order(had)],
        )  # fmt: skip

    def _had(self, article: str, mentions: Sequence[Mention], earlier: Sequence[str]) -> _Had:
        if not earlier or not all(mention.passes_on for mention in mentions):
            return _Had(article, None, "heard")
        for how, found in (("cites", self._cited), ("copies", self._copied), ("credits", self._credited)):
            sources = found(self._articles[article], mentions)
            if (source := next((e for e in earlier if e in sources), None)) is not None:
                return _Had(article, source, how)  # type: ignore[arg-type]
        return _Had(article, earlier[0], "after")

    def _cited(self, article: Article, mentions: Sequence[Mention]) -> set[str]:
        by_id = {statement.id: statement for statement in article.statements}
        told = [by_id[m.statement] for m in mentions if m.statement in by_id]
        voices = [s.voice for t in told for s in (t, *chain(t, by_id)) if s.voice is not None]
        return self._of_outlets(self._outlets.named(voice.name) for voice in voices)

    def _copied(self, article: Article, mentions: Sequence[Mention]) -> set[str]:
        return {
            copy.article for copy in self._copies.get(article.id, ())
            if any(s.start < m.end and m.start < s.end for s in copy.spans for m in mentions if m.field == "text")
        }  # fmt: skip

    def _credited(self, article: Article, mentions: Sequence[Mention]) -> set[str]:
        return self._of_outlets(self._outlets.named(credit.name) for credit in article.credits)

    def _of_outlets(self, named: Iterator[str | None]) -> set[str]:
        outlets = {outlet for outlet in named if outlet}
        return {article.id for article in self._articles.values() if article.outlet in outlets}

    def _carrier(self, had: _Had, depth: int, mentions: Sequence[Mention]) -> Carrier:
        article = self._articles[had.article]
        return Carrier(
            article=article.id, outlet=outlet_name(article), published=article.published, depth=depth,
            had_from=had.had_from, how=had.how, lines=[line(m, article, self._names) for m in mentions],
        )  # fmt: skip


def _in_order(had: Mapping[str, _Had]) -> Iterator[tuple[_Had, int]]:
    """Each article behind the one it has it from, with its depth (0: it has it from the origin)."""
    below: dict[str | None, list[_Had]] = {}
    for found in had.values():
        below.setdefault(found.had_from, []).append(found)
    waiting = [(found, 0) for found in reversed(below.get(None, []))]
    while waiting:
        found, depth = waiting.pop()
        yield found, depth
        waiting += [(other, depth + 1) for other in reversed(below.get(found.article, []))]
