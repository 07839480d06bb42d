"""What the negation, tense and mood of a verb say of the event it tells."""

from __future__ import annotations

from collections.abc import Collection

from selon.attribution.context import Context
from selon.attribution.line import NOMINAL, VERBAL, is_finite, is_infinitive
from selon.attribution.verbs import VerbGroup, verb_group
from selon.events.not_yet import OPENED, Told, opened_by
from selon.language.frames import EventWords


class Mood:
    """Reads the verb groups of one article."""

    def __init__(self, ctx: Context, words: EventWords) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = words
        self._grammar = ctx.language.words

    def of(self, group: VerbGroup) -> Told | None:
        """What negation, tense and mood of a verb group say."""
        opened = opened_by(self.ctx, group.verb)
        if opened is not None:
            return OPENED.get(opened) or self._by_then(group.verb)
        if group.negated and self._understated(group):
            return "hypothetical", "threatened by what it rules out"
        if group.negated:
            return ("hypothetical", "in a condition") if self._supposed(group.verb) else ("denied", "negated")
        finite = group.finite
        if finite < 0:
            return self._marked(group) or self._alone(group)
        feats = self.tokens.feats[finite]
        if self._supposed(group.verb):
            return "hypothetical", "in a condition"
        if "Tense=Fut" in feats:
            return "future", "in the future tense"
        if self._aimed_at(group.verb):
            return "hypothetical", "a purpose"
        if "Mood=Cnd" in feats and self._future_in_past(group.verb, finite):
            return "future", "still to come when it was said"
        if self.hedged(group.verb):
            return "unverified", "hedged by an adverb"
        if "Mood=Imp" in feats:
            return "hypothetical", "an order"
        return None

    def _by_then(self, verb: int) -> Told | None:
        """What came before something done by then may be done as well, and its "ne" negates nothing ("avant que X ne …")."""
        h = self.tokens.head[verb]
        above = verb_group(self.ctx, h) if self.tokens.pos[h] in VERBAL else None
        done = above is not None and above.finite >= 0 and self.accomplished(above)
        return None if done else OPENED["not yet"]

    def _understated(self, group: VerbGroup) -> bool:
        """Whether what will not be done threatens with its contrary ("ne restera pas les bras croisés")."""
        feats = self.tokens.feats[max(group.finite, 0)]
        ahead = group.finite >= 0 and ("Tense=Fut" in feats or "Mood=Cnd" in feats)
        return ahead and self.tokens.lemma[group.verb] in self._grammar("understating_verbs")

    def finite(self, verb: int) -> bool:
        """Whether a verb or one of its auxiliaries carries tense and person."""
        tokens = self.tokens
        return is_finite(tokens, verb) or any(is_finite(tokens, c) for c in tokens.all(verb, "aux", "cop"))

    def hedged(self, verb: int) -> bool:
        """Whether an adverb beside a verb keeps its claim open ("s'agit probablement de")."""
        return any(self.tokens.low[c] in self._grammar("hedging_adverbs") for c in self.tokens.children[verb])

    def _alone(self, group: VerbGroup) -> Told | None:
        """An infinitive that nothing governs, or that a comma parts from what does, tells what there is to do."""
        tokens, verb = self.tokens, group.verb
        plain = is_infinitive(tokens, verb) and tokens.lemma[verb] == tokens.low[verb] and group.first == verb
        astray = tokens.dep[verb] == "conj" and tokens.pos[tokens.head[verb]] in ("NOUN", "PROPN")
        parted = verb > 2 and tokens.low[verb - 2] == "," and tokens.low[verb - 1] in self._grammar("de_words")
        astray = astray or (parted and tokens.lemma[tokens.head[verb]] not in self.words.embedding)
        loose = plain and (astray or tokens.dep[verb] in ("ROOT", "parataxis"))
        return ("hypothetical", "an infinitive that stands alone") if loose else None

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
                return self._of_purpose(group.verb)
            if tokens.pos[k] not in ("ADP", "ADV", "PRON"):
                return None
        return None

    def _of_purpose(self, verb: int) -> Told | None:
        """What the verb that a purpose belongs to says of it.

        What was done to an end was done to it, who acts to protest protests, and "pour ensuite" tells what came next: these
        share the standing of that act.
        """
        tokens, h = self.tokens, self.tokens.head[verb]
        next_to_it = any(tokens.low[c] in self._grammar("sequence_adverbs") for c in range(max(0, verb - 3), verb))
        expressed = next_to_it or tokens.lemma[verb] in self._grammar("expressive_verbs")
        if h == verb or tokens.pos[h] not in VERBAL:
            return None if expressed else ("hypothetical", "a purpose")
        group = verb_group(self.ctx, h)
        if expressed or (group.finite >= 0 and self.accomplished(group)):
            return self.of(group)
        return "hypothetical", "a purpose"

    def accomplished(self, group: VerbGroup) -> bool:
        """Whether a verb tells what was done: in the perfect or the simple past."""
        feats = self.tokens.feats[group.finite]
        compound = group.finite != group.verb and "Mood=Ind" in feats and "Tense=Fut" not in feats
        return (compound and not group.passive) or "Tense=Past" in feats

    def _supposed(self, verb: int) -> bool:
        """Whether the clause of a verb opens with "si", or is the consequence of such a clause, in the conditional."""
        tokens, conditions = self.tokens, self._grammar("conditional_if")
        for k in (verb, *tokens.ancestors(verb)):
            if tokens.dep[k] != "ccomp" and self._opens(k, conditions):
                return True
            if tokens.dep[k] in ("acl:relcl", "ccomp", "advcl", "parataxis"):
                break
        if any(self._opens(c, conditions) for c in tokens.children[verb] if tokens.dep[c] == "advcl"):
            return any("Tense=Fut" in tokens.feats[k] or "Mood=Cnd" in tokens.feats[k] for k in self._parts(verb))
        first, stop = tokens.bounds(verb)
        conditional = any("Mood=Cnd" in tokens.feats[k] for k in self._parts(verb))
        return conditional and any(tokens.low[k] in conditions and tokens.pos[k] == "SCONJ" for k in range(first, stop))

    def _parts(self, verb: int) -> tuple[int, ...]:
        return (verb, *self.tokens.all(verb, "aux", "cop"))

    def _opens(self, verb: int, marks: Collection[str]) -> bool:
        """Whether one of these conjunctions opens the clause of a verb."""
        tokens = self.tokens
        opening = (c for c in tokens.children[verb] if c < verb and tokens.dep[c] == "mark" and tokens.pos[c] != "PRON")
        return any(tokens.low[c] in marks for c in opening)

    def complemented(self, verb: int) -> bool:
        """Whether "que" opens the clause of a verb."""
        return self._opens(verb, self._grammar("complementizers"))

    def _aimed_at(self, verb: int) -> bool:
        """Whether the clause of a verb is opened by "pour que", "afin que"."""
        tokens = self.tokens
        marks = [c for c in tokens.children[verb] if c < verb and tokens.low[c] in self._grammar("complementizers")]
        return any(c > 0 and tokens.low[c - 1] in self._grammar("purpose_words") for c in marks)

    def governor(self, k: int) -> int:
        """The head of token k; the verb of saying where the tree hung its clause on a word of time or place between them.

        "ont annoncé mercredi qu'ils …": the clause depends on "annoncé", not on "mercredi".
        """
        tokens = self.tokens
        h = tokens.head[k]
        between = tokens.dep[k].startswith("acl") and tokens.pos[h] in NOMINAL and tokens.dep[h].startswith("obl")
        timed = tokens.dep[k].startswith("acl") and tokens.lemma[h] in self._grammar("time_nouns")
        above = tokens.head[h]
        if not (between or timed) or not self.finite(k) or tokens.pos[above] not in VERBAL or above > h:
            return h
        opening = next((c for c in tokens.children[k] if h < c < k and tokens.low[c] in self._grammar("complementizers")), -1)
        subject = any(tokens.dep[c].startswith("nsubj") and c != opening for c in tokens.children[k])
        apart = tokens.dep[opening] == "mark" or timed or verb_group(self.ctx, k).passive
        return above if opening >= 0 and subject and apart else h

    def _future_in_past(self, verb: int, finite: int) -> bool:
        """Whether a simple conditional stands for a future after a verb in the past ("a annoncé qu'elle | lancerait")."""
        tokens, top = self.tokens, verb
        while tokens.dep[top] == "conj" and tokens.head[top] != top:
            top = tokens.head[top]
        above = self.governor(top)
        if finite != verb or (tokens.dep[top] != "ccomp" and above == tokens.head[top]):
            return False
        governor = verb_group(self.ctx, above)
        if governor.finite < 0 and tokens.lemma[above - 1] in self._grammar("causative_auxiliaries"):
            governor = verb_group(self.ctx, above - 1)
        if governor.finite < 0:
            return False
        compound = governor.finite != governor.verb and "Mood=Cnd" not in tokens.feats[governor.finite]
        return compound or "Tense=Imp" in tokens.feats[governor.finite] or "Tense=Past" in tokens.feats[governor.finite]
