"""The nouns of selon: what a reader finds in an article, as frozen values. Nothing in this file runs.

Offsets are Python code points into the article's `text` (or its `title`, where a span says so), `[start, end)`.
Every field is always present in what selon prints; what is unknown is `None` (`null`), a list without members is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCHEMA = "1"
"""Version of the shape of these records, printed in every article."""

Field = Literal["text", "title"]
Form = Literal["direct", "indirect", "mixed", "unsourced"]
Stance = Literal[
    "say", "confirm", "deny", "accuse", "criticise", "praise", "urge", "announce", "warn", "doubt", "think", "suspect"
]
VoiceKind = Literal["person", "organisation", "state", "role", "anonymous", "document", "none"]
FactValue = Literal["CT+", "CT-", "CTu", "PR+", "PR-", "PRu", "PS+", "PS-", "PSu", "Uu"]
"""FactBank (Saurí & Pustejovsky 2009): certain, probable, possible or unknown, with a positive, negative or open polarity."""
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventStatus = Literal["fact", "reported", "unverified", "future", "hypothetical", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Exact words of an article: `article.text[start:end] == text` (`article.title` where `field` is "title")."""

    start: int
    end: int
    text: str
    field: Field = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency or outlet credited for the copy ("AFP", "avec Reuters")."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was dropped or doubted while reading, and why."""

    code: str
    message: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A share of the article that also stands in another one (filled across articles)."""

    article: str
    share: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who stands behind a statement: one `id` an article for one voice.

    `name` is the fullest name the article gives (an anonymous voice's is its descriptor), `antecedent` the words that
    give it where the source itself does not ("elle"), `country` an ISO 3166-1 alpha-3 code, `sector` a PLOVER code,
    `why` the evidence in words.
    """

    id: str
    name: str
    kind: VoiceKind
    role: str | None
    country: str | None
    sector: str | None
    antecedent: Span | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A time expression. `value` is ISO 8601 reduced to what is known ("2019-03"); `until` closes a range.

    `text`, `start` and `end` are `None` where the date was carried over from the passage; `why` says from where.
    """

    text: str | None
    start: int | None
    end: int | None
    value: str
    until: str | None
    precision: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """How far the voice, and how far the article, commit to the content (FactBank values)."""

    voice: FactValue
    article: FactValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Some content and the voice that stands behind it, with the words that show both.

    `content` are the spans attributed (without cue, source and outer quotation marks), `quoted` the parts of them the
    article puts in quotation marks, `parent` the id of the statement inside whose content this one stands, `rule` the
    construction that found it, `confidence` that rule's precision as measured, 0 to 1.
    """

    id: str
    source: Span | None
    voice: Voice | None
    cue: Span | None
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    form: Form
    stance: Stance
    parent: str | None
    heard_by: Span | None
    medium: Span | None
    said_at: Date | None
    commitment: Commitment
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or recipient: `text` is the mention ("il"), `name` who that is."""

    text: str
    start: int
    end: int
    name: str | None
    country: str | None
    sector: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event took place; `lat` and `lon` in degrees (WGS 84)."""

    text: str
    start: int
    end: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Literal["city", "region", "country"]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How much: `what` is counted, `high` closes a range, `unit` by field standards (ISO 4217, SI, persons)."""

    what: str
    value: float
    high: float | None
    unit: str | None
    approximate: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A political interaction by PLOVER type; `statement` is the innermost statement that holds the trigger."""

    id: str
    group: str
    type: EventType
    mode: str | None
    cameo: str | None
    trigger: Span
    actor: Party | None
    recipient: Party | None
    place: Place | None
    date: Date | None
    quantities: tuple[Quantity, ...]
    status: EventStatus
    statement: str | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read: its text to the letter and what was found in it.

    `published` and `captured` are ISO 8601, `lang` an ISO 639-1 code, `reader` the version of selon that read it.
    """

    schema: str
    reader: str
    id: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    captured: str | None
    lang: str
    text: str
    revision_of: str | None
    credits: tuple[Credit, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    notes: tuple[Note, ...]
    copies: tuple[Copy, ...]
