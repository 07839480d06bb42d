"""What no one day dates: what happens again and again, goes on for long, or came before the news at no given time."""

from __future__ import annotations

from selon.events.slots import Slots
from selon.events.tense import Tenses


class Lasting:
    """Asks the clause of an event for the adverbs and phrases that say so, in one article."""

    def __init__(self, tenses: Tenses) -> None:
        self.tenses = tenses
        self.tokens = tenses.tokens
        self._words = tenses.ctx.language.words

    def of(self, slots: Slots) -> bool:
        """Whether the clause of an event says that it is at no one time."""
        verbs = {slots.predicate, self.tenses.carrier(slots.predicate)}
        beside = [c for v in verbs if v >= 0 for c in self.tokens.children[v]]
        return any(self._says(c) for c in beside)

    def _says(self, c: int) -> bool:
        """Whether token c, beside a verb, does ("souvent", "chaque | samedi", "pendant deux | mois", a bare "depuis")."""
        tokens, words = self.tokens, self._words
        if tokens.low[c] in words("undated_adverbs"):
            return True
        if tokens.low[c] in words("since_words"):
            return not tokens.children[c]
        if not {tokens.low[c], tokens.lemma[c]} & words("time_nouns"):
            return False
        inside = {tokens.low[k] for k in range(tokens.left[c], c)}
        return bool(inside & (words("every_words") | words("lasting_words")))
