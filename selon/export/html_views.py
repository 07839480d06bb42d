"""What the HTML page shows of an article: these dataclasses are all that templates/page.html.j2 knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selon.export.wording import Counts, Status
from selon.records import EventStatus


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A voice in the legend: its key for the script, colour class ("none" for nobody), name, details, number of statements."""

    key: str
    colour: str
    name: str
    details: str
    statements: int


@dataclass(frozen=True, slots=True)
class EventView:
    """An event in the margin; `key` is its id on the page, `again` the key of the first mention of the same event."""

    key: str
    label: str
    again: str | None
    status: EventStatus
    sign: str
    told: str
    actor: str
    does: str
    recipient: str | None
    settings: str
    trigger: str
    reasons: list[tuple[str, str]]
    kind: Literal["event"] = "event"


@dataclass(frozen=True, slots=True)
class HappeningView:
    """An event counted once: its first mention, how many mentions there are, and how they tell it."""

    first: EventView
    mentions: int
    told: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A statement in the margin, with the events in it.

    `relays` are the numbers and names of the voices that pass it on, nearest first.
    """

    number: int
    voice: VoiceView
    status: Status
    does: str
    manner: str
    content: str
    relays: list[tuple[int, str]]
    said: list[tuple[str, str]]
    evidence: str
    events: list[EventView]
    kind: Literal["statement"] = "statement"


@dataclass(frozen=True, slots=True)
class Layer:
    """An underline of statement `number`: its voice's colour and key, the status that gives its style, and its lane."""

    number: int
    voice: VoiceView
    status: Status
    lane: int


@dataclass(frozen=True, slots=True)
class PieceView:
    """Text under the same marks, the outermost underline first; `ends` are the notes whose content ends here.

    `trigger` is the event that this word tells, where it is one, and `told` the events whose word ends here.
    """

    text: str
    layers: list[Layer]
    cue: bool
    source: bool
    ends: list[NoteView]
    trigger: EventView | None
    told: list[EventView]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph (or the title) and the notes of what begins in it: statements, and events that stand in none."""

    pieces: list[PieceView]
    notes: list[NoteView | EventView]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the page shows it; `key` opens its ids on the page, `title` is None where it has none."""

    key: str
    id: str
    heading: str
    title: Row | None
    origin: list[str]
    lang: str
    link: str | None
    voices: list[VoiceView]
    happenings: list[HappeningView]
    rows: list[Row]
    notes: list[str]
    counts: Counts
