"""Puts right what the parser is known to get wrong, before any rule reads the tree.

Reporting verbs tagged as something else ("Pékin dément toute ingérence": adverb) become verbs again; the conditional is
known by its form.
"""

from __future__ import annotations

from selon.language import Language
from selon.language.words import singular
from selon.parse.deeds import is_deed, is_done, is_to_do
from selon.parse.mistagged import (
    has_auxiliary,
    is_agent_noun,
    is_behind_apposition,
    is_causative,
    is_civil,
    is_finite_form,
    is_gerund,
    is_incise,
    is_marked_noun,
    is_only_finite,
    is_suspicion,
    is_verb,
    stands_alone,
)  # fmt: skip
from selon.parse.model import VerbLemmas
from selon.parse.tokens import Tokens

_OPEN = frozenset({"NOUN", "ADJ", "ADV", "PROPN", "X", "ADP", "PRON", "INTJ"})
_FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_BEFORE_CLITIC = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_LOOSE = ("amod", "nmod", "acl", "flat", "appos", "dep")
"""Relations of a present that the tree did not take for the verb of its sentence."""
_BEFORE_OBJECT = frozenset({"DET", "NUM", "ADV", "ADJ"})


def mend(tokens: Tokens, language: Language, lemmas: VerbLemmas) -> bool:
    """Mend an indexed parse in place; True where a head or relation changed, so that it must be indexed again."""
    changed = _subjects_of_auxiliaries(tokens)
    _small_words(tokens, language)
    for i, pos in enumerate(tokens.pos):
        if pos in ("VERB", "AUX"):
            changed |= _mend_verb(tokens, i, language, lemmas)
        elif lemmas.is_mended(tokens.low[i]):
            changed |= _mend_other(tokens, i, language, lemmas)
    return changed


def _mend_verb(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """Mend a token tagged as a verb: nouns among them, lemma, participle or finite form, mood."""
    low = tokens.low[i]
    if _behind_clitic(tokens, i, language):
        tokens.pos[i - 1] = "PRON"
    if is_marked_noun(tokens, i, language):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "NOUN", low, tokens.feats[i - 1] if tokens.pos[i - 1] == "DET" else ""
        return False
    if is_agent_noun(tokens, i):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "NOUN", singular(low, language.words("plural_endings")), ""
        return False
    if low in language.forms:
        tokens.lemma[i] = language.forms[low]
    elif tokens.lemma[i] == low and "VerbForm=Part" in tokens.feats[i]:
        tokens.lemma[i] = lemmas.of(low) or low
    elif "VerbForm=Fin" in tokens.feats[i] and not lemmas.is_known(tokens.lemma[i]):
        tokens.lemma[i] = lemmas.deed(low) or tokens.lemma[i]
    if "VerbForm=Fin" in tokens.feats[i] and has_auxiliary(tokens, i, language):
        tokens.feats[i] = "Tense=Past|VerbForm=Part"
    if "VerbForm=Fin" in tokens.feats[i] or low.endswith(language.conditional.endings):
        _set_mood(tokens, i, language)
    if "VerbForm=Part" in tokens.feats[i] and is_finite_form(tokens, i, language):
        alone = stands_alone(tokens, i)
        if alone:
            _make_verb(tokens, i, tokens.lemma[i], language)
        tokens.feats[i] = _FINITE
        return alone
    if is_only_finite(tokens, i, language):
        _make_verb(tokens, i, tokens.lemma[i], language)
        return True
    loose = tokens.dep[i].startswith(_LOOSE) or (tokens.pos[i] == "AUX" and tokens.head[i] == i)
    if loose and is_deed(tokens, i, language, lemmas):
        feats = tokens.feats[i]
        _make_verb(tokens, i, lemmas.deed(low), language)
        tokens.feats[i] = feats if "VerbForm=Fin" in feats else _FINITE
        _give_object(tokens, i)
        return True
    return False


def _mend_other(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """Mend a token tagged as no verb: civil titles, inverted pronouns, and verbs among them."""
    open_class, low = tokens.pos[i] in _OPEN, tokens.low[i]
    if is_causative(tokens, i, language):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "AUX", lemmas.of(low), _FINITE
        tokens.attach(i, i + 1, "aux:caus")
        return True
    if is_civil(tokens, i, language):
        tokens.pos[i] = "NOUN"
    elif open_class and low in language.words("inverted"):
        tokens.pos[i] = "PRON"
    elif open_class and is_gerund(tokens, i, language, lemmas):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "VERB", lemmas.of(low), "Tense=Pres|VerbForm=Part"
    elif is_suspicion(tokens, i, language, lemmas):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "VERB", lemmas.of(low), "Tense=Past|VerbForm=Part"
    elif open_class and (is_verb(tokens, i, language, lemmas) or is_incise(tokens, i, language, lemmas)):
        _make_verb(tokens, i, lemmas.of(low), language)
        if i and tokens.low[i - 1] in language.words("object_clitics"):
            tokens.pos[i - 1] = "PRON"
        return True
    return open_class and _mend_deed(tokens, i, language, lemmas)


def _mend_deed(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """Mend a verb of an event that is tagged as none: present, past participle or infinitive."""
    low = tokens.low[i]
    if is_deed(tokens, i, language, lemmas):
        _make_verb(tokens, i, lemmas.deed(low), language)
        _give_object(tokens, i)
        return True
    if is_done(tokens, i, language, lemmas):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "VERB", lemmas.deed(low), "Tense=Past|VerbForm=Part"
        if (copula := tokens.child(i, "cop")) is not None:
            tokens.dep[copula] = "aux:pass"
        return True
    if is_to_do(tokens, i, lemmas):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "VERB", low, "VerbForm=Inf"
        _give_object(tokens, i)
        return True
    return False


def _subjects_of_auxiliaries(tokens: Tokens) -> bool:
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


def _small_words(tokens: Tokens, language: Language) -> None:
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


def _set_mood(tokens: Tokens, i: int, language: Language) -> None:
    """The conditional and future by their form.

    The tagger takes "dateraient" for an imperfect, "restent" for a conditional and "refuseront" for a present.
    """
    feats = tokens.feats[i]
    conditional = language.conditional.holds(tokens.low[i], tokens.lemma[i])
    if conditional and "Mood=Cnd" not in feats:
        tokens.feats[i] = "Mood=Cnd|Tense=Pres|VerbForm=Fin"
    elif not conditional and "Mood=Cnd" in feats:
        tokens.feats[i] = feats.replace("Mood=Cnd", "Mood=Ind")
    elif tokens.low[i].endswith(tuple(language.words("future_endings"))):
        tokens.feats[i] = feats.replace("Tense=Pres", "Tense=Fut")


def _make_verb(tokens: Tokens, i: int, lemma: str, language: Language) -> None:
    """Retag token i as a finite verb and give it the subject on its left and the complements on its right."""
    tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "VERB", lemma, _FINITE
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


def _behind_clitic(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether the word before finite verb i passes for its article, and is its object ("la cour saisie l'estime nul")."""
    if i <= 1 or tokens.pos[i - 1] != "DET" or tokens.head[i - 1] != i or "VerbForm=Fin" not in tokens.feats[i]:
        return False
    behind = tokens.sentence[i - 2] == tokens.sentence[i] and tokens.pos[i - 2] in _BEFORE_CLITIC
    return behind and tokens.low[i - 1] in language.words("object_clitics")


def _give_object(tokens: Tokens, i: int) -> None:
    """Hang the noun phrase right behind a verb on it as its object, where the tree has it on what stands before."""
    k, stop = i + 1, tokens.bounds(i)[1]
    while k < stop and tokens.pos[k] in _BEFORE_OBJECT:
        k += 1
    if k < stop and tokens.pos[k] in ("NOUN", "PROPN") and tokens.head[k] <= i:
        tokens.attach(k, i, "obj")
