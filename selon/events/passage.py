"""Whether a passage is political: private crime, company deals and accidents are told in the same words.

Every token that names politics counts: a political word, a state, capital or demonym, an office or a body of a public sector.
"""

from __future__ import annotations

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
        bodies = {word for word, sector in language.bodies.items() if sector in PUBLIC}
        self.acting = frozenset(titles | bodies | {word for word, n in language.named.items() if n.sector in PUBLIC})
        """Words that do where they are nouns, names or adjectives: offices and bodies of a public sector."""
        self.states = frozenset((*language.countries, *language.demonyms, *language.capitals))


class Passage:
    """Answers for one text; made once, each word looked up once."""

    def __init__(self, tokens: Tokens, words: PoliticalWords) -> None:
        self._tokens = tokens
        nominal = [pos in _NOMINAL for pos in tokens.pos]
        always, acting, states = words.always, words.acting, words.states
        self._acting = [
            lemma in always or low in always or (noun and (low in acting or lemma in acting))
            for low, lemma, noun in zip(tokens.low, tokens.lemma, nominal, strict=True)
        ]
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

