"""Verbs with event frames that the tagger took for nouns, adjectives, auxiliaries or other verbs."""

from __future__ import annotations

from selon.language import Language
from selon.parse.model import VerbLemmas
from selon.parse.tokens import Tokens

_NO_SUBJECT = frozenset({"DET", "ADP", "NUM", "PUNCT", "CCONJ", "SCONJ", "VERB", "AUX"})


def is_deed(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """A present taken for another word: behind a noun or name, before its object, in a sentence without another verb.

    "L'armée brise le siège de Racca", "Rome critique vivement Berlin", "Paris expulse trois diplomates".
    """
    first, stop = tokens.bounds(i)
    if i == first or i + 1 >= stop or tokens.pos[i] == "ADP":
        return False
    if not tokens.low[i].isalpha() or tokens.text[tokens.start[i]].isupper():
        return False
    if tokens.pos[i - 1] in _NO_SUBJECT or not lemmas.deed(tokens.low[i]) or _done(tokens.low[i], language):
        return False
    if tokens.has_finite(first, stop, but=i):
        return False
    return _has_object(tokens, i, stop, language)


def _has_object(tokens: Tokens, i: int, stop: int, language: Language) -> bool:
    """Whether an object follows: a determiner or figure right behind, or also a name behind an adverb."""
    k = i + 1
    while k < stop and tokens.pos[k] == "ADV" and tokens.low[k] not in language.words("negators"):
        k += 1
    if k >= stop:
        return False
    marked = tokens.pos[k] in ("DET", "NUM") and tokens.head[k] != i
    return marked or (tokens.pos[k] == "PROPN" and (k > i + 1 or tokens.pos[i] in ("VERB", "AUX")) and tokens.head[k] != i)


def is_done(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """A participle taken for a noun or adjective: with an agent behind it, or "être" before it.

    "Encerclés par les rebelles, …", "un groupe armé par le pouvoir", "elles sont contraintes de partir".
    """
    low = tokens.low[i]
    if not _done(low, language) or not lemmas.deed(low) or i + 1 >= len(tokens):
        return False
    if tokens.child(i, "det") is not None or (i > 0 and tokens.pos[i - 1] in ("DET", "ADP")):
        return False
    near = tokens.pos[i] != "PROPN" and tokens.sentence[i] == tokens.sentence[i + 1]
    agent = near and tokens.low[i + 1] in language.words("agent_markers")
    return agent or tokens.child(i, "cop") is not None


def is_to_do(tokens: Tokens, i: int, lemmas: VerbLemmas) -> bool:
    """An infinitive taken for a noun behind a preposition ("réussissent à ravitailler les soldats")."""
    low = tokens.low[i]
    behind = i > 0 and tokens.pos[i - 1] in ("ADP", "PRON") and tokens.sentence[i - 1] == tokens.sentence[i]
    return behind and tokens.pos[i] in ("NOUN", "ADJ", "PROPN", "X") and lemmas.acts(low) and tokens.child(i, "det") is None


def _done(low: str, language: Language) -> bool:
    return low.endswith(tuple(language.words("participle_endings")))
