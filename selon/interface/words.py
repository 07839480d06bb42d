"""The words in which selon speaks to people: messages/fr/ and messages/en/ of a room, a file a page or chart.

A message is named by its file and key ("claims.title" stands in claims.yaml). It is a text with {places}, or one text a
plural form ("one", "other": CLDR, by babel). Words to read articles by never stand here; these are the interface's own.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from selon.export.date_wording import in_words
from selon.interface.countries import country_name

LANGUAGES = ("fr", "en")
_OWN = "selon.interface"
"""The room of the messages that every other one has, too: the names that records use."""

_PASTED = re.compile(r"(?<![\w/#.-])(\d{4}-\d{2}-\d{2})-([0-9a-f]{8})(?![\w/#.-])")
"""The id of a pasted text (selon/web/handed.py makes it), which stands for its outlet where it names none."""

_REMEMBERED = 4096
"""Numbers that stay written out: babel takes its time for each, and pages show hundreds."""

Message = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `words("claims.origins", n=2)` gives a message with its places filled.

    Raises KeyError where there is no such message: a test reads the templates for them.
    """

    language: str
    _messages: Mapping[str, Message]

    def __call__(self, key: str, **places: object) -> str:
        """The message with its places filled; `n` chooses the plural form."""
        message = self._messages[key]
        if not isinstance(message, str):
            n = places["n"]
            form = _plural(self.language)(n if isinstance(n, int | float) else 0)
            message = message.get(form) or message["other"]
        shown = {k: self.number(v) if isinstance(v, int | float) and k == "n" else v for k, v in places.items()}
        return message.format(**shown) if places else message

    def has(self, key: str) -> bool:
        """Whether there is such a message (names of enumerations that may grow)."""
        return key in self._messages

    def keys(self, beginning: str) -> list[str]:
        """The names of the messages that begin so, in order."""
        return sorted(key for key in self._messages if key.startswith(beginning))

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return _number(self.language, value)

    def date(self, value: str | None) -> str:
        """A date of ISO 8601 as the language writes it, no more precise than it is given; "" for None."""
        return in_words(value, self.language)

    def short_date(self, day: datetime.date) -> str:
        """A day as the language writes it in little room ("3 juin 2024", "9 sept. 2024")."""
        return str(format_date(day, "d MMM y", locale=self.language))

    def outlet(self, told: str) -> str:
        """What names outlets, with a pasted text that has none called so, by its day and the beginning of what marks it."""
        return _PASTED.sub(lambda id: self("terms.pasted", day=self.date(id[1]), mark=id[2][:4]), told)

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 alpha-3 code; the code where it has none."""
        return country_name(code, self.language)


@cache
def _plural(language: str) -> Callable[[float], str]:
    return Locale.parse(language).plural_form


@lru_cache(_REMEMBERED)
def _number(language: str, value: float) -> str:
    return format_decimal(value, locale=language)


@cache
def words_of(language: str, room: str) -> Words:
    """The words of a language of LANGUAGES: those of a room ("selon.web"), and the names that records use."""
    found: dict[str, Message] = {}
    for messages in (files(_OWN), files(room)):
        for file in messages.joinpath("messages", language).iterdir():
            found.update(_flat(yaml.safe_load(file.read_text("utf8")), f"{file.name.removesuffix('.yaml')}."))
    return Words(language, found)


def _flat(tree: Mapping[str, Any], before: str) -> list[tuple[str, Message]]:
    found: list[tuple[str, Message]] = []
    for key, value in tree.items():
        name = f"{before}{key}"
        if isinstance(value, str):
            found.append((name, value))
        elif "other" in value:
            found.append((name, {str(k): str(v) for k, v in value.items()}))
        else:
            found += _flat(value, f"{name}.")
    return found
