"""Reads the YAML of a language into a `Language`. A malformed file raises LanguageError naming file, entry and field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import yaml

from selon.errors import LanguageError
from selon.language.fields import Files, read_fields
from selon.language.frames import TYPES, event_words
from selon.language.holders import holders_of
from selon.language.joined import read_joined
from selon.language.model import Language

LANGUAGES = ("fr",)
_FILES = (
    "reporting", "according_to", "hedges", "grammar", "roles", "places", "media", "dates", "event_grammar", "events",
    "quantities", "claims",
)  # fmt: skip


@cache
def load(code: str = "fr") -> Language:
    """The words of a language. Raises LanguageError for an unknown language or a malformed file."""
    if code not in LANGUAGES:
        raise LanguageError(f"language {code!r}: selon reads {', '.join(LANGUAGES)}")
    return typed(code, {name: read(code, name) for name in _FILES})


def typed(code: str, files: Files) -> Language:
    """Parsed files as the words of a language. Raises LanguageError where a list is missing or malformed."""
    frames = event_words(_event_files(code), files["events"], files["event_grammar"])
    return Language(code=code, events=frames, holders=holders_of(code), **read_fields(files), **read_joined(files))


def _event_files(code: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The frames of a language, a file a PLOVER type."""
    for kind in TYPES:
        name = f"events/{kind.lower()}"
        yield f"{name}.yaml", read(code, name)


def read(code: str, name: str) -> dict[str, Any]:
    """One YAML file of a language as it stands, for the loader and the linter."""
    path = resources.files("selon.language").joinpath(code, f"{name}.yaml")
    try:
        content = yaml.load(path.read_text(encoding="utf8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise LanguageError(f"language/{code}/{name}.yaml: {error}") from error
    if not isinstance(content, dict):
        raise LanguageError(f"language/{code}/{name}.yaml: expected a mapping, found {type(content).__name__}")
    return content
