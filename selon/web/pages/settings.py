"""What a person chooses for this browser: the language, the name to judge under, that the tour was seen."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from selon.web import guard
from selon.web.shared import back, see
from selon.web.words import COOKIE

router = APIRouter(include_in_schema=False)
_YEAR = 365


@router.post("/language")
def language(request: Request, language: Annotated[Literal["fr", "en"], Form()]) -> Response:
    """Chooses the language of the interface."""
    answer = see(back(request))
    guard.set_cookie(request, answer, COOKIE, language, days=_YEAR)
    return answer


@router.post("/name")
def name(request: Request, name: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Chooses the name that stands beside this person's judgements."""
    answer = see(back(request))
    guard.give_name(request, answer, name)
    return answer


@router.post("/toured")
def toured(request: Request) -> Response:
    """The tour was seen to its end or put away."""
    answer = see(back(request))
    guard.set_cookie(request, answer, "selon_toured", "1", days=_YEAR)
    return answer
