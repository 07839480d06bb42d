"""Proper names in a noun phrase: where one begins, how far it goes, and which hang on a preposition."""

from __future__ import annotations

from selon.language import Language
from selon.parse.tokens import Tokens

PROPER = frozenset({"PROPN", "X"})
_JOINTS = frozenset({"-", "'", "’"})


def find_name(tokens: Tokens, first: int, stop: int, language: Language) -> tuple[int, int] | None:
    """The token range of the longest personal or proper name in a phrase that hangs on no preposition."""
    best: tuple[int, int] | None = None
    k = first
    while k < stop:
        if best is not None and tokens.low[k] == "(":
            k = next((j for j in range(k, stop) if tokens.low[j] == ")"), stop)
            continue
        name = _starts(tokens, k, first, language)
        end = k + 1
        while (name or _hanging(tokens, k, first)) and end < stop and goes_on(tokens, end, stop, language):
            if not name and (tokens.entity[k] == "PER") != (tokens.entity[end] == "PER"):
                break
            end += 1
        if not name and k > first and tokens.pos[k - 1] == "ADP" and capital(tokens, k):
            end = _joined(tokens, end, stop, language)
        if name and (best is None or end - k > best[1] - best[0]):
            best = (k, end)
        k = end
    return best


def _hanging(tokens: Tokens, k: int, first: int) -> bool:
    """Whether a name behind a preposition starts at token k; all of it is passed over."""
    return k > first and tokens.pos[k] in PROPER and tokens.pos[k - 1] == "ADP" and capital(tokens, k)


def _joined(tokens: Tokens, k: int, stop: int, language: Language) -> int:
    """The end of a foreign name that goes on at token k over its small words ("of Water and Power")."""
    while k + 1 < stop and tokens.low[k] in language.words("name_joiners") and capital(tokens, k + 1):
        k += 2
        while k < stop and capital(tokens, k) and tokens.pos[k] != "DET":
            k += 1
    return k


def capital(tokens: Tokens, k: int) -> bool:
    """Whether token k is printed with a capital."""
    return tokens.text[tokens.start[k]].isupper()


def _starts(tokens: Tokens, k: int, first: int, language: Language) -> bool:
    if not capital(tokens, k) or tokens.low[k] in language.not_names:
        return False
    if k > first and tokens.low[k - 1] == "-" and tokens.end[k - 1] == tokens.start[k]:
        return False
    before = tokens.pos[k - 1] if k > first else ""
    if tokens.entity[k] == "PER":
        return _particle(tokens, k, first, language) if before == "ADP" else before != "DET" or tokens.pos[k] == "PROPN"
    return tokens.pos[k] in PROPER and before != "ADP" and not _behind_de(tokens, k, first)


def _particle(tokens: Tokens, k: int, first: int, language: Language) -> bool:
    """Whether the preposition before token k belongs to the name ("M. de Villiers"), not to its bearer's noun."""
    civil = k - 2 >= first and tokens.low[k - 2].rstrip(".") in language.bare_civil
    return civil or (tokens.entity[k - 1] == "PER" and tokens.sentence[k - 1] == tokens.sentence[k])


def _behind_de(tokens: Tokens, k: int, first: int) -> bool:
    """Whether a determiner and a preposition stand before the name ("de la Russie")."""
    return k - 2 >= first and tokens.pos[k - 1] == "DET" and tokens.pos[k - 2] == "ADP"


def goes_on(tokens: Tokens, k: int, stop: int, language: Language) -> bool:
    """Whether a name goes on at token k: another capital, a hyphen, or a particle inside a personal name."""
    if tokens.low[k] in _JOINTS:
        return k + 1 < stop
    if capital(tokens, k) and tokens.pos[k] not in ("DET", "PRON", "ADP"):
        return True
    if of_the_name(tokens, k, stop, language):
        return True
    if tokens.entity[k] != "PER" or tokens.pos[k] == "PUNCT":
        return False
    ahead = range(k + 1, min(stop, k + 3))
    return any(capital(tokens, j) and tokens.entity[j] == "PER" for j in ahead) or (k + 1 in ahead and capital(tokens, k + 1))


def of_the_name(tokens: Tokens, k: int, stop: int, language: Language) -> bool:
    """Whether token k is a "de" inside a personal name ("Aude Ferrand de Lormes")."""
    inside = 0 < k < stop - 1 and tokens.entity[k - 1] == tokens.entity[k + 1] == "PER"
    return inside and tokens.low[k] in language.words("infinitive_markers") and capital(tokens, k - 1) and capital(tokens, k + 1)
