"""Whether a passage is political: private crime, company deals and accidents are told in the same words.

Every token that names politics counts: a political word, a state, capital or demonym, an office or a body of a public sector.
"""

from __future__ import annotations

from selon.attribution.context import Context
from selon.language import Language
from selon.language.frames import EventWords

PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "SPY", "UAF", "PRM", "IGO", "LAB"})
"""PLOVER sectors of public actors: whoever acts for or against a state."""
_DENSE = 0.04
"""Share of political words in a text from which on all of it counts as political."""


class Passage:
    """Answers for one text; made once, each token looked at once."""

    def __init__(self, ctx: Context, words: EventWords) -> None:
        self._tokens = ctx.tokens
        self._acting = [_acts(ctx, words, k) for k in range(len(ctx.tokens))]
        self._hits = [acts or _names_state(ctx, k) for k, acts in enumerate(self._acting)]
        self.density = sum(self._hits) / max(1, len(self._hits))

    def acts(self, k: int) -> bool:
        """Whether token k names politics other than by a state or its people."""
        return self._acting[k]

    def political(self, k: int) -> bool:
        """Whether the text is political as a whole, or the sentence of token k is (the token itself aside)."""
        if self.density >= _DENSE:
            return True
        first, stop = self._tokens.bounds(k)
        return any(self._hits[j] for j in range(first, stop) if j != k)


def _acts(ctx: Context, words: EventWords, k: int) -> bool:
    tokens, language = ctx.tokens, ctx.language
    low, lemma = tokens.low[k], tokens.lemma[k]
    if lemma in words.of_politics or low in words.of_politics:
        return True
    return tokens.pos[k] in ("NOUN", "PROPN", "ADJ") and (_public(language, low) or _public(language, lemma))


def _names_state(ctx: Context, k: int) -> bool:
    low, language = ctx.tokens.low[k], ctx.language
    named = low in language.countries or low in language.demonyms or low in language.capitals
    return named and ctx.tokens.pos[k] in ("NOUN", "PROPN", "ADJ")


def _public(language: Language, word: str) -> bool:
    title, named = language.titles.get(word), language.named.get(word)
    sectors = (title.sector if title else None, language.bodies.get(word), named.sector if named else None)
    return any(sector in PUBLIC for sector in sectors)
