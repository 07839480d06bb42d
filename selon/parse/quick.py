"""The layers of a spaCy model that give tokens their vectors, computed faster: the same numbers but for their last digits.

A `Tok2Vec` (spaCy's MultiHashEmbed.v2 and MaxoutWindowEncoder.v2) first gives each token a vector that depends on the word
alone, then lets it see its neighbours. The first half is kept by word here; the second is multiplied by numpy's BLAS,
which is more than twice as fast as the BLIS that thinc takes. A model of another shape is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from selon.parse.layers import Floats, Maxout, window
from selon.parse.word_vectors import WordVectors

_LEMMAS = "lemma_index"
_MOST_LEMMAS = 20_000
"""Words whose lemmas are remembered at most."""


def quicken(nlp: Any) -> None:
    """Give the components of a pipeline the faster layers, in place. It can no longer be trained."""
    from thinc.api import NumpyOps

    _index_lemmas(nlp)
    plain = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        nodes = list(model.walk()) if model is not None else []
        for node in nodes:
            node.ops = plain
        for node in nodes:
            if _is_known(node):
                _replace(component, node, Vectors(node, nlp.vocab))


def _index_lemmas(nlp: Any) -> None:
    """Make sets of the lists of lemmas that the lemmatizer looks for every new word in, and bound what it remembers."""
    if not nlp.has_pipe("lemmatizer"):
        return
    lemmatizer = nlp.get_pipe("lemmatizer")
    lemmatizer.cache = Remembered(_MOST_LEMMAS)
    if lemmatizer.lookups.has_table(_LEMMAS):
        table = lemmatizer.lookups.get_table(_LEMMAS)
        for pos, lemmas in list(table.items()):
            table[pos] = frozenset(lemmas)


class Remembered(dict[Any, Any]):
    """A dict that begins anew when it holds so many."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: Any, value: Any) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, value)


class Vectors:
    """What gives the tokens of Docs their vectors: an array `[tokens, width]` a Doc."""

    def __init__(self, tok2vec: Any, vocab: Any) -> None:
        self._words = WordVectors(tok2vec.get_ref("embed"), vocab)
        encode = _by_name(tok2vec.get_ref("encode"))
        self._layers = [Maxout.of(*pair) for pair in zip(encode["maxout"], encode["layernorm"], strict=True)]

    @property
    def width(self) -> int:
        """Numbers a vector."""
        return self._words.width

    def __call__(self, docs: Sequence[Any]) -> list[Floats]:
        """The vectors of Docs that were not parsed. Rows of zeros between them keep each from seeing the next."""
        if not docs:
            return []
        pad, ends = len(self._layers), np.cumsum([len(doc) for doc in docs])
        starts = ends - [len(doc) for doc in docs] + pad * np.arange(1, len(docs) + 1)
        places = [slice(start, start + len(doc)) for start, doc in zip(starts.tolist(), docs, strict=True)]
        x = np.zeros((places[-1].stop + pad, self.width), np.float32)
        for place, vectors in zip(places, np.split(self._words(docs), ends[:-1]), strict=True):
            x[place] = vectors
        for layer in self._layers:
            x += layer(window(x))
        return [x[place] for place in places]


def _is_known(node: Any) -> bool:
    """Whether a node is a Tok2Vec of the shape that is computed here."""
    if not (node.has_ref("embed") and node.has_ref("encode")):
        return False
    embed, encode = _by_name(node.get_ref("embed")), _by_name(node.get_ref("encode"))
    windows = [n.attrs["window_size"] for n in encode.get("expand_window", ())]
    hashed = all("column" in n.attrs for n in embed.get("hashembed", ()))
    return "hashembed" in embed and hashed and len(embed.get("maxout", ())) == 1 and windows == [1] * len(encode["maxout"])


def _by_name(model: Any) -> dict[str, list[Any]]:
    """The layers of a model by their names, in order."""
    found: dict[str, list[Any]] = {}
    for node in model.walk():
        found.setdefault(node.name, []).append(node)
    return found


def _replace(component: Any, old: Any, vectors: Vectors) -> None:
    from thinc.api import Model

    def forward(_: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Floats], Any]:
        return vectors(docs), _untrained

    new: Any = Model("quick_tok2vec", forward, dims={"nO": vectors.width}, ops=old.ops)
    if component.model is old:
        component.model = new
    else:
        component.model.replace_node(old, new)


def _untrained(*_: object) -> None:
    raise NotImplementedError("a quickened pipeline cannot be trained: load the model anew with spacy.load")
