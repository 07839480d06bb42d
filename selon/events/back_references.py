"""Places told by their kind: "dans la ville", "cette région", "dans le pays", "la capitale malienne", "sur le sol français"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selon.attribution.context import Context
from selon.grounding.place_lead import read_lead
from selon.grounding.places import Places
from selon.grounding.spots import PlaceMention, Spot
from selon.records import Place

Known = tuple[PlaceMention, Place]
_NOUNS = ("state_nouns", "capital_nouns", "ground_nouns", "town_again", "region_again")


class BackReferences:
    """Finds in one text the nouns that take up a place named before, or tell one by its state."""

    def __init__(self, ctx: Context, places: Places, known: Sequence[Known], counts: Counter[str], home: Place | None) -> None:
        self.tokens = ctx.tokens
        self.language = ctx.language
        self._places = places
        self._known = known
        self._counts = counts
        self._of_region = home is not None and home.precision == "region"
        self._home = home.country if home is not None else None

    def find(self) -> Iterator[tuple[PlaceMention, Place, bool]]:
        """Every such noun, as a mention of the place that it means, and whether what follows may take place there too.

        None where no place of its kind came before.
        """
        words = self.language.words
        asked = frozenset.union(*(words(kind) for kind in _NOUNS))
        for k in (k for k, low in enumerate(self.tokens.low) if k and low in asked):
            told = self._told(k)
            place = told or self._taken_up(k)
            if place is not None:
                mention = self._mention(k, place)
                yield mention, place, mention.locative or told is None

    def _told(self, k: int) -> Place | None:
        """The state that the article is about, its capital, or those that a demonym behind the noun names."""
        tokens, words = self.tokens, self.language.words
        if tokens.low[k] in words("state_nouns"):
            about = self._about() if self._points_back(k) else None
            return self._place(k, self._places.state(about)) if about else None
        if tokens.low[k] in words("capital_nouns"):
            own = self._about() if self._points_back(k) and not self._of_region else None
            iso = self._demonym(k + 1) or own
            return self._place(k, self._places.capital(iso)) if iso else None
        iso = self._demonym(k + 1) if tokens.low[k] in words("ground_nouns") else None
        return self._place(k, self._places.state(iso)) if iso else None

    def _demonym(self, k: int) -> str | None:
        return self.language.demonyms.get(self.tokens.low[k]) if k < self.tokens.bounds(k - 1)[1] else None

    def _place(self, k: int, spot: Spot | None) -> Place | None:
        tokens = self.tokens
        if spot is None:
            return None
        stop = k + 1 + (self._demonym(k + 1) is not None)
        return Place(
            text=tokens.words(k, stop), start=tokens.start[k], end=tokens.end[stop - 1], name=spot.name, country=spot.country,
            lat=spot.lat, lon=spot.lon, precision=spot.precision, why=f"« {tokens.words(k, stop)} » is {spot.name}",
        )  # fmt: skip

    def _taken_up(self, k: int) -> Place | None:
        """The place named before that the noun takes up."""
        kind = self._kind(k)
        if kind is None or not self._points_back(k):
            return None
        place = self._last(kind, k)
        if place is None:
            return None
        text, start, end = self.tokens.words(k, k + 1), self.tokens.start[k], self.tokens.end[k]
        return replace(place, text=text, start=start, end=end, why=f"« {text} » takes up « {place.text} »; {place.why}")

    def _kind(self, k: int) -> str | None:
        low = self.tokens.low[k]
        if self.tokens.text[self.tokens.start[k]].isupper():
            return None
        if low in self.language.words("town_again"):
            return "city"
        return "region" if low in self.language.words("region_again") else None

    def _points_back(self, k: int) -> bool:
        """Whether a definite or demonstrative article stands before the noun and no name or complement behind it."""
        tokens, words = self.tokens, self.language.words
        if tokens.low[k - 1] not in words("definite") | words("demonstratives"):
            return False
        after = k + 1
        if after >= tokens.bounds(k)[1]:
            return True
        return not (
            tokens.low[after] in words("de_words") | words("definite") or tokens.pos[after] in ("PROPN", "ADJ", "NUM")
            or tokens.text[tokens.start[after]].isupper()
        )  # fmt: skip

    def _last(self, precision: str, k: int) -> Place | None:
        """The last place of a kind named before token k, the label of the headline aside."""
        return next((p for m, p in reversed(self._known) if 0 < m.first < k and p.precision == precision), None)

    def _about(self) -> str | None:
        """The state that the article is about: that of its dateline or label, else the one it names most."""
        if self._home is not None:
            return self._home
        return next((iso for iso, _ in self._counts.most_common(1)), None)

    def _mention(self, k: int, place: Place) -> PlaceMention:
        lead = read_lead(self.tokens, k, self.language.places, own_article=False)
        return PlaceMention(
            k, k + 1, place.start, place.end, place.text, (), place.precision, lead.locative, lead.preposition
        )  # fmt: skip
