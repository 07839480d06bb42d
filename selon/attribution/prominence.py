"""How prominent a mention is in its sentence, for whom a pronoun behind it may mean."""

from __future__ import annotations

from selon.attribution.cast import Cast
from selon.grounding.names import PROPER

SAID, MAIN, AGENT, INNER, PERSON, PAPER = 0, 0, 1, 2, 3, 4
"""How prominent a mention is in its sentence: speakers and main subjects, agents and topics, other subjects, persons in
other functions, documents."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_PARTS_OF_NAMES = frozenset({"flat:name", "flat:foreign"})
_OBJECTS = frozenset({"obj", "iobj", "obl:arg", "conj", "appos", "nmod"})


class Prominence:
    """Ranks the nouns and names of one article."""

    def __init__(self, cast: Cast) -> None:
        self.tokens = cast.tokens
        self.people = cast.people
        self.words = cast.words

    def rank(self, k: int) -> int:
        """How prominent token k is as a subject, an agent or a topic; -1 where it is none."""
        tokens = self.tokens
        if tokens.pos[k] not in _NOUNS and self.people.at(k) is None:
            return -1
        if tokens.dep[k].startswith("nsubj"):
            verb = tokens.head[k]
            main = tokens.dep[verb] == "ROOT" or (tokens.dep[verb] == "conj" and tokens.dep[tokens.head[verb]] == "ROOT")
            return MAIN if main else INNER
        if self._first_word(k) or self._left_hanging(k):
            return MAIN
        if tokens.dep[k] == "obl:agent" or self._topic(k):
            return AGENT
        person = self.people.at(k) is not None and tokens.dep[k] not in _PARTS_OF_NAMES
        if person and tokens.pos[k - 1] != "ADP":
            return PERSON if tokens.dep[k] in _OBJECTS else INNER
        return -1

    def _first_word(self, k: int) -> bool:
        """Whether a name is the first word of its sentence, and no heading before a colon."""
        tokens = self.tokens
        first, stop = tokens.bounds(k)
        return k == first and tokens.pos[k] in PROPER and ":" not in tokens.low[k + 1 : min(stop, k + 3)]

    def _left_hanging(self, k: int) -> bool:
        """Whether token k is the root of a sentence whose verb the tree lost, and its first noun."""
        tokens = self.tokens
        if tokens.dep[k] != "ROOT" or tokens.pos[k] not in _NOUNS or tokens.child(k, "cop") is not None:
            return False
        if tokens.low[k + 1 : k + 2] == [":"]:  # the label of a headline
            return False
        return all(tokens.pos[j] in ("DET", "ADJ", "NUM") for j in range(tokens.bounds(k)[0], k))

    def _topic(self, k: int) -> bool:
        """Whether token k heads what a phrase like "quant à" puts first in its sentence."""
        tokens = self.tokens
        first = tokens.bounds(k)[0]
        if not first < k <= first + 5 or tokens.low[first] not in self.words("topic_openers"):
            return False
        return all(tokens.pos[j] not in _NOUNS for j in range(first, k))
