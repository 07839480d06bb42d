"""Where an event took place: a place of its own clause, of its passage, of the story, the dateline or the headline's label.

What is done by words alone (to accuse, to demand, to refuse) has a place only where its own clause names one.
"""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.statements import Reading
from selon.events.found import Found
from selon.events.named_places import EXACT, NamedPlaces
from selon.events.own_place import ON_THE_SPOT, OwnPlace
from selon.grounding.places import Places
from selon.records import EventType, Party, Place

SET: frozenset[EventType] = ON_THE_SPOT - {"AID", "CONSULT"}
"""Types of what goes on where a story is set; who meets or helps may come from elsewhere."""
_AT_HOME: frozenset[EventType] = frozenset({"ACCUSE", "AGREE", "REJECT"})
"""Types of what courts, parties and parliaments do at home, where it is more than words."""
_ARTICLE = 4
"""Characters that an article before a name takes at most."""
_BEHIND = 8
"""Tokens behind a trigger that tell how and where it is done."""
_NO_STATE = "IGO"


class Spots:
    """The places of one text, and which of them an event took place in.

    `headline` are those of a headline outside the text.
    """

    def __init__(self, reading: Reading, places: Places, headline: Spots | None = None) -> None:
        self.tokens = reading.ctx.tokens
        named = NamedPlaces(reading, places)
        self.label: Place | None = named.label or (headline.label if headline else None)
        self.first_town: Place | None = headline.first_town if headline else named.first_town
        self._dateline = named.dateline
        self._named = named.all
        self._own = OwnPlace(reading, named.all)
        self._here = reading.ctx.language.words("here_words")
        self._afar = reading.ctx.language.words("remote_words")

    def own(self, found: Found) -> Place | None:
        """The place that an event's own clause names, the most exact one of it."""
        return self._own.of(found)

    def carried(self, found: Found, scene: Place | None, *, told: bool) -> Place | None:
        """The place of an event whose own clause names none: of its passage, the story, the dateline or the label.

        `scene` is the story's, `told` tells that the event is told to have happened: what may happen is not set there.
        """
        if found.type not in ON_THE_SPOT:
            return self._at_home(found)
        behind = self._behind(found)
        if found.type == "CONSULT" and not self._afar.isdisjoint(self.tokens.low[k] for k in behind):
            return None
        words = self.tokens.plain(behind.start, behind.stop)
        if scene is not None and any(f" {here}" in words for here in self._here):
            return replace(scene, why=f"on the spot where the story is set; {scene.why}")
        story = self._of_story(scene, found) if told and found.type in SET else None
        return self._of_passage(found) or story or self._dateline or self.label

    def grounded(self, party: Party | None) -> Party | None:
        """A party with the state of the place that it is or comes from, where nothing else tells it ("la ville de Kidal")."""
        if party is None or party.country is not None:
            return party
        within_it = (n for n in self._named if party.start <= n.place.start and n.place.end <= party.end and n.place.country)
        place = next((n.place for n in within_it if not n.mention.locative or n.place.start - party.start < _ARTICLE), None)
        return party if place is None else replace(party, country=place.country, why=f"{party.why}; {place.text}: {place.why}")

    def _behind(self, found: Found) -> range:
        k = found.slots.trigger
        return range(k, min(self.tokens.bounds(k)[1], k + _BEHIND))

    def _of_passage(self, found: Found) -> Place | None:
        """The most exact place of the last sentence before the event, in its paragraph, where something happened."""
        tokens, k = self.tokens, found.trigger
        before = [
            n for n in self._named
            if n.lasting and n.said < 0 and n.mention.stop <= k and tokens.paragraph[n.mention.first] == tokens.paragraph[k]
        ]  # fmt: skip
        if not before:
            return None
        last = [n.place for n in before if tokens.sentence[n.mention.first] == tokens.sentence[before[-1].mention.first]]
        best = min(last, key=lambda p: EXACT[p.precision])
        return replace(best, why=f"carried over from « {best.text} » earlier in the paragraph; {best.why}")

    def _of_story(self, scene: Place | None, found: Found) -> Place | None:
        """The place where the first lines set the story, if it lies in the state that labels the headline."""
        if scene is None or (self.label is not None and scene.precision == "country"):
            scene = self.first_town
        if scene is None or self._dateline or self._beside(scene, found):
            return None
        if self.label is not None and self.label.country != scene.country:
            return None
        return replace(scene, why=f"where the story is set; {scene.why}")

    def _beside(self, scene: Place, found: Found) -> bool:
        """Whether the scene is named in the event's own sentence, but of something else."""
        tokens = self.tokens
        first, stop = tokens.bounds(found.trigger)
        here = tokens.start[first] <= scene.start < tokens.end[stop - 1]
        return here and tokens.text[scene.start : scene.end] == scene.text

    def _at_home(self, found: Found) -> Place | None:
        """The state that labels the headline, for what its own people do: all that the headline tells, and what is more
        than words."""
        label = self.label
        if label is None or self._dateline or not all(_of_state(p, label) for p in (found.actor, found.recipient) if p):
            return None
        done = found.type in _AT_HOME and not (found.chain if found.type == "REJECT" else found.said)
        return label if done or self.tokens.sentence[found.trigger] == 0 else None


def _of_state(party: Party, place: Place) -> bool:
    """Whether nothing shows a party to be of another state than that of a place."""
    return party.country in (None, place.country) and party.sector != _NO_STATE
