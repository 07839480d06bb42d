"""Whether an event is told as fact, through a voice, hedged, planned, supposed or denied.

What stands nearest the trigger decides first: its own negation, mood and tense, then the verbs and nouns that govern it
(demanded, planned, failed), then the statement it stands in.
"""

from __future__ import annotations

import itertools

from selon.attribution.context import Context
from selon.attribution.finding import Finding, within
from selon.attribution.line import VERBAL
from selon.attribution.verbs import verb_group
from selon.events.governors import DUTY, Governors
from selon.events.granted import Granted
from selon.events.mood import Mood
from selon.events.not_yet import Told
from selon.events.noun_status import NounStatus
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
        self.nouns = NounStatus(self.mood)
        self.granted = Granted(ctx)
        self._grammar = ctx.language.words

    def of(self, slots: Slots, trigger: int, chain: list[Finding], said: bool = False) -> Told:
        """The status of an event and why; `chain` are the statements it stands in, the innermost first.

        `said`: the event is itself an act of speech (a demand, an accusation), which a refusal answers and does not undo.
        """
        own = self._own(slots, trigger, said)
        if not chain:
            return own or self._told_by_nobody(slots, trigger, said)
        inner = chain[0]
        heads = self._heads(slots, trigger, inner)
        asked = own is not None and own[0] == "hypothetical" and self._asked_for(trigger, inner.at)
        if inner.stance == "deny" and heads and not asked:
            return ("fact", "what a refusal answers was said") if said else ("denied", "a voice denies it")
        if own is DUTY:
            return "hypothetical", "a duty that a voice states"
        if own is not None and own[0] == "future" and inner.stance == "warn" and heads:
            return "hypothetical", "threatened by a voice"
        return own or self._told_by(inner, slots, trigger)

    def _told_by_nobody(self, slots: Slots, trigger: int, said: bool) -> Told:
        """The status of an event of which its own grammar says nothing, where no statement holds it."""
        if self._quoted(slots, trigger, said):
            return "reported", "in quotation marks, nobody named for them"
        if self._of_oneself(slots):
            return "reported", "what somebody says of himself"
        if self._hearsay(slots):
            return "unverified", "in the conditional, and nobody named for it"
        return "fact", "told by the article itself"

    def _told_by(self, inner: Finding, slots: Slots, trigger: int) -> Told:
        """The status of an event of which its own grammar says nothing, by what a voice does with it."""
        stance = _STANCES.get(inner.stance)
        if stance == "future" and self._scheduled(trigger, inner.at):
            return "future", "announced: still to come"
        if stance is not None and self._heads(slots, trigger, inner) and self._bare(slots, trigger, stance):
            return stance, f"what a voice does with it: {inner.stance}"
        if self.granted.weighed(slots, trigger, inner):
            return "hypothetical", "weighed by a voice"
        if self.granted.taken(slots, trigger, inner):
            return "fact", "taken for granted by who speaks of it"
        if inner.unsourced:
            return "unverified", "hedged, and nobody named for it"
        return "reported", "told by a voice"

    def _scheduled(self, k: int, at: int) -> bool:
        """Whether what the cue at token `at` announces is a meeting, a strike or the like, which is announced before."""
        tokens = self.tokens
        announced = tokens.head[k] == at and tokens.dep[k] in ("obj", "nsubj:pass")
        return announced and tokens.lemma[k] in self._grammar("scheduled_nouns")

    # the sentence's own grammar

    def _own(self, slots: Slots, trigger: int, said: bool) -> Told | None:
        predicate = slots.light if slots.light >= 0 else slots.trigger
        verbal = slots.group is not None or slots.light >= 0
        told = self.mood.of(verb_group(self.ctx, predicate)) if verbal else None
        if told is None and (slots.group is None or self._nominal(slots.trigger)):
            told = self.nouns.of(slots.trigger)
        start = trigger if slots.group is None else slots.trigger
        governed = self._governed(start, slots.light, said and not verbal)
        return governed if governed is not None and governed[0] == "unverified" else told or governed

    def _nominal(self, k: int) -> bool:
        """Whether a verb form stands as a noun, behind an article ("une possible | mise en examen")."""
        return any(self.tokens.pos[c] == "DET" for c in self.tokens.children[k] if c < k)

    def _governed(self, k: int, light: int, said: bool) -> Told | None:
        """What the words above an event make of it: between a noun and its light verb ("préavis de"), then above the verb."""
        if light >= 0:
            return self.governors.of(k, until=light) or self.governors.of(light)
        if self.tokens.dep[k].startswith("acl") and "Tense=Past" in self.tokens.feats[k]:
            told = self.governors.of(self.tokens.head[k])
            return told if told is not None and told[0] == "unverified" else None
        return self.governors.of(k, said)

    def _hearsay(self, slots: Slots) -> bool:
        """Whether the verb of an event stands in the conditional, which passes on what the article does not vouch for."""
        predicate = slots.light if slots.light >= 0 else slots.trigger
        if self.tokens.pos[predicate] not in VERBAL:
            return False
        finite = verb_group(self.ctx, predicate).finite
        return finite >= 0 and "Mood=Cnd" in self.tokens.feats[finite]

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

    def _quoted(self, slots: Slots, trigger: int, said: bool) -> bool:
        """Whether an event is told in quotation marks; a verb of saying only quotes ("un texte qui « condamne » le coup")."""
        tokens = self.tokens
        quote = self.ctx.quote_at(tokens.start[trigger])
        if quote is None or slots.group is None or not said:
            return quote is not None
        subject = next((c for c in tokens.children[slots.trigger] if tokens.dep[c].startswith("nsubj")), -1)
        return subject < 0 or self.ctx.quote_at(tokens.start[subject]) is not None

    def _of_oneself(self, slots: Slots) -> bool:
        """Whether a participle belongs to what somebody says he is ("se présente comme un juge, révoqué en mars")."""
        tokens, k = self.tokens, slots.trigger
        if slots.group is None or slots.group.form != "part" or not tokens.dep[k].startswith(("acl", "advcl")):
            return False
        for h in itertools.islice(tokens.ancestors(k), 2):
            if tokens.lemma[h] in self._grammar("presenting_verbs") and h < k:
                return tokens.pos[h] in VERBAL and verb_group(self.ctx, h).reflexive
        return False

    def _asked_for(self, k: int, at: int) -> bool:
        """Whether a demand or a call stands between token k and the cue that answers it ("rejette | un appel à")."""
        for h in self.tokens.ancestors(k):
            if h == at:
                return False
            if self.tokens.lemma[h] in self._grammar("asking_nouns"):
                return True
        return False

    def _bare(self, slots: Slots, trigger: int, stance: EventStatus) -> bool:
        """Whether an announced event is still to come: an infinitive ("annonce se rendre"), not a noun or a clause."""
        if stance != "future":
            return True
        predicate = slots.light if slots.light >= 0 else trigger
        if self.tokens.pos[predicate] not in VERBAL:
            return False
        group = verb_group(self.ctx, predicate)
        performed = self.tokens.lemma[predicate] in self._grammar("performed_verbs")
        return group.form == "inf" and group.first == group.verb and not performed
