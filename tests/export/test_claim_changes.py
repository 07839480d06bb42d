"""What is new between two looks at the claims of a store, a line a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dossier_factory import make_claim, make_dossier, make_mention, make_origin

from selon.claim_records import Claim, Does
from selon.export.claim_changes import changes

ARTICLE = make_dossier().articles[0]
GIST = "Une frappe a touché lundi\nle marché de Tolma"


def claim(*does: Does, origins: int = 1, outlets: int = 1) -> Claim:
    mentions = tuple(make_mention(ARTICLE, "Une frappe", "o1", does=d) for d in does)
    return make_claim("c-1", GIST, mentions, (make_origin("o1", "Ilse Varn", "person", ARTICLE.id),), distinct=origins,
                      outlets=outlets)  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (claim("asserts"), claim("asserts", "asserts", origins=2, outlets=2), "gained an origin, now 2"),
        (claim("asserts"), claim("asserts", "asserts", origins=3, outlets=3), "gained 2 origins, now 3"),
        (claim("asserts"), claim("asserts", "asserts", outlets=2), "repeated by one outlet more, still 1 distinct"),
        (claim("asserts"), claim("asserts", "asserts", outlets=4), "repeated by 3 outlets more, still 1 distinct"),
        (claim("asserts"), claim("asserts", "denies"), "gained a denial"),
        (claim("asserts", "denies"), claim("asserts", "denies", "denies"), "gained a denial"),
        (claim("asserts"), claim("asserts", "corrects", "withdraws"), "gained a correction, gained a withdrawal"),
        (claim("asserts"), claim("asserts", "doubts", "denies", origins=2), "gained an origin, now 2, gained a denial"),
        (None, claim("asserts", outlets=3, origins=2), "new, 3 outlets, 2 distinct origins"),
    ],
)
def test_what_a_claim_gained(before: Claim | None, after: Claim, told: str) -> None:
    assert list(changes([before] if before else [], [after])) == [f"c-1 « Une frappe a touché lundi le marché de Tolma »: {told}"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (claim("asserts"), claim("asserts")),
        (claim("asserts"), claim("asserts", "asserts")),
        (claim("asserts", "denies", origins=2, outlets=2), claim("asserts")),
        (None, claim("asserts")),
    ],
    ids=["the same", "the same outlet again", "less than before", "new, in one outlet"],
)
def test_what_is_no_news(before: Claim | None, after: Claim) -> None:
    assert list(changes([before] if before else [], [after])) == []


def test_claims_are_told_in_the_order_of_the_second_look() -> None:
    second = replace(claim("asserts", outlets=2), id="c-2")
    assert [line[:3] for line in changes([], [second, claim("asserts", outlets=2)])] == ["c-2", "c-1"]
