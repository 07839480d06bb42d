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

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


class Passage:
    """Answers for one text; made once, each word looked up once."""

    def __init__(self, ctx: Context, words: EventWords) -> None:
        self._tokens = tokens = ctx.tokens
        nominal = [pos in _NOMINAL for pos in tokens.pos]
        acting = {word for word in {*tokens.low, *tokens.lemma} if _public(ctx.language, word)}
        self._acting = [
            lemma in words.of_politics or low in words.of_politics or (noun and (low in acting or lemma in acting))
            for low, lemma, noun in zip(tokens.low, tokens.lemma, nominal, strict=True)
        ]
        states = {word for word in set(tokens.low) if _names_state(ctx.language, word)}
        named = (noun and low in states for low, noun in zip(tokens.low, nominal, strict=True))
        self._hits = [acts or names for acts, names in zip(self._acting, named, strict=True)]
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


def _names_state(language: Language, low: str) -> bool:
    return low in language.countries or low in language.demonyms or low in language.capitals


def _public(language: Language, word: str) -> bool:
    title, named = language.titles.get(word), language.named.get(word)
    sectors = (title.sector if title else None, language.bodies.get(word), named.sector if named else None)
    return any(sector in PUBLIC for sector in sectors)
