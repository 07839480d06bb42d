"""The nouns of a dossier: what selon finds across articles, as frozen values. Nothing in this file runs.

A claim gathers the mentions, in one or many articles, that say the same thing; each mention is tied to the origin it comes
from. Offsets are Python code points into the article's `text` or `title`, `[start, end)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selon.records import Article, EventType, Field, Span, VoiceKind

Does = Literal["asserts", "confirms", "denies", "doubts", "corrects", "withdraws"]
"""What a mention does with its claim."""
ASSERTING: frozenset[Does] = frozenset({"asserts", "confirms"})
DISPUTING: frozenset[Does] = frozenset({"denies", "doubts"})
OriginKind = Literal[
    "person", "organisation", "state", "role", "anonymous", "document", "none", "reporter", "unknown"
]
"""A voice's kind; "reporter" is an outlet's own reporting, "unknown" an assertion that may have been copied."""
RelationType = Literal["contradicts", "corrects", "updates", "withdraws"]
CredibilityDigit = Literal["1", "2", "3", "4", "5", "6"]
"""NATO's scale (STANAG 2511): 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged."""
TargetKind = Literal["statement", "event", "claim", "origin", "voice"]
Action = Literal["accept", "reject", "fix", "merge", "split", "undo"]
"""What a person does with a finding; "undo" takes back an earlier judgement, whose id is its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an article states, repeats or disputes a claim, in its exact words.

    `statement` and `event` are ids of that article (both None where the article asserts something that is no event),
    `voice` the id of the voice across articles, `origin` that of the claim's origin it goes back to; `passes_on` is true
    where its outlet adds no evidence of its own, `firm` where it clearly says what the claim's other mentions say and does
    not merely stand beside one.
    """

    article: str
    start: int
    end: int
    field: Field
    statement: str | None
    event: str | None
    does: Does
    voice: str | None
    origin: str
    passes_on: bool
    firm: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a claim comes from: `via` are the outlets that carry it, `why` the reasons in words why they are one.

    `key` is what the origin is known by in any claim: the id of its voice across articles, or its kind and what tells it
    from others of that kind. `relays` is true where it only passes on and does not say from whom it has it.
    """

    id: str
    name: str
    kind: OriginKind
    first_article: str
    via: tuple[str, ...]
    why: str
    key: tuple[str, ...] = ()
    relays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a claim stands to another one."""

    type: RelationType
    claim: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that some mention of the claim gives; `as_of` (ISO 8601) says when it held."""

    what: str
    value: float
    high: float | None
    span: Span
    article: str
    voice: str | None
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credibility:
    """The digit that the origins suggest, and why; a person signs it."""

    suggested: CredibilityDigit
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Another claim that may be the same: a person decides. `score` from 0 to 1."""

    claim: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEvent:
    """The event that a claim is about, by the names its mentions give."""

    type: EventType
    actor: str | None
    recipient: str | None
    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What several mentions say alike.

    `gist` is the exact wording of its clearest mention. `id` is made of the claim's first mention and stays with it.
    `distinct_origins` counts the origins that assert or confirm and do not merely pass on, `outlets` the outlets that
    carry any mention.
    """

    id: str
    gist: str
    event: ClaimEvent | None
    mentions: tuple[Mention, ...]
    origins: tuple[Origin, ...]
    distinct_origins: int
    outlets: int
    relations: tuple[Relation, ...]
    figures: tuple[Figure, ...]
    credibility: Credibility
    unsure: tuple[Unsure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceOf:
    """A voice of one article, by the ids of both."""

    article: str
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedVoice:
    """One person or body across articles, whatever they call it; `why` says what made the names one.

    `voices` are the articles' own voices that it is.
    """

    id: str
    name: str
    kind: VoiceKind
    country: str | None
    sector: str | None
    aliases: tuple[str, ...]
    statements: int
    why: tuple[str, ...]
    voices: tuple[VoiceOf, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a judgement is about. The id of a statement or event is "ARTICLE#ID", as the reader gave it."""

    kind: TargetKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided, with `who` and `when` (ISO 8601): it stands beside the machine's finding, never in its place."""

    id: str
    target: Target
    action: Action
    value: str | None
    who: str
    when: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A selection of articles that a person keeps under a name."""

    id: str
    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Articles put together, what was found across them, and what people decided about it."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    voices: tuple[SharedVoice, ...]
    judgements: tuple[Judgement, ...]
