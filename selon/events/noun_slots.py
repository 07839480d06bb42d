"""The slots of an event noun, those of the light verb that carries it included."""

from __future__ import annotations

from selon.attribution.line import bare
from selon.attribution.verbs import verb_group
from selon.events.carriers import Carriers
from selon.events.slots import Slots
from selon.events.verb_slots import VerbSlots
from selon.grounding.names import capital


class NounSlots:
    """Reads the slots of nouns in one article."""

    def __init__(self, verbs: VerbSlots) -> None:
        self.verbs = verbs
        self.complements = verbs.complements
        self.carriers = Carriers(verbs)
        self.ctx = verbs.ctx
        self.tokens = verbs.tokens
        self._light = verbs.complements.words.light
        self._grammar = verbs.ctx.language.words

    def of(self, n: int) -> Slots:
        """The slots of an event noun, those of the light verb that carries it included."""
        slots = Slots(n)
        tokens = self.tokens
        self.complements.add(slots, n, True)
        self._qualities(slots, n)
        for c in self._compound(n):
            self.complements.add(slots, c, True)
        for h in (n, *slots.of("de"), *slots.of("par")):
            self.complements.add_clauses(slots, h)
        self.complements.add_along(slots, n + 1, True, noun=True)
        self._asked_of(slots, n)
        self._opened_by(slots, n)
        if tokens.lemma[tokens.head[n]] in self._grammar("naming_verbs"):
            slots.filled["de"] = [c for c in slots.of("de") if not bare(tokens, c) or capital(tokens, c)]
        governor, light = self.carriers.of(n)
        if light is not None:
            self.carriers.add(slots, governor, light)
            self.complements.add_clauses(slots, governor)
        elif tokens.dep[n].startswith(("nsubj", "obj", "obl")):
            slots.add("governor", tokens.head[n])
            occurs = tokens.lemma[tokens.head[n]] in self._grammar("happening_verbs")
            if occurs and tokens.dep[n].startswith("nsubj") and not slots.of("entre"):
                for c in tokens.all(tokens.head[n], "obl", "obl:mod", "obl:arg"):
                    if self.complements.slot_of(c) == "entre":
                        slots.add("entre", c)
        return slots

    def _compound(self, n: int) -> list[int]:
        """The bare nouns that make one term with noun n ("mise | en examen", "motion | de censure")."""
        tokens = self.tokens
        behind = (c for c in tokens.all(n, "nmod", "obl") if c > n and tokens.pos[c] == "NOUN" and bare(tokens, c))
        buildings = self.complements.words.classes.get("BUILDING", frozenset())
        return [c for c in behind if self.complements.slot_of(c) != "a" or tokens.lemma[c] not in buildings]

    def _qualities(self, slots: Slots, n: int) -> None:
        """Possessives, demonyms and participles that name a target ("une attaque visant X")."""
        tokens = self.tokens
        for c in tokens.children[n]:
            if tokens.low[c] in self._grammar("possessives"):
                slots.add("poss", self.verbs.control.subject_above(n, -1))
                slots.add("poss", c)
            elif self._names_somebody(c):
                slots.add("adj", c)
            elif tokens.dep[c].startswith("acl") and tokens.pos[c] == "VERB":
                self._participle(slots, c)

    def _opened_by(self, slots: Slots, n: int) -> None:
        """Whoever opens or holds what noun n tells does it ("l'ouverture par le parquet | d'une enquête")."""
        tokens, h = self.tokens, self.tokens.head[n]
        if slots.of("par") or h > n or not tokens.dep[n].startswith("nmod"):
            return
        h = tokens.head[h] if self.complements.slot_of(h) == "par" else h
        if tokens.lemma[h] in self._grammar("opening_nouns"):
            for c in tokens.all(h, "nmod", "obl", "obl:agent"):
                if c != n and self.complements.slot_of(c) == "par":
                    slots.add("par", c)

    def _asked_of(self, slots: Slots, n: int) -> None:
        """Whoever is asked for what noun n tells does it ("a demandé de l'aide | à Ankara")."""
        tokens, h = self.tokens, self.tokens.head[n]
        asks = tokens.dep[n] == "obj" and tokens.lemma[h] in self._grammar("requesting_verbs")
        helps = any(tokens.lemma[n] in self.complements.words.classes.get(name, ()) for name in ("HELP", "MONEY"))
        if not asks or (not helps and any(tokens.head[k] == n for k in slots.of("a"))):
            return
        addressed = [*self.verbs.of(h).of("a"), *slots.of("a")]
        slots.filled["a"] = []
        slots.add("par", next((k for k in addressed if k != n), -1))

    def _names_somebody(self, c: int) -> bool:
        """Whether an adjective names a state or a body ("une frappe | russe", "une charge | policière")."""
        tokens, low = self.tokens, self.tokens.low[c]
        if tokens.pos[c] == "ADJ" and low in self.complements.words.bodies:
            return True
        demonym = low in self.ctx.language.demonyms and tokens.pos[c] in ("ADJ", "NOUN")
        return demonym and not self.complements.slot_of(c)

    def _participle(self, slots: Slots, c: int) -> None:
        """A participle behind an event noun: its target ("visant X"), or its doer and addressee ("adressée par X à Y")."""
        tokens = self.tokens
        if tokens.lemma[c] in self._grammar("target_participles") and "Tense=Pres" in tokens.feats[c]:
            for k in tokens.all(c, "obj"):
                slots.add("visant", k)
        elif tokens.lemma[c] in self._light and self.verbs.passive(verb_group(self.ctx, c)):
            self.complements.add(slots, c, False, but="de")
            for k in slots.of("par"):
                slots.add("subject", k)
