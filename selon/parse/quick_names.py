"""Named entities by the weights of a spaCy model, found as its own component finds them but faster.

The component reads a text token by token (BILUO: begin, in, last, unit, out). Outside a name, what it decides depends on the
token alone: that is worked out for all tokens of a batch at once here, and only names of several words go token by token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.language import Language as Pipeline

from selon.parse.layers import Floats

_FACTORY = "selon_names"
_FEATURES = 3
"""The token, the first token of the open name, and the token before."""


def quicken_names(nlp: Any) -> None:
    """Put the faster component in the place of a pipeline's own, in place, where that is of the shape that is known."""
    for name, component in list(nlp.pipeline):
        if getattr(component, "is_trainable", False) and nlp.get_pipe_meta(name).factory == "ner" and _is_known(component):
            nlp.add_pipe(_FACTORY, before=name, config={"of": name})
            nlp.remove_pipe(name)
            nlp.rename_pipe(_FACTORY, name)


@Pipeline.factory(  # type: ignore[untyped-decorator]
    _FACTORY, default_config={"of": "ner"}, assigns=["doc.ents", "token.ent_iob", "token.ent_type"]
)
def make_names(nlp: Pipeline, name: str, of: str) -> Names:
    """The faster component for the one of the name `of`, whose place it takes."""
    return Names(nlp.get_pipe(of))


class Names:
    """Finds the names of Docs whose sentences are cut."""

    def __init__(self, component: Any) -> None:
        self._vectors, lower, upper = component.model.layers
        weights = lower.get_param("W")  # [features, hidden, pieces, inputs]
        features, hidden, pieces, inputs = weights.shape
        beside = weights.transpose(0, 2, 1, 3).reshape(features, pieces * hidden, inputs)  # one piece beside the other
        self._token, self._first, self._before = (np.ascontiguousarray(w.T) for w in beside)
        self._bias = lower.get_param("b").T.reshape(-1)
        pads = lower.get_param("pad").reshape(features, hidden, pieces).transpose(0, 2, 1).reshape(features, -1)
        self._outside = self._bias + pads[1] + pads[2]
        self._pieces = pieces
        self._upper, self._shift = upper.get_param("W").T.copy(), upper.get_param("b")
        moves = component.moves
        self._moves = [moves.get_class_name(k) for k in range(moves.n_moves)]
        self._column = {move: k for k, move in enumerate(self._moves)}
        self._begins, self._units = (self._columns(action) for action in "BU")
        self._never = [k for k, move in enumerate(self._moves) if move != "O" and k not in {*self._begins, *self._units}]

    def __call__(self, doc: Any) -> Any:
        """The Doc, its names set."""
        self._set([doc])
        return doc

    def pipe(self, docs: Iterable[Any], *, batch_size: int = 16) -> Iterator[Any]:
        """The Docs in order, their names set."""
        from spacy.util import minibatch

        for batch in minibatch(docs, batch_size):
            self._set(batch)
            yield from batch

    def _columns(self, action: str) -> list[int]:
        return [k for k, move in enumerate(self._moves) if move.startswith(f"{action}-") and len(move) > len("B-")]

    def _set(self, docs: Sequence[Any]) -> None:
        from spacy.tokens import Span

        if not any(len(doc) for doc in docs):
            return
        found = self._names(self._vectors.predict(docs), *_edges(docs))
        start = 0
        for doc in docs:
            inside = [(s - start, e - start, label) for s, e, label in found if start <= s < start + len(doc)]
            doc.set_ents([Span(doc, s, e, label=label) for s, e, label in inside], default="outside")
            start += len(doc)

    def _names(self, vectors: Floats, space: Any, last: Any) -> list[tuple[int, int, str]]:
        """First token, end and label of each name; `space` tells of each token whether it is white space, `last` whether
        its sentence ends with it."""
        own = vectors @ self._token
        scores = self._hidden(own + self._outside) @ self._upper + self._shift
        scores[:, self._never] = -np.inf
        scores[np.ix_(last, self._begins)] = -np.inf
        scores[np.ix_(space, self._begins + self._units)] = -np.inf
        best = scores.argmax(axis=1)
        found, end = list[tuple[int, int, str]](), 0
        for k in np.flatnonzero(best != self._column["O"]).tolist():
            if k < end:
                continue
            action, _, label = self._moves[best[k]].partition("-")
            end = k + 1 if action == "U" else self._end(k, label, vectors, own, last)
            found.append((k, end, label))
        return found

    def _end(self, first: int, label: str, vectors: Floats, own: Floats, last: Any) -> int:
        """The end of a name of several words."""
        inside, ending = self._column[f"I-{label}"], self._column[f"L-{label}"]
        opened, k = vectors[first] @ self._first + self._bias, first + 1
        while not last[k]:
            scores = self._hidden(own[k] + opened + vectors[k - 1] @ self._before) @ self._upper[:, (inside, ending)]
            goes_on, ends = (scores + self._shift[[inside, ending]]).tolist()
            if ends > goes_on or (ends == goes_on and ending < inside):
                break
            k += 1
        return k + 1

    def _hidden(self, sums: Floats) -> Floats:
        """The highest of the pieces of each hidden number."""
        best, *others = np.split(sums, self._pieces, axis=-1)
        for other in others:
            best = np.maximum(best, other)
        return best


def _edges(docs: Sequence[Any]) -> tuple[Any, Any]:
    """Of each token of Docs, one below the other: whether it is white space, and whether it ends its sentence."""
    columns = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs])
    starts = columns[:, 1] == 1
    starts[np.cumsum([0, *(len(doc) for doc in docs[:-1])])[[k for k, doc in enumerate(docs) if len(doc)]]] = True
    return columns[:, 0] != 0, np.append(starts[1:], True)


def _is_known(component: Any) -> bool:
    """Whether a component is of the shape that is read here: three features, one hidden layer, no unseen classes."""
    model = component.model
    if len(model.layers) != _FEATURES or not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
        return False
    return bool(model.layers[1].has_dim("nF") and model.layers[1].get_dim("nF") == _FEATURES)
