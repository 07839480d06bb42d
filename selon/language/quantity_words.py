"""What a language knows of quantities: its number words, its units, and the words that tell what a number is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its code (ISO 4217 for money, UCUM for the rest); `times` multiplies the number before it."""

    code: str
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class RangeWords:
    """The word between the two numbers of a range, and the one before them ("" where there is none).

    `change`: behind a verb of change they are no range ("passer de 20 à 30").
    """

    between: str
    before: str
    change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """The lists of quantities.yaml, which says what each one is for. Words and names are lower-cased, symbols are not."""

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    joins: frozenset[str]
    join: str
    half: tuple[str, ...]
    groups: Mapping[str, int]
    group_adjectives: tuple[str, ...]
    some: tuple[str, ...]
    about: tuple[str, ...]
    about_behind: tuple[str, ...]
    ranges: tuple[RangeWords, ...]
    changes: frozenset[str]
    unit_names: Mapping[str, Unit]
    unit_symbols: Mapping[str, Unit]
    persons: frozenset[str]
    deaths: frozenset[str]
    compounds: Mapping[str, tuple[str, ...]]
    counters: frozenset[str]
    others: tuple[str, ...]
    one: frozenset[str]
    one_units: frozenset[str]
    of: frozenset[str]
    of_the: frozenset[str]
    before_year: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]
    addresses: frozenset[str]
    not_counted: tuple[str, ...]
    out_of: str
    when_before: tuple[str, ...]
    when_behind: tuple[str, ...]
    clock: frozenset[str]
    to: frozenset[str]
    ordinals: tuple[str, ...]
    aged: tuple[str, ...]
    sentences: frozenset[str]
    year: str
    hour: str
    share: str


def quantity_words(lists: Mapping[str, Any], people: Iterable[str]) -> QuantityWords:
    """Types the lists of quantities.yaml; `people` are further nouns for people."""
    units = [(e, Unit(e["unit"], float(e.get("times", 1)))) for e in lists["units"]]
    fields: dict[str, Any] = {key: frozenset(lists[key]) for key in _SETS}
    fields |= {key: tuple(sorted(lists[key], key=len, reverse=True)) for key in _PHRASES}
    fields |= {key: lists[key] for key in _AS_THEY_ARE}
    return QuantityWords(
        **fields,
        compounds=_by_first(lists["compounds"]),
        ranges=tuple(RangeWords(e["between"], e["before"], bool(e.get("change"))) for e in lists["ranges"]),
        unit_names={name.lower(): unit for e, unit in units for name in e["names"]},
        unit_symbols={symbol: unit for e, unit in units for symbol in e["symbols"]},
        persons=(frozenset(lists["persons"]) | frozenset(people)) - frozenset(lists["no_persons"]),
    )


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase.split()[0]].append(phrase)
    return {first: tuple(rest) for first, rest in found.items()}


_AS_THEY_ARE = ("numbers", "scales", "join", "groups", "out_of", "year", "hour", "share")
_SETS = (
    "joins", "changes", "counters", "one", "one_units", "of", "of_the", "before_year", "months", "labels", "addresses",
    "clock", "sentences", "to", "deaths",
)  # fmt: skip
_PHRASES = (
    "half", "group_adjectives", "some", "about", "about_behind", "others", "not_counted", "when_before",
    "when_behind", "aged", "ordinals",
)  # fmt: skip
