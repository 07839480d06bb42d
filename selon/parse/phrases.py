"""Noun phrases read along the line: where the tree is least reliable (behind an inverted verb), tags still are."""

from __future__ import annotations

from selon.language import Language
from selon.parse.tokens import Tokens

_START = frozenset({"DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ", "X"})
_INSIDE = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ", "X", "SYM"})
_NOUNS = frozenset({"NOUN", "PROPN", "X"})


def scan_phrase(tokens: Tokens, i: int, stop: int, language: Language) -> int:
    """The end (exclusive) of the noun phrase that starts at token i, appositions between commas in, clauses out.

    Returns i where no noun phrase starts there.
    """
    if i >= stop or tokens.pos[i] not in _START:
        return i
    if tokens.pos[i] == "PRON":
        return _pronoun(tokens, i, stop, language)
    end = _core(tokens, i, stop, language)
    while end > i and end + 1 < stop and tokens.low[end] == ",":
        more = _core(tokens, end + 1, stop, language)
        if more == end + 1 or not _apposition(tokens, end + 1, more, stop):
            break
        end = more
    return end


def _pronoun(tokens: Tokens, i: int, stop: int, language: Language) -> int:
    """A pronoun, with what "de" adds to it ("l'un des avocats", "celui de la ville")."""
    if i + 1 < stop and tokens.low[i + 1] in language.words("de_words"):
        return max(i + 1, _core(tokens, i + 2, stop, language))
    return i + 1


def _core(tokens: Tokens, i: int, stop: int, language: Language) -> int:
    """The end of determiner, adjectives, noun and the prepositional phrases that hang on it."""
    times = language.words("time_nouns")
    seen, k = False, i
    while k < stop:
        pos, low = tokens.pos[k], tokens.low[k]
        if pos in _INSIDE:
            if seen and low in times and tokens.pos[k - 1] not in ("ADP", "DET"):
                break
            if seen and pos == "DET" and tokens.pos[k - 1] not in ("ADP", "CCONJ", "DET", "ADJ"):
                break
            seen = seen or pos in _NOUNS
        elif pos == "ADP" and seen and k + 1 < stop and _links(tokens, k, language):
            pass
        elif pos == "CCONJ" and seen and k + 1 < stop and tokens.pos[k + 1] in ("DET", "NOUN", "PROPN", "ADJ", "ADP"):
            pass
        elif pos == "VERB" and seen and "VerbForm=Part" in tokens.feats[k] and "Tense=Past" in tokens.feats[k]:
            pass
        elif pos == "PRON" and tokens.pos[k - 1] == "ADP" and k > i:
            pass
        elif low in ("-", "/", "&", "«", "»", "'") and seen:
            pass
        elif low == "(" and seen and (close := _bracket(tokens, k, stop)):
            k = close
        else:
            break
        k += 1
    while k > i and tokens.pos[k - 1] in ("ADP", "DET", "CCONJ", "PUNCT") and tokens.low[k - 1] not in (")", "»"):
        k -= 1
    return k if seen or (k == i + 1 and tokens.pos[i] in ("NUM", "ADJ")) else i


def _links(tokens: Tokens, k: int, language: Language) -> bool:
    """Whether the preposition at k ties a complement to the noun before it rather than to the verb."""
    low = tokens.low[k]
    if low in language.words("de_words"):
        return tokens.low[k + 1] not in language.words("time_nouns")
    if tokens.pos[k + 1] not in ("DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"):
        return False
    if tokens.low[k + 1] in language.words("time_nouns"):
        return False
    if tokens.pos[k - 1] == "VERB":
        return True
    return low in language.words("noun_links")


def _bracket(tokens: Tokens, k: int, stop: int) -> int:
    """The closing bracket of a short aside that opens at k, or 0."""
    return next((c for c in range(k + 1, min(stop, k + 9)) if tokens.low[c] == ")"), 0)


def _apposition(tokens: Tokens, start: int, end: int, stop: int) -> bool:
    """Whether the phrase behind a comma renames the one before it: it ends the sentence or stands between commas."""
    if not any(tokens.pos[k] in _NOUNS for k in range(start, end)):
        return False
    if end >= stop:
        return True
    return tokens.pos[end] == "PUNCT"
