"""`/voices`: who speaks in the store, how much, and how the word is shared among kinds, countries and sectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from selon.claim_records import SharedVoice
from selon.records import VoiceKind
from selon.store.folding import fold
from selon.store.grouping import Grouping
from selon.store.voice_shares import Share
from selon.web.judged_voice import with_judgements
from selon.web.shared import Kept
from selon.web.show import Showing, documented

router = APIRouter(tags=["voices"])
_PAGE = 40
_MOST_SHARES = 12


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A voice in a list; `share` is the percentage of all statements with a voice that it makes.

    `aliases` are other names, not other spellings of the same one. `joined` is the id of the voice that people put it
    together with, where that one stands for both.
    """

    id: str
    name: str
    kind: VoiceKind
    country: str | None
    sector: str | None
    aliases: list[str]
    statements: int
    share: float
    joined: str | None
    joined_name: str | None


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A kind, country or sector of voices: how many there are, their statements, and the percentage of all."""

    value: str | None
    voices: int
    statements: int
    share: float


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """Voices, those who say most first, `count` of them in all pages; `more` is the id behind which the next page begins.

    `statements` and the shares are of the whole store as it was last put together (`grouping`), whatever `words` ask for.
    `others` is how many countries and sectors stand in no line.
    """

    words: str
    voices: list[VoiceLine]
    count: int
    more: str | None
    statements: int
    kinds: list[ShareLine]
    countries: list[ShareLine]
    sectors: list[ShareLine]
    other_countries: int
    other_sectors: int
    grouping: Grouping


@router.get("/voices", responses=documented(VoicesPage))
def voices(
    show: Showing,
    store: Kept,
    words: Annotated[str, Query(max_length=500)] = "",
    after: Annotated[str | None, Query(max_length=100)] = None,
) -> Response:
    """Who speaks; with `words` those who have all of them in one of their names."""
    plain = words.replace("\x00", " ").strip()
    asked = plain if any(map(str.isalnum, plain)) else None
    found = store.shared_voices(asked, limit=_PAGE + 1, after=after)
    shares = store.voice_shares()
    judged = with_judgements(store, found).by_id
    page = VoicesPage(
        words=words, voices=[_line(voice, judged[voice.id], shares.statements) for voice in found[:_PAGE]],
        count=store.count_voices(asked), more=found[_PAGE - 1].id if len(found) > _PAGE else None,
        statements=shares.statements, kinds=_shares(shares.kinds, shares.statements),
        countries=_shares(shares.countries, shares.statements), sectors=_shares(shares.sectors, shares.statements),
        other_countries=len(shares.countries[_MOST_SHARES:]), other_sectors=len(shares.sectors[_MOST_SHARES:]),
        grouping=store.grouping(),
    )  # fmt: skip
    return show("voices.html.j2", page)


def _line(voice: SharedVoice, judged: SharedVoice, all: int) -> VoiceLine:
    joined = None if judged.id == voice.id else judged
    shown = voice if joined else judged
    return VoiceLine(
        id=voice.id, name=shown.name, kind=shown.kind, country=shown.country, sector=shown.sector,
        aliases=[name for name in shown.aliases if fold(name) != fold(shown.name)], statements=shown.statements,
        share=percentage(shown.statements, all), joined=joined.id if joined else None,
        joined_name=joined.name if joined else None,
    )  # fmt: skip


def _shares(shares: Sequence[Share], all: int) -> list[ShareLine]:
    return [ShareLine(s.value, s.voices, s.statements, percentage(s.statements, all)) for s in shares[:_MOST_SHARES]]


def percentage(some: int, all: int) -> float:
    """Of `all`, to a tenth; 0 of nothing."""
    return round(100 * some / all, 1) if all else 0.0
