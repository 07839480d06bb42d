"""The words of dates: what the linter finds wrong in dates.yaml, and what patterns and the lexer make of words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from selon.errors import LanguageError
from selon.grounding.dates import Dates
from selon.grounding.dates.grammar import Grammar
from selon.grounding.dates.lexer import cut
from selon.grounding.dates.slots import Slots
from selon.language import load
from selon.language.lint import Problem, check
from selon.language.model import DateConstruction
from selon.language.shapes import DATE_SLOTS

WORDS = load("fr").dates
ENTRY = {"reads": "date", "pattern": "{weekday} {tail}", "example": "Le maire part [mardi matin]."}


def content(**changes: Any) -> dict[str, Any]:
    sound = {"terms": {"weekday": {"mardi": 2}}, "phrases": {"tail": "matin|soir"}, "constructions": [ENTRY]}
    return {"dates": sound | changes}


def test_a_sound_file_passes() -> None:
    assert check(content()) == []


WRONG = [
    (ENTRY | {"reads": "dates"}, "unknown reads 'dates'"),
    (ENTRY | {"when": "soon"}, "unknown key 'when'"),
    (ENTRY | {"example": "Le maire part mardi matin."}, "its example does not show in brackets what it reads"),
    (ENTRY | {"reads": "nothing"}, "it reads nothing, and its example shows something in brackets"),
    (ENTRY | {"pattern": "{weekday} {tail} {moon}"}, "there is no such slot"),
    ({"reads": "date", "pattern": "{weekday} {tail}"}, "no example"),
]


@pytest.mark.parametrize(("entry", "message"), WRONG, ids=[message for _, message in WRONG])
def test_a_wrong_construction_is_found(entry: dict[str, Any], message: str) -> None:
    found = check(content(constructions=[entry]))
    assert any(problem.message.startswith(message) for problem in found)


def test_a_phrase_that_no_pattern_asks_for_and_an_unknown_list_are_found() -> None:
    assert check(content(phrases={"tail": "matin", "head": "ce"}, wordz=["mardi"])) == [
        Problem("dates.yaml", "wordz", "unknown list"),
        Problem("dates.yaml", "head", "no pattern asks for this phrase"),
    ]


def test_the_slots_that_the_linter_knows_are_those_there_are() -> None:
    slots = Slots(WORDS, coded=lambda word: word[0], capitals=dict.fromkeys(_capitals(), "M"))
    assert [name for name in sorted(DATE_SLOTS) if slots.find(name) is None] == []


def _capitals() -> list[str]:
    return [word for kind in ("weekday", "month", "season") for word in WORDS.terms[kind]]


def only(pattern: str) -> Dates:
    """Dates of one construction alone."""
    one = DateConstruction(reads="date", pattern=pattern, constants={}, example="")
    return Dates(replace(load("fr"), dates=replace(WORDS, constructions=(one,))))


PATTERNS = [
    ("{weekday} soir|matin", "mardi soir, mercredi midi", ["mardi soir"]),
    ("( ce | le )? {weekday}", "ce mardi, un jeudi", ["ce mardi", "jeudi"]),
    ("( de la semaine | du mois ) dernier|dernière", "du mois dernier, de la semaine dernière", None),
    ("de ^ {month}", "de mars à avril, d'août", ["mars"]),
    ("{weekday} !( soir )", "mardi soir, mercredi midi", ["mercredi"]),
    ("{weekday} =( soir )", "mardi soir, mercredi midi", ["mardi"]),
    ("{weekday} ( ,? {moment} )?", "mardi, dans la soirée", ["mardi, dans la soirée"]),
    ("l'après-midi", "l’après-midi, l'après midi", ["l’après-midi"]),
    ("\\( ^ {year} =( \\) )", "(2015), 2016", ["2015"]),
]


@pytest.mark.parametrize(("pattern", "text", "found"), PATTERNS, ids=[pattern for pattern, _, _ in PATTERNS])
def test_a_pattern_finds_its_words(pattern: str, text: str, found: list[str] | None) -> None:
    expected = text.split(", ") if found is None else found
    assert [e.text for e in only(pattern).expressions(text)] == expected


@pytest.mark.parametrize("pattern", ["( {weekday}", "{weekday} )", "{weekday} {moon}"])
def test_a_pattern_that_cannot_be_compiled_is_an_error(pattern: str) -> None:
    with pytest.raises(LanguageError, match=r"dates\.yaml"):
        only(pattern)


def test_the_longest_construction_wins_wherever_it_is_listed() -> None:
    order = tuple(sorted(WORDS.constructions, key=lambda c: len(c.pattern)))
    sentence = "La grange a brûlé dans la nuit de lundi à mardi."
    shuffled = Dates(replace(load("fr"), dates=replace(WORDS, constructions=order)))
    assert [e.text for e in shuffled.expressions(sentence)] == ["dans la nuit de lundi à mardi"]


CUT = [
    ("l'après-midi", ["l'", "après", "-", "midi"]),
    ("aujourd’hui", ["aujourd'", "hui"]),
    ("18h30", ["18", "h", "30"]),
    ("1er mai", ["1", "er", "mai"]),
    ("12 500 euros", ["12 500", "euros"]),
    ("27.03.2019", ["27.03.2019"]),
    ("l'A13", ["l'", "a13"]),
    ("06.12.03.20.19", ["06.12.03.20.19"]),
]


@pytest.mark.parametrize(("text", "words"), CUT, ids=[text for text, _ in CUT])
def test_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert cut(text) == words


def test_words_know_where_they_stand() -> None:
    words = Grammar(WORDS).read("  Mardi,\n18h30 \n\n Fin")
    assert [(words.start(k), words.end(k)) for k in range(1, 7)] == [
        (2, 7), (7, 8), (9, 11), (11, 12), (12, 14), (15, 15),
    ]  # fmt: skip
    assert words.words(1, 6) == "mardi , 18 h 30"
