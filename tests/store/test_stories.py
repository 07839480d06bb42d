"""Selections that a person keeps."""

from __future__ import annotations

import pytest
from factories import make_flood, make_raid

from selon.errors import UsageError
from selon.store import Store


def test_a_story_is_kept_and_replaced(store: Store) -> None:
    store.add(make_flood())
    store.add(make_raid())
    first = store.keep_story(" La digue ", ["digue.txt", "raid.txt", "digue.txt"])
    assert (first.name, first.articles) == ("La digue", ("digue.txt", "raid.txt"))
    second = store.keep_story("La digue", ["digue.txt"])
    other = store.keep_story("A revoir", [])
    assert second.id == first.id
    assert store.stories == [other, second]


@pytest.mark.parametrize(("name", "articles", "problem"), [(" ", [], "needs a name"), ("x", ["gone"], "no article 'gone'")])
def test_a_story_that_makes_no_sense_is_refused(store: Store, name: str, articles: list[str], problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        store.keep_story(name, articles)
    assert store.stories == []
