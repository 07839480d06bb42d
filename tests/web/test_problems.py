"""Why a source cannot be read, in French: every problem that intake words is known."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import selon
from selon.intake.fetch import fault
from selon.store.faults import _SQLITE
from selon.web.told import problem as in_words
from selon.web.words import words_of

ROOM = Path(selon.__file__).parent / "intake"
PASSED_ON = {"X"}
"""A problem that another error words."""


def told(problem: str, language: str) -> str:
    return in_words(words_of(language), problem)


def problems() -> Iterator[str]:
    """Every problem that intake words, with X where something is filled in."""
    for file in sorted(ROOM.glob("*.py")):
        tree = ast.parse(file.read_text("utf8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "IntakeError":
                yield from map(_text, _worded(node.args[1], tree))


def _worded(node: ast.expr, tree: ast.Module) -> list[ast.expr]:
    """Where a problem has a name, everything in the file that is given that name."""
    if not isinstance(node, ast.Name):
        return [node]
    given = [a for a in ast.walk(tree) if isinstance(a, ast.Assign)]
    named = [a.value for a in given if any(isinstance(t, ast.Name) and t.id == node.id for t in a.targets)]
    return [value for value in named if isinstance(value, ast.JoinedStr | ast.Constant)] or [node]


def test_a_problem_that_has_a_name_is_found() -> None:
    assert {"the article has letters that no encoding explains: save the page again as UTF-8"} <= set(problems())


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "X" for v in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "X"


@pytest.mark.parametrize("problem", sorted(set(problems()) - PASSED_ON))
def test_every_problem_of_intake_is_said_in_french(problem: str) -> None:
    assert told(problem, "fr") != problem
    assert told(problem, "en") == problem


GONE = "its file was deleted, moved or replaced while it was open: put it back, or start the program again"


@pytest.mark.parametrize("problem", [*_SQLITE.values(), GONE])
def test_what_stops_a_store_is_said_in_french(problem: str) -> None:
    assert told(f"news.db: {problem}", "fr").startswith("news.db: ")
    assert told(f"news.db: {problem}", "fr") != f"news.db: {problem}"


def test_what_changes_stands_in_the_french_sentence() -> None:
    assert told("is over 20 MB: split it, or extract the article first", "fr").startswith("dépasse 20 Mo")
    assert told("dep.pdf: holds no words, only signs: give a source with text", "fr").startswith("dep.pdf: ne contient aucun mot")


def test_a_problem_that_nobody_put_into_french_stays_as_it_is() -> None:
    assert told("fell off the table", "fr") == "fell off the table"


@pytest.mark.parametrize(
    ("fault", "french"),
    [
        ("Name or service not known", "ce nom n'existe pas"),
        ("Connection refused", "la connexion est refusée"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed", "son certificat n'est pas valable"),
        ("something that nobody has seen yet", "erreur du réseau"),
    ],
)
def test_what_the_network_did_is_said_in_french_too(fault: str, french: str) -> None:
    english = f"https://tolma.example/port: cannot be fetched ({fault}): check the address and the network"
    assert told(english, "en") == english
    assert told(english, "fr") == (
        f"https://tolma.example/port: n'a pas pu être chargé ({french}) : vérifiez l'adresse et le réseau"
    )


def test_no_number_of_an_error_stands_in_a_sentence() -> None:
    assert fault(OSError(-2, "Name or service not known")) == "Name or service not known"
    assert fault(OSError("no answer")) == "no answer"


def test_what_a_parser_says_in_english_is_left_out_of_a_french_sentence() -> None:
    assert told("un.jsonl:2: is not JSON (Expecting value, character 1): correct the line", "fr") == (
        "un.jsonl:2: n'est pas du JSON (signe 1) : corrigez la ligne"
    )
