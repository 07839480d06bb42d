"""Events that a voice only speaks of: what it blames or takes for granted, and what it weighs as a mere possibility."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Finding
from selon.attribution.line import NOMINAL
from selon.events.slots import Slots

_JUDGING = frozenset({"criticise", "praise"})
_ADDRESSING = _JUDGING | {"urge"}
_WEIGHING = frozenset({"think", "warn"})


class Granted:
    """Answers for the events of one article that stand in what a voice says."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self._grammar = ctx.language.words
        self._pointing = self._grammar("definite") | self._grammar("demonstratives") | self._grammar("possessives")

    def taken(self, slots: Slots, trigger: int, inner: Finding) -> bool:
        """Whether what a voice says only speaks of the event: what it blames or praises, what hearsay adds to.

        "dénonce la répression", "s'en prend aux ouvriers qui manifestent", "L'attaque aurait fait dix morts".
        """
        tokens = self.tokens
        if self.ctx.quote_at(tokens.start[trigger]) is not None and inner.stance not in _JUDGING:
            return False
        if slots.group is not None:
            return inner.stance in _ADDRESSING and self._describes(slots.trigger, inner.at)
        if not any(tokens.low[c] in self._pointing for c in tokens.children[trigger]):
            return False
        h = tokens.head[trigger]
        if inner.unsourced:
            before = any(tokens.low[c] in self._grammar("presupposing_words") for c in tokens.children[trigger])
            return inner.stance == "say" and (tokens.dep[trigger] == "nsubj" or before)
        claimed = tokens.lemma[h] in self._grammar("claiming_verbs")
        return claimed or (inner.stance in _JUDGING and self._argument_of(trigger, inner.at))

    def weighed(self, slots: Slots, n: int, inner: Finding) -> bool:
        """Whether a voice says what a noun would be or do ("craint qu'une intervention serait …"), in the simple conditional."""
        tokens, h = self.tokens, self.tokens.head[n]
        if inner.stance not in _WEIGHING or slots.group is not None or not tokens.dep[n].startswith("nsubj"):
            return False
        verbs = (h, *tokens.all(h, "cop", "aux:pass"))
        compound = any(tokens.dep[c] == "aux:tense" for c in tokens.children[h])
        return not compound and any("Mood=Cnd" in tokens.feats[v] for v in verbs)

    def _describes(self, verb: int, at: int) -> bool:
        """Whether the clause of a verb says who or what it is that the cue addresses."""
        tokens, k = self.tokens, verb
        while tokens.head[k] != k and not tokens.dep[k].startswith("acl"):
            if tokens.dep[k] not in ("xcomp", "conj"):
                return False
            k = tokens.head[k]
        if tokens.dep[k] == "acl:relcl" and tokens.head[k] == at:  # a verb has no relative clause: its object has
            return True
        told = tokens.dep[k] == "acl:relcl" or "Tense=Past" in tokens.feats[k]
        return tokens.head[k] != k and told and self._argument_of(tokens.head[k], at)

    def _argument_of(self, n: int, at: int) -> bool:
        """Whether noun n is the object of the cue at token `at`, or belongs to it, with no other verb between."""
        tokens, k = self.tokens, n
        while k != at and tokens.dep[k].startswith(("obj", "obl", "nmod", "conj", "iobj")) and tokens.pos[k] in NOMINAL:
            if tokens.dep[k] == "obl:mod" and tokens.head[k] == at:
                return False
            k = tokens.head[k]
        return k == at
