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
        name = _starts(tokens, k, first, language)
        end = k + 1
        while (name or _hanging(tokens, k, first)) and end < stop and goes_on(tokens, end, stop):
            if not name and (tokens.entity[k] == "PER") != (tokens.entity[end] == "PER"):
                break
            end += 1
        if name and (best is None or end - k > best[1] - best[0]):
            best = (k, end)
        k = end
    return best


def _hanging(tokens: Tokens, k: int, first: int) -> bool:
    """Whether a name behind a preposition starts at token k; all of it is passed over."""
    return k > first and tokens.pos[k] in PROPER and tokens.pos[k - 1] == "ADP" and capital(tokens, k)


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


def goes_on(tokens: Tokens, k: int, stop: int) -> bool:
    """Whether a name goes on at token k: another capital, a hyphen, or a particle inside a personal name."""
    if tokens.low[k] in _JOINTS:
        return k + 1 < stop
    if capital(tokens, k) and tokens.pos[k] not in ("DET", "PRON", "ADP"):
        return True
    if tokens.entity[k] != "PER" or tokens.pos[k] == "PUNCT":
        return False
    ahead = range(k + 1, min(stop, k + 3))
    return any(capital(tokens, j) and tokens.entity[j] == "PER" for j in ahead) or (k + 1 in ahead and capital(tokens, k + 1))
