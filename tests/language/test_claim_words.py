"""The words that claims are compared by (claims.yaml): what a wrong entry says, and how names are cut."""

from __future__ import annotations

import re
from typing import Any

import pytest
from factories import make_span

from selon.errors import LanguageError
from selon.language import load
from selon.language.claim_words import claim_words
from selon.language.loader import read

WORDS = load("fr").claims


def changed(kind: str, entry: dict[str, str]) -> dict[str, Any]:
    data = read("fr", "claims")
    return {**data, kind: [*data[kind], entry]}


@pytest.mark.parametrize("kind", ["untrue", "anaphoric", "withdraws", "corrects"])
@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"pattern": "(ment", "example": "il ment"}, "(ment"),
        ({"example": "il ment"}, "il ment"),
        ({"pattern": r"\bment\b", "example": "il mentait"}, r"'\\bment\\b' does not match its example"),
        ({"pattern": r"\bment\b"}, r"'\\bment\\b' does not match its example"),
    ],
    ids=["malformed", "no pattern", "misses its example", "no example"],
)
def test_a_wrong_pattern_is_named(kind: str, entry: dict[str, str], told: str) -> None:
    with pytest.raises(LanguageError, match=re.escape(told)) as error:
        claim_words(changed(kind, entry))
    assert str(error.value).startswith(f"claims.yaml: {kind}: ")


def test_a_right_pattern_is_taken() -> None:
    found = claim_words(changed("untrue", {"pattern": r"\bbobard", "example": "Un bobard d'avril"}))
    assert found.matches("untrue", "UN BOBARD")
    assert not WORDS.matches("untrue", "UN BOBARD")


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_both_apostrophes_are_read(apostrophe: str) -> None:
    assert WORDS.matches("untrue", f"C{apostrophe}est faux, répond le maire")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("la compagnie Boréal", "compagnie Boréal"),
        ("L’association Mer propre", "association Mer propre"),
        ("des  sources policières", "sources policières"),
        ("leurs avocats", "avocats"),
        ("Lemaire", "Lemaire"),
        ("Unesco", "Unesco"),
        ("Le Fanal", "Fanal"),
        ("", ""),
    ],
)
def test_a_name_without_what_stands_before_it(name: str, bare: str) -> None:
    assert WORDS.bare(name) == bare


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("directeur de la compagnie", "compagnie"),
        ("porte-parole du ministère des Transports", "ministère des Transports"),
        ("présidente de l’association Mer propre", "association Mer propre"),
        ("secrétaire général d'Orvane", "Orvane"),
        ("porte-parole de la diplomatie", "affaires étrangères"),
        ("directeur", ""),
        ("ancien délégué", ""),
        ("", ""),
    ],
)
def test_what_an_office_belongs_to(office: str, body: str) -> None:
    assert WORDS.of_what(office) == body


@pytest.mark.parametrize(
    ("source", "belongs"), [("son directeur", True), ("L’armateur", True), ("un directeur", False), ("Sonia Riec", False)]
)
def test_what_belongs_to_the_one_told_before(source: str, belongs: bool) -> None:
    assert WORDS.belongs(make_span(source, source)) is belongs
    assert not WORDS.belongs(None)
