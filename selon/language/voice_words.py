"""Who speaks: offices, bodies, states, metonyms, and what is known by its name, from parsed YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from selon.language.model import Country, Metonym, Named, Title
from selon.language.words import names_of


def read_titles(entries: Iterable[Mapping[str, Any]], former: str) -> dict[str, Title]:
    """Titles by their forms, and by the same with the prefix of those who held them once ("ex-ministre")."""
    found: dict[str, Title] = {}
    for e in entries:
        noun, feminine = str(e["noun"]).lower(), str(e.get("feminine") or e["noun"]).lower()
        for form in (noun, feminine):
            title = Title(noun=noun, sector=e.get("sector"), office=bool(e.get("office")), feminine=form != noun)
            for spelling in (form, former + form):
                found.setdefault(spelling, title)
    return found


def read_bodies(entries: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    """Nouns for bodies or people, each with its sector."""
    return {str(e["noun"]).lower(): e.get("sector") for e in entries}


def read_countries(entries: Iterable[Mapping[str, Any]]) -> dict[str, Country]:
    """States by all of their names."""
    found: dict[str, Country] = {}
    for e in entries:
        country = Country(iso=e["iso"], name=e["name"], capital=e.get("capital"))
        for name in (e["name"], *(e.get("others") or ())):
            found.setdefault(str(name).lower(), country)
    return found


def read_demonyms(places: Mapping[str, Any]) -> dict[str, str | None]:
    """Adjective forms to ISO codes; None where a form fits several states or no state."""
    found: dict[str, str | None] = {}
    for e in places["countries"]:
        for form in e.get("adjective") or ():
            key = str(form).lower()
            found[key] = e["iso"] if found.get(key, e["iso"]) == e["iso"] else None
    for e in places.get("regions", []):
        for form in e.get("adjective") or ():
            found.setdefault(str(form).lower(), e.get("iso"))
    return found


def read_metonyms(entries: Iterable[Mapping[str, Any]]) -> dict[str, Metonym]:
    """What stands for a state or body, by its name and variants."""
    found: dict[str, Metonym] = {}
    for e in entries:
        if "stands_for" not in e:
            continue
        metonym = Metonym(
            name=e["name"],
            stands_for=e["stands_for"],
            kind=e.get("kind", "organisation"),
            country=e.get("country"),
            sector=e.get("sector"),
        )
        for name in (e["name"], *(e.get("variants") or ())):
            found[str(name).lower()] = metonym
    return found


def read_named(bodies: Iterable[Mapping[str, Any]], media: Iterable[Mapping[str, Any]]) -> dict[str, Named]:
    """Bodies and outlets by name, full name and aliases; the first entry of a name holds."""
    found: dict[str, Named] = {}
    for entries, is_media in ((bodies, False), (media, True)):
        for e in entries:
            named = Named(
                name=e["name"],
                full=e.get("full"),
                country=e.get("country"),
                sector=e.get("sector", "JRN" if is_media else None),
                media=is_media,
            )
            for name in names_of(e):
                found.setdefault(name.lower(), named)
    return found
