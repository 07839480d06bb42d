"""Gives finite verbs the subjects that the parser hung on a circumstance, or took for one.

"Après sept ans de pourparlers, | le Mali et le Niger ont signé …" hangs the states on the years; "Jusqu'à une centaine de
paysans ont manifesté" takes the number for a place.
"""

from __future__ import annotations

from selon.language import Language
from selon.parse.tokens import Tokens

_NOUNS = frozenset({"NOUN", "PROPN"})
_HUNG = ("conj", "appos", "nmod")


def find_subjects(tokens: Tokens, language: Language) -> bool:
    """Mend an indexed parse in place; True where a head changed, so that it must be indexed again."""
    changed = False
    for i, feats in enumerate(tokens.feats):
        if "VerbForm=Fin" not in feats or tokens.pos[i] not in ("VERB", "AUX"):
            continue
        verb = tokens.head[i] if tokens.dep[i].startswith("aux") else i
        if tokens.child(verb, "nsubj", "csubj", "expl") is not None or tokens.dep[verb] not in ("ROOT", "conj", "ccomp"):
            continue
        changed |= _behind_adverbial(tokens, i, verb) or _up_to(tokens, i, verb, language)
    return changed


def _behind_adverbial(tokens: Tokens, finite: int, verb: int) -> bool:
    """Whether the noun phrase between an adverbial's comma and the verb was hung on it, and is its subject now."""
    start = tokens.bounds(verb)[0]
    adverbial = next((c for c in tokens.children[verb] if c < finite and tokens.dep[c].startswith("obl")), -1)
    if adverbial < 0 or tokens.pos[start] != "ADP" or tokens.head[start] != adverbial or "VerbForm" in tokens.feats[adverbial]:
        return False
    hung = [c for c in tokens.all(adverbial, *_HUNG) if adverbial < c < finite and tokens.pos[c] in _NOUNS]
    first = next((c for c in hung if _opens(tokens, c)), -1)
    if first < 0 or tokens.right[hung[-1]] >= finite or any(tokens.low[k] == "," for k in range(tokens.right[hung[-1]], finite)):
        return False
    tokens.attach(first, verb, "nsubj")
    for c in hung:
        if c > first:
            tokens.attach(c, first, "conj")
    return True


def _opens(tokens: Tokens, n: int) -> bool:
    """Whether the phrase of noun n stands right behind a comma, under no preposition."""
    first = next((k for k in range(tokens.left[n], n + 1) if tokens.pos[k] != "PUNCT"), n)
    return first > 0 and tokens.low[first - 1] == "," and not any(tokens.dep[c] == "case" for c in tokens.children[n])


def _up_to(tokens: Tokens, finite: int, verb: int, language: Language) -> bool:
    """Whether a number behind "jusqu'à" opens the sentence, and is the subject now ("Jusqu'à cent paysans | ont …")."""
    start = tokens.bounds(verb)[0]
    if tokens.low[start].rstrip("'’") not in language.words("up_to_words"):
        return False
    number = next((c for c in tokens.children[verb] if c < finite and tokens.dep[c].startswith("obl")), -1)
    counted = number >= 0 and (
        tokens.low[number] in language.words("quantity_nouns") or any(tokens.pos[c] == "NUM" for c in tokens.children[number])
    )
    if not counted or tokens.right[number] != finite - 1:
        return False
    tokens.attach(number, verb, "nsubj")
    return True
