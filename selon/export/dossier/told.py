"""A mention of a claim with all that stands behind it, and how claims stand by their mentions, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from selon.claim_records import Claim, Does, Figure, Judgement, Mention, Origin, SharedVoice
from selon.export.dossier.identifiers import urn
from selon.export.wording import flat, named
from selon.intake.article import field_text
from selon.records import Article, Event, EventStatus, Statement

_BY: dict[Does, str] = {
    "asserts": "asserted by", "confirms": "confirmed by", "denies": "denied by", "doubts": "doubted by",
    "corrects": "corrected by", "withdraws": "withdrawn by",
}  # fmt: skip
DOES = tuple(_BY)
"""What mentions do, in the order in which it is told."""
_DISPUTED: dict[Does, EventStatus] = {"denies": "denied", "withdraws": "denied", "doubts": "unverified"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who stands behind some words; `kind` is a voice's kind, "article" where the article itself does."""

    iri: str
    name: str
    kind: str
    country: str | None = None

    @property
    def label(self) -> str:
        """The name; an anonymous voice, and nobody, are said to be that."""
        return f"{self.name} (anonymous)" if self.kind == "anonymous" else self.name

    @property
    def is_somebody(self) -> bool:
        """Whether anybody, or any document or outlet, is named."""
        return self.kind != "none"


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of a claim and all that stands behind it."""

    iri: str
    claim: Claim
    mention: Mention
    article: Article
    statement: Statement | None
    event: Event | None
    origin: Origin
    speaker: Speaker
    relays: tuple[str, ...]

    @property
    def words(self) -> str:
        """The mention to the letter."""
        whole = field_text(self.article, self.mention.field)
        return whole[self.mention.start : self.mention.end]

    @property
    def figures(self) -> list[Figure]:
        """The numbers that stand in the mention."""
        one = self.mention
        return [
            figure
            for figure in self.claim.figures
            if (figure.article, figure.span.field) == (one.article, one.field)
            and one.start <= figure.span.start < one.end
        ]

    @property
    def status(self) -> EventStatus:
        """How the claim is known by this mention, in the terms of events.

        "denied" where it denies or withdraws the claim, "unverified" where it doubts it; else as its event is told, or
        its statement; "fact" where the article itself vouches for it.
        """
        if (disputed := _DISPUTED.get(self.mention.does)) is not None:
            return disputed
        if self.event is not None:
            return self.event.status
        return "fact" if self.statement is None else statement_status(self.statement)

    @property
    def attributed(self) -> str:
        """One line: who does what in which words, who passes it on, and how it is known."""
        passed = f", passed on by {', '.join(self.relays)}" if self.relays else ""
        return f"{self.speaker.label} {self.mention.does}{passed} ({self.status}): “{flat(self.words)}”"


def statement_status(statement: Statement) -> EventStatus:
    """How the content of a statement is known: "unverified" in a hedge that nobody signs, "denied" where its voice does."""
    if not named(statement):
        return "unverified"
    return "denied" if statement.stance == "deny" else "reported"


def statuses(told: Iterable[Told]) -> str:
    """The statuses of mentions, each once, in the order in which the records list them."""
    found = {one.status for one in told}
    return "; ".join(status for status in get_args(EventStatus) if status in found)


def speakers(told: Iterable[Told], does: Does | None = None) -> list[Speaker]:
    """Who does that (or anything) with a claim, each once, in the order of the mentions."""
    return list(dict.fromkeys(one.speaker for one in told if does is None or one.mention.does == does))


def labels(told: Iterable[Told], does: Does | None = None) -> list[str]:
    """The names of those who do that (or anything) with a claim, each once."""
    return list(dict.fromkeys(speaker.label for speaker in speakers(told, does)))


def standing(told: list[Told]) -> str:
    """Who asserts, confirms or disputes a claim: "asserted by Ilse Varn; denied by l'état-major"."""
    parts = ((_BY[does], labels(told, does)) for does in DOES)
    return "; ".join(f"{by} {', '.join(names)}" for by, names in parts if names)


def counted(claim: Claim) -> str:
    """On how much a claim stands: "1 distinct origin, 3 outlets; credibility suggested: 3 (…)"."""
    origins = "origin" if claim.distinct_origins == 1 else "origins"
    outlets = "outlet" if claim.outlets == 1 else "outlets"
    why = f" ({flat(claim.credibility.why)})" if claim.credibility.why else ""
    return (
        f"{claim.distinct_origins} distinct {origins}, {claim.outlets} {outlets}; "
        f"credibility suggested: {claim.credibility.suggested}{why}"
    )


def judged(judgements: Iterable[Judgement]) -> str:
    """What people decided, each with its name and date: "fix credibility=2 by M. Quéré, 2024-06-05: rappelé le témoin"."""
    return "; ".join(map(judgement_words, judgements))


def judgement_words(judgement: Judgement) -> str:
    """One decision in one line."""
    value = f" {flat(judgement.value)}" if judgement.value is not None else ""
    note = f": {flat(judgement.note)}" if judgement.note else ""
    return f"{judgement.action}{value} by {flat(judgement.who)}, {judgement.when}{note}"


def shared_speaker(voice: SharedVoice) -> Speaker:
    """A voice across articles, as the one who stands behind words."""
    return Speaker(urn("voice", voice.id), flat(voice.name), voice.kind, voice.country)
