"""Which passages become one claim, given what is decided pair by pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.claims.decide import Decision
from selon.claims.group import group

Odds = dict[tuple[int, int], float]
SURE, CLOSE, FAR = 6.0, -0.5, -9.0


def decided(odds: Odds) -> dict[tuple[int, int], Decision]:
    return {pair: Decision(o, o, "both say pont") for pair, o in odds.items()}


def members(count: int, odds: Odds) -> list[list[int]]:
    return group([True] * count, decided(odds)).members


@pytest.mark.parametrize(
    ("odds", "found"),
    [
        ({(0, 1): SURE, (0, 2): FAR, (1, 2): FAR}, [[0, 1], [2]]),
        ({(0, 1): SURE, (0, 2): SURE, (1, 2): SURE}, [[0, 1, 2]]),
        ({}, [[0], [1], [2]]),
        ({(1, 2): SURE}, [[0], [1, 2]]),
    ],
)
def test_groups_stand_in_the_order_of_their_first_passage(odds: Odds, found: list[list[int]]) -> None:
    assert members(3, odds) == found


def test_a_strong_link_does_not_chain_what_the_rest_keeps_apart() -> None:
    two_events = {(0, 1): SURE, (2, 3): SURE, (1, 2): 1.0, (0, 2): FAR, (0, 3): FAR, (1, 3): FAR}
    assert members(4, two_events) == [[0, 1], [2, 3]]
    assert members(4, two_events | {(0, 2): 1.0, (0, 3): 1.0, (1, 3): 1.0}) == [[0, 1, 2, 3]]


def test_what_is_nearly_close_enough_is_left_to_a_person() -> None:
    found = group([True, True], decided({(0, 1): -1.0}))
    assert found.members == [[0], [1]]
    assert [(d.a, d.b, d.why) for d in found.doubts] == [(0, 1, "both say pont")]
    assert 0.4 < found.doubts[0].score < 0.5, "less likely than not"
    assert group([True, True], decided({(0, 1): FAR})).doubts == []


def test_a_passage_that_tells_nothing_joins_what_it_repeats_most_clearly_and_founds_nothing() -> None:
    alike = decided({(0, 1): 2.0, (1, 2): SURE, (0, 2): FAR})
    assert group([True, False, True], alike).members == [[0], [1, 2]], "and brings the two together no more"
    assert group([True, False, True], decided({(0, 1): CLOSE})).members == [[0], [2]]
    assert group([False, False], decided({(0, 1): SURE})).members == []


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[bool], Odds]:
    telling = draw(st.lists(st.booleans(), max_size=9))
    pairs = [(a, b) for b in range(len(telling)) for a in range(b)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return telling, {pair: draw(st.floats(-15, 8)) for pair in chosen}


@given(cases())
def test_each_telling_passage_is_in_one_group_and_no_other_founds_one(case: tuple[list[bool], Odds]) -> None:
    telling, odds = case
    found = group(telling, decided(odds)).members
    all_ = [k for group_ in found for k in group_]
    assert len(all_) == len(set(all_))
    assert {k for k, tells in enumerate(telling) if tells} <= set(all_)
    assert all(any(telling[k] for k in group_) for group_ in found)
    assert found == sorted(map(sorted, found))


@given(cases(), st.randoms())
def test_the_order_of_the_decisions_changes_nothing(case: tuple[list[bool], Odds], random: object) -> None:
    telling, odds = case
    shuffled = list(odds.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = group(telling, decided(odds)), group(telling, decided(dict(shuffled)))
    assert first.members == second.members
    assert [(d.a, d.b) for d in first.doubts] == [(d.a, d.b) for d in second.doubts]
