"""`/api/docs`: the addresses that give JSON, from the OpenAPI description, with nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from selon.web import guard
from selon.web.show import Showing

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of an address, or a value in its query."""

    name: str
    where: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that an address does; `gives` is the name of the schema of its answer."""

    method: str
    path: str
    summary: str
    parameters: list[Parameter]
    gives: str | None


@dataclass(frozen=True, slots=True)
class Schema:
    """A record with its fields and their types."""

    name: str
    description: str
    fields: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ApiPage:
    """All operations and schemas."""

    operations: list[Operation]
    schemas: list[Schema]


@dataclass(frozen=True, slots=True)
class Token:
    """What a program without a browser sends with its changes, in the header `X-Selon-Token`, with the cookie it got."""

    token: str


@router.get("/api/docs")
def docs(request: Request, show: Showing) -> Response:
    """The description as a page."""
    described = request.app.openapi()
    schemas = [_schema(name, s) for name, s in sorted(described.get("components", {}).get("schemas", {}).items())]
    return show("api_docs.html.j2", ApiPage(list(_operations(described)), schemas))


@router.get("/api/token", include_in_schema=True, tags=["desk"])
def token(request: Request, answer: Response) -> Token:
    """A token for changes, and its cookie."""
    made = guard.token(request)
    guard.give_token(request, answer)
    return Token(made)


def _operations(described: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            answers = told.get("responses", {}).get("200", {}).get("content", {})
            yield Operation(
                method=method.upper(), path=path, summary=told.get("description") or told.get("summary", ""),
                parameters=[_parameter(p) for p in told.get("parameters", ())],
                gives=_kind(answers.get("application/json", {}).get("schema", {})) or None,
            )  # fmt: skip


def _parameter(told: Mapping[str, Any]) -> Parameter:
    return Parameter(told["name"], told["in"], _kind(told.get("schema", {})), bool(told.get("required")))


def _schema(name: str, told: Mapping[str, Any]) -> Schema:
    fields = [(field, _kind(kind)) for field, kind in told.get("properties", {}).items()]
    return Schema(name, told.get("description", ""), fields)


def _kind(told: Mapping[str, Any]) -> str:
    """A type of JSON Schema in a few words."""
    if "$ref" in told:
        return str(told["$ref"]).rpartition("/")[2]
    if "anyOf" in told:
        return " or ".join(filter(None, map(_kind, told["anyOf"])))
    if "enum" in told:
        return " | ".join(map(str, told["enum"]))
    if told.get("type") == "array":
        return f"list of {_kind(told.get('items', {})) or 'values'}"
    return str(told.get("const", told.get("type", "")))
