"""A claim as people read it: its origins with the words that come from each, its denials, its figures, what it stands to.

It is shown as people judged it, with whose judgement that is and what the machine found. One view serves the terminal, Markdown
and whatever comes later; everything in it is words or numbers on one line, without control characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selon.claim_records import (
    ASSERTING,
    DISPUTING,
    Action,
    Claim,
    Does,
    Judgement,
    Origin,
    Relation,
    RelationType,
)
from selon.claims.judged import JudgedClaim
from selon.claims.sources import ONE_VOICE
from selon.export.wording import flat, many

_FIRST: tuple[RelationType, ...] = ("withdraws", "corrects", "updates", "contradicts")
"""Of several relations to one claim the first of these says most."""
_DIGITS = {
    "1": "confirmed", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable", "6": "cannot be judged",
}  # fmt: skip
_DONE: dict[Action, str] = {
    "merge": "put together by", "split": "told apart by", "reject": "rejected by", "accept": "accepted by", "fix": "fixed by",
}  # fmt: skip
_JOINS: dict[Action, str] = {"merge": " and ", "split": " from "}


@dataclass(frozen=True, slots=True)
class Line:
    """One mention: where it stands, who says it, what it does, in which exact words; `place` is what judgements call it."""

    outlet: str
    published: str | None
    article: str
    voice: str | None
    does: Does
    passes_on: bool
    words: str
    place: str

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
    def name(self) -> str:
        """The origin's name."""
        return flat(self.origin.name)

    @property
    def why(self) -> str:
        """Why its mentions are of one origin."""
        return flat(self.origin.why)

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
    """A claim as people judged it with its branches, those that stand behind it first."""

    judged: JudgedClaim
    branches: tuple[Branch, ...]
    gists: Mapping[str, str]

    @property
    def claim(self) -> Claim:
        """The claim as people judged it."""
        return self.judged.claim

    @property
    def gist(self) -> str:
        """Its clearest wording."""
        return flat(self.claim.gist)

    @property
    def standing(self) -> str:
        """How many outlets and origins, and what that comes to, in words; and who rejected it."""
        outlets, origins = self.claim.outlets, self.claim.distinct_origins
        against = sum(branch.against for branch in self.branches)
        parts = [counts(self.claim)]
        if outlets > 1 and origins == 1:
            parts.append("one voice repeated")
        if against:
            parts.append(f"{against} against")
        if self.judged.rejected is not None:
            parts.append(f"rejected by {flat(self.judged.rejected.who)}")
        return " · ".join(parts)

    @property
    def credibility(self) -> str:
        """The digit that a person gives it, as theirs, and the suggested one with its name and reason."""
        found, signed, digit = self.claim.credibility, self.judged.signed, self.judged.digit
        suggested = f"{found.suggested} suggested ({_DIGITS[found.suggested]}): {flat(found.why)}"
        if signed is None or digit is None:
            return f"credibility {suggested}"
        return f"credibility {digit} says {flat(signed.who)} ({_DIGITS[digit]}); {suggested}"

    @property
    def relations(self) -> list[str]:
        """What the claim contradicts, corrects or updates, with the other claim's words and the reason."""
        told: dict[str, Relation] = {}
        for relation in sorted(self.claim.relations, key=lambda r: _FIRST.index(r.type)):
            told.setdefault(relation.claim, relation)
        return [f"{r.type} {r.claim} « {self.gists.get(r.claim, '?')} »: {flat(r.why)}" for r in told.values()]

    @property
    def judgements(self) -> list[str]:
        """What people decided about the claim and what it is made of, as theirs."""
        return [judgement_words(judgement) for judgement in self.judged.judgements]

    @property
    def found(self) -> list[str]:
        """The claims that the machine found, where people put them together or took them apart."""
        found = self.judged.found
        if len(found) == 1 and len(found[0].mentions) == len(self.claim.mentions):
            return []
        return [f"selon found {claim.id} « {flat(claim.gist)} »: {counts(claim)}" for claim in found]

    @property
    def doubts(self) -> list[str]:
        """Claims that may be the same."""
        return [f"perhaps the same as {u.claim} « {self.gists.get(u.claim, '?')} » ({u.score:.2f})" for u in self.claim.unsure]

    @property
    def figures(self) -> list[str]:
        """The figures, each with who gives it, where and as of when, once a voice and value."""
        found = dict.fromkeys((f.what, f.value, f.high, f.span.text, f.as_of) for f in self.claim.figures)
        return [f"{flat(text)}" + (f" (as of {as_of})" if as_of else "") for _, _, _, text, as_of in found]


def judgement_words(judgement: Judgement) -> str:
    """One decision: "put together by Lea, 2024-06-06: claim c-1 and c-2 (the same toll)"."""
    value = f"{_JOINS.get(judgement.action, ' ')}{flat(judgement.value)}" if judgement.value else ""
    note = f" ({flat(judgement.note)})" if judgement.note else ""
    about = f"{judgement.target.kind} {flat(judgement.target.id)}"
    return f"{_DONE[judgement.action]} {flat(judgement.who)}, {judgement.when[:10]}: {about}{value}{note}"


def counts(claim: Claim) -> str:
    """How many outlets and origins a claim has."""
    return f"{many(claim.outlets, 'outlet')}, {many(claim.distinct_origins, 'origin')}"
