"""What a token becomes the head of that turns out to be a verb: its subject and its object."""

from __future__ import annotations

from selon.language import Language
from selon.parse.mistagged import is_behind_apposition
from selon.parse.tokens import Tokens

FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BEFORE_OBJECT = frozenset({"DET", "NUM", "ADV", "ADJ"})


def make_verb(tokens: Tokens, i: int, lemma: str, language: Language) -> None:
    """Retag token i as a finite verb and give it the subject on its left and the complements on its right."""
    tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "VERB", lemma, FINITE
    first, _ = tokens.bounds(i)
    subject = i - 1
    if subject > first and tokens.low[subject] in language.words("object_clitics"):
        subject -= 1
    elif is_behind_apposition(tokens, i, language):
        subject = tokens.low.index(",", first, i) - 1
    while subject > first and tokens.head[subject] != subject and first <= tokens.head[subject] < i:
        if not {",", ":"}.isdisjoint(tokens.low[tokens.head[subject] : subject]):
            break
        subject = tokens.head[subject]
    if subject == first and tokens.pos[subject] in ("ADV", "ADJ", "X"):
        tokens.pos[subject] = "PROPN"
    if tokens.child(i, "nsubj") is None and tokens.pos[subject] in _NOMINAL and tokens.dep[i] != "conj":
        old = tokens.head[subject]
        tokens.attach(subject, i, "nsubj")
        if tokens.head[i] == subject or old == i:
            tokens.attach(i, i, "ROOT")


def give_object(tokens: Tokens, i: int) -> None:
    """Hang the noun phrase right behind a verb on it as its object, where the tree has it on what stands before."""
    k, stop = i + 1, tokens.bounds(i)[1]
    while k < stop and tokens.pos[k] in _BEFORE_OBJECT:
        k += 1
    if k < stop and tokens.pos[k] in ("NOUN", "PROPN") and tokens.head[k] <= i:
        tokens.attach(k, i, "obj")
