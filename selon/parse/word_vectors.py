"""The vectors that a model gives words before it looks at their neighbours, kept by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from selon.parse.layers import Floats, Maxout

Keys = npt.NDArray[np.uint64]

_MOST = 20_000
"""Words that are kept at most, some 8 MB; then it begins anew, which costs next to nothing: most are met once."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""Multiplicative hashing (Knuth, TAOCP 6.4): the attributes of a word, hashes of 64 bits, become one key."""
_WORD = "ORTH"


class WordVectors:
    """The embedding of a Tok2Vec (MultiHashEmbed.v2): hashed attributes and static vectors, mixed."""

    def __init__(self, embed: Any, vocab: Any) -> None:
        nodes = list(embed.walk())
        named = {node.name: node for node in nodes}
        self._vocab, self._ops = vocab, embed.ops
        self._attributes = [*named["extract_features"].attrs["columns"], _WORD]
        self._hashed = [n for n in nodes if n.name == "hashembed"]
        self._static = named.get("static_vectors")
        self._mix = Maxout.of(named["maxout"], named["layernorm"])
        self._rows: dict[int, int] = {}
        self._table: Floats = np.empty((0, self.width), np.float32)

    @property
    def width(self) -> int:
        """Numbers a vector."""
        return self._mix.width

    def __call__(self, docs: Sequence[Any]) -> Floats:
        """The vectors of all tokens of Docs, one below the other."""
        attributes: Keys = np.concatenate([doc.to_array(self._attributes) for doc in docs])
        keys, first, back = np.unique(_keys(attributes), return_index=True, return_inverse=True)
        words = keys.tolist()
        if len(self._rows) + len(words) > _MOST:
            self._rows.clear()
        new = [k for k, word in enumerate(words) if word not in self._rows]
        if new:
            self._keep([words[k] for k in new], self._made(attributes[first[new]]))
        found: Floats = self._table[np.array([self._rows[word] for word in words], dtype=np.intp)[back]]
        return found

    def _keep(self, words: list[int], vectors: Floats) -> None:
        begin, end = len(self._rows), len(self._rows) + len(words)
        if end > len(self._table):
            grown = np.empty((max(2 * begin, end), self.width), np.float32)
            grown[:begin] = self._table[:begin]
            self._table = grown
        self._table[begin:end] = vectors
        self._rows.update(zip(words, range(begin, end), strict=True))

    def _made(self, attributes: Keys) -> Floats:
        """The vectors of words, one a row of attributes, as the layers of the model compute them."""
        parts = [self._looked_up(node, attributes) for node in self._hashed]
        if self._static is not None:
            vectors = self._vocab.vectors
            rows = vectors.find(keys=attributes[:, -1])
            static = vectors.data[rows] @ self._static.get_param("W").T
            static[rows < 0] = 0
            parts.append(static)
        return self._mix(np.concatenate(parts, axis=1))

    def _looked_up(self, node: Any, attributes: Keys) -> Floats:
        """Hash embeddings (Svenstrup et al. 2017): the sum of the rows that an attribute's hashes name."""
        table = node.get_param("E")
        ids = np.ascontiguousarray(attributes[:, node.attrs["column"]])
        found: Floats = self._ops.gather_add(table, self._ops.hash(ids, node.attrs["seed"]) % table.shape[0])
        return found


def _keys(attributes: Keys) -> Keys:
    """One number a row of attributes."""
    keys = np.zeros(len(attributes), np.uint64)
    for column in attributes.T:
        keys *= _SPREAD
        keys ^= column
    return keys
