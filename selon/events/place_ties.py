"""Places that a text names but that tell where nothing happens: a person's post, where something is said, an example."""

from __future__ import annotations

from selon.attribution.finding import Finding, within
from selon.attribution.statements import Reading
from selon.grounding.spots import PlaceMention

_LOOK_BACK = 7
_JOINED = frozenset({"ADP", "DET", "CCONJ", "PROPN", "PUNCT"})
_CIRCUMSTANCE = frozenset({"ADP", "ADV", "DET"})
_FUNCTION = frozenset({"ADP", "DET"})


class PlaceTies:
    """Answers for the places of one text."""

    def __init__(self, reading: Reading) -> None:
        self.tokens = reading.ctx.tokens
        self.words = reading.ctx.language.words
        self._voices = [f.source for f in reading.findings if f.source is not None]
        self._saying: dict[int, Finding] = {f.at: f for f in reading.findings if f.at >= 0}

    def elsewhere(self, mention: PlaceMention) -> bool:
        """Whether a place belongs to something else than what happens."""
        if mention.dateline:
            return False
        return self._between(mention) or self._example(mention) or self._post(mention) or self._compared(mention)

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

    def _compared(self, mention: PlaceMention) -> bool:
        """Whether it tells another event of the same kind ("peu après celle de Nice")."""
        tokens, k = self.tokens, mention.first - 1
        first = tokens.bounds(mention.first)[0]
        while k > first and tokens.pos[k] in _JOINED:
            k -= 1
        return k >= first and tokens.low[k] in self.words("the_ones")
