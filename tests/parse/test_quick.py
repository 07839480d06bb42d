"""The faster layers give what the model's own layers give."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from selon.parse import word_vectors
from selon.parse.model import load_model
from selon.parse.quick import quicken

MODEL = "fr_core_news_md"
TEXTS = [
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


def rows(doc: Any) -> list[tuple[str, str, int, str, str, str]]:
    return [(t.pos_, t.dep_, t.head.i, t.lemma_, t.ent_type_, str(t.morph)) for t in doc]


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


def test_a_model_of_another_shape_stays_as_it_is() -> None:
    import spacy

    nlp = spacy.blank("fr")
    wider = {"width": 32, "depth": 2, "embed_size": 100, "window_size": 2, "maxout_pieces": 3}
    tok2vec = {"@architectures": "spacy.HashEmbedCNN.v2", "subword_features": True, "pretrained_vectors": None} | wider
    nlp.add_pipe("tagger", config={"model": {"tok2vec": tok2vec}})
    before = [node.name for node in nlp.get_pipe("tagger").model.walk()]
    quicken(nlp)
    assert [node.name for node in nlp.get_pipe("tagger").model.walk()] == before


def test_training_is_refused() -> None:
    _, backprop = load_model(MODEL).get_pipe("tok2vec").model([], is_train=True)
    with pytest.raises(NotImplementedError, match=r"spacy\.load"):
        backprop([])
