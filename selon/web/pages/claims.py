"""`/claims`: the board: which claims the articles make, who says, denies or passes them on, on how many origins they stand."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import Response

from selon.errors import UsageError
from selon.records import EventStatus, EventType
from selon.store import Store
from selon.store.grouping import Grouping
from selon.web.claims.board import Column, Row, board
from selon.web.shared import Kept
from selon.web.show import Showing, documented

router = APIRouter(tags=["claims"])
_PAGE = 25
_DATE = r"^\d{4}(-\d\d(-\d\d)?)?$|^$"

Words = Annotated[str, Query(max_length=500)]
When = Annotated[str, Query(pattern=_DATE, description="ISO 8601 reduced to what is known: 2024, 2024-06, 2024-06-03")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What was asked for; "" where anything will do. `voice` is the id of a voice across articles."""

    words: str = ""
    since: str = ""
    until: str = ""
    place: str = ""
    party: str = ""
    type: str = ""
    status: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class BoardPage:
    """`count` claims fit, these are one page of them; `more` is the address of the next one, None at the end, `first` of the
    first one.

    `voice` is the name of the voice that was asked for, `without` gives for each filter in use the address of the board
    without it, `wordless` are the filters that hold nothing to look for.
    """

    filters: Filters
    voice: str | None
    columns: list[Column]
    rows: list[Row]
    count: int
    more: str | None
    without: dict[str, str]
    wordless: list[str]
    first: str
    grouping: Grouping


@router.get("/claims", responses=documented(BoardPage))
def claims(
    show: Showing, store: Kept, words: Words = "", since: When = "", until: When = "", place: Words = "", party: Words = "",
    type: EventType | Literal[""] = "", status: EventStatus | Literal[""] = "", voice: Words = "",
    after: Annotated[str, Query(max_length=100)] = "",
) -> Response:  # fmt: skip
    """Claims that fit, those in most outlets first, with who stands behind each."""
    given = Filters(
        words=_clean(words), since=since, until=until, place=_clean(place), party=_clean(party), type=type, status=status,
        voice=_clean(voice),
    )  # fmt: skip
    return show("claims.html.j2", _page(store, given, after))


def _page(store: Store, given: Filters, after: str) -> BoardPage:
    wanted = _wanted(given)
    found = store.claims(**wanted, limit=_PAGE + 1, after=_clean(after) or None)
    columns, rows = board(store, found[:_PAGE])
    return BoardPage(
        filters=given, voice=_name_of(store, given.voice), columns=columns, rows=rows, count=store.count_claims(**wanted),
        more=address(given, after=rows[-1].id) if len(found) > _PAGE else None,
        without={name: address(replace(given, **{name: ""})) for name, value in asdict(given).items() if value},
        wordless=[name for name in _NAMES if getattr(given, name) and name not in wanted],
        first=address(given), grouping=store.grouping(),
    )  # fmt: skip


_NAMES = ("words", "place", "party")
"""Filters that are words to look for."""


def _wanted(given: Filters) -> dict[str, Any]:
    """The filters in use; what holds no letter or digit cannot be looked for."""
    return {
        name: value for name, value in asdict(given).items()
        if value and (name not in _NAMES or any(map(str.isalnum, value)))
    }  # fmt: skip


def _clean(words: str) -> str:
    return words.replace("\x00", " ").strip()


def _name_of(store: Store, voice: str) -> str | None:
    try:
        return store.shared_voice(voice).name if voice else None
    except UsageError:
        return voice


def address(given: Filters, after: str = "") -> str:
    """The address of the board with these filters."""
    asked = {name: value for name, value in {**asdict(given), "after": after}.items() if value}
    return f"/claims?{urlencode(asked)}" if asked else "/claims"
