"""All addresses of the desk, as its pages declare them, so that tests meet new pages by themselves."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from fastapi.routing import APIRoute

from selon.store import Store
from selon.web.app import make_app
from selon.web.pages import PAGES
from selon.web.settings import Settings
from selon.web.show import address

_PART = re.compile(r"\{\w+(?::\w+)?\}")


def patterns(*methods: str) -> list[str]:
    """The addresses with one of these methods, as they are written: "/claims/{id:path}"."""
    routes = [route for page in PAGES for route in page.router.routes if isinstance(route, APIRoute)]
    return sorted({route.path for route in routes if route.methods & set(methods)})


def parameters(pattern: str) -> list[str]:
    """The names that may be asked with at an address, behind "?"."""
    routes = [route for page in PAGES for route in page.router.routes if isinstance(route, APIRoute)]
    return [field.alias for route in routes if route.path == pattern for field in route.dependant.query_params]


def is_described(pattern: str) -> bool:
    """Whether the description of the desk for programs names the address."""
    return described_as(pattern) in make_app(Store.__new__(Store), Settings(works=False)).openapi()["paths"]


def described_as(pattern: str) -> str:
    """An address as OpenAPI writes it."""
    return re.sub(r":\w+}", "}", pattern)


def takes_id(pattern: str) -> bool:
    """Whether an id is a part of the address, or must be asked with."""
    return bool(_PART.search(pattern)) or "id" in _required(pattern)


def filled(pattern: str, id: str) -> str:
    """The address for one id, written as pages write it."""
    asked = {"id": id, "kind": "statement" if "#" in id else "claim"}
    required = {name: asked[name] for name in _required(pattern)}
    return _PART.sub(lambda part: address(id), pattern) + (f"?{urlencode(required)}" if required else "")


def _required(pattern: str) -> list[str]:
    """The names that must be asked with at an address."""
    routes = [route for page in PAGES for route in page.router.routes if isinstance(route, APIRoute)]
    asked = [route for route in routes if route.path == pattern and "GET" in route.methods]
    return [field.alias for route in asked for field in route.dependant.query_params if field.field_info.is_required()]
