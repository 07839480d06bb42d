"""Who acts in an event and who is acted upon: the frame's own slots first, then what its construction implies.

Of a verb that is also the one whose thing it acts upon ("critique la décision de X"), and the one whom the infinitive acts
upon that it governs ("refuse de recevoir X").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from selon.attribution.finding import Finding
from selon.events.acted_upon import ActedUpon
from selon.events.classes import Classes
from selon.events.implied import Implied
from selon.events.matching import Match, Matcher
from selon.events.noun_slots import NounSlots
from selon.events.opposed import Opposed
from selon.events.slots import Slots
from selon.language.frames import Frame

_ON_THINGS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
"""Types whose recipient may be a thing one can touch: a convoy, a road, a website."""
_AGAINST = frozenset({"ACCUSE", "PROTEST"})
"""Types aimed at whoever did something, not at whom it was done to."""
_HOSTILE = frozenset({"ACCUSE", "PROTEST", "SANCTION", "ASSAULT", "COERCE", "THREATEN", "REJECT"})
_TARGETS = ("contre", "visant", "envers")
"""What names whom hostile acts are aimed at, whatever their word."""
_ABOUT = ("object", "contre", "de")
_INFINITIVES = ("de_inf", "a_inf", "inf")
_OF_INFINITIVE = ("object", "a", "avec", "contre", "de")


class Roles:
    """Finds the parties of events in one text; parties are head tokens, -1 where none is named."""

    def __init__(self, nouns: NounSlots, matcher: Matcher, classes: Classes) -> None:
        self.verbs = verbs = nouns.verbs
        self.nouns = nouns
        self.matcher = matcher
        self.classes = classes
        self.things = classes.things
        self.parties = classes.parties
        self.implied = Implied(verbs, classes.things)
        self.acted_upon = ActedUpon(verbs, classes)
        self.opposed = Opposed(verbs, classes.parties)
        self.ctx = classes.parties.ctx
        self.tokens = classes.tokens

    def actor(self, match: Match, slots: Slots, chain: Collection[Finding]) -> int:
        """The one who acts."""
        sides = self.opposed.sides(match.frame.type, slots)
        if sides is not None:
            return sides[0]
        author = self.verbs.author(slots)
        named = author if author >= 0 else self._acting(self._actor_slots(match.frame, slots), slots, match.phrase)
        if named >= 0:
            return named
        if not match.frame.actor and match.frame.type == "REQUEST":
            return next((f.speaker for f in chain if f.source is not None), -1)
        attacker = self._attacker(match.frame.type, slots) if slots.group is not None else -1
        if attacker >= 0:
            return attacker
        implied = self.implied.actor(match.frame.type, slots, match.phrase, chain)
        return self._sent(match.frame, slots) if implied < 0 and match.frame.type == "MOBILIZE" else implied

    def _attacker(self, kind: str, slots: Slots) -> int:
        """Whose the attack is that somebody is wounded or killed by or in ("tués dans | une attaque de rebelles"); or -1.

        Those who attack may themselves fall in their attack ("deux assaillants ont été tués dans l'attaque").
        """
        words = self.ctx.language.words
        own = any(self.tokens.lemma[k] in words("attackers") for k in slots.of("object"))
        if kind != "ASSAULT" or own:
            return -1
        attacks = (k for k in (*slots.of("subject"), *slots.of("dans")) if self.tokens.lemma[k] in words("one_sided_attacks"))
        doers = (self._doer(k) for k in attacks)
        return next((d for d in doers if d is not None and d >= 0 and d not in slots.of("object")), -1)

    def _sent(self, frame: Frame, slots: Slots) -> int:
        """The troops that move, where nobody is said to have sent them ("cent soldats ont été déployés"); else -1."""
        turned = slots.group is not None and self.verbs.passive(slots.group)
        moved = slots.of("object") if turned else slots.of("de") if frame.noun else ()
        troops = ((k, self.classes.counted(k)) for k in moved)
        return next((k for k, what in troops if self.classes.is_armed(what if what >= 0 else k)), -1)

    def recipient(self, match: Match, slots: Slots, actor: int) -> int:
        """The one acted upon."""
        frame, passed = match.frame, (actor, *match.phrase)
        sides = self.opposed.sides(frame.type, slots)
        if sides is not None:
            return sides[1]
        things = frame.type in _ON_THINGS
        taken_up = self._hit_at(self.acted_upon.same_object(slots), passed, things=things) if slots.group is not None else -1
        if taken_up >= 0:
            return taken_up
        names = ("light_recipient", *frame.recipient)
        named = self.hit(names, slots, passed, things=things)
        deed = self.deed(frame.type, names, slots, passed) if slots.group is not None else None
        if deed is not None or named >= 0:
            return named if deed is None else deed
        if "object" in frame.recipient and len(match.phrase) > 1:
            behind = self.verbs.complements.phrase_behind(match.phrase[-1])
            if behind >= 0:
                return behind
        implied = self._hit_at(self.acted_upon.of(frame.type, slots), passed, things=things)
        if implied < 0 and frame.type in _HOSTILE:
            implied = self.hit(_TARGETS, slots, passed)
        if implied >= 0 or frame.noun:
            return implied
        owner = self._owner(frame.type, slots, passed)
        return owner if owner >= 0 else self._of_infinitive(frame.type, slots, passed)

    def addressed(self, kind: str, names: Iterable[str], slots: Slots, speaker: int) -> int:
        """Whom a voice addresses or means by what it says."""
        deed = self.deed(kind, names, slots, (speaker,)) if slots.group is not None else None
        if deed is not None:
            return deed
        found = self.hit(names, slots, (speaker,))
        return found if found >= 0 else self._hit_at(self.acted_upon.of(kind, slots), (speaker,), things=False)

    def deed(self, kind: str, names: Iterable[str], slots: Slots, but: Sequence[int]) -> int | None:
        """Who did what a verb accuses or protests against ("dénonce la répression par X"); -1 where nobody is named.

        None where it is about no event: then the one is meant whom or whose thing the verb has as its object.
        """
        opposed = self.tokens.lemma[slots.trigger] in self.ctx.language.words("against_verbs")
        if kind not in _AGAINST or (kind == "PROTEST" and not opposed):
            return None
        first = next((k for name in (*names, *_ABOUT) for k in slots.of(name) if k not in but), -1)
        doer = self._doer(first) if first >= 0 else None
        return -1 if doer is not None and (doer in but or self.parties.points_to(doer, but[0])) else doer

    def _doer(self, n: int) -> int | None:
        """Who does what event noun n tells, -1 where nobody is named; None where it tells no event."""
        frames = self.matcher.noun_frames(n)
        slots = self.nouns.of(n) if frames else None
        match = self.matcher.frame(frames, slots) if slots is not None else None
        return None if match is None or slots is None else self.actor(match, slots, ())

    def hit(self, names: Iterable[str], slots: Slots, but: Sequence[int], *, things: bool = False) -> int:
        """The first party, place, owner of a thing or (where `things` is set) thing in these slots.

        `but` are left out, the first of them is the one who acts.
        """
        return self._hit_at(self._heads(names, slots, but), but, things=things)

    def _hit_at(self, heads: Iterable[int], but: Sequence[int], *, things: bool) -> int:
        parties, doer = self.parties, but[0]
        found = (self.things.hit(head, things=things, but=but, doer=doer) for head in heads if head >= 0)
        others = (k for k in found if k >= 0 and k not in but)
        return next((k for k in others if parties.not_oneself(k, doer) or not parties.points_to(k, doer)), -1)

    def _acting(self, names: Iterable[str], slots: Slots, but: Collection[int]) -> int:
        """The first head in these slots that can act; what hangs on a noun by "de" must be somebody."""
        for name in names:
            fits = self.parties.is_party if name == "de" else self.things.can_act
            for head in self._heads((name,), slots, but):
                if fits(head):
                    return head
        return -1

    def _heads(self, names: Iterable[str], slots: Slots, but: Collection[int]) -> Iterable[int]:
        return (head for name in names for head in slots.of(name) if head != slots.trigger and head not in but)

    def _actor_slots(self, frame: Frame, slots: Slots) -> list[str]:
        """The actor's slots; behind "de" stands the one who acts, unless the frame takes it for the one acted upon."""
        elsewhere = len(slots.of("de")) > 1 or any(slots.of(s) for s in frame.recipient if s not in ("de", "poss"))
        acted_upon = "de" in frame.recipient and not elsewhere
        agent = [] if acted_upon else ["de"]
        own = ["poss"] if frame.noun and "de" in frame.actor and "poss" in frame.actor else []
        return [s for slot in (*own, *frame.actor) for s in (agent if slot == "de_agent" else [slot])]

    # implied parties

    def _owner(self, kind: str, slots: Slots, but: Sequence[int]) -> int:
        """Whose the verb's object is, but not the one who acts ("Paris retire ses troupes"); of an attack, also where it is."""
        things = [max(k, self.classes.counted(k)) for k in slots.of("object")]
        owners = (o for k in things for o in self.things.owners(k, there=kind == "ASSAULT"))
        return next((o for o in owners if o not in but and not self.parties.points_to(o, but[0])), -1)

    def _of_infinitive(self, kind: str, slots: Slots, but: Sequence[int]) -> int:
        """Whom the infinitive acts upon that a verb governs ("a refusé de rencontrer X", "menace de bombarder X")."""
        for name in _INFINITIVES:
            for verb in slots.of(name):
                names = (*_OF_INFINITIVE, "en") if kind == "THREATEN" else _OF_INFINITIVE
                found = self.hit(names, self.verbs.of(verb), but)
                if found >= 0 and not self.parties.own_state(found, but[0]):
                    return found
        return -1
