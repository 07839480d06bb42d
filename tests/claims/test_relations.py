"""How two figures of one thing stand to each other: by who gave them, and when."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from claim_factory import one
from factories import make_statement, make_voice

from selon.claims.decide import Decision
from selon.claims.passage import Passage
from selon.claims.relations import relations

MORNING, EVENING, SOON = "2024-03-04T08:00", "2024-03-04T20:00", "2024-03-04T09:00"
PREFECT = make_voice("Jeanne Morvan")
CLASH = "trois morts is not sept morts"


def said(content: str, published: str | None) -> Passage:
    text = f"Jeanne Morvan parle : {content}."
    told = make_statement(text, content, voice=PREFECT, source="Jeanne Morvan", cue="parle")
    return one(text, told, id=content, published=published)


def stand(first: tuple[str, str | None], second: tuple[str, str | None], *, one_voice: bool = False, clash: str = CLASH,
          other: bool = False) -> Iterator[tuple[int, str, str]]:  # fmt: skip
    """Which claim stands how to which one."""
    passages = [said(*first), said(*second)]
    decided = {(0, 1): Decision(-9.0, -9.0, "both say morts", clash, other)}
    speakers = ["v1", "v1" if one_voice else "v2"]
    for claim, found in relations(passages, [0, 1], speakers, decided, ["c-0", "c-1"]).items():
        for relation in found:
            yield claim, relation.type, relation.claim


DEAD, MORE = "le naufrage a fait 3 morts", "le naufrage a fait 7 morts"
MARCH, CROWD = "la marche a réuni 900 manifestants", "la marche a réuni 6 000 manifestants"


@pytest.mark.parametrize(
    ("first", "second", "one_voice", "types"),
    [
        ((DEAD, MORNING), (MORE, EVENING), False, ["updates"]),
        ((DEAD, MORNING), (MORE, SOON), False, ["contradicts"]),
        ((DEAD, "2024-03-04"), (MORE, "2024-03-05"), False, ["contradicts"]),
        ((DEAD, MORNING), (MORE, None), False, ["contradicts"]),
        ((MARCH, MORNING), (CROWD, EVENING), False, ["contradicts"]),
        ((MARCH, MORNING), (CROWD, EVENING), True, ["updates"]),
        ((DEAD, MORNING), (f"le bilan provisoire est corrigé, {MORE}", EVENING), True, ["corrects", "contradicts"]),
        ((DEAD, MORNING), (f"le bilan provisoire est corrigé, {MORE}", EVENING), False, ["contradicts"]),
    ],
    ids=["a toll later", "a toll soon", "no time of day", "no date", "no toll", "the same voice", "it corrects itself",
         "another corrects it"],
)  # fmt: skip
def test_two_figures(
    first: tuple[str, str | None], second: tuple[str, str | None], one_voice: bool, types: list[str]
) -> None:
    assert sorted(stand(first, second, one_voice=one_voice)) == sorted((1, type, "c-0") for type in types)


def test_the_later_claim_stands_to_the_earlier_one_whatever_their_order() -> None:
    assert list(stand((MORE, EVENING), (DEAD, MORNING))) == [(0, "updates", "c-1")]


def test_without_a_clash_or_of_two_events_nothing_stands_to_anything() -> None:
    assert list(stand((DEAD, MORNING), (MORE, EVENING), clash="")) == []
    assert list(stand((DEAD, MORNING), (MORE, EVENING), other=True)) == []


def test_what_is_in_one_claim_or_in_none_has_no_relation() -> None:
    passages = [said(DEAD, MORNING), said(MORE, EVENING)]
    decided = {(0, 1): Decision(-9.0, -9.0, "", CLASH)}
    assert relations(passages, [0, 0], ["v1", "v2"], decided, ["c-0"]) == {}
    assert relations(passages, [0, -1], ["v1", "v2"], decided, ["c-0"]) == {}


@pytest.mark.parametrize("published", ["2024-03-04T20:00+01:00", "2024-03-04T20:00"])
def test_times_with_and_without_a_zone_are_never_subtracted(published: str) -> None:
    found = list(stand((DEAD, "2024-03-04T08:00+01:00"), (MORE, published)))
    assert found == [(1, "updates" if "+" in published else "contradicts", "c-0")]
