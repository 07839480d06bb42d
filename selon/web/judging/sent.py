"""What a browser or script sends to be judged, or to take a judgement back: a form or JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError

from selon.claim_records import Action, TargetKind

LONG = 4000
"""Code points that anything sent or asked for may have."""


@dataclass(frozen=True, slots=True)
class Judging:
    """What is sent to be judged: `value` as `selon judge` takes it, or for a fix `field` and `text`. `who` goes before the
    name that the browser keeps; `back` is the page to see afterwards.
    """

    kind: TargetKind
    id: str
    action: Action
    value: str | None = None
    field: str | None = None
    text: str | None = None
    note: str | None = None
    who: str | None = None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Undoing:
    """What is sent to take back the judgement `id`."""

    id: str
    note: str | None = None
    who: str | None = None
    back: str | None = None


async def judging(request: Request) -> Judging:
    """What is sent to be judged. Raises RequestValidationError where it does not fit, status 413 where it is too long."""
    sent: Judging = await _sent(request, Judging)
    if any(len(value) > LONG for value in (sent.id, sent.value, sent.text, sent.note, sent.who) if value):
        raise HTTPException(413)
    return sent


async def undoing(request: Request) -> Undoing:
    """What is sent to take a judgement back. Raises RequestValidationError where it does not fit."""
    sent: Undoing = await _sent(request, Undoing)
    return sent


def body_of(kind: type) -> dict[str, Any]:
    """How the API description tells such a body: as a form or as JSON."""
    schema = TypeAdapter(kind).json_schema()
    return {"requestBody": {"required": True, "content": {
        "application/json": {"schema": schema}, "application/x-www-form-urlencoded": {"schema": schema},
    }}}  # fmt: skip


async def _sent(request: Request, kind: type) -> Any:
    """The body, a form or JSON, as `kind`; raises RequestValidationError where it is neither, or a field does not fit."""
    if "json" in request.headers.get("content-type", ""):
        raw = await request.body()
        try:
            return TypeAdapter(kind).validate_json(raw)
        except ValidationError as error:
            raise _unfit(error) from error
    known = {field.name for field in fields(kind)}
    form = {name: value for name, value in (await request.form()).items() if name in known and isinstance(value, str)}
    try:
        return TypeAdapter(kind).validate_python({name: value for name, value in form.items() if value or name == "id"})
    except ValidationError as error:
        raise _unfit(error) from error


def _unfit(error: ValidationError) -> RequestValidationError:
    problems = error.errors(include_url=False, include_context=False)
    return RequestValidationError([problem | {"loc": ("body", *problem["loc"])} for problem in problems])
