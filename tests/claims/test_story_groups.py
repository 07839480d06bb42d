"""Which articles tell of one story: those that share names within a month."""

from __future__ import annotations

import pytest
from claim_factory import gatherer
from factories import make_article
from hypothesis import given
from hypothesis import strategies as st

from selon.claims.stories import stories

ATTACK = "Des hommes armés ont attaqué un poste près de Tessara, dans le district de Bolo, a dit Awa Lenoir."
AGAIN = "Le poste de Tessara attaqué : Awa Lenoir se rend dans le district de Bolo."
OTHER = "Des hommes armés ont attaqué un poste près de Bodara, dans la région du Kandar, a dit Ilse Varn."


def told(*articles: tuple[str, str | None]) -> list[list[int]]:
    names = [gatherer().names(make_article(text)) for text, _ in articles]
    return stories(names, [day for _, day in articles])


@pytest.mark.parametrize(
    ("articles", "found"),
    [
        ([(ATTACK, "2024-03-04"), (AGAIN, "2024-03-05")], [[0, 1]]),
        ([(ATTACK, "2024-03-04"), (OTHER, "2024-03-05")], [[0], [1]]),
        ([(ATTACK, "2024-03-04"), (OTHER, "2024-03-05"), (AGAIN, "2024-03-06")], [[0, 2], [1]]),
        ([(ATTACK, "2024-03-01"), (AGAIN, "2024-04-01T23:00+02:00")], [[0, 1]]),
        ([(ATTACK, "2024-03-01"), (AGAIN, "2024-04-02")], [[0], [1]]),
        ([(ATTACK, None), (AGAIN, "2024-04-02")], [[0, 1]]),
        ([("", None), ("", None)], [[0], [1]]),
        ([], []),
    ],
    ids=["same names", "another event of the same kind", "beside it", "a month", "over a month", "no date", "no names", "none"],
)
def test_stories(articles: list[tuple[str, str | None]], found: list[list[int]]) -> None:
    assert told(*articles) == found


@given(st.lists(st.dictionaries(st.sampled_from(["tessara", "bolo", "lenoir", "kandar", "varn"]), st.integers(1, 9))))
def test_every_article_is_in_one_story(articles: list[dict[str, int]]) -> None:
    found = stories(articles, [None] * len(articles))
    assert sorted(k for members in found for k in members) == list(range(len(articles)))
    assert found == sorted(found)
