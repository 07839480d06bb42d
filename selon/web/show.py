"""A context -> what the browser gets: HTML from a template, or the same context as JSON.

JSON comes where the address ends in ".json" or the request accepts JSON and no HTML. A page's context is a frozen
dataclass; it is all that its template knows beside what `Show` gives to every template.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import TypeAdapter

from selon.export.html import tied
from selon.version import __version__
from selon.web import guard, told
from selon.web.layers import JSON_ENDING
from selon.web.words import COOKIE, LANGUAGES, Words, chosen, words_of

JSON = "application/json"
SHARED = {"marks.css": files("selon.export").joinpath("templates", "marks.css")}
"""Files of static/ that lie with what exports write."""

_adapters: dict[type, TypeAdapter[Any]] = {}


def wants_json(request: Request) -> bool:
    """Whether a request is for JSON: by its address, or by what it accepts."""
    accepted = request.headers.get("accept", "")
    return bool(request.scope.get("as_json")) or (JSON in accepted and "text/html" not in accepted)


class Show:
    """Shows the contexts of one request in its language; a page takes it as a parameter (`show: Show`)."""

    def __init__(self, request: Request) -> None:
        self._request = request
        language = chosen(request.cookies.get(COOKIE), request.headers.get("accept-language"))
        self.words: Words = words_of(language)

    def __call__(self, template: str, context: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
        """The context as HTML by the template, or as JSON where that was asked for."""
        if wants_json(self._request):
            answer: Response = JSONResponse(as_data(context), status, headers=dict(headers or {}))
        else:
            answer = HTMLResponse(self.html(template, context), status, headers=dict(headers or {}))
            guard.give_token(self._request, answer)
        answer.headers["Vary"] = "Accept, Accept-Language, Cookie"
        return answer

    def html(self, template: str, context: Any) -> str:
        """A page or a part of one."""
        request = self._request
        return environment().get_template(template).render(
            page=context, t=self.words, problem=self._problem, languages=LANGUAGES, version=__version__,
            static=static_address, vendored=is_vendored, here=request.scope.get("shown_path", request.url.path),
            asked=request.query_params, token=guard.token(request), who=guard.name(request),
            locked=request.app.state.settings.password is not None, toured=request.cookies.get("selon_toured") == "1",
        )  # fmt: skip

    def _problem(self, words: str) -> str:
        """Why something failed, as the library words it, in the language of the interface."""
        return told.problem(self.words, words)


async def _show(request: Request) -> Show:
    return Show(request)


Showing = Annotated[Show, Depends(_show)]
"""What a page declares to show its context: `def page(show: Showing) -> Response`."""


def documented(context: type) -> dict[int | str, dict[str, Any]]:
    """For OpenAPI: the JSON of a page's context, and that the same address gives HTML."""
    return {200: {"model": context, "content": {"text/html": {"schema": {"type": "string"}}}}}


def as_data(context: Any) -> Any:
    """A context as plain data for JSON."""
    kind = type(context)
    if not is_dataclass(kind):
        raise TypeError(f"a context is a dataclass, not {kind.__name__}")
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind].dump_python(context, mode="json")


@cache
def environment() -> Environment:
    """Templates with autoescape; a name that a context does not have is an error."""
    room = Environment(
        loader=PackageLoader("selon.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        auto_reload=False,
    )  # fmt: skip
    room.filters["tied"] = tied
    room.filters["address"] = address
    room.globals["reasons"] = told.reasons
    return room


def address(id: str) -> str:
    """An id as a part of an address, whatever is in it: ids of articles are often paths or addresses themselves."""
    plain = quote(id, safe="" if ".." in id or "//" in id or id.startswith("/") else "/")
    return plain.removesuffix(JSON_ENDING) + "%2Ejson" if plain.endswith(JSON_ENDING) else plain


@cache
def static_address(name: str) -> str:
    """The address of a file of static/, which changes when its content does, so that browsers may keep it."""
    try:
        content = (SHARED.get(name) or files("selon.web").joinpath("static", *name.split("/"))).read_bytes()
    except FileNotFoundError:
        return f"/static/{name}"
    return f"/static/{name}?{hashlib.blake2s(content, digest_size=6).hexdigest()}"


@cache
def is_vendored(name: str) -> bool:
    """Whether a file of other people's scripts was built into static/vendor (`make web`) before the desk was started."""
    return files("selon.web").joinpath("static", "vendor", *name.split("/")).is_file()
