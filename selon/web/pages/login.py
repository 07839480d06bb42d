"""`/login`: the password, where the desk has one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from selon.web import guard
from selon.web.shared import see
from selon.web.show import Showing

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class LoginPage:
    """`wrong` after a password that was not the desk's."""

    wrong: bool


@router.get("/login")
def login(show: Showing) -> Response:
    """The form for the password."""
    return show("login.html.j2", LoginPage(wrong=False))


@router.post("/login")
async def enter(request: Request, show: Showing, password: Annotated[str, Form(max_length=1000)] = "") -> Response:
    """Lets in who gives the password."""
    answer = see("/")
    if guard.log_in(request, answer, password):
        return answer
    await asyncio.sleep(guard.PAUSE_SECONDS)
    return show("login.html.j2", LoginPage(wrong=True), status=403)
