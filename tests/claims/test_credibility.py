"""The digit that the origins of a claim suggest, and the reason in words."""

from __future__ import annotations

from collections.abc import Container
from typing import get_args

import pytest

from selon.claim_records import Does, Origin, OriginKind
from selon.claims.credibility import credibility, standing_origins

Told = tuple[Does, OriginKind]


def digit(*told: Told, merely: Container[int] = (), firm: dict[int, bool] | None = None) -> tuple[str, str]:
    """The digit and its reason where each mention has an origin of its own."""
    does: list[Does] = [d for d, _ in told]
    of = list(range(len(told)))
    origins = [
        Origin(id=f"o{n}", name=f"voice {n}", kind=kind, first_article="a", via=("a",), why="one voice")
        for n, (_, kind) in enumerate(told)
    ]
    standing = standing_origins(does, of, merely, [(firm or {}).get(n, True) for n in of])
    found = credibility(does, of, standing, origins)
    return found.suggested, found.why


@pytest.mark.parametrize(
    ("told", "suggested", "why"),
    [
        ([("asserts", "person"), ("confirms", "state")], "1", "2 distinct origins, 2 of them first-hand and named, no denial"),
        ([("asserts", "person"), ("asserts", "anonymous")], "2", "2 distinct origins, no denial"),
        ([("asserts", "anonymous"), ("asserts", "anonymous")], "2", "2 distinct origins, no denial"),
        ([("asserts", "person")], "3", "1 distinct origin, however often it is repeated"),
        ([("asserts", "person"), ("asserts", "document"), ("denies", "state")], "3", "2 distinct origins, 1 against"),
        ([("asserts", "person"), ("denies", "state")], "4", "1 distinct origin, 1 against"),
        ([("asserts", "anonymous"), ("asserts", "anonymous"), ("doubts", "person")], "4", "2 distinct origins, 1 against"),
        ([("withdraws", "person")], "5", "1 distinct origin, and it was withdrawn"),
        ([("denies", "person"), ("denies", "state")], "6", "no origin stands behind it, 2 against"),
        ([("doubts", "person")], "6", "no origin stands behind it, 1 against"),
    ],
)
def test_the_digit_and_its_reason(told: list[Told], suggested: str, why: str) -> None:
    assert digit(*told) == (suggested, why)


def test_an_origin_that_asserts_and_denies_is_not_against() -> None:
    does: list[Does] = ["asserts", "denies"]
    origins = [Origin(id="o1", name="Lise Tanguy", kind="person", first_article="a", via=("a",), why="one voice")]
    assert credibility(does, [0, 0], standing_origins(does, [0, 0], (), [True, True]), origins).suggested == "3"


def test_who_merely_passes_on_does_not_stand_behind_it_unless_nobody_else_does() -> None:
    assert digit(("asserts", "person"), ("asserts", "organisation"), merely={1})[0] == "3"
    assert digit(("asserts", "organisation"), ("asserts", "organisation"), merely={0, 1})[0] == "3"


def test_what_only_stands_nearby_does_not_bear_it_out() -> None:
    assert digit(("asserts", "person"), ("asserts", "state"), firm={1: False})[0] == "3"


@pytest.mark.parametrize("kind", get_args(OriginKind))
def test_one_origin_is_never_better_than_3(kind: OriginKind) -> None:
    assert digit(("asserts", kind))[0] == "3"
