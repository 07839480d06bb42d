"""The linter: French is clean, and each kind of problem is found in a small made-up file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import selon
from selon.language import load
from selon.language.lint import Problem, check, check_classes, holds, lint, main
from selon.language.loader import LANGUAGES

SOURCES = sorted(Path(selon.__file__).parent.rglob("*.py"))
AFFIRMER = {
    "lemma": "affirmer", "stance": "say", "commitment": "CT+", "takes": ["clause"],
    "example": "Le maire affirme que la digue tiendra.", "source": "selon",
}  # fmt: skip
HEDGE = {
    "words": "soupçonner", "construction": "suspicion", "stance": "suspect", "commitment": "PSu", "takes": ["de"],
    "example": "Le gardien est soupçonné de vol.",
}  # fmt: skip
PREPOSITION = {"words": "selon", "stance": "say", "commitment": "CT+", "example": "Selon la mairie, tout va bien."}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_of_selon_is_clean(code: str) -> None:
    assert list(map(str, lint(code))) == []


def test_every_closed_class_is_asked_for_and_is_there() -> None:
    there = load("fr").closed
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    asked = set(re.findall(r'\bwords\("(\w+)"\)', code))
    named = set(re.findall(r'"(\w+)"', code))  # some are asked for by way of a table
    assert list(map(str, check_classes(there, asked | (named & set(there))))) == []


def test_a_class_that_is_not_there_and_an_idle_one_are_found() -> None:
    assert check_classes({"negators", "old_words"}, {"negators", "new_words"}) == [
        Problem("grammar.yaml", "new_words", "the code asks for this class and it is not there"),
        Problem("grammar.yaml", "old_words", "nothing in the code asks for this class"),
    ]


def test_sound_entries_pass() -> None:
    assert check(files()) == []


def files(*verbs: dict[str, Any], **others: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """A small language: sound entries, and the given ones after them."""
    return {
        "reporting": {"verbs": [AFFIRMER, *verbs]},
        "hedges": {"hedges": [HEDGE, *others.get("hedges", [])]},
        "according_to": {"prepositions": [PREPOSITION, *others.get("prepositions", [])], "traps": ["cas"]},
    }


def jurer(**changes: Any) -> dict[str, Any]:
    return AFFIRMER | {"lemma": "jurer", "example": "Le maire jure que la digue tiendra."} | changes


def without(key: str, entry: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in entry.items() if k != key}


WRONG_VERBS = [
    (jurer(stanse="say"), "unknown key 'stanse'"),
    (without("source", jurer()), "no source"),
    (jurer(stance="shout"), "unknown stance 'shout'"),
    (jurer(commitment="CT"), "unknown commitment 'CT'"),
    (jurer(takes=["clause", "clauze"]), "unknown takes 'clauze'"),
    (without("example", jurer()), "no example"),
    (jurer(example=" "), "no example"),
    (jurer(example="Le maire promet que la digue tiendra."), "its example does not contain it"),
    (jurer(example=AFFIRMER["example"], forms=["affirme"]), "its example stands at another entry too"),
]


@pytest.mark.parametrize(("entry", "message"), WRONG_VERBS, ids=[message for _, message in WRONG_VERBS])
def test_a_wrong_verb_is_found(entry: dict[str, Any], message: str) -> None:
    found = check(files(entry))
    assert {problem.file for problem in found} == {"reporting.yaml"}
    assert any(problem.entry == "jurer" and problem.message.startswith(message) for problem in found)


def test_an_entry_that_stands_twice_is_found_once() -> None:
    again = jurer(lemma="affirmer", example="La compagnie affirme avoir prévenu tout le monde.")
    assert check(files(again)) == [Problem("reporting.yaml", "affirmer", "stands 2 times in verbs")]


def test_an_unknown_construction_of_a_hedge_is_found() -> None:
    wrong = HEDGE | {"words": "suspecter", "construction": "rumour", "example": "Deux agents sont suspectés de vol."}
    assert [str(p)[:60] for p in check(files(hedges=[wrong]))] == [
        "hedges.yaml: suspecter: unknown construction 'rumour' (known"
    ]


def test_an_unknown_need_of_a_preposition_is_found() -> None:
    wrong = PREPOSITION | {"words": "pour", "needs": ["luck"], "example": "Pour la députée, le texte est inutile."}
    assert [p.message[:20] for p in check(files(prepositions=[wrong]))] == ["unknown needs 'luck'"]


def test_words_that_stand_twice_empty_lists_and_unknown_lists_are_found() -> None:
    found = check({"according_to": {"traps": ["cas", "loi", "cas"], "trapz": ["âge"]}, "roles": {"civil": []}})
    assert list(map(str, found)) == [
        "according_to.yaml: trapz: unknown list",
        "according_to.yaml: traps: cas: stands 2 times",
        "roles.yaml: civil: an empty list",
    ]


def test_an_entry_that_is_no_mapping_and_one_without_a_name_are_found() -> None:
    found = check({"reporting": {"verbs": ["affirmer", without("lemma", AFFIRMER)], "nouns": "annonce"}})
    assert [p.message for p in found if p.entry == "affirmer"] == ["expected a mapping in verbs"]
    assert next(p.message for p in found if p.entry == "an entry of verbs without lemma") == "no lemma"
    assert [p.message for p in found if p.entry == "nouns"] == ["expected a list of entries, found str"]


def test_a_name_may_stand_twice_where_its_second_key_differs() -> None:
    titles = [{"noun": "procureur", "feminine": f} for f in ("procureure", "procureuse", "procureuse")]
    assert check({"roles": {"titles": titles[:2]}}) == []
    assert [p.entry for p in check({"roles": {"titles": titles}})] == ["procureur"]


HOLDS = [
    ("Les experts concluent que le pont cédera.", "conclure", True),
    ("La députée s’élève contre la taxe.", "s'élever", True),
    ("Le parquet a fait savoir que l'enquête durait.", "faire savoir", True),
    ("Le parquet a fait attendre la presse.", "faire savoir", False),
    ("La mairie promet une piscine.", "affirmer", False),
]


@pytest.mark.parametrize(("example", "phrase", "expected"), HOLDS)
def test_an_example_holds_its_word_in_any_form(example: str, phrase: str, expected: bool) -> None:
    assert holds(example, phrase) is expected


def test_an_irregular_form_is_known_by_the_tables() -> None:
    assert not holds("La direction se veut rassurante.", "se vouloir")
    assert holds("La direction se veut rassurante.", "se vouloir", ["veut"])
    assert holds("La direction se veut rassurante.", "se vouloir", irregular={"vouloir": ["veut"]})


def test_a_key_written_twice_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("selon.language.lint.resources.files", lambda _: tmp_path)
    monkeypatch.setattr("selon.language.lint.read", lambda *_: {})
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "grammar.yaml").write_text("closed:\n  negators: [pas]\n  only: [que]\n  negators: [jamais]\n")
    assert lint("xx") == [Problem("grammar.yaml", "negators", "a key written twice in what begins at line 2")]


def test_the_command_prints_the_problems_and_exits_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("selon.language.lint.lint", lambda code: [Problem("hedges.yaml", "sembler", "no example")])
    assert main() == 1
    assert capsys.readouterr().out == "hedges.yaml: sembler: no example\n1 problems\n"
    monkeypatch.setattr("selon.language.lint.lint", lambda code: [])
    assert main() == 0
