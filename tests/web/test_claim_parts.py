"""The parts of a claim card that records alone decide: the ledger over time, the digits of each person, the order of a tree."""

from __future__ import annotations

import pytest
from claims_desk import STRIKE, TOLL, claim_of
from dossier_factory import make_dossier, make_judgement

from selon.claim_records import Judgement
from selon.web.claims.digits import digits_given
from selon.web.claims.figures import FigureLine, drawings, ledger


def make_line(value: float, as_of: str | None, *, voice: str = "v1", high: float | None = None) -> FigureLine:
    """A number of dead that a voice gives."""
    return FigureLine(what="morts", value=value, high=high, words=f"{value} morts", voice=voice, voice_name=voice, article="a",
                      outlet="Le Fanal", lang="fr", published=None, as_of=as_of, claim=None)  # fmt: skip


def test_a_voice_is_joined_to_what_it_said_before() -> None:
    (drawing,) = drawings([make_line(5, "2024-01-01"), make_line(8, "2024-01-02", voice="v2"), make_line(10, "2024-01-03")])
    assert [(p.x_from, p.y_from is None) for p in drawing.points] == [(None, True), (None, True), (49.0, False)]
    assert [p.x for p in drawing.points] == [49.0, 77.2, 96.0]


def test_a_range_is_drawn_to_its_end() -> None:
    (drawing,) = drawings([make_line(5, "2024", high=10), make_line(2, "2024")])
    assert [(p.x, p.x_high) for p in drawing.points] == [(49.0, 96.0), (20.8, None)]


@pytest.mark.parametrize("value", [0.0, -3.0])
def test_nothing_at_all_is_drawn_at_the_left_end(value: float) -> None:
    (drawing,) = drawings([make_line(value, "2024"), make_line(value, "2025")])
    assert [p.x for p in drawing.points] == [2.0, 2.0]


def test_figures_of_articles_that_are_gone_are_left_out() -> None:
    toll = claim_of(make_dossier().claims, TOLL)
    assert ledger(toll, [], {}, {}) == []


def digit(id: str, value: str, who: str = "Ada") -> Judgement:
    made = make_judgement(id, "claim", STRIKE, "fix", value=value)
    return Judgement(id=id, target=made.target, action="fix", value=value, who=who, when=made.when, note=None)


@pytest.mark.parametrize(
    ("made", "given"),
    [
        ([digit("a", "credibility=2")], [("2", "Ada")]),
        ([digit("a", "credibility = 2 ")], [("2", "Ada")]),
        ([digit("a", "credibility.suggested=2")], [("2", "Ada")]),
        ([digit("a", "credibility=2"), digit("b", "credibility=5")], [("5", "Ada")]),
        ([digit("a", "credibility=2"), digit("b", "credibility=5", "Bo")], [("2", "Ada"), ("5", "Bo")]),
        ([digit("a", "credibility=9")], []),
        ([digit("a", "gist=2")], []),
        ([digit("a", "credibility=2"), make_judgement("b", "claim", STRIKE, "reject")], [("2", "Ada")]),
    ],
)
def test_each_person_has_a_digit_of_their_own(made: list[Judgement], given: list[tuple[str, str]]) -> None:
    assert sorted((g.digit, g.who) for g in digits_given(made)) == sorted(given)
