"""A mistake in the YAML of a language is named, by file and list, when the language is loaded."""

from __future__ import annotations

from typing import Any

import pytest

from selon.errors import LanguageError
from selon.language.fields import read_fields
from selon.language.joined import read_joined
from selon.language.loader import LANGUAGES, load, read

NAMES = (
    "reporting", "according_to", "hedges", "grammar", "roles", "places", "media", "dates", "event_grammar", "quantities",
    "claims",
)  # fmt: skip


@pytest.fixture
def files() -> dict[str, dict[str, Any]]:
    return {name: dict(read("fr", name)) for name in NAMES}


@pytest.mark.parametrize(
    ("file", "key", "told"),
    [
        ("grammar", "gerund", "grammar.yaml: there is no gerund"),
        ("roles", "anonymous", "roles.yaml: there is no anonymous.nouns"),
        ("dates", "terms", "dates.yaml: malformed (KeyError: 'terms')"),
        ("according_to", "traps", "according_to.yaml: there is no traps"),
    ],
)
def test_a_list_that_is_missing_is_named(files: dict[str, dict[str, Any]], file: str, key: str, told: str) -> None:
    del files[file][key]
    with pytest.raises(LanguageError) as raised:
        read_fields(files)
    assert str(raised.value) == told


def test_a_value_of_another_kind_is_named_with_its_list(files: dict[str, dict[str, Any]]) -> None:
    files["grammar"]["confidence"] = {"incise": "often"}
    with pytest.raises(LanguageError, match=r"^grammar\.yaml: confidence: malformed \(ValueError: .*'often'\)$"):
        read_fields(files)


@pytest.mark.parametrize(
    ("file", "key", "told"),
    [
        ("places", "countries", "places.yaml: countries, regions"),
        ("media", "media", "roles.yaml: titles, named, female_names, male_names; media.yaml: media"),
        ("reporting", "nouns", "reporting.yaml: verbs, nouns, adjectives"),
    ],
)
def test_a_list_that_others_are_joined_with_is_named(
    files: dict[str, dict[str, Any]], file: str, key: str, told: str
) -> None:
    del files[file][key]
    with pytest.raises(LanguageError) as raised:
        read_joined(files)
    assert str(raised.value).startswith(told)
    assert key in str(raised.value)


def test_a_closed_class_of_two_files_is_named(files: dict[str, dict[str, Any]]) -> None:
    files["event_grammar"]["closed"] = {**files["event_grammar"]["closed"], "negators": ["pas"]}
    with pytest.raises(LanguageError, match=r"event_grammar\.yaml: closed: negators: grammar\.yaml has a class"):
        read_joined(files)


def test_sound_files_are_read(files: dict[str, dict[str, Any]]) -> None:
    found = read_fields(files) | read_joined(files)
    assert {name: getattr(load("fr"), name) for name in found} == found


def test_a_language_that_is_not_there_is_named() -> None:
    with pytest.raises(LanguageError, match=f"language 'eo': selon reads {', '.join(LANGUAGES)}"):
        load("eo")
