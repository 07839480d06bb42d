"""Whose turn it is: a few pages are computed at once, first come, first served; changes have threads of their own.

Python computes one page at a time, however many threads there are: more of them only take it from each other, so that all
pages come as late as the last one. Changes wait for a store that somebody else writes to; apart, they hold up no reader.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Any

from anyio import CapacityLimiter, Semaphore, fail_after, to_thread
from anyio.lowlevel import RunVar
from fastapi.responses import Response

from selon.errors import StoreError
from selon.store import Store
from selon.store.faults import IN_USE

READERS = 3
"""Pages computed at once: while one waits for the store, another one is computed."""

WRITERS = 6
"""Changes made at once; the store takes them one by one."""

TURN_SECONDS = 4.0
"""So long a change waits for a thread, and then for STORE_SECONDS for the store: a person hears of it after some 10 s."""

STORE_SECONDS = 6.0

_writers: RunVar[Semaphore] = RunVar("selon_writers")


def changes(view: Callable[..., Response]) -> Callable[..., Awaitable[Response]]:
    """A view that changes the `store` it is given: raises StoreError where too many others wait for that already."""

    @wraps(view)
    async def waiting(*, store: Store, **given: Any) -> Response:
        turns = _turns()
        try:
            with fail_after(TURN_SECONDS):
                await turns.acquire()
        except TimeoutError as error:
            raise StoreError(f"{store.name}: {IN_USE}") from error
        try:
            return await to_thread.run_sync(partial(view, store=store, **given), limiter=CapacityLimiter(1))
        finally:
            turns.release()

    waiting.__signature__ = inspect.signature(view, eval_str=True)  # type: ignore[attr-defined]
    return waiting


def _turns() -> Semaphore:
    """The turns of the loop that serves."""
    try:
        return _writers.get()
    except LookupError:
        _writers.set(turns := Semaphore(WRITERS))
        return turns
