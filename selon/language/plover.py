"""PLOVER's event types: quad class, intensity, modes and CAMEO codes.

Source: openeventdata/PLOVER (manual of 2021), names, codes and scores only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a CAMEO code implies: a mode of its type, or None, and contexts."""

    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """One event type: its quad class, its score (-10 hostile … 10 friendly), the scores of its modes, its CAMEO codes."""

    quad: str
    score: float
    modes: Mapping[str, float | None]
    cameo: Mapping[str, Code]

    def intensity(self, mode: str | None) -> float:
        """The score of a mode, or of the type where the mode has none."""
        scored = self.modes.get(mode) if mode else None
        return self.score if scored is None else scored


@cache
def plover() -> Mapping[str, PloverType]:
    """The sixteen types by name."""
    text = resources.files("selon.language").joinpath("plover.yaml").read_text(encoding="utf8")
    types = yaml.safe_load(text)["types"]
    return {
        name: PloverType(
            quad=t["quad"],
            score=float(t["score"]),
            modes=t["modes"],
            cameo={code: Code(mode=c["mode"], contexts=tuple(c["contexts"])) for code, c in t["cameo"].items()},
        )
        for name, t in types.items()
    }
