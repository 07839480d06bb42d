"""The door of the desk: who does not give the password is turned away before anything of the request is read."""

from __future__ import annotations

from fastapi import HTTPException, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from selon.web import failures, guard


class Door:
    """An application behind its password."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI call."""
        answer: ASGIApp = self._app
        if scope["type"] == "http":
            request = Request(scope)
            try:
                await guard.check(request)
            except HTTPException as error:
                answer = await failures.refused(request, error)
        await answer(scope, receive, send)
