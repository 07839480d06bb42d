"""What lies around every request: addresses that ask for JSON, the most that may be sent, the headers of every answer."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from selon.web.guard import HEADERS

JSON_ENDING = ".json"
"""What asks for JSON at the end of an address; as "%2Ejson" it is part of an id."""


class Layers:
    """An application with the layers around it; `most_bytes` bounds the body of a request."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self._app, self._most = app, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI call."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _announced(scope) > self._most:
            await _too_large(send)
            return
        await self._app(_named(scope), self._bounded(receive), _with_headers(scope, send))

    def _bounded(self, receive: Receive) -> Receive:
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                return {"type": "http.disconnect"}
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


async def _too_large(send: Send) -> None:
    body = b'{"error":{"status":413,"message":"too large: send less than the desk takes in one request"}}'
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})


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
