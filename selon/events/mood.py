"""What the negation, tense and mood of a verb say of the event it tells."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import is_finite, is_infinitive
from selon.attribution.verbs import VerbGroup, verb_group
from selon.language.frames import EventWords
from selon.records import EventStatus

Told = tuple[EventStatus, str]


class Mood:
    """Reads the verb groups of one article."""

    def __init__(self, ctx: Context, words: EventWords) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = words
        self._grammar = ctx.language.words

    def of(self, group: VerbGroup) -> Told | None:
        """What negation, tense and mood of a verb group say."""
        if group.negated:
            return "denied", "negated"
        finite = group.finite
        if finite < 0:
            return self._marked(group)
        feats = self.tokens.feats[finite]
        if "Tense=Fut" in feats:
            return "future", "in the future tense"
        if self._supposed(group.verb):
            return "hypothetical", "in a condition"
        if "Mood=Cnd" in feats and self._future_in_past(group.verb, finite):
            return "future", "still to come when it was said"
        if self.hedged(group.verb):
            return "unverified", "hedged by an adverb"
        if "Mood=Imp" in feats:
            return "hypothetical", "an order"
        return None

    def finite(self, verb: int) -> bool:
        """Whether a verb or one of its auxiliaries carries tense and person."""
        tokens = self.tokens
        return is_finite(tokens, verb) or any(is_finite(tokens, c) for c in tokens.all(verb, "aux", "cop"))

    def hedged(self, verb: int) -> bool:
        """Whether an adverb beside a verb keeps its claim open ("s'agit probablement de")."""
        return any(self.tokens.low[c] in self._grammar("hedging_adverbs") for c in self.tokens.children[verb])

    def _marked(self, group: VerbGroup) -> Told | None:
        """What the preposition before an infinitive says of it."""
        tokens = self.tokens
        for k in range(group.first - 1, max(-1, group.first - 4), -1):
            low = tokens.low[k]
            if low in self._grammar("without_words"):
                return "denied", "without it"
            if (
                low in self._grammar("purpose_words")
                and is_infinitive(tokens, group.first)
                and group.first == group.verb
            ):
                return "hypothetical", "a purpose"
            if tokens.pos[k] not in ("ADP", "ADV", "PRON"):
                return None
        return None

    def _supposed(self, verb: int) -> bool:
        """Whether the clause of a verb opens with "si", or is the consequence of such a clause, in the conditional."""
        tokens, conditions = self.tokens, self._grammar("conditional_if")
        for k in (verb, *tokens.ancestors(verb)):
            marks = (c for c in tokens.children[k] if c < k and tokens.dep[c] == "mark")
            if tokens.dep[k] != "ccomp" and any(tokens.low[c] in conditions for c in marks):
                return True
            if tokens.dep[k] in ("acl:relcl", "ccomp", "advcl", "parataxis"):
                break
        first, stop = tokens.bounds(verb)
        conditional = any("Mood=Cnd" in tokens.feats[k] for k in (verb, *tokens.all(verb, "aux", "cop")))
        return conditional and any(tokens.low[k] in conditions and tokens.pos[k] == "SCONJ" for k in range(first, stop))

    def _future_in_past(self, verb: int, finite: int) -> bool:
        """Whether a simple conditional stands for a future after a verb in the past ("a annoncé qu'elle | lancerait")."""
        tokens, top = self.tokens, verb
        while tokens.dep[top] == "conj" and tokens.head[top] != top:
            top = tokens.head[top]
        if finite != verb or tokens.dep[top] != "ccomp":
            return False
        governor = verb_group(self.ctx, tokens.head[top])
        if governor.finite < 0:
            return False
        compound = governor.finite != governor.verb and "Mood=Cnd" not in tokens.feats[governor.finite]
        return compound or "Tense=Imp" in tokens.feats[governor.finite] or "Tense=Past" in tokens.feats[governor.finite]
