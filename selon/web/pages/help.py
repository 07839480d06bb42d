"""`/help`: what the desk shows and what the numbers do and do not say, in the language of the interface."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from selon.web.show import Showing

router = APIRouter(include_in_schema=False)

SECTIONS = ("read", "underline", "origins", "credibility", "judge", "keys", "share", "limits")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The sections of the help, in their order; their words are messages."""

    sections: tuple[str, ...]


@router.get("/help")
def help_page(show: Showing) -> Response:
    """The help."""
    return show("help.html.j2", HelpPage(SECTIONS))
