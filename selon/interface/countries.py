"""Countries by their codes: names in the language of the interface, and the numbers under which maps know them."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global


def country_name(code: str, language: str) -> str:
    """The name of a country (ISO 3166-1 alpha-3) in a language; its code where it has none."""
    return str(Locale.parse(language).territories.get(_two_letters(code) or "", code))


def country_numbers(code: str | None) -> list[str]:
    """The ISO 3166-1 numbers of a country: one, or several where it had others before; "" and unknown ones have none."""
    return list(_numbers().get(_two_letters(code or "") or "", ()))


_ASSIGNED = {"XKX": "XK"}
"""Codes in use that the standard leaves to its users: Kosovo."""


@cache
def _two_letters(code: str) -> str | None:
    if code in _ASSIGNED:
        return _ASSIGNED[code]
    found = get_global("territory_aliases").get(code)
    return str(found[0]) if found else None


@cache
def _numbers() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for alias, codes in sorted(get_global("territory_aliases").items()):
        if alias.isdigit() and len(codes) == 1:
            found[codes[0]] = (*found.get(codes[0], ()), alias)
    return found
