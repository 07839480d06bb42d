"""Whatever an article holds, it comes out of the store as it went in, and is found by each of its words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.intake import article_from_text
from selon.store import Store
from selon.store.folding import folded, words

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("store") / "news.db")
    else:
        place = request.getfixturevalue("server").database()
    with Store.open(place) as store:
        yield store


@settings(max_examples=60)
@given(text=TEXTS, title=st.none() | TEXTS, id=st.text(min_size=1, max_size=40))
def test_an_article_comes_out_as_it_went_in(kept: Store, text: str, title: str | None, id: str) -> None:
    article = article_from_text(text, id=id, title=title, outlet=id)
    outcome = kept.add(article)
    stored = kept.article(outcome.id)
    if outcome.outcome != "unchanged":
        assert (stored.text, stored.title) == (text, title)
    assert kept.add(article).outcome == "unchanged"
    for word in folded(text)[:3]:
        found = {hit.article.id for hit in kept.search(word, limit=100_000)}
        assert kept.add(article).id in found


@given(TEXTS)
def test_words_stand_where_they_say(text: str) -> None:
    for word in words(text):
        assert folded(text[word.start : word.end]) == [word.folded]
