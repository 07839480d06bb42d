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


def test_a_story_is_changed_at_once_and_keeps_its_id(store: Store) -> None:
    store.add(make_flood())
    store.add(make_raid())
    first = store.keep_story("La digue", ["digue.txt"])
    changed = store.change_story(first.id, name=" La rafle ", add=["raid.txt"], remove=["digue.txt", "gone"])
    assert (changed.id, changed.name, changed.articles) == (first.id, "La rafle", ("raid.txt",))
    assert store.story(first.id) == changed


def test_the_old_name_of_a_story_makes_another_one(store: Store) -> None:
    first = store.keep_story("La digue", [])
    store.change_story(first.id, name="La crue")
    again = store.keep_story("La digue", [])
    assert again.id != first.id
    assert [story.name for story in store.stories] == ["La crue", "La digue"]


def test_a_story_does_not_take_the_name_of_another(store: Store) -> None:
    first, other = store.keep_story("La digue", []), store.keep_story("La crue", [])
    with pytest.raises(UsageError, match="there is another story 'La crue'"):
        store.change_story(first.id, name=other.name)
    assert store.change_story(other.id, name="La crue") == other


def test_a_change_that_fails_changes_nothing(store: Store) -> None:
    first = store.keep_story("La digue", [])
    with pytest.raises(UsageError, match="no article 'gone'"):
        store.change_story(first.id, name="La crue", add=["gone"])
    assert store.stories == [first]


def test_a_story_is_forgotten_and_its_articles_stay(store: Store) -> None:
    store.add(make_flood())
    first = store.keep_story("La digue", ["digue.txt"])
    assert store.drop_story(first.id) == first
    assert (store.stories, store.count()) == ([], 1)
    with pytest.raises(UsageError, match="there is no story"):
        store.drop_story(first.id)
