"""Conditionals of what is not so: supposed, conceded, missed, a consequence, or still to come from a point in the past."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import happens, is_finite, is_infinitive
from selon.language.words import cut

_NEAR = 3
"""Tokens behind a conditional within which "alors" draws a consequence ("serait alors vendu")."""
_EDGES = frozenset({",", ";", ":", "–", "—", "(", "«"})


class Hypotheses:
    """Tells the conditionals of hypothesis from those of report in one article."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.words = ctx.language.words
        self._anywhere = _phrases(ctx.language.words("hypothesis_words"))
        self._opening = _phrases(ctx.language.words("hypothesis_openers"))
        self._later = _phrases(ctx.language.words("later_words"))

    def stand_in(self, first: int, stop: int) -> bool:
        """Whether the sentence `[first, stop)` asks, supposes or holds a condition ("si", "au cas où", "à peu près")."""
        low = self.ctx.tokens.low
        if "?" in low[first:stop] or self._conditional_if(first, stop):
            return True
        if any(self._stands(p, k, stop) for p in self._anywhere for k in range(first, stop)):
            return True
        edges = [k for k in range(first, stop) if k == first or low[k - 1] in _EDGES]
        if any(self._stands(p, k, stop) for p in self._opening for k in edges):
            return True
        return any(low[k] in self.words("hypothesis_closers") and low[k + 1] == "," for k in range(first, stop - 1))

    def _stands(self, phrase: tuple[str, ...], k: int, stop: int) -> bool:
        """Whether a phrase stands at token k."""
        return k + len(phrase) <= stop and tuple(self.ctx.tokens.low[k : k + len(phrase)]) == phrase

    def _conditional_if(self, first: int, stop: int) -> bool:
        """Whether "si" opens a condition in `[first, stop)`: not a question that a verb asks, nor "si" before an adjective."""
        tokens, conditions = self.ctx.tokens, self.words("conditional_if")
        if tokens.low[first] in conditions and first + 1 < stop and tokens.low[first + 1] in self.words("impersonal_il"):
            return True
        for k in range(first, stop):
            if tokens.low[k] not in conditions or tokens.pos[k] in ("PRON", "ADV"):
                continue
            asked = k > first and tokens.dep[tokens.head[k]] in ("ccomp", "obj")
            intense = k + 1 < stop and tokens.pos[k + 1] in ("ADJ", "ADV") and tokens.low[k] not in self.words("elided_if")
            if not asked and not intense:
                return True
        return False

    def unreal(self, i: int, verb: int) -> bool:
        """Whether the conditional at token i, of predicate `verb`, tells what should have been, would follow, or came later."""
        tokens = self.ctx.tokens
        if any(tokens.low[c] in self.words("nothing") for c in tokens.all(verb, "nsubj")):
            return True
        if self._then(i, verb):
            return True
        if "VerbForm=Part" in tokens.feats[verb] and verb != i:
            return self._missed(verb) or self._acts_as_subject(verb)
        return self._follows(i, verb) or self._acts_as_subject(verb) or self._came_later(i)

    def _then(self, i: int, verb: int) -> bool:
        """ "Elle serait alors contrainte de partir": what would follow, unless it is told as done ("se serait alors enfui")."""
        tokens = self.ctx.tokens
        if tokens.dep[i] == "aux:tense" and verb != i:
            return False
        behind = range(i + 1, min(tokens.bounds(i)[1] - 1, i + _NEAR))
        then = (k for k in behind if tokens.low[k] in self.words("consequence_words"))
        return any(tokens.low[k + 1] not in self.words("complementizers") for k in then)

    def _missed(self, verb: int) -> bool:
        """ "aurait dû commencer"; "on aurait cru"."""
        tokens = self.ctx.tokens
        if tokens.lemma[verb] in self.words("counterfactual_verbs"):
            return True
        likened = tokens.lemma[verb] in self.words("likening_verbs")
        return likened and any(tokens.low[c] in self.words("indefinite_subject") for c in tokens.children[verb])

    def _acts_as_subject(self, verb: int) -> bool:
        """ "Céder aurait eu pour effet": the subject is an infinitive, what would be done."""
        tokens = self.ctx.tokens
        return any(is_infinitive(tokens, c) for c in tokens.all(verb, "nsubj", "csubj"))

    def _follows(self, i: int, verb: int) -> bool:
        """ "Une victoire propulserait le club": what some event would bring about."""
        tokens = self.ctx.tokens
        if verb != i or tokens.dep[i].startswith("aux"):
            return False
        n = next(tokens.all(verb, "nsubj"), -1)
        if n < 0 or not any(tokens.low[c] in self.words("one_words") for c in tokens.children[n] if c < n):
            return False
        return happens(self.ctx, tokens.lemma[n])

    def _came_later(self, i: int) -> bool:
        """ "Il quitta Tallinn ; il fonderait l'atelier": the sentence tells its story in the past, or says "plus tard"."""
        tokens = self.ctx.tokens
        first, stop = tokens.bounds(i)
        if any(self._stands(p, k, stop) for p in self._later for k in range(first, stop)):
            return True
        return any(is_finite(tokens, k) and "Mood=Ind|" in tokens.feats[k] and "Tense=Past" in tokens.feats[k]
                   for k in range(first, stop))  # fmt: skip


def _phrases(words: frozenset[str]) -> list[tuple[str, ...]]:
    """Words and phrases of a class, each as the tokens it is cut into."""
    return [tuple(cut(words_)) for words_ in sorted(words)]
