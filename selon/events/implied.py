"""Parties that the construction around an event implies where the word itself names none.

The subject of the clause, for talks and protests and for what a verb begins, ends or plans ("retournent à Genève pour des
pourparlers", "lève le blocus"); the voice that tells its own doing ("deux diplomates ont été expulsés, a annoncé Berne");
the one asked, in what is asked ("demande que les rebelles se retirent"); the one who answers a demand or charge ("Paris a
rejeté l'accusation"); the one whom an attack is said to hit ("deux mosquées visées par des attentats").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from selon.attribution.finding import Finding
from selon.attribution.line import VERBAL, is_finite, predicate_of
from selon.attribution.subjects import subject
from selon.attribution.verbs import verb_group
from selon.events.parties import Parties
from selon.events.slots import Slots
from selon.events.verb_slots import VerbSlots

_SHARED = frozenset({"CONSULT", "COOPERATE", "AGREE", "PROTEST", "RETREAT"})
"""Types whose noun is done by the subject of its clause, whatever the verb."""
_SPOKEN = frozenset({"REJECT", "AGREE", "THREATEN", "SUPPORT", "REQUEST", "ACCUSE"})
_ANNOUNCED = frozenset({"SANCTION", "MOBILIZE", "CONCEDE", "RETREAT", "AID", "COERCE", "COOPERATE"})
"""Types of which a public voice that announces them in the passive is most often the doer."""
_ANSWERED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE", "AID"})
_HURTING = frozenset({"ASSAULT", "ACCUSE", "COERCE", "SANCTION", "THREATEN"})
_CLIMB = 4


def _demands(parties: Parties) -> dict[int, list[tuple[int, int]]]:
    """The token ranges of what each verb of demanding demands."""
    tokens, findings = parties.tokens, parties.reading.findings
    return {f.at: [tokens.range(span) for span in f.content] for f in findings if f.stance == "urge" and f.at >= 0}


class Implied:
    """Asks of the words around a trigger who takes part; parties are head tokens, -1 where none is implied."""

    def __init__(self, verbs: VerbSlots, parties: Parties) -> None:
        self.verbs = verbs
        self.demands = _demands(parties)
        self.parties = parties
        self.ctx = parties.ctx
        self.tokens = parties.tokens
        self._grammar = parties.ctx.language.words
        self._leaving = parties.words.classes.get("LEAVING", frozenset())

    # who acts

    def actor(self, kind: str, slots: Slots, phrase: Sequence[int], chain: Collection[Finding]) -> int:
        """The one who acts, for an event of PLOVER type `kind`."""
        if slots.group is None:
            fought = kind == "ASSAULT" and (slots.of("contre") or slots.of("avec")) and self._aside(slots.trigger)
            found = self._of_clause(slots, phrase) if kind in _SHARED or fought else -1
            if found < 0 and kind == "ASSAULT":
                found = self._blamed(slots.trigger)
            return found if found >= 0 else self._planned(slots.trigger, chain)
        return self._speaker(kind, slots, chain)

    def _of_clause(self, slots: Slots, but: Collection[int]) -> int:
        """The subject of the verb that an event noun depends on, where that is somebody."""
        tokens, k = self.tokens, slots.trigger
        for _ in range(_CLIMB):
            h = tokens.head[k]
            if h == k or tokens.dep[k].startswith(("nsubj", "conj", "acl")):
                return -1
            if tokens.pos[h] in VERBAL:
                group = verb_group(self.ctx, h)
                head = -1 if self.verbs.passive(group) else self.verbs.subject(group)
                return head if head >= 0 and head not in but and self.parties.is_party(head) else -1
            k = h
        return -1

    def _aside(self, n: int) -> bool:
        """Whether a noun stands in a circumstance of its clause ("à l'issue de combats avec X", "en vue d'une guerre")."""
        tokens, h = self.tokens, self.tokens.head[n]
        return tokens.pos[h] == "NOUN" and tokens.dep[h].startswith("obl") and tokens.dep[n] == "nmod"

    def _planned(self, n: int, chain: Collection[Finding]) -> int:
        """Whose plan an event noun is ("sa politique de confiscation"), or whose doing a verb tells, by its own word or voice."""
        tokens, h = self.tokens, self.tokens.head[n]
        if h != n and tokens.lemma[h] in self._grammar("plan_nouns"):
            return self.verbs.control.of_noun(h, n)
        found = self._doing(n)
        own = found < 0 and tokens.dep[n].startswith("nsubj") and tokens.lemma[h] in self._grammar("doing_verbs")
        voice = next((f.speaker for f in chain if f.source is not None), -1) if own else -1
        passive = voice >= 0 and self.verbs.passive(verb_group(self.ctx, h))
        return voice if passive and self.parties.is_public(voice) else found

    def _doing(self, n: int) -> int:
        """The subject, or agent, of a verb that says what somebody does about their own doing ("a voté une aide")."""
        tokens, h = self.tokens, self.tokens.head[n]
        if h == n or tokens.lemma[h] not in self._grammar("doing_verbs"):
            return -1
        slots = self.verbs.of(h)
        done = n in slots.of("object") or any(tokens.head[k] == h for k in (n,) if tokens.dep[k] == "nsubj:pass")
        return next((k for k in slots.of("subject") if k != n and self.parties.can_act(k)), -1) if done else -1

    def _blamed(self, n: int) -> int:
        """Who is said to be behind an attack ("X est à l'origine de l'attaque", "l'attaque est attribuée à X")."""
        tokens, h = self.tokens, self.tokens.head[n]
        if tokens.lemma[h] in self._grammar("culprit_nouns"):
            above = tokens.head[h]
            named = next(tokens.all(h, "nsubj"), -1)
            if named < 0 and tokens.lemma[above] in self._grammar("asking_verbs"):
                return self.verbs.control.asked(above, h)
            return named if named >= 0 or tokens.pos[above] not in VERBAL else subject(self.ctx, verb_group(self.ctx, above))
        if tokens.lemma[h] not in self._grammar("blaming_verbs"):
            return -1
        slots = self.verbs.of(h)
        return next((k for k in slots.of("a") if self.parties.can_act(k)), -1) if n in slots.of("object") else -1

    def _speaker(self, kind: str, slots: Slots, chain: Collection[Finding]) -> int:
        """The voice of a passive without an agent: who reports the refusal or promise is most often who made it."""
        inner = next(iter(chain), None)
        if slots.group is None or not self.verbs.passive(slots.group) or inner is None or inner.source is None:
            return -1
        own = inner.stance == "announce" and kind in _ANNOUNCED and self.parties.is_public(max(inner.speaker, 0))
        return inner.speaker if inner.speaker >= 0 and (kind in _SPOKEN or own) else -1

    # who is acted upon

    def recipients(self, kind: str, slots: Slots) -> Iterator[int]:
        """Those who may be acted upon in an event of PLOVER type `kind`, the likeliest first."""
        if kind == "REQUEST":
            for verb in slots.of("que"):
                yield from self._taking_part(verb)
            yield from self._told_to(slots.trigger)
        if kind == "PROTEST":
            yield from self._protested(slots)
        if kind == "THREATEN" and slots.group is not None:
            for verb in self._conditions(slots):
                yield from self._taking_part(verb)
        if slots.group is not None:
            yield from self._same_object(slots)
        else:
            if kind in _ANSWERED:
                yield self._answering(slots.trigger)
            if kind in _HURTING:
                yield from self._hit_by(slots.trigger)
                yield from (k for k in slots.of("dans") if self.parties.belongs("dans", k, "BUILDING"))

    def _told_to(self, trigger: int) -> Iterator[int]:
        """The subject of what a voice demands in its own words ("X doit se retirer, a exigé Y")."""
        for first, stop in self.demands.get(trigger, ()):
            for k in range(first, stop):
                if is_finite(self.tokens, k):
                    yield from self._taking_part(predicate_of(self.tokens, k))
                    return

    def _taking_part(self, verb: int) -> Iterator[int]:
        """The subject of a clause, as it stands."""
        slots = self.verbs.of(verb)
        yield from (*slots.of("subject"), *slots.of("object")[:1])

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
        for h in (slots.trigger, *slots.of("de_inf")):
            for c in tokens.all(h, "advcl"):
                if c > h and any(tokens.low[k] in self._grammar("if_words") for k in tokens.children[c] if k < c):
                    yield c

    def _same_object(self, slots: Slots) -> Iterator[int]:
        """Whom a verb's pronoun takes up from the verb before it ("a désarmé deux soldats et leur a donné une heure")."""
        tokens, v = self.tokens, slots.trigger
        pronouns = [k for k in (*slots.of("object"), *slots.of("a")) if tokens.pos[k] == "PRON"]
        if pronouns and tokens.dep[v] == "conj" and tokens.pos[tokens.head[v]] in VERBAL:
            yield from self.verbs.of(tokens.head[v]).of("object")

    def _answering(self, n: int) -> int:
        """The subject of the verb that answers what noun n tells; -1 where none does."""
        tokens, h = self.tokens, self.tokens.head[n]
        answers, replies = self._grammar("answering_verbs"), self._grammar("replying_verbs")
        if h == n or tokens.lemma[h] not in answers | replies:
            return -1
        slots = self.verbs.of(h)
        taken = n in slots.of("object") if tokens.lemma[h] in answers else n in slots.of("a")
        return next(iter(slots.of("subject")), -1) if taken else -1

    def _hit_by(self, n: int) -> Iterator[int]:
        """What verbs of hitting say noun n hits ("visées par des attentats", "l'attentat a touché le marché")."""
        tokens, h = self.tokens, self.tokens.head[n]
        if h == n or tokens.pos[h] not in VERBAL:
            return
        aimed, passive = tokens.lemma[h] in self._grammar("target_participles"), self.verbs.passive(verb_group(self.ctx, h))
        if not aimed and not passive:
            return
        slots = self.verbs.of(h)
        deadly = passive and any(f.type == "ASSAULT" for f in self.parties.words.verbs.get(tokens.lemma[h], ()))
        if n in slots.of("subject") or n in slots.of("par") or (deadly and n in slots.of("dans")):
            yield from slots.of("object")
