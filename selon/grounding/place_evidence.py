"""Whether a name is a place where it stands, and of which kind: by the words before it and the names around it."""

from __future__ import annotations

from selon.grounding.place_lead import TAKES_NAME, Lead
from selon.grounding.place_match import Match, Stretch
from selon.grounding.spots import Precision, Spot
from selon.language import Language
from selon.parse.tokens import Tokens

_KNOWN = 100_000
"""Inhabitants from which a town is known by its bare name."""
_ALONE = 1_000
"""Inhabitants from which a bare name that the model takes for a place is one."""
_BEHIND_OF = 10_000
"""The same behind "de"."""
_SHORT = 3
_INITIALS = 4
_NAMES = frozenset({"PROPN", "X"})
_NO_PARTS = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "PUNCT", "SCONJ"})


class Evidence:
    """What one article shows about its names."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self._tokens = tokens
        self._language = language
        self._words = language.places
        self._contracting = {article for _, article in self._words.contracted.values()}
        self._surnames = {
            tokens.low[i] for i in range(1, len(tokens)) if tokens.entity[i] == tokens.entity[i - 1] == "PER"
        }

    def allowed(self, match: Match, lead: Lead) -> tuple[Spot, ...]:
        """The places of one kind that the name may mean here, () where it names none."""
        stretch = match.stretch
        if lead.noun == "street" or self._in_a_name(stretch, lead):
            return ()
        shown = lead.bracket or lead.noun == "region"
        spots = [s for s in match.spots if shown or not s.needs_noun]
        for precision in self._order(lead, spots):
            kind = tuple(s for s in spots if s.precision == precision)
            if kind and self._enough(stretch, kind, lead):
                return kind
        return ()

    def _order(self, lead: Lead, spots: list[Spot]) -> tuple[Precision, ...]:
        """The kinds of places to try, the likeliest first: "au Québec" is the province, "à Québec" the town."""
        if lead.noun == "region":
            return ("region", "country", "city")
        if lead.noun in ("town", "site") and not lead.determined:
            return ("city", "region", "country")
        if lead.determined or lead.bracket or lead.preposition in self._words.before_regions:
            return ("country", "region", "city")
        rest: tuple[Precision, ...] = ("city", "region") if any(map(_known, spots)) else ("region", "city")
        return (*rest, "country") if any(self._lacks_article(s, lead) for s in spots) else ("country", *rest)

    def _lacks_article(self, spot: Spot, lead: Lead) -> bool:
        """Whether a state would need its article here ("au Luxembourg", "du Luxembourg"); headlines leave it out."""
        if spot.precision != "country" or lead.headline:
            return False
        if lead.of or (lead.preposition and lead.preposition not in self._words.before_towns):
            return spot.article in self._contracting
        return bool(spot.article)

    def _enough(self, stretch: Stretch, spots: tuple[Spot, ...], lead: Lead) -> bool:
        """Whether these places of one kind may be read into the name."""
        if spots[0].precision != "city":
            return self._is_area(stretch, spots[0].precision, lead)
        if lead.determined or self._initials(stretch, spots):
            return False
        return self._is_town(stretch, max(s.weight for s in spots), any(map(_known, spots)), lead)

    def _is_area(self, stretch: Stretch, precision: Precision, lead: Lead) -> bool:
        """States and regions have a word before them, but in headlines and enumerations."""
        person = self._tokens.entity[stretch.first] == "PER"
        told = lead.determined or lead.locative or not lead.bare
        if self._common(stretch) and not (lead.headline and precision == "country" and not person):
            return told
        return told or not person or precision == "country"

    def _is_town(self, stretch: Stretch, weight: float, known: bool, lead: Lead) -> bool:
        """The larger the town, the less need the words around say that it is one."""
        label = self._tokens.entity[stretch.first]
        placed = (lead.locative or lead.noun is not None) and (known or label != "PER")
        if self._common(stretch):
            return placed or self._labelled(stretch.first, lead, weight, known)
        if known or placed:
            return True
        several = " " in stretch.name
        if lead.of:
            return weight >= (_ALONE if several else _BEHIND_OF) or label == "LOC"
        return (several or label == "LOC") and weight >= _ALONE and not self._opens_sentence(stretch.first)

    def _initials(self, stretch: Stretch, spots: tuple[Spot, ...]) -> bool:
        """Whether it is an abbreviation that no town of the language's table has, nor a capital ("LIMA, 6 juin")."""
        if stretch.name in self._words.capitals:
            return False
        written = self._tokens.words(stretch.first, stretch.stop)
        return len(written) <= _INITIALS and written.isupper() and not any(s.usual for s in spots)

    def _labelled(self, first: int, lead: Lead, weight: float, known: bool) -> bool:
        """Whether the model's label shows a common word to be a town, though no preposition of place says so."""
        label = self._tokens.entity[first]
        if lead.of:
            return (known and label in ("LOC", "")) or (weight >= _BEHIND_OF and label == "LOC")
        return known and label == "LOC" and not self._opens_sentence(first)

    def _common(self, stretch: Stretch) -> bool:
        """Whether the name is short, a first name, or a word that means something else as a rule."""
        name = stretch.name.partition(" ")[2] if stretch.own_article else stretch.name
        low = self._tokens.low[stretch.first]
        return len(name) <= _SHORT or name in self._words.common or low in self._language.first_names

    def _in_a_name(self, stretch: Stretch, lead: Lead) -> bool:
        """Whether the stretch is a part of a person's or body's name, or such a name as a whole."""
        first, stop = stretch.first, stretch.stop
        if self._hyphenated(first, stop) or self._behind_a_name(first) or self._before_a_name(first, stop, lead):
            return True
        return stop == first + 1 and self._tokens.low[first] in self._surnames and not lead.locative

    def _hyphenated(self, first: int, stop: int) -> bool:
        text, start, end = self._tokens.text, self._tokens.start[first], self._tokens.end[stop - 1]
        before, after = text[max(start - 2, 0) : start], text[end : end + 2]
        return (len(before) == 2 and before[1] == "-" and before[0].isalnum()) or (
            len(after) == 2 and after[0] == "-" and after[1].isalnum()
        )

    def _behind_a_name(self, first: int) -> bool:
        """Whether a first name, a title or another capitalised word stands directly before."""
        tokens, before = self._tokens, first - 1
        if self._opens_sentence(first):
            return False
        low = tokens.low[before]
        if tokens.entity[before] == tokens.entity[first] == "PER":
            return True
        if low.rstrip(".") in self._language.bare_civil or low in self._language.titles:
            return True
        kind = self._words.nouns.get(low)
        if kind is not None:
            return kind not in TAKES_NAME
        if not self._capital(before) or low in self._words.articles:
            return False
        if self._opens_sentence(before):
            return tokens.pos[before] in _NAMES
        return tokens.pos[before] not in _NO_PARTS

    def _before_a_name(self, first: int, stop: int, lead: Lead) -> bool:
        """Whether a capitalised word goes on with the name; a person named behind a town does not ("de Lyon Ana Roy")."""
        tokens = self._tokens
        if stop >= tokens.bounds(first)[1] or not self._capital(stop) or tokens.pos[stop] in _NO_PARTS:
            return False
        if tokens.entity[first] == tokens.entity[stop] == "PER":
            return True
        person = tokens.entity[stop] == "PER" or tokens.low[stop] in self._language.first_names
        return not (person and (lead.locative or lead.of))

    def _capital(self, i: int) -> bool:
        return self._tokens.text[self._tokens.start[i]].isupper()

    def _opens_sentence(self, i: int) -> bool:
        return i == self._tokens.bounds(i)[0]


def _known(spot: Spot) -> bool:
    """Whether a bare name is enough for this town."""
    return spot.precision == "city" and (spot.usual or spot.weight >= _KNOWN)
