"""A claim as people read it: its origins with the words that come from each, its denials, its figures, what it stands to.

One view serves the terminal, Markdown and whatever comes later; everything in it is words or numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.claim_records import (
    ASSERTING,
    DISPUTING,
    Claim,
    Does,
    Dossier,
    Judgement,
    Mention,
    Origin,
    Relation,
    RelationType,
)
from selon.claims.sources import ONE_VOICE
from selon.export.wording import flat
from selon.intake.article import field_text, outlet_name
from selon.records import Article

_FIRST: tuple[RelationType, ...] = ("withdraws", "corrects", "updates", "contradicts")
"""Of several relations to one claim the first of these says most."""
_DIGITS = {
    "1": "confirmed", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable", "6": "cannot be judged",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One mention: where it stands, who says it, what it does, in which exact words."""

    outlet: str
    published: str | None
    article: str
    voice: str | None
    does: Does
    passes_on: bool
    words: str

    @property
    def doing(self) -> str:
        """What the mention does, in a word or two."""
        return "passes on" if self.passes_on and self.does == "asserts" else self.does


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin with the mentions that go back to it, in order of publication."""

    origin: Origin
    lines: tuple[Line, ...]

    @property
    def merged(self) -> bool:
        """Whether something had to be found out for its mentions to be of one origin."""
        return self.origin.why != ONE_VOICE

    @property
    def against(self) -> bool:
        """Whether the origin denies or doubts, and never asserts."""
        does = {line.does for line in self.lines}
        return bool(does & DISPUTING) and not does & ASSERTING


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its branches, those that stand behind it first."""

    claim: Claim
    branches: tuple[Branch, ...]
    gists: Mapping[str, str]
    judged: tuple[Judgement, ...]

    @property
    def standing(self) -> str:
        """How many outlets and origins, and what that comes to, in words."""
        outlets, origins = self.claim.outlets, self.claim.distinct_origins
        told = f"{number(outlets, 'outlet')}, {number(origins, 'origin')}"
        against = sum(branch.against for branch in self.branches)
        parts = [told]
        if outlets > 1 and origins == 1:
            parts.append("one voice repeated")
        if against:
            parts.append(f"{against} against")
        return " · ".join(parts)

    @property
    def credibility(self) -> str:
        """The suggested digit with its name and reason."""
        found = self.claim.credibility
        return f"credibility {found.suggested} suggested ({_DIGITS[found.suggested]}): {found.why}"

    @property
    def relations(self) -> list[str]:
        """What the claim contradicts, corrects or updates, with the other claim's words and the reason."""
        told: dict[str, Relation] = {}
        for relation in sorted(self.claim.relations, key=lambda r: _FIRST.index(r.type)):
            told.setdefault(relation.claim, relation)
        return [f"{r.type} {r.claim} « {self.gists.get(r.claim, '?')} »: {r.why}" for r in told.values()]

    @property
    def judgements(self) -> list[str]:
        """What people decided about the claim and its origins, as theirs."""
        return [
            f"{flat(j.who)}, {j.when[:10]}: {j.action} {j.target.kind} {j.target.id}"
            + (f" {flat(j.value)}" if j.value else "") + (f" ({flat(j.note)})" if j.note else "")
            for j in self.judged
        ]  # fmt: skip

    @property
    def doubts(self) -> list[str]:
        """Claims that may be the same."""
        return [f"perhaps the same as {u.claim} « {self.gists.get(u.claim, '?')} » ({u.score:.2f})" for u in self.claim.unsure]

    @property
    def figures(self) -> list[str]:
        """The figures, each with who gives it, where and as of when, once a voice and value."""
        found = dict.fromkeys((f.what, f.value, f.high, f.span.text, f.as_of) for f in self.claim.figures)
        return [f"{flat(text)}" + (f" (as of {as_of})" if as_of else "") for _, _, _, text, as_of in found]


def views(dossier: Dossier) -> list[ClaimView]:
    """The claims of a dossier for reading: those of most outlets first, then those of most mentions."""
    articles = {article.id: article for article in dossier.articles}
    names = {voice.id: voice.name for voice in dossier.voices}
    gists = {claim.id: flat(claim.gist) for claim in dossier.claims}
    found = [
        ClaimView(claim, _branches(claim, articles, names), gists, _judged(claim, dossier.judgements))
        for claim in dossier.claims
    ]
    return sorted(found, key=lambda v: (-v.claim.outlets, -len(v.claim.mentions), v.claim.id))


def _judged(claim: Claim, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Judgements of a claim, of the other one it is merged with or split from, and of its origins ("CLAIM#ORIGIN")."""
    return tuple(
        j for j in judgements
        if (j.target.kind == "claim" and claim.id in (j.target.id, j.value))
        or (j.target.kind == "origin" and j.target.id.partition("#")[0] == claim.id)
    )  # fmt: skip


def _branches(claim: Claim, articles: Mapping[str, Article], names: Mapping[str, str]) -> tuple[Branch, ...]:
    lines: dict[str, list[Line]] = {origin.id: [] for origin in claim.origins}
    for mention in claim.mentions:
        lines[mention.origin].append(_line(mention, articles[mention.article], names))
    branches = [Branch(origin, tuple(lines[origin.id])) for origin in claim.origins]
    return tuple(sorted(branches, key=lambda b: b.against))


def _line(mention: Mention, article: Article, names: Mapping[str, str]) -> Line:
    where = field_text(article, mention.field)
    return Line(
        outlet=outlet_name(article), published=article.published, article=article.id,
        voice=flat(names[mention.voice]) if mention.voice else None, does=mention.does, passes_on=mention.passes_on,
        words=flat(where[mention.start : mention.end]),
    )  # fmt: skip


def find(found: Iterable[ClaimView], id: str) -> list[ClaimView]:
    """The claims whose id is or begins with this one."""
    return [view for view in found if view.claim.id == id or view.claim.id.removeprefix("c-").startswith(id.removeprefix("c-"))]


def number(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" + ("" if count == 1 else "s")
