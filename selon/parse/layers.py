"""The two layers that a Tok2Vec repeats, on plain numpy arrays (one row a token)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_LEAST = np.float32(1e-8)
"""What thinc adds to a variance, so that nothing is divided by zero."""


@dataclass(frozen=True, slots=True)
class Maxout:
    """Linear maps of which the highest counts (Goodfellow et al. 2013), then layer normalisation (Ba et al. 2016).

    The weights are `[inputs, pieces * width]`, one piece beside the other, so that the highest is found column by column.
    """

    weights: Floats
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: Any, norm: Any) -> Maxout:
        """The layers of these names of a thinc model."""
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        width, pieces, inputs = weights.shape
        beside = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T)
        return cls(beside, bias.T.reshape(-1), pieces, norm.get_param("G"), norm.get_param("b"))

    @property
    def width(self) -> int:
        """Numbers a row that comes out."""
        return len(self.scale)

    def __call__(self, x: Floats) -> Floats:
        """Rows of `inputs` numbers to rows of `width` numbers."""
        y = x @ self.weights
        y += self.bias
        pieces = [y[:, k * self.width : (k + 1) * self.width] for k in range(self.pieces)]
        best: Floats = pieces[0] if self.pieces == 1 else np.maximum(pieces[0], pieces[1])
        for piece in pieces[2:]:
            np.maximum(best, piece, out=best)
        best -= best.mean(axis=1, keepdims=True)
        best /= np.sqrt(np.einsum("ij,ij->i", best, best)[:, None] / np.float32(self.width) + _LEAST)
        best *= self.scale
        best += self.shift
        return best


def window(x: Floats) -> Floats:
    """Each row between the one before and the one behind it; zeros before the first and behind the last."""
    rows, width = x.shape
    out = np.zeros((rows, 3 * width), np.float32)
    out[1:, :width] = x[:-1]
    out[:, width : 2 * width] = x
    out[:-1, 2 * width :] = x[1:]
    return out
