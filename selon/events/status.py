"""Whether an event is told as fact, through a voice, hedged, planned, supposed or denied.

What stands nearest the trigger decides first: its own negation, mood and tense, then the verbs and nouns that govern it
(demanded, planned, failed), then the statement it stands in.
"""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Finding
from selon.attribution.line import VERBAL, is_finite, is_infinitive
from selon.attribution.verbs import VerbGroup, verb_group
from selon.events.slots import Slots
from selon.language.frames import EventWords
from selon.records import EventStatus

Told = tuple[EventStatus, str]
_CLIMB = 6
_COMPLEMENT = ("xcomp", "obj", "obl:arg", "ccomp", "iobj", "nsubj:pass", "advcl", "acl")
_STANCES: dict[str, EventStatus] = {"urge": "hypothetical", "announce": "future"}


class StatusReader:
    """Tells the status of triggers in one article."""

    def __init__(self, ctx: Context, words: EventWords) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = words
        self._grammar = ctx.language.words

    def of(self, slots: Slots, trigger: int, chain: list[Finding]) -> Told:
        """The status of an event and why; `chain` are the statements it stands in, the innermost first."""
        if chain and chain[0].stance == "deny" and self._heads(slots, trigger, chain[0]):
            return "denied", "a voice denies it"
        own = self._own(slots, trigger)
        if own is not None:
            return own
        if not chain:
            if self.ctx.quote_at(self.tokens.start[trigger]) is not None:
                return "reported", "in quotation marks, nobody named for them"
            return "fact", "told by the article itself"
        inner = chain[0]
        stance = _STANCES.get(inner.stance)
        if stance is not None and self._heads(slots, trigger, inner) and self._bare(slots, trigger, stance):
            return stance, f"what a voice does with it: {inner.stance}"
        if inner.unsourced:
            return "unverified", "hedged, and nobody named for it"
        return "reported", "told by a voice"

    # the sentence's own grammar

    def _own(self, slots: Slots, trigger: int) -> Told | None:
        predicate = slots.light if slots.light >= 0 else slots.trigger
        verbal = slots.group is not None or slots.light >= 0
        told = self._of_group(verb_group(self.ctx, predicate)) if verbal else None
        if told is None and slots.group is None:
            told = self._of_noun(slots.trigger)
        return told or self._governed(predicate)

    def _of_group(self, group: VerbGroup) -> Told | None:
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
        if any(self.tokens.low[c] in self._grammar("hedging_adverbs") for c in self.tokens.children[group.verb]):
            return "unverified", "hedged by an adverb"
        if "Mood=Imp" in feats:
            return "hypothetical", "an order"
        return None

    def _marked(self, group: VerbGroup) -> Told | None:
        """What the preposition before an infinitive says of it."""
        tokens = self.tokens
        for k in range(group.first - 1, max(-1, group.first - 4), -1):
            low = tokens.low[k]
            if low in self._grammar("without_words"):
                return "denied", "without it"
            if low in self._grammar("purpose_words") and is_infinitive(tokens, group.first) and group.first == group.verb:
                return "hypothetical", "a purpose"
            if tokens.pos[k] not in ("ADP", "ADV", "PRON"):
                return None
        return None

    def _of_noun(self, n: int) -> Told | None:
        """What adjectives, participles, determiner and preposition of a noun say."""
        tokens = self.tokens
        for c in tokens.children[n]:
            kind = self.words.embedding.get(tokens.lemma[c])
            if kind is not None and kind != "open" and self._told_of(c, n):
                return kind, f"{tokens.low[c]}: {_WHY[kind]}"
            if tokens.lemma[c] in self._grammar("future_adjectives"):
                return "future", f"{tokens.low[c]}: still to come"
            if tokens.lemma[c] in self._grammar("hypothetical_adjectives"):
                return "hypothetical", f"{tokens.low[c]}: supposed"
            if c < n and (tokens.low[c] in self._grammar("without_words") or tokens.low[c] in self._grammar("no_words")):
                return "denied", "none, or without it"
        head = tokens.lemma[tokens.head[n]]
        if tokens.head[n] < n and (head in self._grammar("case_nouns") or head in self._grammar("purpose_nouns")):
            return "hypothetical", "supposed, or a purpose"
        return None

    def _told_of(self, c: int, n: int) -> bool:
        """Whether token c is a past participle that says what became of noun n ("la visite | annulée")."""
        tokens = self.tokens
        participle = tokens.dep[c].startswith(("acl", "amod")) and tokens.dep[c] != "acl:relcl"
        return c > n and participle and "Tense=Past" in tokens.feats[c]

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

    # what governs it

    def _governed(self, k: int) -> Told | None:
        """What the verbs and nouns above a trigger make of it, the nearest that says something."""
        tokens = self.tokens
        for _ in range(_CLIMB):
            h, dep = tokens.head[k], tokens.dep[k]
            if h == k:
                return None
            if dep == "conj" and not self._is_finite(k):
                k = h
                continue
            known = tokens.lemma[h] in self.words.embedding
            passes = dep.startswith(_COMPLEMENT) or (dep.startswith("nmod") and (known or self._term(k)))
            if dep == "acl:relcl" or not (passes or (known and dep.startswith("obl"))):
                return None
            if dep.startswith("acl") and not is_infinitive(tokens, k):
                return None
            if dep.startswith("obl") and not self._argument(k):
                return None
            finite = dep.startswith(("ccomp", "advcl")) and self._is_finite(k)
            told = self._by(h, finite)
            if told is not None or finite:
                return told
            if tokens.pos[h] in VERBAL and not known:
                return None
            k = h
        return None

    def _term(self, k: int) -> bool:
        """Whether a noun makes one term with the noun it hangs on ("projet de loi de légalisation"): no determiner."""
        return not any(self.tokens.pos[c] == "DET" for c in self.tokens.children[k])

    def _argument(self, k: int) -> bool:
        """Whether a prepositional phrase is what its verb is about ("renonce à", "menace de"), not a circumstance."""
        tokens = self.tokens
        opening = [tokens.low[c] for c in tokens.children[k] if c < k and tokens.dep[c] == "case"]
        return bool(opening) and self.words.slots.get(opening[0]) in ("a", "de")

    def _is_finite(self, verb: int) -> bool:
        tokens = self.tokens
        return is_finite(tokens, verb) or any(is_finite(tokens, c) for c in tokens.all(verb, "aux", "cop"))

    def _by(self, h: int, finite: bool) -> Told | None:
        """What the governor h makes of its complement; `finite`: a clause of its own ("veut que …")."""
        tokens = self.tokens
        kind = self.words.embedding.get(tokens.lemma[h])
        if kind is None:
            return None
        group = verb_group(self.ctx, h) if tokens.pos[h] in VERBAL else None
        if kind == "open":
            return self._of_open(h, group)
        if finite and kind != "hypothetical":
            return None
        met = group is not None and group.first != group.verb and "Mood=Cnd" not in tokens.feats[group.first]
        if met and tokens.lemma[h] in self._grammar("duty_verbs"):
            return None
        if group is not None and group.negated:
            return ("denied", f"not {tokens.low[h]}") if kind == "future" else None
        return kind, f"{tokens.low[h]}: {_WHY[kind]}"

    def _of_open(self, h: int, group: VerbGroup | None) -> Told | None:
        """Aspect and success pass on what is said of them; "aller" before an infinitive is a future."""
        if group is None:
            return None
        told = self._of_group(group)
        if told is None and self.tokens.lemma[h] in self._grammar("future_auxiliaries") and group.finite == h:
            return "future", "about to"
        return told

    # the statement around it

    def _heads(self, slots: Slots, trigger: int, finding: Finding) -> bool:
        """Whether the event is what the statement is about, not something told inside it."""
        tokens, k = self.tokens, slots.light if slots.light >= 0 else trigger
        for h in tokens.ancestors(k):
            if not any(s <= tokens.start[h] < e for s, e in finding.content):
                return True
            if tokens.dep[k].startswith("acl") or self._is_finite(h):
                return False
            k = h
        return True

    def _bare(self, slots: Slots, trigger: int, stance: EventStatus) -> bool:
        """Whether an announced event is still to come: an infinitive ("annonce se rendre"), not a noun or a clause."""
        if stance != "future":
            return True
        predicate = slots.light if slots.light >= 0 else trigger
        if self.tokens.pos[predicate] not in VERBAL:
            return False
        group = verb_group(self.ctx, predicate)
        return group.form == "inf" and group.first == group.verb


_WHY: dict[EventStatus, str] = {
    "denied": "it did not come to it",
    "hypothetical": "asked for, feared or possible",
    "future": "planned",
}
