"""A sketch that is kept beside a part is the one that its article's words make."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selon.claims.copies import sketch_of
from selon.corpus.layout import Layout
from selon.corpus.sketches import read_sketches, write_sketches
from selon.intake.article import article_from_text

FLOOD = "La digue du Vaubret a cédé dans la nuit, et deux cents habitants ont été conduits au gymnase de Montclar."


@given(texts=st.lists(st.sampled_from([FLOOD, "Rien.", FLOOD.replace("deux", "trois")]) | st.text(min_size=1), max_size=5))
def test_sketches_come_back(tmp_path_factory, texts):
    layout = Layout(tmp_path_factory.mktemp("out"))
    layout.make()
    articles = [article_from_text(text or ".", id=str(n)) for n, text in enumerate(texts) if text.strip()]
    write_sketches(layout, "0", articles)
    kept = list(read_sketches(layout, "0"))
    assert [sketch and sketch.digest() for sketch in kept] == [
        own and own.digest() for own in (sketch_of(article.text) for article in articles)
    ]


def test_few_words_have_none(tmp_path):
    layout = Layout(tmp_path)
    layout.make()
    write_sketches(layout, "0", [article_from_text("Rien n'est décidé.", id="a"), article_from_text(FLOOD, id="b")])
    none, flood = read_sketches(layout, "0")
    assert none is None
    assert flood is not None
    assert flood.jaccard(sketch_of(FLOOD)) == 1
