"""What pages ask of the application: its store, and who is at the browser."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response

from selon.store import Store
from selon.web import guard


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


Kept = Annotated[Store, Depends(_store)]
"""The desk's store, as a parameter of a page: `def page(store: Kept, show: Showing)`."""

Who = Annotated[str, Depends(guard.name)]
"""The name under which the person at the browser judges; "" where none was given."""


def back(request: Request, otherwise: str = "/") -> str:
    """The page of this desk that a form was sent from, as the browser names it, else `otherwise`."""
    came = request.headers.get("referer", "")
    base = str(request.base_url)
    return "/" + came.removeprefix(base) if came.startswith(base) else otherwise


def see(address: str) -> Response:
    """After a change: the browser is sent to look at a page."""
    return RedirectResponse(address, 303)
