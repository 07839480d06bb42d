"""`/health`: whether the desk answers; nothing is looked up, so that other addresses can be timed against it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from selon.version import __version__
from selon.web.show import as_data

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Health:
    """That it runs, and as which version."""

    selon: str
    running: bool


@router.get("/health", tags=["desk"], responses={200: {"model": Health}})
def health() -> Response:
    """Whether the desk runs."""
    return JSONResponse(as_data(Health(selon=__version__, running=True)))
