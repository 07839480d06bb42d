"""Noun phrases read along the line: where the tree is least reliable (behind an inverted verb), tags still are."""

from __future__ import annotations

from selon.language import Language
from selon.parse.compounds import noun_in
from selon.parse.tokens import Tokens

_START = frozenset({"DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ", "X"})
_INSIDE = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ", "X", "SYM"})
_JOINTS = frozenset({"-", "/", "&", "«", "»", "'"})
_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_YEAR = 4


def scan_phrase(tokens: Tokens, i: int, stop: int, language: Language, *, appositions: bool = True) -> int:
    """The end (exclusive) of the noun phrase that starts at token i, appositions between commas in, clauses out.

    Returns i where no noun phrase starts there. A time expression ends with its own words ("dans la soirée | Ana Ruiz").
    """
    if i < stop and tokens.low[i] in language.words("quantifiers"):
        counted = _counted(tokens, i, stop)
        end = scan_phrase(tokens, counted, stop, language, appositions=appositions) if counted > i else i
        return end if end > counted else i
    if i >= stop or tokens.pos[i] not in _START:
        return i
    if tokens.pos[i] == "PRON":
        return _pronoun(tokens, i, stop, language)
    if tokens.pos[i] == "DET" and i + 1 < stop and tokens.pos[i + 1] == "PRON":
        return _pronoun(tokens, i + 1, stop, language)
    end = _core(tokens, i, stop, language)
    while appositions and end > i and end + 1 < stop and tokens.low[end] == ",":
        more = _one_of(tokens, end + 1, stop, language) or _core(tokens, end + 1, stop, language)
        if more == end + 1 or not _apposition(tokens, (i, end), (end + 1, more), stop, language):
            break
        end = more
    return end


def scan_series(tokens: Tokens, i: int, stop: int, language: Language) -> int:
    """The end of the noun phrase at token i with those that a list adds ("la gauche, la droite et les écologistes")."""
    end = scan_phrase(tokens, i, stop, language)
    reach = end
    while i < reach < stop - 1 and tokens.low[reach] == ",":
        more = _core(tokens, reach + 1, stop, language)
        if more == reach + 1:
            return end
        if any(tokens.pos[k] == "CCONJ" for k in range(reach + 1, more)):
            return more
        reach = more
    return end


def opens_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Whether the phrase `[i, end)` is the only subject of a verb behind it, and so renames nothing before it.

    "Selon le rapport, | le ministre, qui savait, n'a rien fait": the minister is not the report.
    """
    for k in range(i, end):
        verb = tokens.head[k]
        if tokens.dep[k].startswith("nsubj") and verb >= end:
            return not any(end <= c < verb for c in tokens.all(verb, "nsubj"))
    return False


def _year(low: str) -> bool:
    """Whether a token is written like a year."""
    return len(low) == _YEAR and low.isdigit()


def _counted(tokens: Tokens, i: int, stop: int) -> int:
    """The number that a quantifier at token i goes with ("plus de 60 %", "près de deux cents"); i where none is near."""
    return next((k for k in range(i + 1, min(stop, i + 4)) if tokens.pos[k] == "NUM"), i)


def _one_of(tokens: Tokens, i: int, stop: int, language: Language) -> int:
    """The end of "l'un des conseillers" that starts at token i, or 0."""
    partial = i + 3 < stop and tokens.pos[i] == "DET" and tokens.pos[i + 1] == "PRON"
    return _pronoun(tokens, i + 1, stop, language) if partial and tokens.low[i + 2] in language.words("de_words") else 0


def _pronoun(tokens: Tokens, i: int, stop: int, language: Language) -> int:
    """A pronoun, with what "de" adds to it ("l'un des avocats", "celui de la ville")."""
    if i + 1 < stop and tokens.low[i + 1] in language.words("de_words"):
        return max(i + 1, _core(tokens, i + 2, stop, language))
    return i + 1


def _core(tokens: Tokens, i: int, stop: int, language: Language) -> int:
    """The end of determiner, adjectives, noun and the prepositional phrases that hang on it."""
    seen, k = False, i
    while k < stop:
        pos, low = tokens.pos[k], tokens.low[k]
        if pos in _INSIDE:
            if seen and _starts_anew(tokens, k, i, language):
                break
            seen = seen or pos in _NOUNS or low in language.titles
        elif _superlative(tokens, k, i, language) or _goes_on(tokens, k, i, stop, seen, language):
            pass
        elif low == "(" and seen and (close := _bracket(tokens, k, stop)):
            k = close
        else:
            break
        k += 1
    while k > i and tokens.pos[k - 1] in ("ADP", "DET", "CCONJ", "PUNCT") and tokens.low[k - 1] not in (")", "»"):
        k -= 1
    bare = k > i + 1 and tokens.pos[i] == "DET" and tokens.pos[k - 1] in ("ADJ", "NUM", "PRON")
    return k if seen or bare or (k == i + 1 and tokens.pos[i] in ("NUM", "ADJ")) else i


def _superlative(tokens: Tokens, k: int, first: int, language: Language) -> bool:
    """Whether token k is the "plus" of "le plus jeune", right behind the determiner at `first`."""
    behind = k == first + 1 and tokens.pos[first] == "DET" and tokens.pos[k] == "ADV"
    return behind and tokens.low[k] in language.words("comparers")


def _starts_anew(tokens: Tokens, k: int, first: int, language: Language) -> bool:
    """Whether another phrase starts at token k: a date behind a noun, a name behind a date, a second determiner."""
    times = language.words("time_nouns")
    low, pos, before = tokens.low[k], tokens.pos[k], tokens.pos[k - 1]
    capital = tokens.text[tokens.start[k]].isupper()
    ordered = before == "ADJ" and k - 2 >= first and tokens.pos[k - 2] in ("DET", "ADP")
    timed = low in times and not capital and not ordered and not _dated(tokens, k, first)
    if timed and before in ("NOUN", "PROPN", "ADJ", "PUNCT"):
        return True
    if tokens.low[k - 1] in times and pos in ("PROPN", "DET") and before == "NOUN":
        return True
    if pos == "DET" and tokens.text[tokens.start[k]].isupper() and (
        before in ("NOUN", "PROPN") or tokens.low[k - 1] in language.bodies
    ):
        return False
    return pos == "DET" and before not in ("ADP", "CCONJ", "DET", "ADJ")


def _goes_on(tokens: Tokens, k: int, first: int, stop: int, seen: bool, language: Language) -> bool:
    """Whether a token that is no noun, adjective or determiner still belongs to the phrase that starts at `first`."""
    pos, low, ahead = tokens.pos[k], tokens.low[k], k + 1 < stop
    if pos == "PRON":
        return tokens.pos[k - 1] == "ADP" and k > first
    if not seen:
        return False
    if pos == "ADP":
        return ahead and _links(tokens, k, stop, language)
    if pos == "CCONJ":
        return ahead and tokens.pos[k + 1] in ("DET", "NOUN", "PROPN", "ADJ", "ADP")
    if pos == "VERB":
        return "VerbForm=Part" in tokens.feats[k] and "Tense=Past" in tokens.feats[k]
    return low in _JOINTS


def _links(tokens: Tokens, k: int, stop: int, language: Language) -> bool:
    """Whether the preposition at k ties a complement to the noun before it rather than to the verb."""
    low = tokens.low[k]
    if low in language.words("de_words"):
        return True
    if tokens.pos[k + 1] not in ("DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"):
        return False
    if tokens.low[k] in language.words("in_words") and _year(tokens.low[k + 1]):
        return False
    timed = k + 2 if tokens.pos[k + 1] == "NUM" and k + 2 < stop else k + 1
    if tokens.low[timed] in language.words("time_nouns"):
        return False
    if tokens.pos[k - 1] == "VERB":
        return True
    hearer = next((j for j in (k + 1, k + 2) if j < stop and tokens.low[j] in language.named), -1)
    if hearer >= 0 and language.named[tokens.low[hearer]].media:
        return False
    return low in language.words("noun_links")


def _dated(tokens: Tokens, k: int, first: int) -> bool:
    """Whether a month or day closes a date that belongs to the phrase ("une lettre datée du 12 février 2024")."""
    return k - 1 > first and tokens.pos[k - 1] == "NUM"


def _bracket(tokens: Tokens, k: int, stop: int) -> int:
    """The closing bracket of a short aside that opens at k, or 0."""
    return next((c for c in range(k + 1, min(stop, k + 9)) if tokens.low[c] == ")"), 0)


def _apposition(tokens: Tokens, first: tuple[int, int], second: tuple[int, int], stop: int, language: Language) -> bool:
    """Whether the phrase behind a comma renames the one before it: a name and an office, either way round, or an age."""
    start, end = second
    if (
        end < stop
        and tokens.pos[end] not in ("PUNCT", "CCONJ")
        and tokens.low[end] not in language.words("relative_all")
    ):
        return False
    if tokens.pos[start] == "NUM":
        return any(tokens.low[k] in language.words("time_nouns") for k in range(start, end))
    named, office = _bare_name(tokens, *first), _office(tokens, *first, language)
    if named and tokens.pos[start] == "NOUN" and end > start + 1 and tokens.low[start + 1] in language.words("de_words"):
        return tokens.low[start] not in language.words("time_nouns")
    if _office(tokens, start, end, language):
        return named or not office or _bare_name(tokens, start, end)
    names = tokens.pos[start] == "PROPN" or (tokens.low[start] in language.bare_civil and end > start + 1)
    return names and office and not named


def _bare_name(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a phrase holds a name that hangs on no preposition ("le ministre Paul Renard", "Ana Ruiz")."""
    return any(
        tokens.pos[k] == "PROPN"
        and (k == first or tokens.pos[k - 1] not in ("ADP", "DET") or (tokens.entity[k] == "PER" and tokens.pos[k - 1] == "DET"))
        for k in range(first, end)
    )


def _office(tokens: Tokens, first: int, end: int, language: Language) -> bool:
    """Whether a phrase is headed by an office, a function or a body."""
    head = next((k for k in range(first, end) if tokens.pos[k] == "NOUN" or tokens.low[k] in language.titles), -1)
    tables = (language.titles, language.bodies, language.people)
    return head >= 0 and any(noun_in(tokens, first, end, head, table) for table in tables)
