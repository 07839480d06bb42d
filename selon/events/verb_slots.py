"""The slots of a verb in its active form: passives, participles and "se faire" are turned round."""

from __future__ import annotations

from collections.abc import Mapping

from selon.attribution import subjects
from selon.attribution.line import NOMINAL, VERBAL, bare
from selon.attribution.verbs import VerbGroup, verb_group
from selon.events.complements import Complements
from selon.events.control import Control
from selon.events.slots import Slots
from selon.events.told_of import ToldOf


class VerbSlots:
    """Reads the slots of verbs in one article; `speakers` are the subjects of verbs that attribute, by verb."""

    def __init__(self, complements: Complements, speakers: Mapping[int, int] | None = None) -> None:
        self.complements = complements
        self.speakers = speakers or {}
        self.ctx = complements.ctx
        self.tokens = complements.tokens
        self._grammar = complements.ctx.language.words
        self.control = Control(self)
        self.told_of = ToldOf(self.ctx)

    def of(self, v: int) -> Slots:
        """The slots of a verb in its active form: passives, participles and "se faire" are turned round."""
        group = verb_group(self.ctx, v)
        slots = Slots(v, group)
        head = self.subject(group)
        causer = self._made_to(v)
        if causer >= 0:
            slots.add("object", subjects.subject(self.ctx, verb_group(self.ctx, causer)))
        elif self.passive(group):
            near = self.told_of.beside(group)
            slots.add("object", near if near >= 0 else head if head >= 0 else self.told_of.ahead(group))
        else:
            slots.add("subject", head)
            self._objects(slots, group, but=self.speakers.get(v, -1))
        turned = causer >= 0 or self.passive(group)
        slots.filled["object"] = [self._numbered(k) for k in slots.of("object")]
        self.complements.add(slots, v, turned)
        for c in slots.of("object")[:1]:
            self.complements.add(slots, c, False, but="de")
        self.complements.add_along(slots, max(group.last, v) + 1, turned)
        self.complements.add_clauses(slots, v)
        return slots

    def _numbered(self, k: int) -> int:
        """What a number that the tree took for a noun counts ("a gracié deux cents | détenus"); k itself where it is none."""
        tokens = self.tokens
        if tokens.lemma[k] not in self._grammar("number_nouns") or k + 1 >= len(tokens):
            return k
        return k + 1 if tokens.head[k + 1] == k and tokens.pos[k + 1] == "NOUN" else k

    def author(self, slots: Slots) -> int:
        """Who published the paper that is a verb's subject ("X publie un rapport | qui condamne …"); -1 where nobody did."""
        tokens = self.tokens
        for paper in slots.of("subject"):
            verb = tokens.head[paper]
            known = tokens.lemma[paper] in self._grammar("paper_nouns") and tokens.pos[verb] in VERBAL and verb != slots.trigger
            if not known or tokens.lemma[verb] not in self._grammar("publishing_verbs"):
                continue
            group = verb_group(self.ctx, verb)
            if tokens.dep[paper].startswith("obj") and not self.passive(group):
                return self.subject(group)
            agents = (c for c in tokens.children[verb] if self.complements.slot_of(c) == "par")
            return next(agents, -1) if self.passive(group) else -1
        return -1

    def subject(self, group: VerbGroup) -> int:
        """The subject of a group; -1 where it is an impersonal "il" ("il lui est reproché de")."""
        if group.verb in self.speakers and not self.passive(group):
            return self.speakers[group.verb]
        told = self.control.doer(group)
        if told is not None:
            return told
        tokens, head = self.tokens, subjects.subject(self.ctx, group)
        if head >= 0 and tokens.low[head] in self._grammar("elided_articles") and tokens.pos[head + 1] in ("NOUN", "PROPN"):
            return head + 1
        if head >= 0 and tokens.low[head] in self._grammar("adverbial_clitics") and tokens.dep[group.verb] == "conj":
            return self.subject(verb_group(self.ctx, tokens.head[group.verb]))
        governor = tokens.lemma[tokens.head[head]] if head >= 0 and tokens.pos[head] == "PRON" else ""
        reflexive = group.reflexive and governor in self._grammar("impersonal_reflexives")
        if reflexive or governor in self._grammar("impersonal_verbs"):
            return -1
        empty = head >= 0 and tokens.dep[head].startswith("expl") and tokens.pos[head] == "PRON"
        return -1 if empty else head

    def of_causative(self, k: int) -> Slots:
        """The slots of "faire" with an infinitive ("a fait sauter le pont", "se sont fait exploser"), read off that verb."""
        v = self.tokens.head[k]
        group = verb_group(self.ctx, v)
        slots = Slots(k, group)
        slots.add("subject", subjects.subject(self.ctx, group))
        self._objects(slots, group)
        self.complements.add(slots, v, False)
        return slots

    def passive(self, group: VerbGroup) -> bool:
        """Whether a group tells what was done to its subject: a passive, or a past participle on its own."""
        lemma = self.tokens.lemma[group.verb]
        if group.reflexive or (lemma in self._grammar("etre_verbs") and not self._was(group)):
            return False
        if group.form == "part" and group.first == group.verb and (
            self._own_subject(group.verb) or self._joined(group.verb) or self._with_object(group.verb)
        ):
            return False
        return group.passive or group.form == "part"

    def _was(self, group: VerbGroup) -> bool:
        """Whether two auxiliaries make a passive of a verb whose past has "être" ("ont été sorties")."""
        tokens = self.tokens
        return sum(tokens.dep[c].startswith("aux") for c in tokens.children[group.verb]) > 1 and group.passive

    def _joined(self, v: int) -> bool:
        """Whether a bare participle shares the auxiliary of an active verb before it ("ont pris le port et libéré …")."""
        tokens, h = self.tokens, self.tokens.head[v]
        if tokens.dep[v] != "conj" or h >= v or tokens.pos[h] not in VERBAL:
            return False
        group = verb_group(self.ctx, h)
        return "Tense=Past" in tokens.feats[v] and group.form != "part" and group.first < h and not self.passive(group)

    def _with_object(self, v: int) -> bool:
        """Whether a bare participle behind "et" has an object, as no passive has ("a fait part …, et « condamné X »")."""
        tokens = self.tokens
        joined = any(tokens.dep[c] == "cc" for c in tokens.children[v] if c < v)
        return joined and any(c > v and not bare(tokens, c, uncounted=True) for c in tokens.all(v, "obj"))

    def _own_subject(self, v: int) -> bool:
        """Whether a bare participle has a subject of its own: a present that is spelt like it ("fait", "dit")."""
        tokens = self.tokens
        past = tokens.low[v].endswith(tuple(self._grammar("participle_endings")))
        agent = any(self.complements.slot_of(c) == "par" for c in tokens.children[v] if c > v)
        return not past and not agent and any(c < v for c in tokens.all(v, "nsubj"))

    def _made_to(self, v: int) -> int:
        """The "faire" of "s'est fait arrêter" that governs infinitive v; -1 where there is none."""
        tokens = self.tokens
        helper = next((c for c in tokens.children[v] if tokens.dep[c] == "aux:caus" and c < v), -1)
        near = (k for k in range(max(0, helper - 4), helper) if tokens.low[k] in self._grammar("reflexives"))
        return helper if helper >= 0 and next(near, -1) >= 0 else -1

    def _objects(self, slots: Slots, group: VerbGroup, but: int = -1) -> None:
        tokens, v = self.tokens, group.verb
        for c in (k for k in tokens.all(v, "obj") if k != but and not self._taken(k, v)):
            if tokens.low[c] in self._grammar("relative_object"):
                slots.add("object", -1 if self._demanded(v) else self._antecedent(v))
            elif tokens.low[c] in self._grammar("time_nouns") and bare(tokens, c, uncounted=True):  # "reçoit mercredi | le roi"
                continue
            elif tokens.pos[c] in NOMINAL and tokens.low[c] not in self._grammar("reflexives") and not self._tied(c):
                slots.add("object", c)
        if group.pronoun >= 0 and not slots.of("object"):
            slots.add("object", group.pronoun)
        if not slots.of("object") and not group.reflexive and but < v:
            near = self.complements.phrase_behind(v) if group.form == "ger" else -1
            timed = near >= 0 and tokens.low[near] in self._grammar("time_nouns")
            slots.add("object", self.complements.bare_behind(max(group.last, v)) if near < 0 or timed else near)

    def _taken(self, c: int, v: int) -> bool:
        """Whether what the tree made the object of verb v stands right behind a participle ("a tiré, blessant | dix civils")."""
        tokens = self.tokens
        told = (k for k in range(v + 2, c) if tokens.low[k - 1] == "," and tokens.pos[k] == "VERB" and tokens.head[k] == v)
        return any("Tense=Pres" in tokens.feats[k] and self.complements.phrase_behind(k) == c for k in told)

    def _demanded(self, v: int) -> bool:
        """Whether a "que" before verb v opens what is demanded, and stands for nobody ("exige de X | qu'il libère Y")."""
        tokens, above = self.tokens, self.tokens.head[self.tokens.head[v]]
        asks = tokens.pos[above] in VERBAL and tokens.lemma[above] in self._grammar("asking_verbs")
        return asks and self.complements.slot_of(tokens.head[v]) in ("a", "de") and any(c > v for c in tokens.all(v, "obj"))

    def _tied(self, c: int) -> bool:
        """Whether a hyphen ties token c to the name of a place behind a preposition ("à Tel-|Aviv")."""
        tokens = self.tokens
        hyphen = c > 1 and tokens.low[c - 1] == "-" and tokens.end[c - 1] == tokens.start[c] == tokens.end[c - 2] + 1
        return hyphen and any(tokens.dep[k] == "case" for k in tokens.children[c - 2])

    def _antecedent(self, v: int) -> int:
        tokens = self.tokens
        return tokens.head[v] if tokens.dep[v].startswith("acl") and tokens.head[v] < v else -1
