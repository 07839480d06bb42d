"""Who does what an infinitive or participle without a subject tells: the one asked, the one whose plan it is, the attacker.

"demande à X de partir", "appelle X à partir": X; "la promesse de X de partir": X; "la demande de X de partir": the one
asked, if named; "Des villages ont été bombardés par X, tuant …": X, not the villages.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from weakref import proxy

from selon.attribution.line import NOMINAL, VERBAL, is_finite, predicate_of
from selon.attribution.subjects import subject
from selon.attribution.verbs import VerbGroup, verb_group

if TYPE_CHECKING:
    from selon.events.verb_slots import VerbSlots

_REACH = 3
_GOVERNED = ("xcomp", "ccomp", "advcl", "acl", "obl", "obj")


class Control:
    """Answers for the verbs of one article; None where the tree's own subject is as good."""

    def __init__(self, verbs: VerbSlots) -> None:
        self.verbs: VerbSlots = proxy(verbs)  # which holds this: without a cycle, an article's memory is free at once
        self.ctx = verbs.ctx
        self.tokens = verbs.tokens
        self._grammar = verbs.ctx.language.words

    def doer(self, group: VerbGroup) -> int | None:
        """The one who does it, -1 where it is left open, None where the usual subject is meant."""
        tokens, v = self.tokens, group.verb
        h = tokens.head[v]
        if group.clitic >= 0 or any(tokens.low[k] not in self._grammar("reflexives") for k in tokens.all(v, "nsubj")):
            return None
        if group.form == "ger":
            return self._of_participle(group, h)
        if h == v or group.form != "inf" or not tokens.dep[v].startswith(_GOVERNED) or h > v:
            return None
        if tokens.pos[h] not in VERBAL and self._circumstance(group):
            return self._of_clause_before(v)
        governor = self._governor(v, h)
        if tokens.pos[governor] in VERBAL:
            if tokens.lemma[governor] in self._grammar("asking_verbs"):
                return self.asked(governor, v)
            above = verb_group(self.ctx, governor)
            return self.doer(above) if above.form == "inf" else None
        return self.of_noun(governor) if tokens.pos[governor] == "NOUN" else None

    def _circumstance(self, group: VerbGroup) -> bool:
        """Whether an infinitive tells what came before, after or did not come ("est parti pour Lima, après | avoir refusé")."""
        words, near = self._grammar("circumstance_words"), range(max(0, group.first - _REACH), group.first)
        return any(self.tokens.low[k] in words for k in near)

    def _of_clause_before(self, v: int) -> int | None:
        """The subject of the last finite verb before token v in its sentence; None where there is none."""
        at = self._finite_before(v, -1)
        return self.verbs.subject(verb_group(self.ctx, at)) if at >= 0 else None

    def _finite_before(self, v: int, otherwise: int) -> int:
        """The predicate of the last finite verb before token v, also where the tree ends the sentence at the comma between."""
        tokens, start = self.tokens, self.tokens.bounds(v)[0]
        start = tokens.bounds(start - 1)[0] if start > 0 and tokens.low[start] == "," else start
        return next((predicate_of(tokens, k) for k in range(v - 1, start - 1, -1) if is_finite(tokens, k)), otherwise)

    def _of_participle(self, group: VerbGroup, h: int) -> int | None:
        """Whose a participle is: of the clause before its comma, the agent's where that is passive ("bombardés par X, tuant")."""
        tokens, v = self.tokens, group.verb
        gerund = any(tokens.low[k] in self._grammar("gerund_marks") for k in range(max(0, v - 2), v))
        comma = tokens.low[group.first - 1] == ","
        apart = (gerund or comma) and (h == v or (tokens.dep[v].startswith(("acl", "amod")) and h < v))
        if not apart and (gerund or tokens.dep[v] != "advcl"):
            return None
        if apart:
            h = self._finite_before(v, h)
        if tokens.pos[h] not in VERBAL:
            return None
        group = verb_group(self.ctx, h)
        if gerund or not self.verbs.passive(group):
            return subject(self.ctx, group) if apart else None
        return next((c for c in tokens.children[h] if self._slot(c) == "par" and tokens.pos[c] in NOMINAL), -1)

    def _governor(self, v: int, h: int) -> int:
        """The word that governs infinitive v: a verb of asking above its head, where the tree hung it on the one asked."""
        tokens, above = self.tokens, self.tokens.head[h]
        asks = tokens.pos[above] in VERBAL and tokens.lemma[above] in self._grammar("asking_verbs") and above < h
        return above if asks and tokens.pos[h] not in VERBAL and self._addressed(h, above) else h

    def _addressed(self, c: int, verb: int) -> bool:
        """Whether token c is whom a verb addresses: its object, or behind "à"."""
        tokens = self.tokens
        return tokens.head[c] == verb and (tokens.dep[c] == "obj" or self._slot(c) == "a" or tokens.dep[c] == "iobj")

    def asked(self, verb: int, v: int) -> int:
        """Whom a verb asks or lets do what token v behind it tells; -1 where it is nobody named."""
        tokens = self.tokens
        group = verb_group(self.ctx, verb)
        clitics = (k for k in range(max(0, group.first - _REACH), verb) if tokens.low[k] in self._grammar("dative_clitics"))
        dative = next((k for k in clitics if tokens.pos[k] == "PRON"), -1)
        if dative >= 0:
            return dative
        if self.verbs.passive(group):
            return self.verbs.subject(group)
        if group.pronoun >= 0 and not group.reflexive:
            return group.pronoun
        asked = [c for c in tokens.children[verb] if verb < c < v and self._addressed(c, verb) and tokens.pos[c] in NOMINAL]
        if group.reflexive and not asked:
            return subject(self.ctx, group)
        return next((c for c in asked if self._slot(c) == "a"), next(iter(asked), -1))

    def charging(self, n: int, verbs: str) -> int:
        """The verb of class `verbs` that charges or menaces somebody with what noun n behind "de" tells; -1 for none."""
        tokens = self.tokens
        pointing = self._grammar("definite") | self._grammar("demonstratives") | self._grammar("possessives")
        if self._slot(n) != "de" or any(tokens.low[c] in pointing for c in tokens.children[n]):
            return -1
        verb = next((k for k in islice(tokens.ancestors(n), _REACH) if tokens.pos[k] in VERBAL), n)
        return verb if verb < n and tokens.lemma[verb] in self._grammar(verbs) else -1

    def of_noun(self, n: int, but: int = -1) -> int:
        """Whose plan or promise a noun is; of a demand, whom it is made to."""
        tokens = self.tokens
        asking = tokens.lemma[n] in self._grammar("asking_nouns")
        behind = (c for c in tokens.children[n] if c > n and c != but and tokens.pos[c] in ("NOUN", "PROPN", "PRON"))
        hanging = {self._slot(c): c for c in behind}
        if asking:
            return hanging.get("a", self._rejecting(n))
        if "de" in hanging:
            return hanging["de"]
        owned = next((c for c in tokens.children[n] if tokens.low[c] in self._grammar("possessives")), -1)
        return self.subject_above(n, owned)

    def _rejecting(self, n: int) -> int:
        """Who answers a demand, which was made to them ("Paris a rejeté la demande de rompre …"); -1 where nobody does."""
        h = self.tokens.head[n]
        answers = self.tokens.lemma[h] in self._grammar("answering_verbs") and h != n
        return subject(self.ctx, verb_group(self.ctx, h)) if answers else -1

    def subject_above(self, n: int, otherwise: int) -> int:
        """The subject of the verb that noun n is the object of; else `otherwise`."""
        tokens, h = self.tokens, self.tokens.head[n]
        if h == n or tokens.pos[h] not in VERBAL or not tokens.dep[n].startswith(("obj", "obl")):
            return otherwise
        group = verb_group(self.ctx, h)
        found = -1 if self.verbs.passive(group) else self.verbs.subject(group)
        return found if found >= 0 else otherwise

    def _slot(self, c: int) -> str:
        return self.verbs.complements.slot_of(c)
