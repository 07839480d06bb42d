"""The faster layers give what the model's own layers give."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.language import load
from selon.parse import word_vectors
from selon.parse.model import load_model
from selon.parse.quick import Remembered, quicken
from selon.parse.quick_names import quicken_names
from selon.parse.quick_words import quicken_words

MODEL = "fr_core_news_md"
ARTICLE = (
    "Le président de la région Auvernoise, Jean-Marc Le Tellec, a rencontré à Port-Sablon Mme Ana Ruiz y Costa et les délégués "
    "de la Confédération générale des bateliers. « Paris  n'a rien promis », a dit M. de Kerstrat\tà l'agence Vox."
)
TEXTS = [
    ARTICLE,
    "La préfète Lina Garrec a indiqué mardi que la route de Vaubret rouvrirait « dès lundi ».",
    "Selon la mairie, 1 200 foyers restent privés d'eau ; l'hôpital aurait été évacué.",
    "Rien n'est décidé.",
    "Ô 😀 \u2014  'tkl0x",
    "",
]  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> Any:
    import spacy

    return spacy.load(MODEL)


def rows(doc: Any) -> list[tuple[str, ...]]:
    return [(t.pos_, t.dep_, str(t.head.i), t.lemma_, t.ent_iob_, t.ent_type_, str(t.morph)) for t in doc]


def test_vectors_and_annotations_are_those_of_the_model(plain: Any) -> None:
    for told, found in zip(plain.pipe(TEXTS), load_model(MODEL).pipe(TEXTS), strict=True):
        assert rows(found) == rows(told)
        assert np.allclose(found.tensor, told.tensor, atol=1e-4)


def test_a_text_has_the_same_vectors_whatever_stands_beside_it() -> None:
    nlp = load_model(MODEL)
    together = [doc.tensor for doc in nlp.pipe(TEXTS, batch_size=len(TEXTS))]
    for text, tensor in zip(TEXTS, together, strict=True):
        assert np.allclose(nlp(text).tensor, tensor, atol=1e-4)


def test_more_words_than_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = load_model(MODEL)
    whole = [doc.tensor for doc in nlp.pipe(TEXTS)]
    monkeypatch.setattr(word_vectors, "_MOST", 10)
    for doc, tensor in zip(nlp.pipe(TEXTS, batch_size=1), whole, strict=True):
        assert np.allclose(doc.tensor, tensor, atol=1e-4)


def test_what_is_remembered_begins_anew_when_it_is_full() -> None:
    remembered = Remembered(2)
    for word in ("quai", "port", "digue"):
        remembered[word] = [word]
    assert remembered == {"digue": ["digue"]}


def test_a_model_of_another_shape_stays_as_it_is() -> None:
    import spacy

    nlp = spacy.blank("fr")
    wider = {"width": 32, "depth": 2, "embed_size": 100, "window_size": 2, "maxout_pieces": 3}
    tok2vec = {"@architectures": "spacy.HashEmbedCNN.v2", "subword_features": True, "pretrained_vectors": None} | wider
    nlp.add_pipe("tagger", config={"model": {"tok2vec": tok2vec}})
    before = [node.name for node in nlp.get_pipe("tagger").model.walk()]
    quicken(nlp)
    assert [node.name for node in nlp.get_pipe("tagger").model.walk()] == before


def test_names_of_one_and_of_several_words_are_those_of_the_model(plain: Any) -> None:
    for batch in (1, 2, len(TEXTS)):
        found = [[(e.text, e.label_) for e in doc.ents] for doc in load_model(MODEL).pipe(TEXTS, batch_size=batch)]
        assert found == [[(e.text, e.label_) for e in doc.ents] for doc in plain.pipe(TEXTS)]
    assert any(" " in text for text, _ in found[0])
    assert any(" " not in text for text, _ in found[0])


def test_a_name_ends_where_its_sentence_is_cut(plain: Any) -> None:
    docs = [nlp.make_doc("M. Jean-Marc Le Tellec Ana Ruiz") for nlp in (plain, load_model(MODEL))]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i in (0, 4)
    told, found = plain(docs[0]), load_model(MODEL)(docs[1])
    assert [(e.start, e.end, e.label_) for e in found.ents] == [(e.start, e.end, e.label_) for e in told.ents]
    assert not any(e.start < 4 < e.end for e in found.ents)


def test_names_of_another_shape_stay_as_they_are() -> None:
    import spacy

    nlp = spacy.blank("fr")
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "use_upper": False}
    tok2vec = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 32, "depth": 1, "embed_size": 100, "window_size": 1,
               "maxout_pieces": 2, "subword_features": True, "pretrained_vectors": None}  # fmt: skip
    shape = {"extra_state_tokens": False, "hidden_width": 16, "maxout_pieces": 2, "tok2vec": tok2vec}
    own = nlp.add_pipe("ner", config={"model": model | shape})
    quicken_names(nlp)
    assert nlp.get_pipe("ner") is own


WORDS = ["sous-préfet", "Saint-Pierre-et-Miquelon", "entr'aide", "l'Élysée", "états-unis", "rendez-vous", "porte-parole-là", "x"]


@given(st.lists(st.sampled_from(WORDS) | st.text("abcdeéE-–'’.1", min_size=1, max_size=12), max_size=6))
def test_words_are_cut_as_the_model_cuts_them(plain: Any, words: list[str]) -> None:
    text = " ".join(words)
    marks = load("fr").whole_word_marks
    assert [t.text for t in load_model(MODEL, marks=marks).make_doc(text)] == [t.text for t in plain.make_doc(text)]


def test_every_alternative_of_the_whole_words_asks_for_a_mark(plain: Any) -> None:
    """So a model whose pattern grew other words is found here, not by a reader."""
    alternatives = plain.tokenizer.token_match.__self__.pattern.split("|(?:^")
    letters_and_options = re.compile(r"\[[^\]]{40,}\]|\(\?:l\[..\]\)\?")
    marks = load("fr").whole_word_marks
    assert len(alternatives) > 200
    assert [one for one in alternatives if marks.isdisjoint(letters_and_options.sub("", one))] == []


def test_without_marks_every_word_is_asked_about() -> None:
    import spacy

    nlp = spacy.load(MODEL)
    own = nlp.tokenizer.token_match
    quicken_words(nlp, frozenset())
    assert nlp.tokenizer.token_match is own


def test_training_is_refused() -> None:
    _, backprop = load_model(MODEL).get_pipe("tok2vec").model([], is_train=True)
    with pytest.raises(NotImplementedError, match=r"spacy\.load"):
        backprop([])
