"""`selon serve`: one process that answers, and one beside it that reads."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from types import FrameType

import uvicorn
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from selon.errors import DeskError
from selon.store import Store
from selon.web import turns
from selon.web.app import make_app
from selon.web.beside import Beside, worker_command
from selon.web.settings import Settings, is_loopback

MOST_CONNECTIONS = 1000
"""Browsers hold some each, so that many people read at once; over it the answer is 503."""

IDLE_SECONDS = 15
"""A connection on which nothing is asked is closed then."""

GOODBYE_SECONDS = 5
"""What is being answered when the desk is stopped has so long to end."""

Say = Callable[[str], None]


def serve(where: str | None, settings: Settings, say: Say, warn: Say) -> None:
    """Serves the store at `where` (made where there is none) until Ctrl-C or SIGTERM; returns after SIGTERM.

    `say` is told the address once the desk answers there, `warn` what goes wrong beside it. Raises DeskError where the
    address cannot be listened at, StoreError where the store cannot be opened, KeyboardInterrupt after Ctrl-C.
    """
    with listening(settings.host, settings.port) as door, Store.open(where, patience=turns.STORE_SECONDS) as store:
        settings = replace(settings, port=door.getsockname()[1])
        beside = Beside(worker_command(where), warn) if settings.works and not store.read_only else None
        server = _Server(make_app(store, settings), lambda: say(_welcome(settings, store)))
        with suppress(_Terminated):
            signal.signal(signal.SIGTERM, _terminate)
            try:
                if beside:
                    beside.start()
                server.run(sockets=[door])
            finally:
                if beside:
                    beside.stop()


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to an address (port 0: a free one); raises DeskError with the way out where it cannot be."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise DeskError(f"there is no address {host!r} on this machine ({error.strerror}): check --host") from error
    door = socket.socket(family, kind, protocol)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(socket.SOMAXCONN)
    except OSError as error:
        door.close()
        raise DeskError(_why_not(error, host, port)) from error
    return door


def _why_not(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return f"only root may listen at port {port}: take one above 1023 with --port"
    if error.errno == 98 or "in use" in str(error.strerror):
        return f"something already listens at {host}, port {port} (another desk?): take another with --port"
    return f"cannot listen at {host}, port {port} ({error.strerror}): check --host and --port"


def _welcome(settings: Settings, store: Store) -> str:
    host = f"[{settings.host.strip('[]')}]" if ":" in settings.host else settings.host
    line = f"selon: {store.name} is open at http://{host}:{settings.port}/ (Ctrl-C closes it)"
    line += "; it may not be written, so that this desk only shows" if store.read_only else ""
    if is_loopback(settings.host):
        return line
    return f"{line}; other machines reach it, with the password, over a connection that is not encrypted"


class _Server(uvicorn.Server):
    """uvicorn, quiet, that says when it is ready."""

    def __init__(self, app: FastAPI, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, lifespan="off",
                ws="none", limit_concurrency=MOST_CONNECTIONS, backlog=MOST_CONNECTIONS, timeout_keep_alive=IDLE_SECONDS,
                timeout_graceful_shutdown=GOODBYE_SECONDS,
            )
        )  # fmt: skip
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Opens the desk."""
        current_default_thread_limiter().total_tokens = turns.READERS
        await super().startup(sockets)
        self._ready()


class _Terminated(BaseException):
    """SIGTERM, after which everything is put away."""


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _Terminated
