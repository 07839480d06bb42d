"""The slots of a trigger: its subject, object and prepositional complements, whatever the voice it is told in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from selon.attribution.context import Context
from selon.attribution.line import NOMINAL, VERBAL, is_finite, is_infinitive
from selon.attribution.subjects import subject
from selon.attribution.verbs import VerbGroup, verb_group
from selon.language.frames import EventWords, Light

_REACH = 12
_PHRASE = 8
_OBLIQUE = ("obl", "nmod", "iobj", "obl:arg", "obl:mod", "obl:agent")
_STOPS = frozenset({";", ":", ".", "«", "»", "?", "!"})


@dataclass(slots=True)
class Slots:
    """What fills the slots of one trigger, as head tokens in text order; `light` is the verb that carries a noun."""

    trigger: int
    group: VerbGroup | None = None
    filled: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    light: int = -1
    light_word: Light | None = None

    def of(self, slot: str) -> list[int]:
        """The heads that fill a slot; empty where none does."""
        return self.filled.get(slot, [])

    def add(self, slot: str, token: int) -> None:
        """Let a token fill a slot, once."""
        if token >= 0 and token not in self.filled[slot]:
            self.filled[slot].append(token)


class SlotReader:
    """Reads the slots of triggers in one article."""

    def __init__(self, ctx: Context, words: EventWords) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = words
        self._grammar = ctx.language.words

    # verbs

    def of_verb(self, v: int) -> Slots:
        """The slots of a verb in its active form: passives, participles and "se faire" are turned round."""
        group = verb_group(self.ctx, v)
        slots = Slots(v, group)
        head = self._subject(group)
        causer = self._made_to(v)
        if causer >= 0:
            slots.add("object", subject(self.ctx, verb_group(self.ctx, causer)))
        elif self.passive(group):
            slots.add("object", head)
        else:
            slots.add("subject", head)
            self._objects(slots, group)
        turned = causer >= 0 or self.passive(group)
        self._complements(slots, v, turned)
        for c in slots.of("object")[:1]:
            self._complements(slots, c, False, but="de")
        self._along(slots, max(group.last, v) + 1, turned)
        self._clauses(slots, v)
        return slots

    def _subject(self, group: VerbGroup) -> int:
        """The subject of a group; -1 where it is an impersonal "il" ("il lui est reproché de")."""
        tokens, head = self.tokens, subject(self.ctx, group)
        empty = head >= 0 and tokens.dep[head].startswith("expl") and tokens.pos[head] == "PRON"
        return -1 if empty else head

    def of_causative(self, k: int) -> Slots:
        """The slots of "faire" with an infinitive ("a fait sauter le pont", "se sont fait exploser"), read off that verb."""
        v = self.tokens.head[k]
        group = verb_group(self.ctx, v)
        slots = Slots(k, group)
        slots.add("subject", subject(self.ctx, group))
        self._objects(slots, group)
        self._complements(slots, v, False)
        return slots

    def passive(self, group: VerbGroup) -> bool:
        """Whether a group tells what was done to its subject: a passive, or a past participle on its own."""
        lemma = self.tokens.lemma[group.verb]
        if group.reflexive or lemma in self._grammar("etre_verbs"):
            return False
        if group.form == "part" and group.first == group.verb and self._own_subject(group.verb):
            return False
        return group.passive or group.form == "part"

    def _own_subject(self, v: int) -> bool:
        """Whether a bare participle has a subject of its own: a present that is spelt like it ("fait", "dit")."""
        return any(c < v for c in self.tokens.all(v, "nsubj"))

    def _made_to(self, v: int) -> int:
        """The "faire" of "s'est fait arrêter" that governs infinitive v; -1 where there is none."""
        tokens = self.tokens
        helper = next((c for c in tokens.children[v] if tokens.dep[c] == "aux:caus" and c < v), -1)
        near = (k for k in range(max(0, helper - 4), helper) if tokens.low[k] in self._grammar("reflexives"))
        return helper if helper >= 0 and next(near, -1) >= 0 else -1

    def _objects(self, slots: Slots, group: VerbGroup) -> None:
        tokens, v = self.tokens, group.verb
        for c in tokens.all(v, "obj"):
            if tokens.low[c] in self._grammar("relative_object"):
                slots.add("object", self._antecedent(v))
            elif tokens.pos[c] in NOMINAL and tokens.low[c] not in self._grammar("reflexives"):
                slots.add("object", c)
        if group.pronoun >= 0 and not slots.of("object"):
            slots.add("object", group.pronoun)

    def _antecedent(self, v: int) -> int:
        tokens = self.tokens
        return tokens.head[v] if tokens.dep[v].startswith("acl") and tokens.head[v] < v else -1

    def _clauses(self, slots: Slots, v: int) -> None:
        """The infinitives and clauses that a verb governs, itself or by a predicate or object ("se dit prêt à négocier")."""
        tokens = self.tokens
        for c in tokens.all(v, "xcomp", "ccomp", "advcl", "acl", "obj", "obl"):
            if c < v:
                continue
            if tokens.pos[c] not in VERBAL:
                if slots.group is not None and v == slots.trigger:
                    self._clauses(slots, c)
                continue
            if is_infinitive(tokens, c) or any(is_infinitive(tokens, k) for k in tokens.all(c, "aux", "cop")):
                marks = [tokens.low[k] for k in tokens.children[c] if k < c and tokens.dep[k] in ("mark", "case")]
                slot = next((self.words.slots[m] for m in marks if m in self.words.slots), "")
                slots.add(f"{slot}_inf" if slot else "inf", c)
                self._complements(slots, c, False, but="de")
            elif any(tokens.low[k] in self._grammar("complementizers") for k in tokens.children[c]):
                slots.add("que", c)

    # nouns

    def of_noun(self, n: int) -> Slots:
        """The slots of an event noun, those of the light verb that carries it included."""
        slots = Slots(n)
        tokens = self.tokens
        self._complements(slots, n, True)
        self._qualities(slots, n)
        for c in self._compound(n):
            self._complements(slots, c, True)
        for h in (n, *slots.of("de"), *slots.of("par")):
            self._clauses(slots, h)
        self._along(slots, n + 1, True, noun=True)
        governor, light = self._carrier(n)
        if light is not None:
            self._carried(slots, governor, light)
        elif tokens.dep[n].startswith(("nsubj", "obj", "obl")):
            slots.add("governor", tokens.head[n])
        return slots

    def _compound(self, n: int) -> list[int]:
        """The bare nouns that make one term with noun n ("mise | en examen", "motion | de censure")."""
        tokens = self.tokens
        bare = (c for c in tokens.all(n, "nmod", "obl") if c > n and tokens.pos[c] == "NOUN")
        return [c for c in bare if not any(tokens.pos[k] == "DET" for k in tokens.children[c])]

    def _qualities(self, slots: Slots, n: int) -> None:
        """Possessives, demonyms and participles that name a target ("une attaque visant X")."""
        tokens, language = self.tokens, self.ctx.language
        for c in tokens.children[n]:
            if tokens.low[c] in self._grammar("possessives"):
                slots.add("poss", self._clause_subject(n))
                slots.add("poss", c)
            elif tokens.low[c] in language.demonyms and tokens.pos[c] in ("ADJ", "NOUN"):
                slots.add("adj", c)
            elif tokens.dep[c].startswith("acl") and tokens.pos[c] == "VERB":
                self._participle(slots, c)

    def _clause_subject(self, n: int) -> int:
        """The subject of the verb that noun n is a complement of, whose its possessive most often is; -1 for none."""
        tokens, h = self.tokens, self.tokens.head[n]
        if h == n or tokens.pos[h] not in VERBAL or not tokens.dep[n].startswith(("obj", "obl")):
            return -1
        return subject(self.ctx, verb_group(self.ctx, h))

    def _participle(self, slots: Slots, c: int) -> None:
        """A participle behind an event noun: its target ("visant X"), or its doer and addressee ("adressée par X à Y")."""
        tokens = self.tokens
        if tokens.lemma[c] in self._grammar("target_participles") and "Tense=Pres" in tokens.feats[c]:
            for k in tokens.all(c, "obj"):
                slots.add("visant", k)
        elif tokens.lemma[c] in self.words.light and self.passive(verb_group(self.ctx, c)):
            self._complements(slots, c, False, but="de")
            for k in slots.of("par"):
                slots.add("subject", k)

    def _carrier(self, n: int) -> tuple[int, Light | None]:
        """The light verb that has noun n as its object, complement or passive subject, and its entry."""
        for v in self._above(n):
            group = verb_group(self.ctx, v)
            for light in self.words.light.get(self.tokens.lemma[v], ()):
                if light.reflexive and not group.reflexive:
                    continue
                if self._phrase(light, v, n) if light.words else self._carries(light, v, n, group):
                    return v, light
        return -1, None

    def _above(self, n: int) -> list[int]:
        """The verbs that may carry noun n: its head, the head of that, their copulas."""
        tokens = self.tokens
        heads = [tokens.head[n], tokens.head[tokens.head[n]], *tokens.all(n, "acl:relcl")]
        copulas = [c for h in heads if h != n for c in tokens.all(h, "cop")]
        return [k for k in dict.fromkeys([*heads, *copulas]) if k != n and tokens.pos[k] in VERBAL]

    def _phrase(self, light: Light, v: int, n: int) -> bool:
        """Whether the words of a fixed phrase stand between its verb and noun n ("fait l'objet d'une enquête")."""
        between = [*self.tokens.low[v + 1 : n], *self.tokens.lemma[v + 1 : n]]
        return v < n and n - v <= _PHRASE and all(word in between for word in light.words)

    def _carries(self, light: Light, v: int, n: int, group: VerbGroup) -> bool:
        """Whether verb v has noun n as the light verb's entry asks, also by way of a relative ("la marche | qu'ils mènent")."""
        tokens = self.tokens
        if tokens.head[v] == n and tokens.dep[v] == "acl:relcl":
            done = any(tokens.low[c] in self._grammar("relative_object") for c in tokens.all(v, "obj"))
            told = any(tokens.low[c] in self._grammar("relative_subject") for c in tokens.all(v, "nsubj"))
            return light.slot == ("object" if done or (told and self.passive(group)) else "subject" if told else "")
        return tokens.head[n] == v and light.slot == self._carried_as(n, tokens.dep[n], group)

    def _carried_as(self, n: int, dep: str, group: VerbGroup) -> str:
        """As what a verb has noun n: "object", "subject", or the slot of its preposition."""
        if dep == "obj":
            return "object"
        if dep.startswith("nsubj"):
            return "object" if dep == "nsubj:pass" or self.passive(group) else "subject"
        return self._slot(n)

    def _carried(self, slots: Slots, v: int, light: Light) -> None:
        """What the light verb adds: its subject, its agent, its complements."""
        tokens = self.tokens
        slots.light, slots.light_word = v, light
        slots.filled["light"].append(v)
        group = verb_group(self.ctx, v)
        turned = self.passive(group)
        head = -1 if turned else subject(self.ctx, group)
        for c in tokens.children[v]:
            if turned and self._slot(c) == "par" and tokens.pos[c] in NOMINAL:
                head = c
        if head >= 0 and head != slots.trigger and light.role != "neutral":
            slots.add("subject" if light.role == "actor" else "light_recipient", head)
        self._complements(slots, v, False, but="de", skip=slots.trigger)

    # complements

    def _complements(self, slots: Slots, h: int, turned: bool, *, but: str = "", skip: int = -1) -> None:
        """Prepositional complements of token h; `turned`: "par" names the agent."""
        tokens = self.tokens
        for c in tokens.children[h]:
            if tokens.pos[c] == "ADV" and tokens.low[c] in self.words.slots:
                slots.add(self.words.slots[tokens.low[c]], next(tokens.all(c, "obl", "nmod"), -1))
            if c == skip or not tokens.dep[c].startswith(_OBLIQUE) or tokens.pos[c] not in NOMINAL:
                continue
            slot = self._slot(c)
            if not slot and tokens.dep[c].startswith("iobj"):
                slot = "a"
            if slot and slot != but:
                slots.add("subject" if slot == "par" and turned and slots.group else slot, c)
        if tokens.pos[h] in VERBAL:
            for k in range(max(0, h - 4), h):
                if tokens.low[k] in self._grammar("dative_clitics") and tokens.head[k] == h:
                    slots.add("a", k)

    def _slot(self, c: int) -> str:
        """The slot that the preposition of token c opens, "" where it has none."""
        tokens = self.tokens
        opening = (
            tokens.low[k] for k in tokens.children[c]
            if k < c and (tokens.dep[k] in ("case", "mark") or tokens.pos[k] == "ADP")
        )  # fmt: skip
        return next((self.words.slots[low] for low in opening if low in self.words.slots), "")

    def _along(self, slots: Slots, start: int, turned: bool, *, noun: bool = False) -> None:
        """Complements that the tree hung elsewhere, read along the line behind the trigger; "de" only right behind a noun."""
        tokens = self.tokens
        stop = tokens.bounds(slots.trigger)[1]
        for k in range(start, min(stop, start + _REACH)):
            if tokens.low[k] in _STOPS or is_finite(tokens, k) or tokens.pos[k] == "SCONJ":
                return
            slot = self.words.slots.get(tokens.low[k], "")
            near = k == start or bool(slots.of("par"))
            if not slot or tokens.pos[k] not in ("ADP", "DET", "ADV") or (slot == "de" and not (noun and near)):
                continue
            head = self._head_behind(k, stop)
            if head < 0:
                continue
            slot = "subject" if slot == "par" and turned and slots.group else slot
            if not slots.of(slot):
                slots.add(slot, head)

    def phrase_behind(self, k: int) -> int:
        """The noun of the bare noun phrase right behind token k ("montre du doigt | les milices"); -1 for none."""
        tokens, stop = self.tokens, self.tokens.bounds(k)[1]
        if k + 1 >= stop or tokens.pos[k + 1] not in ("DET", "NOUN", "PROPN", "NUM"):
            return -1
        return k + 1 if tokens.pos[k + 1] in ("NOUN", "PROPN") else self._head_behind(k, stop)

    def _head_behind(self, k: int, stop: int) -> int:
        """The noun that the preposition at token k introduces; -1 where none follows in a few words."""
        tokens = self.tokens
        if k < tokens.head[k] < min(stop, k + 8) and tokens.pos[tokens.head[k]] in NOMINAL:
            return tokens.head[k]
        for j in range(k + 1, min(stop, k + 5)):
            if tokens.pos[j] in ("NOUN", "PROPN", "PRON", "X"):
                return j
            if tokens.pos[j] not in ("DET", "ADJ", "NUM") and not (j == k + 1 and tokens.pos[j] == "ADP"):
                return -1
        return -1
