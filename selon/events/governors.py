"""What the verbs and nouns above a trigger make of its event: asked for, planned, failed, suspected."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attribution.line import VERBAL, bare, is_infinitive
from selon.attribution.verbs import VerbGroup, verb_group
from selon.events.mood import Mood, Told
from selon.records import EventStatus

DUTY: Told = ("future", "a duty")
_CLIMB = 6
_COMPLEMENT = ("xcomp", "obj", "obl:arg", "ccomp", "iobj", "nsubj:pass", "advcl", "acl", "conj")
_WHY: dict[EventStatus, str] = {
    "denied": "it did not come to it",
    "hypothetical": "asked for, feared or possible",
    "future": "planned",
    "unverified": "suspected",
}


class Governors:
    """Climbs from triggers in one article."""

    def __init__(self, mood: Mood) -> None:
        self.mood = mood
        self.ctx = mood.ctx
        self.tokens = mood.tokens
        self.words = mood.words
        self._grammar = mood.ctx.language.words

    def of(self, k: int, said: bool = False) -> Told | None:
        """What stands above token k makes of it: a suspicion wherever it stands, else the nearest that says something.

        `said`: the event is an act of speech, which a refusal does not undo ("a rejeté | la demande").
        """
        nearest: Told | None = None
        for h, finite in self._above(k):
            if said and self.tokens.lemma[h] in self._grammar("answering_verbs"):
                continue
            told = self._by(h, finite)
            if told is not None and told[0] == "unverified":
                return told
            nearest = nearest or told
        return nearest or self._scheduled(k)

    def _scheduled(self, k: int) -> Told | None:
        """Whether an event noun stands on an agenda ("figure à l'ordre du jour"), or its clause says that it will be."""
        tokens, h = self.tokens, self.tokens.head[k]
        if tokens.dep[k].startswith("nsubj"):
            said = [h, *(c for c in tokens.children[h] if tokens.dep[c].startswith("obl"))]
            if any(tokens.lemma[c] in self._grammar("agenda_nouns") for c in said):
                return "future", "on the agenda"
        for verb in tokens.all(k, "acl:relcl"):
            group = verb_group(self.ctx, verb)
            if group.finite >= 0 and "Tense=Fut" in tokens.feats[group.finite]:
                return "future", "its own clause is in the future tense"
        return None

    def _above(self, k: int) -> Iterator[tuple[int, bool]]:
        """The verbs and nouns whose complement token k stands in, the nearest first; with whether it is a finite clause."""
        tokens = self.tokens
        for _ in range(_CLIMB):
            h, dep = tokens.head[k], tokens.dep[k]
            if h == k:
                return
            if dep == "conj" and not self.mood.finite(k) and (tokens.pos[h] not in VERBAL or tokens.pos[k] in VERBAL):
                k = h
                continue
            known = tokens.lemma[h] in self.words.embedding
            passes = dep.startswith(_COMPLEMENT) or (dep.startswith("nmod") and (known or bare(tokens, k)))
            if dep == "acl:relcl" or not (passes or (known and dep.startswith("obl"))):
                return
            if dep.startswith("acl") and not is_infinitive(tokens, k):
                return
            if dep.startswith("obl") and not self._argument(k):
                return
            finite = dep.startswith(("ccomp", "advcl")) and self.mood.finite(k)
            yield h, finite
            if finite or (tokens.pos[h] in VERBAL and not known):
                return
            k = h

    def _argument(self, k: int) -> bool:
        """Whether a prepositional phrase is what its verb is about ("renonce à", "menace de"), not a circumstance."""
        tokens = self.tokens
        opening = [tokens.low[c] for c in tokens.children[k] if c < k and tokens.dep[c] == "case"]
        return bool(opening) and self.words.slots.get(opening[0]) in ("a", "de")

    def _by(self, h: int, finite: bool) -> Told | None:
        """What the governor h makes of its complement; `finite`: a clause of its own ("veut que …")."""
        tokens, lemma = self.tokens, self.tokens.lemma[h]
        kind = self.words.embedding.get(lemma)
        group = verb_group(self.ctx, h) if tokens.pos[h] in VERBAL else None
        if finite and group is not None and group.negated and lemma in self._grammar("certainty_verbs"):
            return "unverified", f"not {tokens.low[h]}"
        if not finite and group is not None and self.mood.hedged(group.verb):
            return "unverified", "hedged by an adverb"
        if kind is None:
            return None
        if kind == "open":
            return self._of_open(h, group)
        if finite and kind not in ("hypothetical", "unverified"):
            return None
        met = group is not None and group.first != group.verb and "Mood=Cnd" not in tokens.feats[group.first]
        duty = lemma in self._grammar("duty_verbs")
        if met and duty:
            return None
        if group is not None and group.negated and lemma in self._grammar("excluding_verbs"):
            return "hypothetical", f"not {tokens.low[h]}"
        if group is not None and group.negated:
            return ("denied", f"not {tokens.low[h]}") if kind == "future" else None
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
