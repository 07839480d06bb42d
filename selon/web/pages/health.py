"""`/health`: whether the desk answers; nothing is looked up, so that other addresses can be timed against it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from selon.version import __version__

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Health:
    """That it runs, and as which version."""

    selon: str
    running: bool


@router.get("/health", tags=["desk"])
def health() -> Health:
    """Whether the desk runs."""
    return Health(selon=__version__, running=True)
