"""Places taken up by their kind: "dans la ville", "cette région", "dans le pays"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selon.attribution.context import Context
from selon.grounding.place_lead import read_lead
from selon.grounding.spots import PlaceMention
from selon.records import Place

Known = tuple[PlaceMention, Place]


class BackReferences:
    """Finds in one text the nouns that take up a place named before."""

    def __init__(self, ctx: Context, known: Sequence[Known], home: Place | None) -> None:
        self.tokens = ctx.tokens
        self.language = ctx.language
        self._known = known
        self._home = home

    def find(self) -> Iterator[Known]:
        """Every such noun, as a mention of the place that it takes up; none where no place of its kind came before."""
        tokens = self.tokens
        for k in range(1, len(tokens)):
            kind = self._kind(k)
            if kind is None or not self._points_back(k):
                continue
            place = self._state() if kind == "country" else self._last(kind, k)
            if place is not None:
                yield self._taken_up(k, place)

    def _kind(self, k: int) -> str | None:
        low = self.tokens.low[k]
        if self.tokens.text[self.tokens.start[k]].isupper():
            return None
        if low in self.language.words("state_nouns"):
            return "country"
        if low in self.language.words("town_again"):
            return "city"
        return "region" if low in self.language.words("region_again") else None

    def _points_back(self, k: int) -> bool:
        """Whether a definite or demonstrative article stands before the noun and no name or complement behind it."""
        tokens, words = self.tokens, self.language.words
        if tokens.low[k - 1] not in words("definite") | words("demonstratives"):
            return False
        end = tokens.bounds(k)[1]
        if k + 1 >= end:
            return True
        after = k + 1
        return not (
            tokens.low[after] in words("de_words") | words("definite") or tokens.pos[after] in ("PROPN", "ADJ", "NUM")
            or tokens.text[tokens.start[after]].isupper()
        )  # fmt: skip

    def _last(self, precision: str, k: int) -> Place | None:
        """The last place of a kind named before token k, the label of the headline aside."""
        return next((p for m, p in reversed(self._known) if 0 < m.first < k and p.precision == precision), None)

    def _state(self) -> Place | None:
        """The state that the article is about: that of its dateline or label, else the one it names most."""
        states = [p for _, p in self._known if p.precision == "country" and p.country]
        if self._home is not None:
            return next((p for p in states if p.country == self._home.country), None)
        most = Counter(p.country for p in states).most_common(1)
        return next((p for p in states if p.country == most[0][0]), None) if most else None

    def _taken_up(self, k: int, place: Place) -> Known:
        tokens = self.tokens
        lead = read_lead(tokens, k, self.language.places, own_article=False)
        start, end = tokens.start[k], tokens.end[k]
        text = tokens.text[start:end]
        mention = PlaceMention(
            k, k + 1, start, end, text, (), place.precision, locative=lead.locative, preposition=lead.preposition
        )  # fmt: skip
        why = f"« {text} » takes up « {place.text} »; {place.why}"
        return mention, replace(place, text=text, start=start, end=end, why=why)
