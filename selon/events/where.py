"""Where an event took place: a place of its own clause, of its passage, of the story, the dateline or the headline's label.

What is done by words alone (to accuse, to demand, to refuse) has a place only where its own clause names one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.attribution.clause_rank import Clauses
from selon.attribution.finding import within
from selon.attribution.line import VERBAL
from selon.attribution.statements import Reading
from selon.events.back_references import BackReferences
from selon.events.found import Found
from selon.events.place_ties import PlaceTies
from selon.grounding.places import Places
from selon.grounding.spots import PlaceMention
from selon.records import EventType, Party, Place

ON_THE_SPOT: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONSULT"})
"""Types of what is done with the body, somewhere."""
SET = ON_THE_SPOT - {"AID", "CONSULT"}
"""Types of what goes on where a story is set; who meets or helps may come from elsewhere."""
_AT_HOME: frozenset[EventType] = frozenset({"ACCUSE", "AGREE", "REJECT"})
"""Types of what courts, parties and parliaments do at home, where it is more than words."""
_CALLED: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "CONSULT"})
"""Types of events that are called by their town."""
_NEAR = 3
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM"})
_ARGUMENTS = ("nsubj", "obj")
_EXACT = {"city": 0, "region": 1, "country": 2}
_NO_STATE = "IGO"


@dataclass(frozen=True, slots=True)
class _Named:
    """A place named in the text; `said` is the verb of a statement made there, -1 for none, `lasting` tells that what
    follows may take place there too."""

    mention: PlaceMention
    place: Place
    said: int
    lasting: bool


class Spots:
    """The places of one text, and which of them an event took place in."""

    def __init__(self, reading: Reading, places: Places) -> None:
        self.tokens = reading.ctx.tokens
        self.clauses = Clauses(reading.ctx)
        mentions = places.find(self.tokens)
        resolved = places.resolve(mentions, places.countries(self.tokens, mentions))
        ties = PlaceTies(reading)
        every = [
            _Named(m, p, ties.said_at(m), m.locative and not ties.of_voice(m)) for m, p in zip(mentions, resolved, strict=True)
        ]  # fmt: skip
        self._dateline = self._of_dateline(every)
        self._label = self._of_headline(every)
        again = BackReferences(reading.ctx, [(n.mention, n.place) for n in every], self._dateline or self._label).find()
        every += [_Named(m, p, ties.said_at(m), m.locative or p.precision != "country") for m, p in again]
        self._named = sorted((n for n in every if not ties.elsewhere(n.mention)), key=lambda n: n.mention.first)
        self._of, self._to = reading.ctx.language.words("de_words"), reading.ctx.language.words("a_words")
        self._kinds = reading.ctx.language.places.nouns.keys()
        self._saying = {f.at for f in reading.findings}

    def own(self, found: Found) -> Place | None:
        """The place that an event's own clause names, the most exact one of it."""
        ranked = [
            ((rank[0], _EXACT[n.place.precision], rank[1]), n.place) for n in self._named
            if (n.mention.locative or self._called_by(n.mention, found)) and (rank := self._rank(n, found)) is not None
        ]  # fmt: skip
        return min(ranked, key=lambda r: r[0])[1] if ranked else None

    def carried(self, found: Found, scene: Place | None) -> Place | None:
        """The place of an event whose own clause names none: of its passage, the story, the dateline or the label.

        `scene` is the story's, where the event is a part of it.
        """
        if found.type not in ON_THE_SPOT:
            return self._at_home(found)
        story = self._of_story(scene) if found.type in SET else None
        return self._of_passage(found) or story or self._dateline or self._label

    def _called_by(self, mention: PlaceMention, found: Found) -> bool:
        """Whether an event noun is called by the town ("l'attentat de Berlin")."""
        k, tokens = found.slots.trigger, self.tokens
        if found.type not in _CALLED or mention.precision == "country" or tokens.pos[k] not in ("NOUN", "PROPN"):
            return False
        of = mention.first - 1
        return of - k in range(1, _NEAR) and tokens.low[of] in self._of and all(tokens.pos[j] == "ADJ" for j in range(k + 1, of))

    def _carrier(self, found: Found) -> int:
        """The verb that a noun is told with: its light verb, or another one that it is the subject or object of."""
        tokens, k = self.tokens, found.slots.trigger
        if found.slots.light >= 0 or tokens.pos[k] not in ("NOUN", "PROPN") or not tokens.dep[k].startswith(_ARGUMENTS):
            return found.slots.light
        verb = tokens.head[k]
        return verb if tokens.pos[verb] in VERBAL and verb not in self._saying else -1

    def _rank(self, named: _Named, found: Found) -> tuple[int, int] | None:
        place = named.place
        if within(place.start, found.said) or _names(place, found.actor) or named.said not in (-1, found.slots.trigger):
            return None
        given = named.mention.preposition in self._to and found.type not in ON_THE_SPOT
        if given and _names(place, found.recipient):
            return None
        return self.clauses.rank(self._phrase(named.mention), named.mention.stop, found.slots.trigger, self._carrier(found))

    def _phrase(self, mention: PlaceMention) -> int:
        """Where the phrase around a place begins behind its preposition ("dans | le nord de la ville de Homs")."""
        tokens, k = self.tokens, mention.first
        if not mention.locative:
            return k
        first, links = tokens.bounds(k)[0], self._of | self._kinds
        while k > first and (tokens.pos[k - 1] in _IN_PHRASE or tokens.low[k - 1] in links):
            k -= 1
        return k

    def _of_passage(self, found: Found) -> Place | None:
        """The most exact place of the last sentence before the event, in its paragraph, where something happened."""
        tokens, k = self.tokens, found.trigger
        before = [
            n for n in self._named
            if n.lasting and n.said < 0 and n.mention.stop <= k
            and tokens.paragraph[n.mention.first] == tokens.paragraph[k]
        ]  # fmt: skip
        if not before:
            return None
        last = [n.place for n in before if tokens.sentence[n.mention.first] == tokens.sentence[before[-1].mention.first]]
        best = min(last, key=lambda p: _EXACT[p.precision])
        return replace(best, why=f"carried over from « {best.text} » earlier in the paragraph; {best.why}")

    def _of_story(self, scene: Place | None) -> Place | None:
        """The place where the first lines set the story, if it lies in the state that labels the headline."""
        if scene is None or self._dateline or (self._label is not None and self._label.country != scene.country):
            return None
        return replace(scene, why=f"where the story is set; {scene.why}")

    def _at_home(self, found: Found) -> Place | None:
        """The state that labels the headline, for what its own people do: all that the headline tells, and what is more
        than words."""
        label = self._label
        if label is None or not all(_of_state(p, label) for p in (found.actor, found.recipient) if p):
            return None
        done = found.type in _AT_HOME and not (found.chain if found.type == "REJECT" else found.said)
        return label if done or self.tokens.sentence[found.trigger] == 0 else None

    def _of_dateline(self, named: list[_Named]) -> Place | None:
        line = next((n.place for n in named if n.mention.dateline), None)
        return line and replace(line, why=f"the dateline; {line.why}")

    def _of_headline(self, named: list[_Named]) -> Place | None:
        """The place that opens the headline as its label ("Gambie : …")."""
        opening = next((n for n in named if n.mention.first == 0), None)
        stop = opening.mention.stop if opening else 0
        if opening is None or stop >= len(self.tokens) or self.tokens.low[stop] != ":":
            return None
        return replace(opening.place, why=f"the label of the headline; {opening.place.why}")


def _of_state(party: Party, place: Place) -> bool:
    """Whether nothing shows a party to be of another state than that of a place."""
    return party.country in (None, place.country) and party.sector != _NO_STATE


def _names(place: Place, party: Party | None) -> bool:
    """Whether a place only helps to name a party ("le maire de Lyon")."""
    return party is not None and party.start <= place.start < party.end
