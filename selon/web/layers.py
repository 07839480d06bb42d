"""What lies around every request: addresses that ask for JSON, the most that may be sent, the headers of every answer."""

from __future__ import annotations

from fastapi import HTTPException
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from selon.web.guard import HEADERS

JSON_ENDING = ".json"
"""What asks for JSON at the end of an address; as "%2Ejson" it is part of an id."""

_PATIENCE = 10
"""So many times the limit is taken (and left out) before the connection of a browser that goes on sending is closed."""


class Layers:
    """An application with the layers around it; `most_bytes` bounds the body of a request."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self._app, self._most = app, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI call."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._app(_named(scope), self._bounded(_announced(scope), receive), _with_headers(scope, send))

    def _bounded(self, announced: int, receive: Receive) -> Receive:
        """A body over the limit is refused where a page asks for it (HTTPException 413)."""
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if max(taken, announced) > self._most:
                await _leave_out(message, receive, _PATIENCE * self._most - taken)
                raise HTTPException(413)
            return message

        return bounded


def _named(scope: Scope) -> Scope:
    """`/claims.json` is `/claims` as JSON."""
    path = scope["path"]
    written = (scope.get("raw_path") or path.encode()).partition(b"?")[0]
    if not written.endswith(JSON_ENDING.encode()) or path.startswith(("/static/", "/api/")):
        return scope
    shorter = path.removesuffix(JSON_ENDING)
    shorter = "/" if shorter == "/index" else shorter
    return {**scope, "path": shorter, "raw_path": shorter.encode(), "as_json": True, "shown_path": path}


def _announced(scope: Scope) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


async def _leave_out(message: Message, receive: Receive, most: int) -> None:
    """Takes the rest of a body and keeps nothing of it: a browser reads no answer before it has sent what it sends."""
    while message.get("more_body", False) and most > 0:
        message = await receive()
        most -= len(message.get("body", b""))


def _with_headers(scope: Scope, send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if scope["path"].startswith("/static/") and scope["query_string"]:
                headers["Cache-Control"] = "public, max-age=31536000, immutable"
            else:
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
