"""The application: all pages over one store."""

from __future__ import annotations

from functools import partial
from importlib.resources import files

from fastapi import Depends, FastAPI, Request
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from selon.store import Store
from selon.version import __version__
from selon.web import failures, guard
from selon.web.door import Door
from selon.web.layers import Layers
from selon.web.pages import PAGES
from selon.web.settings import Settings
from selon.web.show import SHARED


def make_app(store: Store, settings: Settings | None = None) -> FastAPI:
    """The desk over an open store, to be served by any ASGI server; `settings.works` is for `serve` alone."""
    settings = settings or Settings()
    app = FastAPI(
        title="selon", version=__version__, description="Who says so: articles, claims and voices of one store.",
        docs_url=None, redoc_url=None, openapi_url=None,
        dependencies=[Depends(guard.check_token)],
    )  # fmt: skip
    app.state.store, app.state.settings = store, settings
    failures.install(app)
    for page in PAGES:
        app.include_router(page.router)
    app.add_api_route("/api/openapi.json", app.openapi, include_in_schema=False)
    for name, file in SHARED.items():
        app.add_route(f"/static/{name}", partial(_file, str(file)), include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(files("selon.web") / "static")), name="static")
    app.add_middleware(Door)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts)
    app.add_middleware(Layers, most_bytes=settings.most_bytes)
    return app


def _file(path: str, _request: Request) -> Response:
    return FileResponse(path)
