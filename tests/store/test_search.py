"""What a search finds, the same on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import TEXT, make_article, make_flood, make_statement, make_voice

from selon.errors import UsageError
from selon.store import Store

FERRY = "Le cœur du port est fermé. La maire de Tolma a promis l'eau courante avant l'été."


def ids(store: Store, words: str | list[str]) -> list[str]:
    return [hit.article.id for hit in store.search(words)]


@pytest.fixture(autouse=True)
def _newsroom(store: Store) -> None:
    store.add(make_flood())
    store.add(make_article(FERRY, id="port.txt", published="2024-06-05"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("été", ["port.txt", "digue.txt"]),
        ("ETE", ["port.txt", "digue.txt"]),
        ("e\u0301te\u0301", ["port.txt", "digue.txt"]),
        ("coeur", ["port.txt"]),
        ("CŒUR port", ["port.txt"]),
        ("l'eau courante", ["port.txt"]),
        ("l’eau", ["port.txt", "digue.txt"]),
        ("été prévenue", ["digue.txt"]),
        ('"été prévenue"', ["digue.txt"]),
        ("« prévenue été »", []),
        ("prom*", ["port.txt", "digue.txt"]),
        ('"a prom*"', ["port.txt", "digue.txt"]),
        ("prom", []),
        ("navire", []),
        ("NOT port OR digue", []),
        ("port)'; --", ["port.txt"]),
        (["la maire", "port"], ["port.txt"]),
        (["port la"], []),
        (["la crue", "Fanal"], ["digue.txt"]),
    ],
)
def test_words_find_articles_published_last_first(store: Store, words: str | list[str], found: list[str]) -> None:
    assert ids(store, words) == found


def test_a_word_of_the_headline_counts(store: Store) -> None:
    (hit,) = store.search("aurait été prévenue")
    assert [(span.text, span.field) for span in hit.words][:3] == [
        ("aurait", "title"), ("été", "title"), ("prévenue", "title"),
    ]  # fmt: skip


def test_no_phrase_goes_from_the_headline_into_the_text(store: Store) -> None:
    assert ids(store, '"prévenue la ministre"') == []


def test_the_places_of_the_words_are_exact(store: Store) -> None:
    (hit,) = store.search('"la crue" ingénieur')
    assert [span.text for span in hit.words] == ["ingénieur", "la crue"]
    assert all(TEXT[span.start : span.end] == span.text for span in hit.words)


def test_the_statements_that_hold_all_words_are_named(store: Store) -> None:
    (hit,) = store.search("crue ingénieur")
    assert [statement.id for statement in hit.statements] == ["s5"]
    (hit,) = store.search("crue argoat")
    assert hit.statements == ()


def test_the_name_of_a_voice_counts(store: Store) -> None:
    (hit,) = store.search("rapport argoat")
    assert [statement.id for statement in hit.statements] == ["s2"]


def test_no_more_than_the_limit(store: Store) -> None:
    assert [hit.article.id for hit in store.search("été", limit=1)] == ["port.txt"]


def test_a_version_that_was_replaced_is_not_found(store: Store) -> None:
    store.add(make_article(FERRY.replace("fermé", "ouvert"), id="port.txt"))
    assert ids(store, "port ferme") == []
    assert ids(store, "port ouvert") != []


def test_undated_articles_come_last(store: Store) -> None:
    store.add(make_article("Le cœur de la ville est désert.", id="ville.txt"))
    assert ids(store, "coeur") == ["port.txt", "ville.txt"]


@pytest.mark.parametrize("words", ["", "  ", "« »", "* - !", []])
def test_a_search_without_words_is_refused(store: Store, words: str | list[str]) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        store.search(words)


def test_an_article_of_many_different_words_is_found(store: Store) -> None:
    words = " ".join(f"mot{number}" for number in range(150_000))
    store.add(make_article(words, id="long.txt"))
    assert ids(store, "mot7 mot65000") == ["long.txt"]


def test_a_word_without_end_is_kept(store: Store) -> None:
    store.add(make_article(f"Le mot {'a' * 5000} ne finit pas.", id="sans-fin.txt"))
    assert ids(store, "finit") == ["sans-fin.txt"]
    assert ids(store, "a" * 5000) == ["sans-fin.txt"]


def test_a_voice_of_several_words(store: Store) -> None:
    text = "« Nous partons », a dit Ana Ruiz."
    said = make_statement(text, "Nous partons", voice=make_voice("Ana Ruiz"), cue="a dit", source="Ana Ruiz")
    store.add(replace(make_article(text, said, id="depart.txt")))
    assert [hit.statements for hit in store.search('"ana ruiz" partons')] == [(said,)]
