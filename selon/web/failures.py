"""What went wrong, as a page or as JSON of one shape: what happened, and what to do. Never a stack trace."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from selon.errors import SelonError, StoreError
from selon.web.guard import HEADERS
from selon.web.show import Show, wants_json

_log = logging.getLogger(__name__)
_KNOWN = (400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503)


@dataclass(frozen=True, slots=True)
class Failure:
    """`message` is a sentence in the language of the interface, `detail` what exactly it is about (English, or None)."""

    status: int
    message: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class FailurePage:
    """What the page of a failure shows."""

    error: Failure


def install(app: FastAPI) -> None:
    """Every failure of the application comes through here."""
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(SelonError, _failed)
    app.add_exception_handler(Exception, _broken)


async def refused(request: Request, error: Exception) -> Response:
    """What the desk does not do or show: to a browser without the password the page that asks for it."""
    assert isinstance(error, HTTPException)
    if error.status_code == 401 and not wants_json(request) and request.method == "GET":
        return RedirectResponse("/login", 303)
    nothing_more = ("password", "token", HTTPStatus(error.status_code).phrase)
    return shown(request, error.status_code, None if error.detail in nothing_more else str(error.detail))


async def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
    return shown(request, 422, told)


async def _failed(request: Request, error: Exception) -> Response:
    """What the library refuses: a thing that is not there, or a store that fails."""
    if isinstance(error, StoreError):
        return shown(request, 503, str(error))
    return shown(request, 404 if request.method in ("GET", "HEAD") else 400, str(error))


async def _broken(request: Request, error: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return shown(request, 500, None)


def shown(request: Request, status: int, detail: str | None) -> Response:
    """A failure in the language of the request."""
    show = Show(request)
    message = show.words(f"failures.{status if status in _KNOWN else 500 if status >= 500 else 400}")
    headers = {**HEADERS, "Cache-Control": "no-store"}
    return show("failure.html.j2", FailurePage(Failure(status, message, detail)), status=status, headers=headers)
