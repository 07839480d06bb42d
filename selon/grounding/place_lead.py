"""What the words before a place's name tell: a preposition, an article, the noun that it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.language.place_words import NounKind, PlaceWords
from selon.parse.tokens import Tokens

_LOOK_BACK = 8
"""Tokens before a name that are looked at."""
_BRACKET = "("
TAKES_NAME = frozenset({"town", "region"})
"""Nouns that a name of a place may follow without "de"; behind others it is a name of theirs ("le boulevard Wilson")."""
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
    if size := _locative(back, at, words):
        return Lead(determined, back[at][0], locative=size > 1 or not (determined and _not_local(back, at, words)))
    of = at < len(back) and back[at][0] in words.of
    return _noun(tokens, back, at + of, words, determined, of)


def _not_local(back: list[Word], at: int, words: PlaceWords) -> bool:
    """Whether the preposition says no place before an article: "à la Russie" gives to it, "sur la Syrie" is about it."""
    word, i = back[at]
    return word in words.bare_only or (word in words.before_towns and i != back[at - 1][1])


def _determiner(tokens: Tokens, word: Word, words: PlaceWords) -> bool:
    return word[0] in words.articles or (tokens.pos[word[1]] == "DET" and word[0] not in words.of)


def _noun(tokens: Tokens, back: list[Word], at: int, words: PlaceWords, determined: bool, of: bool) -> Lead:
    """The nouns that the name hangs on ("au sud de la ville de"): the nearest one's kind, and what stands before them."""
    noun: NounKind | None = None
    locative, linked = False, of
    while not locative:
        if linked:
            at = _skip(tokens, back, at, _BETWEEN_NOUN_AND_OF, words)
        kind = words.nouns.get(back[at][0]) if at < len(back) else None
        if kind is None or (not of and kind not in TAKES_NAME):
            break
        noun = kind if noun in (None, "side") else noun
        at = _skip(tokens, back, at + 1, _BEFORE_NOUN, words)
        locative = bool(_locative(back, at, words))
        linked = at < len(back) and back[at][0] in words.of
        if not linked:
            break
        at += 1
    return Lead(determined, of=of, noun=noun, locative=locative)


def _skip(tokens: Tokens, back: list[Word], at: int, kinds: frozenset[str], words: PlaceWords) -> int:
    """The first place from `at` on that is none of these word classes, a noun of place, "de" or a locative."""
    while at < len(back) and _of_class(tokens, back[at], kinds, words) and not _stops(back, at, words):
        at += 1
    return at


def _of_class(tokens: Tokens, word: Word, kinds: frozenset[str], words: PlaceWords) -> bool:
    """Whether a word is of one of these classes; an article may come of a contraction, which is tagged otherwise."""
    return tokens.pos[word[1]] in kinds or ("DET" in kinds and word[0] in words.articles)


def _stops(back: list[Word], at: int, words: PlaceWords) -> bool:
    return back[at][0] in words.nouns or back[at][0] in words.of or bool(_locative(back, at, words))


def _locative(back: list[Word], at: int, words: PlaceWords) -> int:
    """How many words the locative preposition has that ends at `back[at]`, 0 where there is none."""
    if at >= len(back):
        return 0
    for phrase in words.locatives.get(back[at][0], ()):
        if len(phrase) == 1 or [word for word, _ in back[at : at + len(phrase)]] == list(phrase[::-1]):
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
