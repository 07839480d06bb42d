"""Whether a passage is political: private crime, company deals and accidents are told in the same words.

Every token that names politics counts: a political word, a state, capital or demonym, an office or a body of a public sector.
"""

from __future__ import annotations

from functools import cached_property

from selon.language import Language
from selon.parse.tokens import Tokens

PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "SPY", "UAF", "PRM", "IGO", "LAB"})
"""PLOVER sectors of public actors: whoever acts for or against a state."""
_DENSE = 0.04
"""Share of political words in a text from which on all of it counts as political."""

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


class PoliticalWords:
    """The words of a language that count as political, and how; made once."""

    def __init__(self, language: Language) -> None:
        self.always = language.events.of_politics
        titles = {word for word, title in language.titles.items() if title.sector in PUBLIC}
        titles |= {word for word in language.titles if word.partition("-")[2] in self.always}  # "ex-président"
        bodies = {word for word, sector in language.bodies.items() if sector in PUBLIC}
        self.acting = frozenset(titles | bodies | {word for word, n in language.named.items() if n.sector in PUBLIC})
        """Words that do where they are nouns, names or adjectives: offices and bodies of a public sector."""
        self.states = frozenset((*language.countries, *language.demonyms, *language.capitals))


class Passage:
    """Answers for one text."""

    def __init__(self, tokens: Tokens, words: PoliticalWords) -> None:
        self._tokens, self._words = tokens, words

    def acts(self, k: int) -> bool:
        """Whether token k names politics other than by a state or its people."""
        low, lemma, words = self._tokens.low[k], self._tokens.lemma[k], self._words
        if lemma in words.always or low in words.always:
            return True
        return (low in words.acting or lemma in words.acting) and self._tokens.pos[k] in _NOMINAL

    def political(self, k: int) -> bool:
        """Whether the text is political as a whole, or the sentence of token k is (the token itself aside)."""
        if self._density >= _DENSE:
            return True
        first, stop = self._tokens.bounds(k)
        return any(self._hits[j] for j in range(first, stop) if j != k)

    @cached_property
    def _hits(self) -> list[bool]:
        """Of each token, whether it names politics."""
        tokens, states = self._tokens, self._words.states
        return [self.acts(k) or (low in states and tokens.pos[k] in _NOMINAL) for k, low in enumerate(tokens.low)]

    @cached_property
    def _density(self) -> float:
        return sum(self._hits) / max(1, len(self._hits))
