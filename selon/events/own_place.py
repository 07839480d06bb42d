"""The place that an event's own clause names: where it is done, what it is called by, what it strikes."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attribution.clause_rank import IN_CLAUSE, NEAR, Clauses
from selon.attribution.finding import within
from selon.attribution.line import VERBAL, happens
from selon.attribution.statements import Reading
from selon.events.found import Found
from selon.events.named_places import EXACT, NamedPlace
from selon.grounding.spots import PlaceMention
from selon.records import EventType, Party, Place

ON_THE_SPOT: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONSULT"})
"""Types of what is done with the body, somewhere."""
_CALLED: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "CONSULT", "AGREE", "RETREAT"})
"""Types of events that are called by their town."""
_STRIKES: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of events that take place where their target is."""
_TARGETS = ("object", "contre", "de", "sur")
_EXPELS = "expel"
_SITED = 5
_CLOSE = 4
_DESCRIBING = frozenset({"ADJ", "NOUN"})
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM"})
_ARGUMENTS = ("nsubj", "obj")


class OwnPlace:
    """Answers for the events of one text."""

    def __init__(self, reading: Reading, named: Sequence[NamedPlace]) -> None:
        self.tokens = reading.ctx.tokens
        words = reading.ctx.language.words
        self._named = named
        self._clauses = Clauses(reading.ctx)
        self._of, self._to, self._turns = words("de_words"), words("a_words"), words("turn_words")
        self._ctx = reading.ctx
        self._matters = words("against_words")
        self._pure_of = set(reading.ctx.language.places.of)
        self._kinds = reading.ctx.language.places.nouns.keys()
        self._saying = {f.at for f in reading.findings}

    def of(self, found: Found) -> Place | None:
        """The most exact place of an event's own clause; None where it names none."""
        ranked = [
            ((rank[0], EXACT[n.place.precision], rank[1]), n.place) for n in self._named
            if (rank := self._rank(n, found)) is not None
        ]  # fmt: skip
        if ranked:
            return min(ranked, key=lambda r: r[0])[1]
        return self._of_expeller(found) if found.mode == _EXPELS else self._of_target(found)

    # where it is done

    def _rank(self, named: NamedPlace, found: Found) -> tuple[int, int] | None:
        trigger, place = found.slots.trigger, named.place
        if within(place.start, found.said) or named.said not in (-1, trigger) or self._of_party(named, found):
            return None
        if self._calls(named.mention, found):
            return NEAR, named.mention.first - trigger
        if not named.mention.locative or self._of_matter(named.mention, found):
            return None
        rank = self._clauses.rank(self._phrase(named.mention), named.mention.stop, trigger, self._carrier(found))
        if rank is None or rank[0] != IN_CLAUSE:
            return rank
        of_complement = trigger < named.mention.first and found.type not in ON_THE_SPOT
        return None if of_complement or self._in_turn(named.mention, found) else rank

    def _of_matter(self, mention: PlaceMention, found: Found) -> bool:
        """Whether the place is that of what people protest against ("manifester contre la guerre en Irak")."""
        if found.type != "PROTEST":
            return False
        tokens, k = self.tokens, self._phrase(mention) - 2
        while k > found.slots.trigger and tokens.pos[k] in _IN_PHRASE:
            k -= 1
        noun = k
        while k - 1 > found.slots.trigger and (tokens.pos[k - 1] in _IN_PHRASE or tokens.low[k - 1] in self._pure_of):
            k -= 1
        return noun > found.slots.trigger and happens(self._ctx, tokens.lemma[noun]) and tokens.low[k - 1] in self._matters

    def _of_party(self, named: NamedPlace, found: Found) -> bool:
        """Whether a place only names a party ("le maire de Lyon"), or is the state that something is given to."""
        if not named.mention.locative and _names(named.place, found.actor):
            return True
        given = named.mention.preposition in self._to and found.type not in ON_THE_SPOT
        return given and _names(named.place, found.recipient)

    def _in_turn(self, mention: PlaceMention, found: Found) -> bool:
        """Whether the place is told of what came before or after the event ("avant d'être tué à Mossoul")."""
        first, stop = sorted((found.slots.trigger, mention.first))
        return any(self.tokens.low[j] in self._turns for j in range(first + 1, stop))

    def _phrase(self, mention: PlaceMention) -> int:
        """Where the phrase around a place begins ("dans | le nord de la ville de Homs", "| près de Homs")."""
        tokens, k = self.tokens, mention.first
        first, links = tokens.bounds(k)[0], self._of | self._kinds
        while k > first and (tokens.pos[k - 1] in _IN_PHRASE or tokens.low[k - 1] in links):
            k -= 1
        return k - 1 if k > first and tokens.low[k] in self._of else k

    def _carrier(self, found: Found) -> int:
        """The verb that a noun is told with: its light verb, or another one that it is the subject or object of."""
        tokens, k = self.tokens, found.slots.trigger
        if found.slots.light >= 0 or tokens.pos[k] not in ("NOUN", "PROPN") or not tokens.dep[k].startswith(_ARGUMENTS):
            return found.slots.light
        verb = tokens.head[k]
        return verb if tokens.pos[verb] in VERBAL and verb not in self._saying else -1

    # what it is called by, what it strikes, and who expels

    def _calls(self, mention: PlaceMention, found: Found) -> bool:
        """Whether an event noun is called by the place ("l'attentat de Berlin")."""
        k, of, tokens = found.slots.trigger, mention.first - 1, self.tokens
        if found.type not in _CALLED or mention.precision == "country" or tokens.pos[k] not in ("NOUN", "PROPN"):
            return False
        near = tokens.low[of] in self._of and of - k in range(1, _CLOSE)
        return near and all(tokens.pos[j] in _DESCRIBING or tokens.low[j] in self._pure_of for j in range(k + 1, of))

    def _of_target(self, found: Found) -> Place | None:
        """The town that is struck, held or blocked, or that of the building that is ("l'hôpital de Homs a été bombardé")."""
        if found.type not in _STRIKES:
            return None
        targets = [k for slot in _TARGETS for k in found.slots.of(slot)]
        near = (n for n in self._named if n.mention.precision != "country")
        return next((n.place for n in near if any(self._is_target(n.mention, k) for k in targets)), None)

    def _is_target(self, mention: PlaceMention, k: int) -> bool:
        """Whether token k is the place, or a kind of building or place that it names."""
        tokens = self.tokens
        if mention.first <= k < mention.stop:
            return True
        sited = tokens.low[k] in self._kinds and k < mention.first <= k + _SITED and tokens.low[mention.first - 1] in self._of
        return sited and not any(tokens.pos[j] in VERBAL or tokens.pos[j] == "PUNCT" for j in range(k, mention.first))

    def _of_expeller(self, found: Found) -> Place | None:
        """The state that expels somebody: that is where it is done."""
        return next((n.place for n in self._named if _names(n.place, found.actor)), None)


def _names(place: Place, party: Party | None) -> bool:
    return party is not None and party.start <= place.start < party.end
