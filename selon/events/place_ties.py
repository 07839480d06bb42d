"""Places that a text names but that tell where nothing happens: a person's post, where something is said, an example."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from selon.attribution.finding import Finding, within
from selon.attribution.statements import Reading
from selon.grounding.spots import PlaceMention

_LOOK_BACK = 7
_JOINED = frozenset({"ADP", "DET", "CCONJ", "PROPN", "PUNCT"})
_CIRCUMSTANCE = frozenset({"ADP", "ADV", "DET"})
_DISTANCE = frozenset({"ADP", "ADV", "ADJ", "DET", "NOUN", "NUM", "PUNCT"})
_FUNCTION = frozenset({"ADP", "DET"})


class PlaceTies:
    """Answers for the places of one text."""

    def __init__(self, reading: Reading, mentions: Sequence[PlaceMention]) -> None:
        self.tokens = reading.ctx.tokens
        self.words = reading.ctx.language.words
        towns = [m for m in mentions if m.precision == "city"]
        self._towns = {b.first: a.stop for a, b in pairwise(towns) if b.first - a.stop <= _LOOK_BACK}
        self._voices = [f.source for f in reading.findings if f.source is not None]
        self._saying: dict[int, Finding] = {f.at: f for f in reading.findings if f.at >= 0}

    def elsewhere(self, mention: PlaceMention) -> bool:
        """Whether a place belongs to something else than what happens."""
        if mention.dateline:
            return False
        ties = (self._between, self._origin, self._example, self._post, self._compared, self._near_another)
        return any(tied(mention) for tied in ties)

    def said_at(self, mention: PlaceMention) -> int:
        """The verb by which somebody says something there ("a indiqué à Paris la ministre"), -1 for none."""
        tokens, k = self.tokens, mention.first - 1
        first = tokens.bounds(mention.first)[0]
        while k > first and (tokens.pos[k] in _CIRCUMSTANCE or tokens.low[k] in self.words("weekday_words")):
            k -= 1
        said = self._saying.get(k)
        return k if said is not None and not within(mention.start, said.content) else -1

    def of_voice(self, mention: PlaceMention) -> bool:
        """Whether it only tells who says something ("a affirmé le bureau de l'organisation à Beyrouth")."""
        return within(mention.start, self._voices)

    def _between(self, mention: PlaceMention) -> bool:
        """Whether it is one of the states between which something stands ("un accord entre la Syrie et le Liban")."""
        return mention.preposition in self.words("between_words") and mention.precision == "country"

    def _origin(self, mention: PlaceMention) -> bool:
        """Whether somebody or something only comes from there ("un homme en provenance de Lima")."""
        of = mention.first - 1
        if self.tokens.pos[of] == "DET":
            of -= 1
        return of > 0 and self.tokens.low[of - 1] in self.words("origin_words")

    def _example(self, mention: PlaceMention) -> bool:
        """Whether it is only one place of several ("dans plusieurs villes, notamment à Lyon")."""
        tokens, k = self.tokens, mention.first - 1
        first = tokens.bounds(mention.first)[0]
        while k > first and tokens.pos[k] in _FUNCTION and tokens.low[k] not in self.words("example_words"):
            k -= 1
        return k > first and tokens.low[k] in self.words("example_words")

    def _post(self, mention: PlaceMention) -> bool:
        """Whether somebody has a post or a home there ("l'ambassadeur de Russie à Washington")."""
        tokens, posts = self.tokens, self.words("posted_words")
        if not mention.locative:
            return False
        first = max(tokens.bounds(mention.first)[0], mention.first - _LOOK_BACK)
        k = mention.first - 1
        while k > first and tokens.pos[k] in _FUNCTION:
            k -= 1
        named = range(k, first - 1, -1)
        at = next((j for j in named if {tokens.low[j], tokens.lemma[j], tokens.plain(j - 1, j + 1)} & posts), -1)
        return at >= 0 and all(tokens.pos[j] in ("ADP", "DET", "PROPN", "ADJ", "NOUN") for j in range(at + 1, k + 1))

    def _near_another(self, mention: PlaceMention) -> bool:
        """Whether it only tells where the town named directly before it lies ("à Wandignies, en banlieue de Lille")."""
        before = self._towns.get(mention.first)
        if before is None:
            return False
        tokens, between = self.tokens, range(before, mention.first)
        told = any(tokens.low[j] in self.words("nearness_words") for j in between)
        return told and all(tokens.pos[j] in _DISTANCE for j in between)

    def _compared(self, mention: PlaceMention) -> bool:
        """Whether it tells another event of the same kind ("peu après celle de Nice")."""
        tokens, k = self.tokens, mention.first - 1
        first = tokens.bounds(mention.first)[0]
        while k > first and tokens.pos[k] in _JOINED:
            k -= 1
        return k >= first and tokens.low[k] in self.words("the_ones")
