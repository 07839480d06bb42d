"""The paragraphs of the reading view: pieces of text under their marks, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selon.export.layout import LANES, LaidPiece, LaidRow
from selon.export.wording import Status
from selon.records import Copy, EventStatus
from selon.web.reading.across import Shared
from selon.web.reading.cards import Card, EventCard, StatementCard
from selon.web.reading.sheet import SheetLine
from selon.web.reading.statements import Cards

_LEAST = 0.1
_MOST = 2


@dataclass(frozen=True, slots=True)
class Line:
    """An underline: the anchor of its statement, the voice's colour (None: nobody), how it stands, its lane, whether it is
    among what was asked for."""

    anchor: str
    colour: int | None
    stands: Status
    lane: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """Behind words: the card to look at. `label` is a statement's number or an event's anchor."""

    anchor: str
    label: str
    colour: int | None
    status: EventStatus | None
    sign: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Told:
    """That the words tell an event."""

    anchor: str
    status: EventStatus
    shown: bool


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text under the same marks, the outermost underline first (at most four); `refers` stand behind it."""

    text: str
    lines: list[Line]
    cue: bool
    source: bool
    trigger: Told | None
    refers: list[Reference]


@dataclass(frozen=True, slots=True)
class CopiedPart:
    """How much of a paragraph also stands in another article (`number` in the list of copies), from 0 to 1."""

    number: int
    outlet: str
    share: float


@dataclass(frozen=True, slots=True)
class TextRow:
    """A paragraph (or the title, "p0") with the cards of what begins in it."""

    anchor: str
    pieces: list[TextPiece]
    cards: list[Card]
    copied: list[CopiedPart]
    findings: list[SheetLine]


def text_row(anchor: str, laid: LaidRow, cards: Cards, copied: list[CopiedPart]) -> TextRow:
    """A laid out paragraph with its cards."""
    return TextRow(
        anchor=anchor, pieces=[_piece(piece, cards) for piece in laid.pieces],
        cards=[cards.card(beside.kind, beside.number) for beside in laid.beside], copied=copied,
        findings=cards.findings(anchor),
    )  # fmt: skip


def _piece(piece: LaidPiece, cards: Cards) -> TextPiece:
    lines = [_line(cards.statements[line.number], line.lane) for line in piece.underlines if line.lane < LANES]
    trigger = None if piece.trigger is None else cards.events[piece.trigger]
    return TextPiece(
        text=piece.text, lines=lines, cue=piece.cue, source=piece.source,
        trigger=Told(trigger.anchor, trigger.status, trigger.shown) if trigger else None,
        refers=[_to_event(cards.events[n]) for n in piece.told] + [_to_statement(cards.statements[n]) for n in piece.ends],
    )  # fmt: skip


def _line(card: StatementCard, lane: int) -> Line:
    return Line(card.anchor, card.voice.colour if card.voice else None, card.stands, lane, card.shown)


def _to_statement(card: StatementCard) -> Reference:
    colour = card.voice.colour if card.voice else None
    return Reference(card.anchor, str(card.number), colour, status=None, sign="", shown=card.shown)


def _to_event(card: EventCard) -> Reference:
    return Reference(card.anchor, card.anchor, None, card.status, card.sign, card.shown)


def copied_parts(laid: LaidRow, copies: Iterable[tuple[Shared, Copy]]) -> list[CopiedPart]:
    """What of a paragraph of the text is shared, the largest part first; parts below a tenth are left out."""
    found = [CopiedPart(shared.number, shared.article.outlet, round(_share(laid, copy), 2)) for shared, copy in copies]
    return sorted((part for part in found if part.share >= _LEAST), key=lambda part: -part.share)[:_MOST]


def _share(laid: LaidRow, copy: Copy) -> float:
    spans = sorted((s.start, s.end) for s in copy.spans if s.field == "text")
    return _covered(laid, spans) / max(1, laid.end - laid.start)


def _covered(laid: LaidRow, spans: Sequence[tuple[int, int]]) -> int:
    covered, reached = 0, laid.start
    for start, end in spans:
        first, last = max(start, reached), min(end, laid.end)
        covered += max(0, last - first)
        reached = max(reached, last)
    return covered
