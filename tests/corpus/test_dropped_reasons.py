"""Every reason for which something is not taken stands in the documentation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import selon
from selon.errors import IntakeError
from selon.intake.warc import _PROBLEMS

PACKAGE = Path(selon.__file__).parent
PAGE = (PACKAGE.parent / "docs" / "corpora-inputs.md").read_text(encoding="utf-8")


def codes() -> Iterator[str]:
    """The code of every error that a way in raises."""
    for room in ("intake", "corpus"):
        for file in (PACKAGE / room).glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "IntakeError":
                    yield from (str(k.value.value) for k in node.keywords if isinstance(k.value, ast.Constant))
    yield from _PROBLEMS
    yield IntakeError("", "").code


@pytest.mark.parametrize("code", sorted(set(codes())))
def test_a_reason_is_explained(code):
    assert f"`{code}`" in PAGE.split("## What is not taken")[1]
