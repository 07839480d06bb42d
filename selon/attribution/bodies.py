"""The bodies an article names in full somewhere: what its acronyms stand for, and which government "le gouvernement" is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from selon.attribution.context import Context
from selon.attribution.sources import bare_phrase
from selon.grounding.names import capital
from selon.grounding.parties import Party, read_party
from selon.language.model import Metonym
from selon.language.words import parted, plain_word
from selon.parse.phrases import scan_phrase

_LONGEST = 14
"""Tokens that the full name of an acronym may have."""
_BRACKETS = {"(": ")", "[": "]"}
_LINKS = frozenset({"DET", "ADP", "CCONJ", "PUNCT"})

Phrase = tuple[int, int]
"""A token range."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A phrase that says which body its noun is."""

    noun: int
    phrase: Phrase
    country: str | None
    words: str


class Bodies:
    """Full names of the bodies of one article, as token ranges of the phrases that give them."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self._full: dict[str, Phrase | None] = {}
        self._nouns: dict[str, list[int]] | None = None
        self._told: dict[str, list[_Told]] = {}
        self._behind: dict[str, Phrase | None] = {}
        for k, low in enumerate(ctx.tokens.low):
            if low in _BRACKETS:
                self._bracket(k, low)

    def full(self, party: Party) -> Phrase | None:
        """The phrase that gives the full name of the body that an acronym names."""
        first = party.first + (self.tokens.pos[party.first] == "DET")
        if party.stop - first != 1 or party.kind != "organisation":
            return None
        acronym = self.tokens.words(first, party.stop)
        if acronym not in self._full and (named := self.ctx.language.named.get(acronym.lower())) and named.full:
            self._spell(acronym, named.full)
        if acronym not in self._full and _is_acronym(acronym) and len(acronym) > 2:
            self._full[acronym] = self._anywhere(acronym)
        return self._full.get(acronym)

    def _anywhere(self, acronym: str) -> Phrase | None:
        """The first words with a capital in the article whose initials make the acronym."""
        tokens, wanted = self.tokens, plain_word(acronym)
        for k, low in enumerate(tokens.low):
            if not capital(tokens, k) or tokens.pos[k] in _LINKS or plain_word(low[0]) != wanted[0]:
                continue
            bound = min(tokens.bounds(k)[1], k + _LONGEST)
            stop = next((j for j in range(k + 2, bound) if self._initials(k, j) == wanted), -1)
            if stop > 0 and tokens.low[k] != acronym.lower():
                return (k - (k > 0 and tokens.pos[k - 1] == "DET"), stop)
        return None

    def richer(self, party: Party) -> Phrase | None:
        """The phrase that says more of a body called by its noun alone: the last one before, else the only one behind.

        None where those before belong to different states.
        """
        told = [t for t in self._told_of(self.tokens.lemma[party.head]) if t.noun != party.head]
        before = told[: bisect_left(told, party.head, key=lambda t: t.noun)]
        chosen = before or told
        if not chosen or len({t.country for t in chosen if t.country}) > 1:
            return None
        if not before and len({t.words for t in chosen}) > 1:
            return None
        return before[-1].phrase if before else chosen[0].phrase

    def _told_of(self, lemma: str) -> list[_Told]:
        """The phrases of the article that say which body a noun is, in order; read once a noun."""
        if lemma not in self._told:
            phrases = [(k, phrase) for k in self._said(lemma) if (phrase := self._telling(k)) is not None]
            self._told[lemma] = [
                _Told(k, phrase, read_party(self.tokens, *phrase, self.ctx.language).country,
                      self.tokens.words(k, phrase[1]).lower()) for k, phrase in phrases
            ]  # fmt: skip
        return self._told[lemma]

    def behind(self, party: Party) -> Phrase | None:
        """Where the article names the body that a place or street stands for ("le Quai d'Orsay")."""
        metonym = self.ctx.language.metonyms.get(self._bare(party)) if party.kind == "organisation" else None
        if metonym is None:
            return None
        if metonym.name not in self._behind:
            self._behind[metonym.name] = self._meant(metonym)
        return self._behind[metonym.name]

    def _meant(self, metonym: Metonym) -> Phrase | None:
        meant = set(parted(metonym.stands_for.lower()))
        for noun in meant & self.ctx.language.bodies.keys():
            for k in self._said(noun):
                first, stop = bare_phrase(self.ctx, k)
                told = [self.tokens.low[j] for j in range(k, stop) if self.tokens.pos[j] not in _LINKS]
                if len(told) > 1 and meant.issuperset(told):
                    return first, stop
        return None

    def _bare(self, party: Party) -> str:
        """The words of a phrase in lower case, its determiner aside."""
        first = party.first + (self.tokens.pos[party.first] == "DET")
        return self.tokens.plain(first, party.stop)

    def _said(self, lemma: str) -> list[int]:
        """The tokens of a body's noun in the article."""
        if self._nouns is None:
            self._nouns = defaultdict(list)
            for k, word in enumerate(self.tokens.lemma):
                if word in self.ctx.language.bodies and self.tokens.pos[k] == "NOUN":
                    self._nouns[word].append(k)
        return self._nouns.get(lemma, [])

    def _telling(self, k: int) -> Phrase | None:
        """The phrase of a body's noun where a name, an adjective or a complement says which one it is."""
        first, stop = bare_phrase(self.ctx, k)
        after = range(k + 1, stop)
        named = any(self.tokens.pos[j] == "PROPN" or self.tokens.low[j] in self.ctx.language.demonyms for j in after)
        definite = self.tokens.low[first] not in self.ctx.language.words("indefinite") or first == k
        return (first, stop) if named and definite else None

    # acronyms

    def _bracket(self, k: int, opening: str) -> None:
        """Note "Full Name (ACR)" and "ACR (full name)" where a bracket opens at token k."""
        tokens = self.tokens
        stop = tokens.bounds(k)[1]
        close = next((j for j in range(k + 1, min(stop, k + _LONGEST)) if tokens.low[j] == _BRACKETS[opening]), -1)
        if close < 0 or k == 0:
            return
        if close == k + 2 and _is_acronym(tokens.words(k + 1, close)):
            acronym = tokens.words(k + 1, close)
            phrase = self._initialled(k, acronym) or self._body_before(k, acronym)
            if phrase is not None:
                self._full.setdefault(acronym, phrase)
        elif close > k + 2 and _is_acronym(tokens.words(k - 1, k)):
            acronym = tokens.words(k - 1, k)
            if self._initials(k + 1, close) == plain_word(acronym):
                self._full.setdefault(acronym, (k + 1, close))

    def _initialled(self, k: int, acronym: str) -> Phrase | None:
        """The words before token k whose initials make the acronym, with their determiner."""
        tokens, wanted = self.tokens, plain_word(acronym)
        for first in range(k - 1, max(tokens.bounds(k)[0], k - _LONGEST) - 1, -1):
            if tokens.pos[first] not in _LINKS and self._initials(first, k) == wanted:
                determined = first > 0 and tokens.pos[first - 1] == "DET"
                return (first - determined, k)
        return None

    def _body_before(self, k: int, acronym: str) -> Phrase | None:
        """The nearest phrase with a capital that ends at token k, for acronyms of another language."""
        tokens = self.tokens
        if acronym.lower() in self.ctx.language.named or tokens.entity[k - 1] in ("PER", "LOC"):
            return None
        for first in range(k - 2, max(tokens.bounds(k)[0], k - _LONGEST) - 1, -1):
            if tokens.pos[first] == "DET" and scan_phrase(tokens, first, k, self.ctx.language) == k:
                return (first, k) if capital(tokens, first + 1) else None
        return None

    def _initials(self, first: int, stop: int) -> str:
        """The initials of the words of `[first, stop)`, small words aside."""
        tokens = self.tokens
        words = (part for j in range(first, stop) if tokens.pos[j] not in _LINKS for part in tokens.low[j].split("-"))
        return plain_word("".join(word[0] for word in words if word))

    def _spell(self, acronym: str, full: str) -> None:
        """Note where the article gives the full name that a list knows for an acronym."""
        at = self.ctx.text.lower().find(full.lower())
        if at >= 0:
            first, stop = self.tokens.range((at, at + len(full)))
            determined = first > 0 and self.tokens.pos[first - 1] == "DET"
            self._full[acronym] = (first - determined, stop)


def _is_acronym(word: str) -> bool:
    """Whether a word is two to eight letters of which most are capitals ("IGF", "Cnil" aside)."""
    return 2 <= len(word) <= 8 and word.isalpha() and sum(c.isupper() for c in word) > len(word) // 2
