"""What the words before a place's name tell: a preposition, an article, the noun that it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.language.place_words import NounKind, PlaceWords
from selon.parse.tokens import Tokens

_LOOK_BACK = 12
_BRACKET = "("
_BETWEEN_NOUN_AND_OF = frozenset({"ADJ", "NUM"})
_BEFORE_NOUN = frozenset({"ADJ", "DET", "NUM"})


@dataclass(frozen=True, slots=True)
class Lead:
    """`determined`: an article or another determiner stands before the name; `preposition`: the last word of the
    locative preposition directly before it ("" where a noun stands between, or there is none); `of`: it hangs on
    something by "de"; `noun`: the kind of noun it hangs on; `bracket`: it opens a bracket; `headline`: nothing stands
    before it in its sentence; `locative`: a preposition of place governs it all."""

    determined: bool = False
    preposition: str = ""
    of: bool = False
    noun: NounKind | None = None
    bracket: bool = False
    headline: bool = False
    locative: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing before the name says what it is."""
        return not (self.preposition or self.of or self.noun or self.bracket)


Word = tuple[str, int]
"""A word with its contraction undone, and its token."""


def read_lead(tokens: Tokens, first: int, words: PlaceWords, own_article: bool) -> Lead:
    """The lead of the name that begins at token `first`; with `own_article` the article before it belongs to it."""
    back = list(_backwards(tokens, first, words))
    if back and back[0][0] == _BRACKET:
        return Lead(bracket=True)
    if not back:
        return Lead(headline=True)
    article = _determiner(tokens, back[0], words)
    at, determined = int(article), article and not own_article
    if _locative(back, at, words):
        return Lead(determined, back[at][0], locative=True)
    of = at < len(back) and back[at][0] in words.of
    return _noun(tokens, back, at + of, words, determined, of)


def _determiner(tokens: Tokens, word: Word, words: PlaceWords) -> bool:
    return word[0] in words.articles or (tokens.pos[word[1]] == "DET" and word[0] not in words.of)


def _noun(tokens: Tokens, back: list[Word], at: int, words: PlaceWords, determined: bool, of: bool) -> Lead:
    """The noun before "de" (or directly before the name), and the preposition before that noun."""
    noun: NounKind | None = None
    while at < len(back):
        kind = words.nouns.get(back[at][0])
        if kind is None and not (of and tokens.pos[back[at][1]] in _BETWEEN_NOUN_AND_OF):
            break
        noun = kind if kind and noun in (None, "side") else noun
        at += 1
        if kind and at < len(back) and back[at][0] in words.of:
            at += 1
        elif kind:
            break
    if noun is None:
        return Lead(determined, of=of)
    while at < len(back) and (tokens.pos[back[at][1]] in _BEFORE_NOUN or back[at][0] in words.articles):
        if _locative(back, at, words):
            break
        at += 1
    return Lead(determined, of=of, noun=noun, locative=bool(_locative(back, at, words)))


def _locative(back: list[Word], at: int, words: PlaceWords) -> int:
    """How many words the locative preposition has that ends at `back[at]`, 0 where there is none."""
    if at >= len(back):
        return 0
    for phrase in words.locatives.get(back[at][0], ()):
        if [word for word, _ in back[at : at + len(phrase)]] == list(phrase[::-1]):
            return len(phrase)
    return 0


def _backwards(tokens: Tokens, first: int, words: PlaceWords) -> Iterator[Word]:
    """The words before a token in its sentence, nearest first, contractions undone."""
    start = max(tokens.bounds(first)[0], first - _LOOK_BACK)
    for i in range(first - 1, start - 1, -1):
        low = tokens.low[i]
        if low in words.contracted:
            of, article = words.contracted[low]
            yield article, i
            yield of, i
        else:
            yield (words.of[0] if low in words.of else low), i
