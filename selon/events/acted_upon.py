"""Those acted upon that the construction around an event implies where the word itself names none.

The one asked, in what is asked ("demande que les rebelles se retirent"); the one who answers a demand or charge ("Paris a
rejeté l'accusation"); the one whom an attack is said to hit ("deux mosquées visées par des attentats"); the one whom a threat
or protest is aimed at by its condition or purpose ("si Minsk ne …", "pour dénoncer le refus de Berne").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from selon.attribution.line import VERBAL, is_finite, predicate_of
from selon.attribution.verbs import verb_group
from selon.events.classes import Classes
from selon.events.parties import Parties
from selon.events.slots import Slots
from selon.events.verb_slots import VerbSlots

_ANSWERED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE", "AID"})
"""Types whose noun is told to, or met by, somebody who answers it."""
_HELPING = frozenset({"AID", "SUPPORT"})
_FORCING = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types whose target the purpose names ("a tiré des gaz pour disperser X")."""
_AIMED_AT = ("dans", "a")
"""Slots of the building that is searched or attacked ("une perquisition | au siège du parti")."""
_HURTING = frozenset({"ASSAULT", "ACCUSE", "COERCE", "SANCTION", "THREATEN"})
"""Types whose noun can be what hits the subject of a passive."""


def _said(parties: Parties, *stances: str) -> dict[int, list[tuple[int, int]]]:
    """The token ranges of what each verb of these stances says."""
    tokens, findings = parties.tokens, parties.reading.findings
    return {f.at: [tokens.range(span) for span in f.content] for f in findings if f.stance in stances and f.at >= 0}


class ActedUpon:
    """Asks of the words around a trigger who is acted upon; parties are head tokens."""

    def __init__(self, verbs: VerbSlots, classes: Classes) -> None:
        self.verbs = verbs
        self.demands = _said(classes.parties, "urge")
        self.judgements = _said(classes.parties, "accuse", "criticise", "praise")
        self.parties = classes.parties
        self.classes = classes
        self.ctx = classes.parties.ctx
        self.tokens = classes.tokens
        self._grammar = self.ctx.language.words
        self._leaving = classes.words.classes.get("LEAVING", frozenset())

    def of(self, kind: str, slots: Slots) -> Iterator[int]:
        """Those who may be acted upon in an event of PLOVER type `kind`, the likeliest first."""
        if kind == "REQUEST":
            for verb in slots.of("que"):
                yield from self._taking_part(verb)
            yield from self._told_to(slots.trigger)
        if kind in ("ACCUSE", "SUPPORT") and slots.group is not None:
            yield from self._judged(kind, slots.trigger)
        if kind == "PROTEST":
            yield from self._protested(slots)
        if kind in _FORCING and slots.group is not None:
            for verb in slots.of("pour_inf"):
                yield from self.verbs.of(verb).of("object")
        if kind == "THREATEN" and slots.group is not None:
            for verb in self._conditions(slots):
                yield from self._taking_part(verb)
        if slots.group is None:
            if kind == "CONCEDE":
                yield from self._forcing(slots.trigger)
            if kind in _ANSWERED:
                yield self._answering(slots.trigger)
            if kind in _HELPING:
                yield from self._helped(slots.trigger)
            yield from self._menaced(slots.trigger)
            if kind == "ACCUSE":
                yield from self._weighed_on(slots.trigger)
            if kind in _HURTING:
                yield from self._hit_by(slots.trigger)
                yield from (k for slot in _AIMED_AT for k in slots.of(slot) if self.classes.belongs(slot, k, "BUILDING"))

    def _protested(self, slots: Slots) -> Iterator[int]:
        """Against whom a protest is, by what it is for ("pour dénoncer le refus de X", "pour exiger le départ de X")."""
        against, leaving = self._grammar("against_verbs"), self._leaving
        for verb in slots.of("pour_inf"):
            purpose = self.verbs.of(verb)
            opposed = self.tokens.lemma[verb] in against
            yield from purpose.of("contre")
            yield from (k for k in purpose.of("object") if opposed or self.tokens.lemma[k] in leaving)

    def _conditions(self, slots: Slots) -> Iterator[int]:
        """The verbs of the if-clauses of a threat ("menace de fermer la frontière si X ne …")."""
        tokens = self.tokens
        for k in range(slots.trigger + 1, tokens.bounds(slots.trigger)[1]):
            if tokens.low[k] in self._grammar("if_words") and tokens.dep[k] == "mark" and tokens.head[k] > k:
                yield tokens.head[k]

    def _told_to(self, trigger: int) -> Iterator[int]:
        """The subject of what a voice demands in its own words ("X doit se retirer, a exigé Y")."""
        for first, stop in self.demands.get(trigger, ()):
            for k in range(first, stop):
                if is_finite(self.tokens, k):
                    yield from self._taking_part(predicate_of(self.tokens, k))
                    return

    def _judged(self, kind: str, trigger: int) -> Iterator[int]:
        """Whom what a voice says is about, where it blames or praises a public actor ("« X ment », a accusé Y")."""
        for first, stop in self.judgements.get(trigger, ())[:1]:
            predicate = next((predicate_of(self.tokens, k) for k in range(first, stop) if is_finite(self.tokens, k)), -1)
            if predicate < 0:
                return
            own = self.tokens.all(predicate, "nsubj") if self.tokens.pos[predicate] not in VERBAL else ()
            told = self.verbs.of(predicate).of("subject")
            subject = next(iter((*own, *told)), -1)
            named = subject >= 0 and self.tokens.pos[subject] in ("NOUN", "PROPN") and self.parties.is_party(subject)
            person = kind == "SUPPORT" and named and self.parties.identity(subject).kind == "person"
            if person or (named and self.parties.is_public(subject)):
                yield subject

    def _taking_part(self, verb: int) -> Iterator[int]:
        """The subject of a clause, as it stands."""
        slots = self.verbs.of(verb)
        yield from (*slots.of("subject"), *slots.of("object")[:1])

    def same_object(self, slots: Slots) -> Iterator[int]:
        """Whom a verb's pronoun takes up from the verb before it ("a désarmé deux soldats et leur a donné une heure")."""
        tokens, v = self.tokens, slots.trigger
        pronouns = [k for k in (*slots.of("object"), *slots.of("a")) if tokens.pos[k] == "PRON"]
        if not pronouns or tokens.head[v] == v:
            return
        if tokens.dep[v] == "conj" and tokens.pos[tokens.head[v]] in VERBAL:
            yield from self.verbs.of(tokens.head[v]).of("object")

    def _forcing(self, n: int) -> Iterator[int]:
        """Who makes somebody yield ("contrainte à la démission par X")."""
        h = self.tokens.head[n]
        if h != n and self.tokens.lemma[h] in self._grammar("asking_verbs") and n in self.verbs.of(h).of("a"):
            yield from self.verbs.of(h).of("subject")

    def _answering(self, n: int) -> int:
        """The subject of the verb that answers what noun n tells; -1 where none does."""
        tokens = self.tokens
        answers, replies = self._grammar("answering_verbs"), self._grammar("replying_verbs")
        h = next((k for k in islice(tokens.ancestors(n), 2) if tokens.pos[k] in VERBAL), n)
        if h == n or tokens.lemma[h] not in answers | replies:
            return -1
        slots = self.verbs.of(h)
        taken = n in slots.of("object") if tokens.lemma[h] in answers else n in slots.of("a")
        return next(iter(slots.of("subject")), -1) if taken else -1

    def _menaced(self, n: int) -> Iterator[int]:
        """Whom a verb menaces with what noun n tells ("menace l'Italie de | sanctions"), or on which condition."""
        tokens = self.tokens
        verb = self.verbs.control.charging(n, "menacing_verbs")
        if verb >= 0:
            yield from self.verbs.of(verb).of("object")
        above = next((k for k in islice(tokens.ancestors(n), 3) if tokens.lemma[k] in self._grammar("menacing_verbs")), -1)
        if above >= 0 and tokens.dep[n].startswith("obj"):
            for condition in self._conditions(self.verbs.of(above)):
                yield from self._taking_part(condition)

    def _helped(self, n: int) -> Iterator[int]:
        """Who does something by the help that noun n tells ("X a repris la ville grâce à | l'aide de Y")."""
        tokens, h = self.tokens, next((k for k in islice(self.tokens.ancestors(n), 3) if self.tokens.pos[k] in VERBAL), n)
        before = range(max(0, n - 4), n)
        if h < n and any(tokens.low[k] in self._grammar("thanks_words") for k in before):
            yield from self.verbs.of(h).of("subject")

    def _weighed_on(self, n: int) -> Iterator[int]:
        """On whom a suspicion weighs ("les accusations pesant sur X", "des soupçons planent sur X")."""
        tokens, h = self.tokens, self.tokens.head[n]
        verbs = (c for c in (h, *tokens.all(n, "acl")) if tokens.lemma[c] in self._grammar("weighing_verbs"))
        for verb in verbs:
            yield from self.verbs.of(verb).of("sur")

    def _hit_by(self, n: int) -> Iterator[int]:
        """What verbs of hitting say noun n hits ("visées par des attentats", "l'attentat a touché le marché")."""
        tokens, h = self.tokens, self.tokens.head[n]
        if tokens.low[h] in self._grammar("victim_nouns"):
            yield self._victim(h)
        if h == n or tokens.pos[h] not in VERBAL:
            return
        aimed, passive = tokens.lemma[h] in self._grammar("target_participles"), self.verbs.passive(verb_group(self.ctx, h))
        if not aimed and not passive:
            return
        slots = self.verbs.of(h)
        deadly = passive and any(f.type == "ASSAULT" for f in self.classes.words.verbs.get(tokens.lemma[h], ()))
        if n in slots.of("subject") or n in slots.of("par") or (deadly and n in slots.of("dans")):
            yield from slots.of("object")

    def _victim(self, n: int) -> int:
        """Who is said to be the victim that noun n names: its subject, or the noun it stands beside; or -1."""
        tokens, named = self.tokens, next(self.tokens.all(n, "nsubj", "nsubj:pass"), -1)
        if named >= 0 or tokens.dep[n] not in ("acl", "amod", "appos", "nmod"):
            return named
        return tokens.head[n] if tokens.head[n] < n and tokens.pos[tokens.head[n]] in ("NOUN", "PROPN") else -1

