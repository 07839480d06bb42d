"""Agencies credited for the copy: datelines, bylines and brackets, never an agency that merely says something.

Four places count: brackets behind a place and date ("LIBREVILLE, 4 juin (AFP) -"), brackets that say "with" an agency,
an agency behind the last sentence of a paragraph, and a line of its own at the top or the end of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from selon.intake.words import agency_names, intake_words
from selon.records import Credit, Span

_PARAGRAPH = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"\w+")
_EDGE_LINES = 3
"""A line that is nothing but a credit counts among so many paragraphs at the top and at the end."""

# All repeats are bounded, so that a line of a million blanks costs no more than its length.
_END = r"[.!?…»”\"]"
_REST = r"[^()\n:;!?«»\"“”]"
_CAPITALS = rf"\s{{0,9}}[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ' ’/-]{{1,40}}(?:,{_REST}{{0,40}})?"
_PLACE = rf"\s{{0,9}}[^\W\d_]{_REST}{{0,60}}"
_ACRONYM = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9]{1,9}"
_DASH = r"\s{0,3}(?:[-–—]{1,2}(?:\s|$)|:)"
_CLOSE = r"\s{0,3}\.?\s{0,9}$"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Each pattern's group "credit" holds a credit with its leading word; `agency` finds the agencies in it.

    `telling` is the longest word of each name: where none of them stands, none of the slower patterns is asked.
    """

    names: dict[str, str]
    telling: frozenset[str]
    agency: re.Pattern[str]
    anywhere: tuple[re.Pattern[str], ...]
    edge: tuple[re.Pattern[str], ...]
    unknown: re.Pattern[str]


def find_credits(text: str, lang: str = "fr") -> tuple[Credit, ...]:
    """The agencies credited in `text`, in order; each span holds the name and the word that credits it ("avec AFP")."""
    patterns = _patterns(lang)
    found: dict[int, Credit] = {}
    paragraphs = list(_PARAGRAPH.finditer(text))
    for number, paragraph in enumerate(paragraphs):
        at_edge = number < _EDGE_LINES or number >= len(paragraphs) - _EDGE_LINES
        for start, end in _regions(paragraph.group(), patterns, at_edge):
            for credit in _credits(text, paragraph.start() + start, paragraph.start() + end, patterns):
                found.setdefault(credit.span.end, credit)
    return tuple(found[end] for end in sorted(found))


def _regions(paragraph: str, patterns: _Patterns, at_edge: bool) -> Iterator[tuple[int, int]]:
    """Where in a paragraph a credit stands, one agency or several."""
    if not patterns.telling.isdisjoint(_WORD.findall(paragraph.casefold())) and patterns.agency.search(paragraph):
        for pattern in (*patterns.anywhere, *(patterns.edge if at_edge else ())):
            for match in pattern.finditer(paragraph):
                yield match.span("credit")
    if dateline := patterns.unknown.match(paragraph):
        yield dateline.span("credit")


def _credits(text: str, start: int, end: int, patterns: _Patterns) -> Iterator[Credit]:
    """One credit an agency; the first takes the leading word with it. Without a known name, all of it is the name."""
    agencies = list(patterns.agency.finditer(text, start, end))
    if not agencies:
        yield Credit(name=text[start:end], span=Span(start=start, end=end, text=text[start:end]))
    for number, agency in enumerate(agencies):
        first = start if number == 0 else agency.start()
        name = patterns.names[agency.group().casefold()]
        yield Credit(name=name, span=Span(start=first, end=agency.end(), text=text[first : agency.end()]))


@cache
def _patterns(lang: str) -> _Patterns:
    """The patterns of a language, from the words in its YAML."""
    words, names = intake_words(lang), agency_names(lang)
    name = rf"(?<!\w)(?:{_any(names)})(?!\w)"
    several = rf"{name}(?:\s{{0,3}}(?:[,/–-]|{_any(words.credit_and)})\s{{0,3}}{name}){{0,5}}"
    with_ = rf"(?i:(?<!\w){_any(words.credit_with)})\s{{0,3}}{several}"
    by = rf"(?:(?i:(?<!\w){_any((*words.credit_with, *words.credit_by))})\s{{0,3}}:?\s{{0,3}})?{several}"
    anywhere = (
        rf"^(?:{_PLACE})?(?i:\(\s?(?P<credit>{with_}|{several})\s?\)){_DASH}",
        rf"(?i:\([^()\n]{{0,40}}?(?P<credit>{with_})\s?\))",
        rf"(?i:(?<={_END})\s{{0,3}}\(\s?(?P<credit>{by})\s?\)){_CLOSE}",
        rf"(?i:^\s{{0,9}}\(\s?(?P<credit>{by})\s?\)){_CLOSE}",
        rf"(?<={_END})\s{{1,3}}(?:[-–—]\s{{0,3}})?(?P<credit>{with_}|{several}){_CLOSE}",
    )
    edge = (
        rf"^(?:{_CAPITALS}[,.]?\s{{1,3}})?(?P<credit>{several})\s{{0,3}}[-–—]{{1,2}}\s",
        rf"^\W{{0,9}}(?P<credit>{by}){_CLOSE}",
        rf"^\W{{0,9}}(?P<credit>{by})\s{{0,3}}[,|–-][^.!?«]{{0,20}}\d[^.!?«]{{0,20}}$",
        rf"^[^.!?«:()]{{0,40}}(?P<credit>{with_})\s{{0,9}}$",
    )
    return _Patterns(
        names={form.casefold(): agency for alias, agency in names.items() for form in (alias, alias.upper())},
        telling=frozenset(max(_WORD.findall(alias.casefold()), key=len) for alias in names),
        agency=re.compile(name, re.IGNORECASE),
        anywhere=tuple(map(re.compile, anywhere)),
        edge=tuple(map(re.compile, edge)),
        unknown=re.compile(rf"^{_CAPITALS}\s?\(\s?(?P<credit>{_ACRONYM})\s?\){_DASH}"),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, with either apostrophe; without words it matches nothing."""
    longest_first = (re.escape(word) for word in sorted(words, key=len, reverse=True))
    alternatives = "|".join(word.replace("'", "['’]").replace(r"\ ", r"\s") for word in longest_first)
    return f"(?:{alternatives or '(?!)'})"
