"""Whether an event is told as fact, through a voice, hedged, planned, supposed or denied.

What stands nearest the trigger decides first: its own negation, mood and tense, then the verbs and nouns that govern it
(demanded, planned, failed), then the statement it stands in.
"""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Finding, within
from selon.attribution.line import VERBAL
from selon.attribution.verbs import verb_group
from selon.events.governors import DUTY, Governors
from selon.events.mood import Mood, Told
from selon.events.slots import Slots
from selon.language.frames import EventWords
from selon.records import EventStatus

_STANCES: dict[str, EventStatus] = {"urge": "hypothetical", "announce": "future"}


class StatusReader:
    """Tells the status of triggers in one article."""

    def __init__(self, ctx: Context, words: EventWords) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = words
        self.mood = Mood(ctx, words)
        self.governors = Governors(self.mood)
        self._grammar = ctx.language.words

    def of(self, slots: Slots, trigger: int, chain: list[Finding], said: bool = False) -> Told:
        """The status of an event and why; `chain` are the statements it stands in, the innermost first.

        `said`: the event is itself an act of speech (a demand, an accusation), which a refusal answers and does not undo.
        """
        if chain and chain[0].stance == "deny" and self._heads(slots, trigger, chain[0]):
            return ("fact", "what a refusal answers was said") if said else ("denied", "a voice denies it")
        own = self._own(slots, said)
        if own is not None:
            return ("hypothetical", "a duty that a voice states") if chain and own is DUTY else own
        if not chain:
            if self.ctx.quote_at(self.tokens.start[trigger]) is not None:
                return "reported", "in quotation marks, nobody named for them"
            if self._hearsay(slots):
                return "unverified", "in the conditional, and nobody named for it"
            return "fact", "told by the article itself"
        inner = chain[0]
        stance = _STANCES.get(inner.stance)
        if stance is not None and self._heads(slots, trigger, inner) and self._bare(slots, trigger, stance):
            return stance, f"what a voice does with it: {inner.stance}"
        if inner.unsourced:
            return "unverified", "hedged, and nobody named for it"
        return "reported", "told by a voice"

    # the sentence's own grammar

    def _own(self, slots: Slots, said: bool) -> Told | None:
        predicate = slots.light if slots.light >= 0 else slots.trigger
        verbal = slots.group is not None or slots.light >= 0
        told = self.mood.of(verb_group(self.ctx, predicate)) if verbal else None
        if told is None and slots.group is None:
            told = self._of_noun(slots.trigger)
        governed = self.governors.of(predicate, said and not verbal)
        return governed if governed is not None and governed[0] == "unverified" else told or governed

    def _hearsay(self, slots: Slots) -> bool:
        """Whether the verb of an event stands in the conditional, which passes on what the article does not vouch for."""
        predicate = slots.light if slots.light >= 0 else slots.trigger
        if self.tokens.pos[predicate] not in VERBAL:
            return False
        finite = verb_group(self.ctx, predicate).finite
        return finite >= 0 and "Mood=Cnd" in self.tokens.feats[finite]

    def _of_noun(self, n: int) -> Told | None:
        """What adjectives, participles, determiner and preposition of a noun say."""
        tokens = self.tokens
        for c in tokens.children[n]:
            kind = self.words.embedding.get(tokens.lemma[c])
            if kind is not None and kind != "open" and self._told_of(c, n):
                return kind, f"{tokens.low[c]}: what became of it"
            if tokens.lemma[c] in self._grammar("future_adjectives"):
                return "future", f"{tokens.low[c]}: still to come"
            if tokens.lemma[c] in self._grammar("hypothetical_adjectives"):
                return "hypothetical", f"{tokens.low[c]}: supposed"
            if c < n and (
                tokens.low[c] in self._grammar("without_words") or tokens.low[c] in self._grammar("no_words")
            ):
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

    # the statement around it

    def _heads(self, slots: Slots, trigger: int, finding: Finding) -> bool:
        """Whether the event is what the statement is about, not something told inside it."""
        tokens, k = self.tokens, slots.light if slots.light >= 0 else trigger
        for h in tokens.ancestors(k):
            if not within(tokens.start[h], finding.content):
                return True
            if tokens.dep[k].startswith("acl") or self.mood.finite(h):
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
