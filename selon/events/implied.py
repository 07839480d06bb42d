"""Those who act that the construction around an event implies where the word itself names none.

The subject of the clause, for talks and protests and for what a verb begins, ends or plans ("retournent à Genève pour des
pourparlers", "lève le blocus"); the owner of a plan ("sa politique de confiscation"); who is said to be behind an attack; and
the voice that tells its own doing ("deux diplomates ont été expulsés, a annoncé Berne").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from selon.attribution.finding import Finding
from selon.attribution.line import VERBAL, bare, has_finite
from selon.attribution.subjects import subject
from selon.attribution.verbs import verb_group
from selon.events.slots import Slots
from selon.events.things import Things
from selon.events.verb_slots import VerbSlots

_SHARED = frozenset({"CONSULT", "COOPERATE", "AGREE", "PROTEST", "RETREAT"})
"""Types whose noun is done by the subject of its clause, whatever the verb."""
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types whose parties a passive names behind "entre" ("le traité fut signé entre X et Y")."""
_SPOKEN = frozenset({"REJECT", "AGREE", "THREATEN", "SUPPORT", "REQUEST", "ACCUSE"})
_ANNOUNCED = frozenset({"SANCTION", "MOBILIZE", "CONCEDE", "RETREAT", "AID", "COERCE", "COOPERATE"})
"""Types of which a public voice that announces them in the passive is most often the doer."""
_PRESS = "JRN"
"""The sector of those who only report."""
_CLIMB = 4


class Implied:
    """Asks of the words around a trigger who acts; parties are head tokens, -1 where none is implied."""

    def __init__(self, verbs: VerbSlots, things: Things) -> None:
        self.verbs = verbs
        self.things = things
        self.parties = things.parties
        self.ctx = things.ctx
        self.tokens = things.tokens
        self._grammar = things.ctx.language.words

    def actor(self, kind: str, slots: Slots, phrase: Sequence[int], chain: Collection[Finding]) -> int:
        """The one who acts, for an event of PLOVER type `kind`."""
        if slots.group is None:
            fought = kind == "ASSAULT" and (slots.of("contre") or slots.of("avec")) and self._aside(slots.trigger)
            said = self._said_by(slots.trigger)
            if said >= 0:
                return said
            charged = self._charged(slots.trigger)
            if charged >= 0:
                return charged
            shared = kind in _SHARED and not (kind == "PROTEST" and self._dated_by(slots.trigger))
            found = self._of_clause(slots, phrase) if shared or fought else -1
            if found < 0 and kind == "ASSAULT":
                found = self._in_attack(slots.trigger)
            if found < 0 and kind == "ASSAULT":
                found = self._blamed(slots.trigger)
            if found < 0 and (kind in _SHARED or kind == "ASSAULT"):
                found = next((k for k in slots.of("entre") if self.parties.is_party(k)), -1)
            return found if found >= 0 else self._planned(slots.trigger, chain)
        between = slots.of("entre") if kind in _MUTUAL and self.verbs.passive(slots.group) else ()
        return next((k for k in between if self.parties.is_party(k)), self._speaker(kind, slots, chain))

    def _of_clause(self, slots: Slots, but: Collection[int]) -> int:
        """The subject of the verb that an event noun depends on, where that is somebody."""
        tokens, k = self.tokens, slots.trigger
        for _ in range(_CLIMB):
            h = tokens.head[k]
            if h == k or tokens.dep[k].startswith(("nsubj", "conj", "acl")):
                return -1
            if tokens.pos[h] in VERBAL:
                opposed = self._grammar("against_verbs") | self._grammar("undergoing_verbs")
                if tokens.lemma[h] in opposed and k > h:
                    return -1
                group = verb_group(self.ctx, h)
                head = -1 if self.verbs.passive(group) else self.verbs.subject(group)
                return head if head >= 0 and head not in but and self.parties.is_party(head) else -1
            k = h
        return -1

    def _said_by(self, n: int) -> int:
        """The subject of a verb that the tree took for a noun ("Le syndicat | menace d'une grève", "L'ONU | enquête"); or -1."""
        tokens, h = self.tokens, self.tokens.head[n]
        if not bare(tokens, n) or next(tokens.all(n, "cop", "case"), -1) >= 0 or has_finite(tokens, *tokens.bounds(n)):
            return -1
        named = h if tokens.dep[n] == "amod" and h == n - 1 else next(tokens.all(n, "nsubj"), -1)
        if not 0 <= named < n:
            return -1
        self.parties.take_until(named, n)
        return named if self.parties.is_party(named) else -1

    def _charged(self, n: int) -> int:
        """Whose doing a verb of charging or menacing says noun n to be ("accuse X d'attaques", "X menace Y de sanctions")."""
        verb = self.verbs.control.charging(n, "charging_verbs")
        if verb >= 0:
            return next(iter(self.verbs.of(verb).of("object")), -1)
        verb = self.verbs.control.charging(n, "menacing_verbs")
        return next(iter(self.verbs.of(verb).of("subject")), -1) if verb >= 0 else -1

    def _dated_by(self, n: int) -> bool:
        """Whether a noun only tells when something was ("quelques heures après une marche")."""
        opening = (self.tokens.low[c] for k in (n, self.tokens.head[n]) for c in self.tokens.all(k, "case"))
        return next(opening, "") in self._grammar("time_prepositions")

    def _aside(self, n: int) -> bool:
        """Whether a noun stands in a circumstance of its clause ("à l'issue de combats avec X", "en vue d'une guerre")."""
        tokens, h = self.tokens, self.tokens.head[n]
        return tokens.pos[h] == "NOUN" and tokens.dep[h].startswith("obl") and tokens.dep[n] == "nmod"

    def _in_attack(self, n: int) -> int:
        """Who wounds or kills in an attack, whose doing it then is ("X a tué dix soldats dans | l'attaque d'une caserne")."""
        tokens, h = self.tokens, self.tokens.head[n]
        hurt = any(f.type == "ASSAULT" for f in self.parties.words.verbs.get(tokens.lemma[h], ()))
        during = any(tokens.low[c] in self._grammar("attack_prepositions") for c in tokens.all(n, "case", "fixed"))
        if h == n or not hurt or not during or not tokens.dep[n].startswith("obl"):
            return -1
        doers = self.verbs.of(h).of("subject")
        return next((k for k in doers if tokens.lemma[n] in self._grammar("one_sided_attacks") and self.parties.is_party(k)), -1)

    def _planned(self, n: int, chain: Collection[Finding]) -> int:
        """Whose plan an event noun is ("sa politique de confiscation"), who is made to do it, or whose doing a verb tells.

        Of a passive without an agent it is the voice that tells it.
        """
        tokens, h = self.tokens, self.tokens.head[n]
        if h != n and tokens.lemma[h] in self._grammar("plan_nouns"):
            return self.verbs.control.of_noun(h, n)
        if h != n and tokens.lemma[h] in self._grammar("asking_verbs") and self.verbs.complements.slot_of(n) == "a":
            return self.verbs.control.asked(h, n)
        found = self._doing(n)
        own = found < 0 and tokens.dep[n].startswith("nsubj") and tokens.lemma[h] in self._grammar("doing_verbs")
        voice = next((f.speaker for f in chain if f.source is not None), -1) if own else -1
        passive = voice >= 0 and self.verbs.passive(verb_group(self.ctx, h))
        return voice if passive and self.parties.is_public(voice) else found

    def _doing(self, n: int) -> int:
        """The subject, or agent, of a verb that says what somebody does about their own doing ("a voté une aide")."""
        tokens, h = self.tokens, self.tokens.head[n]
        if tokens.lemma[h] in self._grammar("future_auxiliaries"):
            h = next(tokens.all(h, "xcomp"), h)
        if h == n or tokens.lemma[h] not in self._grammar("doing_verbs"):
            return self._ruling(n)
        slots = self.verbs.of(h)
        done = n in slots.of("object") or any(tokens.head[k] == h for k in (n,) if tokens.dep[k] == "nsubj:pass")
        doer = next((k for k in slots.of("subject") if k != n and self.things.can_act(k)), -1) if done else -1
        told = doer >= 0 and tokens.lemma[h] in self._grammar("telling_verbs") and self._reports(doer)
        return -1 if told else doer

    def _reports(self, k: int) -> bool:
        """Whether somebody is of the press, who tell what others did ("l'agence a annoncé l'arrestation de X")."""
        return self.parties.identity(k).sector == _PRESS

    def _ruling(self, n: int) -> int:
        """The court that confirms what it rules ("la Cour confirme la destitution"); -1 where no court does."""
        tokens, h = self.tokens, self.tokens.head[n]
        if h == n or tokens.lemma[h] not in self._grammar("upholding_verbs"):
            return -1
        slots = self.verbs.of(h)
        courts = (k for k in slots.of("subject") if self.parties.identity(k).sector == "JUD")
        return next(courts, -1) if n in slots.of("object") else -1

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
        return next((k for k in slots.of("a") if self.things.can_act(k)), -1) if n in slots.of("object") else -1

    def _speaker(self, kind: str, slots: Slots, chain: Collection[Finding]) -> int:
        """The voice of a passive without an agent: who reports the refusal or promise is most often who made it."""
        inner = next(iter(chain), None)
        if slots.group is None or not self.verbs.passive(slots.group) or inner is None or inner.source is None:
            return -1
        if inner.speaker < 0 or slots.group.form == "part" or self.parties.identity(inner.speaker).sector == _PRESS:
            return -1
        own = inner.stance == "announce" and kind in _ANNOUNCED and self.parties.is_public(inner.speaker)
        return inner.speaker if kind in _SPOKEN or own else -1
