"""Who acts in an event and who is acted upon: the frame's own slots first, then what its construction implies.

Implied are, in this order: the one an infinitive acts upon ("refuse de recevoir X"), the one whose thing it is ("critique la
décision de X"), the subject of the clause for talks and protests ("retournent à Genève pour des pourparlers"), and the voice
that reports its own doing without naming itself ("la demande est rejetée, a fait savoir X").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from selon.attribution.finding import Finding
from selon.attribution.line import VERBAL
from selon.attribution.subjects import subject
from selon.attribution.verbs import verb_group
from selon.events.matching import Match
from selon.events.parties import Parties
from selon.events.slots import SlotReader, Slots
from selon.language.frames import Frame

_ON_THINGS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
"""Types whose recipient may be a thing one can touch: a convoy, a road, a website."""
_SHARED = frozenset({"CONSULT", "COOPERATE", "AGREE", "PROTEST", "RETREAT"})
"""Types whose noun is done by the subject of its clause, whatever the verb."""
_SPOKEN = frozenset({"REJECT", "AGREE", "THREATEN", "SUPPORT", "REQUEST", "ACCUSE"})
_INFINITIVES = ("de_inf", "a_inf", "inf")
_OF_INFINITIVE = ("object", "a", "avec", "contre", "de")
_CLIMB = 4


class Roles:
    """Finds the parties of events in one text; parties are head tokens, -1 where none is named."""

    def __init__(self, slots: SlotReader, parties: Parties) -> None:
        self.slots = slots
        self.parties = parties
        self.ctx = parties.ctx
        self.tokens = parties.tokens

    def actor(self, match: Match, slots: Slots, chain: Collection[Finding]) -> int:
        """The one who acts."""
        named = self._acting(self._actor_slots(match.frame, slots), slots, match.phrase)
        if named >= 0:
            return named
        if slots.group is None and match.frame.type in _SHARED:
            return self._of_clause(slots, match.phrase)
        if match.frame.type in _SPOKEN:
            return self._speaker(slots, chain)
        return -1

    def recipient(self, match: Match, slots: Slots, actor: int) -> int:
        """The one acted upon."""
        frame, passed = match.frame, (actor, *match.phrase)
        things = frame.type in _ON_THINGS
        named = self.hit(("light_recipient", *frame.recipient), slots, passed, things=things)
        if named >= 0:
            return named
        if "object" in frame.recipient and len(match.phrase) > 1:
            behind = self.slots.phrase_behind(match.phrase[-1])
            if behind >= 0:
                return behind
        if frame.noun:
            return -1
        owner = next((o for o in map(self.parties.owner, slots.of("object")) if o >= 0 and o not in passed), -1)
        return owner if owner >= 0 else self._of_infinitive(slots, passed)

    def hit(self, names: Iterable[str], slots: Slots, but: Collection[int], *, things: bool = False) -> int:
        """The first party, place, owner of a thing or (where `things` is set) thing in these slots, `but` left out."""
        found = (self.parties.hit(head, things=things) for head in self._heads(names, slots, but))
        return next((head for head in found if head >= 0 and head not in but), -1)

    def _acting(self, names: Iterable[str], slots: Slots, but: Collection[int]) -> int:
        """The first head in these slots that can act; what hangs on a noun by "de" must be somebody."""
        for name in names:
            fits = self.parties.is_party if name == "de" else self.parties.can_act
            for head in self._heads((name,), slots, but):
                if fits(head):
                    return head
        return -1

    def _heads(self, names: Iterable[str], slots: Slots, but: Collection[int]) -> Iterable[int]:
        return (head for name in names for head in slots.of(name) if head != slots.trigger and head not in but)

    def _actor_slots(self, frame: Frame, slots: Slots) -> list[str]:
        """The actor's slots; behind "de" stands the one who acts, unless the frame takes it for the one acted upon."""
        acted_upon = "de" in frame.recipient and not any(slots.of(s) for s in frame.recipient if s not in ("de", "poss"))
        agent = [] if acted_upon else ["de"]
        return [s for slot in frame.actor for s in (agent if slot == "de_agent" else [slot])]

    # implied parties

    def _of_infinitive(self, slots: Slots, but: Collection[int]) -> int:
        """Whom the infinitive acts upon that a verb governs ("a refusé de rencontrer X", "menace de bombarder X")."""
        for name in _INFINITIVES:
            for verb in slots.of(name):
                found = self.hit(_OF_INFINITIVE, self.slots.of_verb(verb), but)
                if found >= 0:
                    return found
        return -1

    def _of_clause(self, slots: Slots, but: Collection[int]) -> int:
        """The subject of the verb that an event noun depends on, where that is somebody."""
        tokens, k = self.tokens, slots.trigger
        for _ in range(_CLIMB):
            h = tokens.head[k]
            if h == k or tokens.dep[k].startswith(("nsubj", "conj", "acl")):
                return -1
            if tokens.pos[h] in VERBAL:
                group = verb_group(self.ctx, h)
                head = -1 if self.slots.passive(group) else subject(self.ctx, group)
                return head if head >= 0 and head not in but and self.parties.is_party(head) else -1
            k = h
        return -1

    def _speaker(self, slots: Slots, chain: Collection[Finding]) -> int:
        """The voice of a passive without an agent: who reports the refusal or promise is most often who made it."""
        inner = next(iter(chain), None)
        if slots.group is None or not self.slots.passive(slots.group) or inner is None or inner.source is None:
            return -1
        return inner.speaker if inner.speaker >= 0 else -1
