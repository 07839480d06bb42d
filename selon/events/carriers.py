"""Light verbs: the verb that carries an event noun ("mener une attaque", "faire l'objet d'une enquête") and what it adds."""

from __future__ import annotations

from selon.attribution.line import NOMINAL, VERBAL, bare
from selon.attribution.verbs import VerbGroup, verb_group
from selon.events.slots import Slots
from selon.events.verb_slots import VerbSlots
from selon.language.frames import Light

_PHRASE = 8


class Carriers:
    """Finds the light verbs of nouns in one article."""

    def __init__(self, verbs: VerbSlots) -> None:
        self.verbs = verbs
        self.complements = verbs.complements
        self.ctx = verbs.ctx
        self.tokens = verbs.tokens
        self._light = verbs.complements.words.light
        self._grammar = verbs.ctx.language.words

    def of(self, n: int) -> tuple[int, Light | None]:
        """The light verb that has noun n as its object, complement or passive subject, and its entry."""
        for v in self.tokens.all(n, "cop"):
            for light in self._light.get(self.tokens.lemma[v], ()):
                if not light.words and light.slot == self.complements.slot_of(n):
                    return v, light
        for v in self._above(n):
            group = verb_group(self.ctx, v)
            for light in self._light.get(self.tokens.lemma[v], ()):
                if light.reflexive and not group.reflexive:
                    continue
                if self._phrase(light, v, n) if light.words else self._carries(light, v, n, group):
                    return v, light
        return -1, None

    def _above(self, n: int) -> list[int]:
        """The verbs that may carry noun n: its head, the head of that, their copulas."""
        tokens = self.tokens
        heads = [tokens.head[n], tokens.head[tokens.head[n]], *tokens.all(n, "acl:relcl"), max(self._related(n), n)]
        copulas = [c for h in heads if h != n for c in tokens.all(h, "cop")]
        return [k for k in dict.fromkeys([*heads, *copulas]) if k != n and tokens.pos[k] in VERBAL]

    def _related(self, n: int) -> int:
        """The verb whose object a "que" right behind noun n stands for, where the tree took it for a conjunction; or -1."""
        tokens, k = self.tokens, n + 1
        while k < len(tokens) and tokens.pos[k] == "ADJ":
            k += 1
        if k >= len(tokens) or tokens.low[k] not in self._grammar("relative_object") or tokens.dep[k] != "mark":
            return -1
        verb = tokens.head[k]
        return verb if verb > k and next(tokens.all(verb, "obj"), -1) < 0 else -1

    def _phrase(self, light: Light, v: int, n: int) -> bool:
        """Whether the words of a fixed phrase stand between its verb and noun n ("fait l'objet d'une enquête")."""
        between = [*self.tokens.low[v + 1 : n], *self.tokens.lemma[v + 1 : n]]
        return v < n and n - v <= _PHRASE and all(word in between for word in light.words)

    def _carries(self, light: Light, v: int, n: int, group: VerbGroup) -> bool:
        """Whether verb v has noun n as the light verb's entry asks, also by way of a relative ("la marche | qu'ils mènent")."""
        tokens = self.tokens
        if v == self._related(n):
            return light.slot == "object"
        if tokens.head[v] == n and tokens.dep[v] == "acl:relcl":
            done = any(tokens.low[c] in self._grammar("relative_object") for c in tokens.all(v, "obj"))
            told = any(tokens.low[c] in self._grammar("relative_subject") for c in tokens.all(v, "nsubj"))
            return light.slot == ("object" if done or (told and self.verbs.passive(group)) else "subject" if told else "")
        if tokens.lemma[tokens.head[n]] in self._grammar("series_nouns") and tokens.head[n] != v:
            n = tokens.head[n]
        return tokens.head[n] == v and light.slot == self._carried_as(n, tokens.dep[n], group)

    def _carried_as(self, n: int, dep: str, group: VerbGroup) -> str:
        """As what a verb has noun n: "object", "subject", or the slot of its preposition."""
        tokens = self.tokens
        if dep == "obj":
            return "object"
        if dep.startswith("nsubj"):
            return "object" if dep == "nsubj:pass" or self.verbs.passive(group) else "subject"
        case = next((tokens.low[c] for c in tokens.all(n, "case")), "")
        behind = tokens.head[n] < n and next(tokens.all(tokens.head[n], "obj"), -1) < 0
        partly = case in self._grammar("partitives") and dep == "nmod"
        alone = not case and dep.startswith("obl") and not bare(tokens, n)  # "mène encore | des attaques"
        return "object" if behind and (partly or alone) else self.complements.slot_of(n)

    def add(self, slots: Slots, v: int, light: Light) -> None:
        """What the light verb adds: its subject, its agent, its complements."""
        tokens = self.tokens
        slots.light, slots.light_word = v, light
        slots.filled["light"].append(v)
        group = verb_group(self.ctx, v)
        turned = self.verbs.passive(group)
        named = next(tokens.all(tokens.head[v], "nsubj"), -1) if tokens.dep[v] == "cop" else -1
        head = -1 if turned else named if named >= 0 else self.verbs.subject(group)
        for c in tokens.children[v]:
            if turned and self.complements.slot_of(c) == "par" and tokens.pos[c] in NOMINAL:
                head = c
        if head >= 0 and head != slots.trigger and light.role != "neutral":
            slots.add("subject" if light.role == "actor" else "light_recipient", head)
        self.complements.add(slots, v, False, but="de", skip=slots.trigger)
