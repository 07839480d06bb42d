"""Which tokens that are tagged as verbs are nouns, participles or finite forms all the same."""

from __future__ import annotations

from selon.language import Language
from selon.parse.tokens import Tokens


def is_marked_noun(tokens: Tokens, i: int, language: Language) -> bool:
    """A form tagged as a finite verb that a preposition or an article marks is a noun ("le mot de passe", "une montre")."""
    if i == 0 or tokens.head[i - 1] != i or "VerbForm=Fin" not in tokens.feats[i]:
        return False
    article = tokens.pos[i - 1] == "DET" and tokens.low[i - 1] not in language.words("object_clitics")
    return (tokens.pos[i - 1] == "ADP" and tokens.dep[i - 1] == "case") or (article and tokens.dep[i - 1] == "det")


def is_agent_noun(tokens: Tokens, i: int, language: Language) -> bool:
    """A participle with an article of its own is a noun: "l'opposant", "les blessés", "une élue"; not "en leur disant"."""
    before = i - 1
    if is_doing_so(tokens, i, language):
        return False
    marked = before >= 0 and tokens.pos[before] == "DET" and tokens.dep[before] == "det" and tokens.head[before] == i
    return marked and "VerbForm=Part" in tokens.feats[i]


def is_doing_so(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a clitic and "en" stand before a present participle ("en leur disant")."""
    marked = i > 1 and tokens.low[i - 1] in language.words("clitics") and tokens.low[i - 2] in language.words("gerund_markers")
    return marked and tokens.low[i].endswith(language.gerund)


def has_auxiliary(tokens: Tokens, i: int, language: Language) -> bool:
    """A form tagged as finite right behind its auxiliary, and with a participle's ending ("nie avoir effacé")."""
    before = tokens.dep[i - 1].startswith("aux") and tokens.head[i - 1] == i if i else False
    k = i - 1
    while k > 0 and tokens.low[k] in language.words("inverted"):
        k -= 1
    before = before or (0 <= k < i - 1 and tokens.lemma[k] in language.words("auxiliaries"))  # "a-t-elle martelé"
    return before and tokens.low[i].endswith(language.participles)


def is_finite_form(tokens: Tokens, i: int, language: Language) -> bool:
    """A form tagged as a participle that can be none ("admet"), or that its verb has as a present ("avertit" of "avertir")."""
    low, lemma = tokens.low[i], tokens.lemma[i]
    if low.endswith(language.gerund) or any(tokens.dep[c].startswith("aux") for c in tokens.children[i]):
        return False
    if low in language.words("finite_too") and tokens.child(i, "nsubj") is not None:
        return True
    shared = any(low.endswith(ending) and lemma.endswith(infinitive) for ending, infinitive in language.present_only)
    return shared or not low.endswith(language.participles)


def stands_alone(tokens: Tokens, i: int) -> bool:
    """Whether a verb hangs on the noun right before it in a sentence without another verb ("son avocat salue « … »")."""
    first, stop = tokens.bounds(i)
    behind = i > first and tokens.pos[i - 1] in ("NOUN", "PROPN") and tokens.dep[i].startswith("acl")
    return behind and not tokens.has_finite(first, stop)


def is_only_finite(tokens: Tokens, i: int, language: Language) -> bool:
    """A form that is participle and present alike, behind a noun in a sentence without another verb ("le maire fait état")."""
    if tokens.low[i] not in language.words("finite_too") or "VerbForm=Part" not in tokens.feats[i]:
        return False
    first, stop = tokens.bounds(i)
    before = i - 2 if i - 2 > first and tokens.low[i - 1] in language.words("object_clitics") else i - 1
    noun = tokens.pos[before] in ("NOUN", "PROPN") or (before < i - 1 and tokens.pos[before] == "ADJ")
    if i == first or not noun or tokens.child(i, "aux") is not None:
        return False
    return not tokens.has_finite(first, stop)
