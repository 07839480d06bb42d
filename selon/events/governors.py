"""What the verbs and nouns above a trigger make of its event: asked for, planned, failed, suspected."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attribution.line import VERBAL, bare
from selon.attribution.verbs import VerbGroup, verb_group
from selon.events.agenda import Agenda
from selon.events.mood import Mood
from selon.events.not_yet import Told
from selon.records import EventStatus

DUTY: Told = ("future", "a duty")
_CLIMB = 6
_COMPLEMENT = ("xcomp", "obj", "obl:arg", "ccomp", "iobj", "nsubj:pass", "advcl", "acl")
_WHY: dict[EventStatus, str] = {
    "denied": "it did not come to it",
    "hypothetical": "asked for, feared or possible",
    "future": "planned",
    "reported": "what somebody claims",
    "unverified": "suspected",
}


_OPEN = ("future", "hypothetical")


class Governors:
    """Climbs from triggers in one article."""

    def __init__(self, mood: Mood) -> None:
        self.mood = mood
        self.ctx = mood.ctx
        self.tokens = mood.tokens
        self.words = mood.words
        self.agenda = Agenda(mood)
        self._grammar = mood.ctx.language.words

    def of(self, k: int, said: bool = False, until: int = -1) -> Told | None:
        """What stands above token k makes of it: a suspicion wherever it stands, else the nearest that says something.

        `said`: the event is an act of speech, which a refusal does not undo ("a rejeté | la demande"). `until`: the word at
        which to stop.
        """
        if self.agenda.over(k):
            return None
        nearest: Told | None = None
        for c, h, finite in self._above(k):
            if said and self.tokens.lemma[h] in self._grammar("answering_verbs"):
                continue
            told = self._by(c, h, finite, self.tokens.pos[k] in VERBAL)
            if told is not None and told[0] == "unverified":
                return told
            nearest = nearest or told
            if h == until:
                return nearest
        return nearest or (self._meanwhile(k) or self._to_come(k) if until < 0 else None)

    def _meanwhile(self, k: int) -> Told | None:
        """What is done in doing something else is as open as that ("pourrait céder, en | libérant deux prisonniers")."""
        tokens, h = self.tokens, self.tokens.head[k]
        gerund = "Tense=Pres" in tokens.feats[k] and k > 0 and tokens.low[k - 1] in self._grammar("in_words")
        if not gerund or not tokens.dep[k].startswith("advcl") or tokens.pos[h] not in VERBAL:
            return None
        told = self.mood.of(verb_group(self.ctx, h)) or self.of(h)
        return told if told is not None and told[0] in _OPEN else None

    def _to_come(self, k: int) -> Told | None:
        """Whether an event noun is on an agenda, or takes place in the course of something still to come."""
        told, during = self.agenda.told(k), self.agenda.course_of(k)
        if told is not None or during < 0:
            return told
        told = self.mood.of(verb_group(self.ctx, during)) or self.of(during)
        return told if told is not None and told[0] == "future" else None

    def _above(self, k: int) -> Iterator[tuple[int, int, bool]]:
        """Tokens above k and what hangs on each, the nearest first: (complement, governor, whether it is a finite clause)."""
        tokens = self.tokens
        for _ in range(_CLIMB):
            h, dep = self.mood.governor(k), tokens.dep[k]
            if h == k:
                return
            if dep == "conj" and (tokens.pos[h] not in VERBAL or tokens.pos[k] in VERBAL):
                if self.mood.finite(k) and not self.mood.finite(h):
                    return
                k = h
                continue
            known = tokens.lemma[h] in self.words.embedding
            if h == tokens.head[k] and not self._complement(k, h, known):
                return
            finite = h != tokens.head[k] or (dep.startswith(("ccomp", "advcl")) and self.mood.finite(k))
            yield k, h, finite
            if finite or (tokens.pos[h] in VERBAL and not known):
                return
            k = h

    def _complement(self, k: int, h: int, known: bool) -> bool:
        """Whether token k is what its head h is about, not a circumstance of it."""
        tokens, dep = self.tokens, self.tokens.dep[k]
        if dep.startswith("obl"):
            if tokens.lemma[h] in self._grammar("causative_auxiliaries"):
                return False
            if tokens.pos[k] in VERBAL:
                return known and verb_group(self.ctx, k).form == "inf"
            return (known or dep.startswith("obl:arg")) and self._argument(k)
        if dep.startswith("nsubj"):
            return dep == "nsubj:pass" or self._occurs(h)
        if dep.startswith("acl") and tokens.lemma[k] in self._grammar("about_participles"):
            return True
        if dep.startswith(("acl", "advcl")) and not self.mood.finite(k) and verb_group(self.ctx, k).form != "inf":
            return False
        if dep == "acl:relcl":
            return False
        if dep.startswith("advcl") and self.mood.finite(k) and not self.mood.complemented(k):
            return False
        return dep.startswith((*_COMPLEMENT, "conj")) or (dep.startswith("nmod") and (known or bare(tokens, k)))

    def _occurs(self, h: int) -> bool:
        """Whether verb h, or the infinitive that it governs, says that its subject takes place ("doit se tenir")."""
        tokens = self.tokens
        said = (h, *tokens.all(h, "xcomp")) if tokens.lemma[h] in self.words.embedding else (h,)
        for v in said:
            made = any(tokens.dep[c] == "aux:pass" for c in tokens.children[v]) and tokens.lemma[v] in self.words.embedding
            if tokens.pos[v] in VERBAL and (made or self._takes_place(v)):
                return True
        return False

    def _takes_place(self, v: int) -> bool:
        """Whether verb v says of its subject that it takes place ("débute", "se tient", but not "a tenu bon")."""
        lemma = self.tokens.lemma[v]
        own = lemma in self._grammar("occurring_reflexives") and verb_group(self.ctx, v).reflexive
        return own or lemma in self._grammar("occurring_verbs")

    def _argument(self, k: int) -> bool:
        """Whether a prepositional phrase is what its verb is about ("renonce à", "menace de"), not a circumstance."""
        tokens = self.tokens
        opening = [tokens.low[c] for c in tokens.children[k] if c < k and tokens.dep[c] == "case"]
        if not opening:
            return False
        planned = self.words.embedding.get(tokens.lemma[tokens.head[k]]) in ("future", "hypothetical")
        return self.words.slots.get(opening[0]) in (("a", "de", "pour") if planned else ("a", "de"))

    def _by(self, c: int, h: int, finite: bool, acts: bool) -> Told | None:
        """What the governor h makes of its complement c.

        `finite`: a clause of its own ("veut que …"); `acts`: the event is told by a verb.
        """
        tokens, lemma = self.tokens, self.tokens.lemma[h]
        kind = self.words.embedding.get(lemma)
        group = verb_group(self.ctx, h) if tokens.pos[h] in VERBAL else None
        if finite and group is not None and group.negated and lemma in self._grammar("certainty_verbs"):
            return "unverified", f"not {tokens.low[h]}"
        if not finite and group is not None and self.mood.hedged(group.verb):
            return "unverified", "hedged by an adverb"
        if kind is None:
            return None
        done = lemma in self._grammar("pledging_verbs") and not acts
        if kind == "open" or done:
            return self._of_open(h, group)
        if finite and kind not in ("hypothetical", "unverified"):
            return None
        if kind == "denied" and self.tokens.dep[c].startswith("advcl"):
            return None
        met = group is not None and group.first != group.verb and "Mood=Cnd" not in tokens.feats[group.first]
        duty = lemma in self._grammar("duty_verbs")
        if met and duty:
            return None
        if group is not None and group.negated and lemma in self._grammar("excluding_verbs"):
            return "hypothetical", f"not {tokens.low[h]}"
        if group is not None and group.negated and lemma in self._grammar("seeming_verbs"):
            return self.mood.of(group)
        if group is not None and group.negated:
            told = self.mood.of(group) or ("denied", f"not {tokens.low[h]}")
            return told if kind == "future" else None
        owed = duty and kind == "future" and group is not None and "Tense=Pres" in tokens.feats[group.first]
        return DUTY if owed else (kind, f"{tokens.low[h]}: {_WHY[kind]}")

    def _of_open(self, h: int, group: VerbGroup | None) -> Told | None:
        """Aspect and success pass on what is said of them; "aller" before an infinitive is a future."""
        if group is None:
            return None
        told = self.mood.of(group)
        if told is None and self.tokens.lemma[h] in self._grammar("future_auxiliaries") and group.finite == h:
            return "future", "about to"
        return told
