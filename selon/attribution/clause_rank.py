"""How a time or place belongs to a verb or noun: by the tree, else by where it stands in the sentence."""

from __future__ import annotations

from collections.abc import Container

from selon.attribution.context import Context
from selon.attribution.line import VERBAL, is_finite

NEAR, IN_CLAUSE, AT_HEAD = 0, 1, 2
"""Ranks, the best first: hung on the word itself; in its clause; at the head of its sentence."""
_CLIMB = 12
_SHORT = 6


class Clauses:
    """Ranks phrases `[first, stop)` of one text by how they belong to a word."""

    def __init__(self, ctx: Context) -> None:
        self.tokens = ctx.tokens
        words = ctx.language.words
        self._titles = ctx.language.titles
        self._de = words("de_words")
        self._times = words("time_nouns") | words("span_nouns")
        self._agendas = words("agenda_nouns")
        self._relatives = words("relative_subject") | words("relative_all")

    def rank(self, first: int, stop: int, word: int, carrier: int = -1) -> tuple[int, int] | None:
        """How a phrase belongs to token `word` and how far from it it stands; None for one that belongs elsewhere.

        `carrier` is the light verb that a noun is told with. A phrase that "de" ties to another noun is that noun's own
        ("la présidentielle de mai").
        """
        tokens = self.tokens
        if tokens.sentence[first] != tokens.sentence[word]:
            return None
        predicates = {k for k in (word, carrier) if k >= 0}
        if self._in_relative(first, stop, min(predicates)) or self._in_apposition(first, max(predicates)):
            return None
        distance = min(abs(first - k) for k in predicates)
        governor = self.governor(first, stop, predicates)
        if governor in predicates:
            return (NEAR, distance) if self._free(first, stop, predicates) else None
        if not self._free(first, stop, predicates):
            return None
        if not self._parted(first, stop, word):
            return IN_CLAUSE, distance
        begin = tokens.bounds(first)[0]
        return (AT_HEAD, distance) if first - begin < _SHORT and stop < word else None

    def _free(self, first: int, stop: int, predicates: set[int]) -> bool:
        """Whether a phrase is a circumstance of its own, or hangs by "de" on the word itself."""
        tokens, de = self.tokens, self._de
        if tokens.low[first] not in de and not (first and tokens.low[first - 1] in de):
            return True
        outer = {tokens.head[k] for k in range(first, stop)} - set(range(first, stop))
        return any(h in predicates or tokens.lemma[h] in self._times or self._on_agenda(h) for h in outer)

    def _on_agenda(self, n: int) -> bool:
        """Whether noun n says where something is planned ("figure à | l'agenda de mardi")."""
        return self.tokens.lemma[n] in self._agendas and self.tokens.dep[n].startswith("obl")

    def _in_relative(self, first: int, stop: int, word: int) -> bool:
        """Whether a phrase stands in a relative clause that a comma closes before token `word`."""
        tokens = self.tokens
        if stop > word or tokens.low[stop] != ",":
            return False
        begin = tokens.bounds(first)[0]
        opening = next((k for k in range(first - 1, begin - 1, -1) if self._relative(k)), -1)
        if opening < 0 or not any(is_finite(tokens, k) for k in range(opening, first)):
            return False
        return any(is_finite(tokens, k) for k in range(stop, word + 1))

    def _in_apposition(self, first: int, word: int) -> bool:
        """Whether a phrase stands in what is told of a person named behind token `word` ("a dit X, auteur d'un vol en | mai")."""
        tokens = self.tokens
        for k in range(first - 1, word, -1):
            if tokens.low[k] == ",":
                return False
            if tokens.lemma[k] in self._titles and (tokens.low[k - 1] == "," or tokens.pos[k - 1] == "PROPN"):
                return True
        return False

    def _relative(self, k: int) -> bool:
        return self.tokens.pos[k] == "PRON" and self.tokens.low[k] in self._relatives

    def governor(self, first: int, stop: int, predicates: Container[int] = ()) -> int:
        """The predicate or verb that a phrase hangs on; -1 where the tree does not say."""
        tokens = self.tokens
        k = next((j for j in range(first, stop) if not first <= tokens.head[j] < stop), first)
        for _ in range(_CLIMB):
            h = tokens.head[k]
            if h == k:
                return -1
            if h in predicates or tokens.pos[h] in VERBAL:
                return h
            k = h
        return -1

    def _parted(self, first: int, stop: int, trigger: int) -> bool:
        """Whether a finite verb or a semicolon stands between a phrase and the trigger."""
        tokens = self.tokens
        between = range(stop, trigger) if stop <= trigger else range(trigger + 1, first)
        return any((is_finite(tokens, k) and k != trigger) or tokens.low[k] == ";" for k in between)

    def governing_verb(self, first: int, stop: int) -> int:
        """The verb that a phrase hangs on, or the first finite one of its sentence; -1 where there is none."""
        found = self.governor(first, stop)
        if found >= 0:
            return found
        begin, end = self.tokens.bounds(first)
        return next((k for k in range(begin, end) if is_finite(self.tokens, k)), -1)
