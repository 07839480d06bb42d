"""Articles, prepositions, pronouns and auxiliaries as what they do in the tree shows them."""

from __future__ import annotations

from selon.language import Language
from selon.parse.tokens import Tokens


def subjects_of_auxiliaries(tokens: Tokens) -> bool:
    """Hang a subject that was given to an auxiliary on the verb itself, and take that verb for one."""
    changed = False
    for i, dep in enumerate(tokens.dep):
        head = tokens.head[i]
        if dep.startswith("nsubj") and tokens.dep[head].startswith("aux") and tokens.head[head] != head:
            tokens.attach(i, tokens.head[head], dep)
            changed = True
        elif dep == "aux:tense" and tokens.pos[head] == "ADJ":
            tokens.pos[head] = "VERB"
            tokens.feats[head] = "Tense=Past|VerbForm=Part"
    return changed


def small_words(tokens: Tokens, language: Language) -> None:
    """Tell articles, prepositions and pronouns by what they do in the tree.

    A "des" that was taken for the preposition of a direct object is an article ("promet des renforts", "envoie à Rome des
    experts"); an article that is itself an object is a pronoun ("le greffier le décrit").
    """
    partitives, clitics = language.words("partitive_articles"), language.words("object_clitics")
    for i, low in enumerate(tokens.low):
        if low in partitives and tokens.dep[i] == "case" and _is_object(tokens, tokens.head[i], language):
            tokens.pos[i], tokens.dep[i], tokens.dep[tokens.head[i]] = "DET", "det", "obj"
        elif low in clitics and tokens.pos[i] == "DET" and tokens.dep[i] == "obj":
            tokens.pos[i] = "PRON"


def _is_object(tokens: Tokens, n: int, language: Language) -> bool:
    """Whether noun n is a direct object, or what a verb of sending or giving that has no other object sends."""
    verb = tokens.head[n]
    if tokens.dep[n] == "obj":
        return True
    sent = tokens.dep[n] == "obl:arg" and tokens.lemma[verb] in language.words("sending_verbs") and n > verb
    return sent and not any(tokens.dep[c] == "obj" for c in tokens.children[verb])
