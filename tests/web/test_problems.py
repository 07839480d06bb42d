"""Why a source cannot be read, in French: every problem that intake words is known."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import selon
from selon.store.faults import _SQLITE
from selon.web.problems import told

ROOM = Path(selon.__file__).parent / "intake"
PASSED_ON = {"X"}
"""A problem that another error words."""


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
