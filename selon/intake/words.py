"""The words that intake needs of a language: its boilerplate, its credits, the names of its agencies.

They live in `selon/language/<lang>/boilerplate.yaml` and `media.yaml`; nothing is read before the first article.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from selon.errors import LanguageError
from selon.language.loader import read
from selon.language.words import names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeWords:
    """What boilerplate.yaml lists; the comments in that file say what each list is for."""

    whole: frozenset[str]
    starts: tuple[str, ...]
    holds: tuple[str, ...]
    credit_with: tuple[str, ...]
    credit_by: tuple[str, ...]
    credit_and: tuple[str, ...]
    hyphen_before: frozenset[str]
    hyphen_after: frozenset[str]


@cache
def intake_words(lang: str) -> IntakeWords:
    """The words of `lang`; raises LanguageError where its boilerplate.yaml cannot be read or lacks a list."""
    content = read(lang, "boilerplate")
    try:
        page, credit, hyphen = content["page"], content["credit"], content["hyphen"]
        return IntakeWords(
            whole=frozenset(page["whole"]),
            starts=tuple(page["starts"]),
            holds=tuple(page["holds"]),
            credit_with=tuple(credit["with"]),
            credit_by=tuple(credit["by"]),
            credit_and=tuple(credit["and"]),
            hyphen_before=frozenset(hyphen["before"]),
            hyphen_after=frozenset(hyphen["after"]),
        )
    except (KeyError, TypeError) as error:
        raise LanguageError(f"language/{lang}/boilerplate.yaml: a list is missing or empty ({error})") from error


@cache
def agency_names(lang: str) -> dict[str, str]:
    """Every name an agency goes by, and the name it is recorded under: {"Agence France-Presse": "AFP"}.

    A language without media.yaml knows no agencies; the loader of the language says that it is missing.
    """
    names: dict[str, str] = {}
    if not files("selon.language").joinpath(lang, "media.yaml").is_file():
        return names
    for entry in read(lang, "media")["media"]:
        if entry.get("agency") is True:
            for alias in names_of(entry):
                names.setdefault(alias, str(entry["name"]))
    return names
