"""What pages ask of the application: its store, and who is at the browser."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response

from selon.store import Store
from selon.web import guard


async def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


Kept = Annotated[Store, Depends(_store)]
"""The desk's store, as a parameter of a page: `def page(store: Kept, show: Showing)`."""

async def _who(request: Request) -> str:
    return guard.name(request)


Who = Annotated[str, Depends(_who)]
"""The name under which the person at the browser judges; "" where none was given."""


def back(request: Request, otherwise: str = "/") -> str:
    """The page that a form was sent from, as a path of this desk, else `otherwise`; whatever host the browser names for it."""
    return local(request.headers.get("referer")) or otherwise


def local(given: str | None) -> str | None:
    """What is left of an address, whatever is given, as a path of this desk; None where that is nothing."""
    try:
        came = urlsplit((given or "").replace("\\", "/"))
    except ValueError:
        return None
    path = "/" + came.path.lstrip("/")
    return (f"{path}?{came.query}" if came.query else path) if came.path else None


def see(address: str) -> Response:
    """After a change: the browser is sent to look at a page."""
    return RedirectResponse(address, 303)
