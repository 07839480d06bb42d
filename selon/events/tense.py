"""The tense an event is told in: its own, or that of the clause that carries it where it has none."""

from __future__ import annotations

from typing import Literal

from selon.attribution.context import Context
from selon.attribution.line import VERBAL, is_infinitive
from selon.attribution.verbs import verb_group
from selon.events.slots import Slots
from selon.language.frames import EventWords
from selon.parse.tokens import Tokens

Tense = Literal["perfect", "present", "past", "pluperfect", "future", "none"]
_CLIMB = 4
_PARTS = ("nsubj", "obj", "obl", "iobj")
_ADJOINED = ("advcl", "acl", "xcomp", "parataxis", "conj", "dep")


class Tenses:
    """Reads tenses in one article."""

    def __init__(self, ctx: Context, words: EventWords) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self._grammar = ctx.language.words
        self._open = frozenset(lemma for lemma, kind in words.embedding.items() if kind == "open")

    def of(self, slots: Slots) -> Tense:
        """The tense of an event's predicate; none for what hangs on no verb that tells it."""
        return self.told(slots.predicate)

    def told(self, k: int) -> Tense:
        """The tense that token k is told in, be it that of the verb which carries it."""
        carrier = self.carrier(k)
        return self.at(carrier) if carrier >= 0 else "none"

    def carrier(self, k: int) -> int:
        """The verb that tells when token k is: itself or the one that carries it; -1 where none does."""
        for _ in range(_CLIMB):
            if k < 0 or self.at(k) != "none":
                return k
            k = self._carrier(k)
        return -1

    def at(self, k: int) -> Tense:
        """The tense of token k as a verb, with its auxiliary."""
        if self.tokens.pos[k] not in VERBAL:
            return "none"
        group = verb_group(self.ctx, k)
        if group.finite >= 0:
            return _tense_of(self.tokens, group.finite, group.verb)
        return "perfect" if self.perfect_infinitive(k) else "none"

    def perfect_infinitive(self, k: int) -> bool:
        """Whether token k is the participle of an infinitive that a verb tells as done ("annonce avoir | pris")."""
        auxiliaries = self.tokens.all(k, "aux")
        return self.tokens.dep[k] == "xcomp" and any(is_infinitive(self.tokens, c) for c in auxiliaries)

    def _carrier(self, k: int) -> int:
        """The verb whose time is that of token k, which has no tense of its own; -1 where none is."""
        tokens = self.tokens
        if tokens.pos[k] in VERBAL:
            h = self._above(k)
            return h if h >= 0 and self._goes_with(k, h) else -1
        h = tokens.head[k]
        if h == k or tokens.pos[h] not in VERBAL:
            return -1
        new = self._new(k) and tokens.dep[k].startswith(_PARTS)
        return h if new or self.happening(k) >= 0 or tokens.lemma[h] in self._open else -1

    def _above(self, k: int) -> int:
        """The verb above verb form k: past a noun for a gerund and for a participle that goes on with an auxiliary; else -1.

        "a démenti toute aide | en accusant", "ont été tués et d'autres | arrêtés", "a arrêté dix rebelles et | saisi".
        """
        tokens, h = self.tokens, self.tokens.head[k]
        if tokens.pos[h] not in VERBAL:
            gerund = k > 0 and tokens.low[k - 1] in self._grammar("gerund_marks")
            h = tokens.head[h] if gerund or self._gapped(k) else k
        return h if h != k and tokens.pos[h] in VERBAL else -1

    def _gapped(self, k: int) -> bool:
        """Whether past participle k shares the auxiliary of the verb that its noun is coordinated with or belongs to."""
        tokens = self.tokens
        if "Tense=Past" not in tokens.feats[k]:
            return False
        joined = tokens.head[k] if tokens.dep[k] == "acl" else k
        return tokens.dep[joined] == "conj" and next(tokens.all(joined, "cc"), -1) >= 0

    def happening(self, n: int) -> int:
        """The verb that says when the event which is its subject took place ("l'attaque | est survenue"); -1 for none."""
        tokens, h = self.tokens, self.tokens.head[n]
        subject = tokens.pos[n] == "NOUN" and tokens.dep[n].startswith("nsubj")
        return h if subject and tokens.lemma[h] in self._grammar("happening_verbs") else -1

    def _goes_with(self, k: int, h: int) -> bool:
        """Whether verb form k without a tense is told in that of verb h: a gerund, a further participle, what one manages."""
        tokens, feats = self.tokens, self.tokens.feats[k]
        if is_infinitive(tokens, k):
            return tokens.dep[k] == "xcomp" and (tokens.lemma[h] in self._open or self._met(h))
        if "Tense=Pres" in feats:
            return tokens.dep[k].startswith(_ADJOINED)
        return tokens.dep[k] == "conj" or self._gapped(k)

    def _met(self, h: int) -> bool:
        """Whether verb h tells that its infinitive was tried, or owed and done ("a tenté de", "il a fallu")."""
        if self.tokens.lemma[h] in self._grammar("attempt_verbs"):
            return True
        return self.tokens.lemma[h] in self._grammar("duty_verbs") and self.at(h) == "perfect"

    def _new(self, n: int) -> bool:
        """Whether noun n tells something new: it has an indefinite article, or none."""
        marks = [self.tokens.low[c] for c in self.tokens.children[n] if self.tokens.pos[c] == "DET"]
        return all(m in self._grammar("indefinite") for m in marks)


def _tense_of(tokens: Tokens, finite: int, verb: int) -> Tense:
    feats = tokens.feats[finite]
    if "Tense=Fut" in feats:
        return "future"
    compound = finite != verb
    if "Mood=Sub" in feats and not compound:
        return "future"
    if "Tense=Pres" in feats or "Mood=Cnd" in feats:  # the conditional: what hearsay tells in the present or the perfect
        return "perfect" if compound else "present"
    if "Tense=Imp" in feats:
        return "pluperfect" if compound else "past"
    return "past"
