"""Puts right what the parser is known to get wrong, before any rule reads the tree.

Reporting verbs tagged as something else ("Pékin dément toute ingérence": adverb) become verbs again; the conditional is
known by its form.
"""

from __future__ import annotations

from selon.language import Language
from selon.language.words import singular
from selon.parse.deeds import is_deed, is_done, is_to_do
from selon.parse.mistagged import is_causative, is_civil, is_gerund, is_incise, is_suspicion, is_verb
from selon.parse.model import VerbLemmas
from selon.parse.small_words import small_words, subjects_of_auxiliaries
from selon.parse.tokens import Tokens
from selon.parse.verb_forms import (
    has_auxiliary,
    is_agent_noun,
    is_finite_form,
    is_marked_noun,
    is_only_finite,
    stands_alone,
)
from selon.parse.verb_trees import FINITE, give_object, make_verb

_OPEN = frozenset({"NOUN", "ADJ", "ADV", "PROPN", "X", "ADP", "PRON", "INTJ"})
_BEFORE_CLITIC = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_LOOSE = ("amod", "nmod", "acl", "flat", "appos", "dep")
"""Relations of a present that the tree did not take for the verb of its sentence."""


def mend(tokens: Tokens, language: Language, lemmas: VerbLemmas) -> bool:
    """Mend an indexed parse in place; True where a head or relation changed, so that it must be indexed again."""
    changed = subjects_of_auxiliaries(tokens)
    small_words(tokens, language)
    for i, pos in enumerate(tokens.pos):
        if pos in ("VERB", "AUX"):
            changed |= _mend_verb(tokens, i, language, lemmas)
        elif lemmas.is_mended(tokens.low[i]):
            changed |= _mend_other(tokens, i, language, lemmas)
    return changed


def _mend_verb(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """Mend a token tagged as a verb: nouns among them, lemma, participle or finite form, mood."""
    if _behind_clitic(tokens, i, language):
        tokens.pos[i - 1] = "PRON"
    if _to_noun(tokens, i, language):
        return False
    _set_lemma(tokens, i, language, lemmas)
    if "VerbForm=Fin" in tokens.feats[i] and has_auxiliary(tokens, i, language):
        tokens.feats[i] = "Tense=Past|VerbForm=Part"
    if "VerbForm=Fin" in tokens.feats[i] or tokens.low[i].endswith(language.conditional.endings):
        _set_mood(tokens, i, language)
    return _to_finite(tokens, i, language, lemmas)


def _to_noun(tokens: Tokens, i: int, language: Language) -> bool:
    """Make a noun of a verb's form that an article or a preposition marks; whether it was one."""
    low = tokens.low[i]
    if is_marked_noun(tokens, i, language):
        feats = tokens.feats[i - 1] if tokens.pos[i - 1] == "DET" else ""
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "NOUN", low, feats
        return True
    if is_agent_noun(tokens, i, language):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "NOUN", singular(low, language.words("plural_endings")), ""
        return True
    return False


def _set_lemma(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> None:
    """The lemma of a verb's form that the model does not know."""
    low = tokens.low[i]
    if low in language.forms:
        tokens.lemma[i] = language.forms[low]
    elif tokens.lemma[i] == low and "VerbForm=Part" in tokens.feats[i]:
        tokens.lemma[i] = lemmas.of(low) or lemmas.deed(low) or _regular(low, language) or low
    elif "VerbForm=Fin" in tokens.feats[i] and not lemmas.is_known(tokens.lemma[i]):
        tokens.lemma[i] = lemmas.deed(low) or tokens.lemma[i]


def _regular(low: str, language: Language) -> str:
    """The regular verb with event frames that a past participle is of, "" where it is of none ("gelés")."""
    endings = (e for e in language.words("participle_endings") if low.endswith(e))
    verbs = (low.removesuffix(e) + ending for e in endings for ending in language.words("regular_endings"))
    return next((verb for verb in verbs if verb in language.events.verbs), "")


def _to_finite(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """Make a finite verb of what is tagged as a participle or hangs loose; True where a head or relation changed."""
    if "VerbForm=Part" in tokens.feats[i] and is_finite_form(tokens, i, language):
        alone = stands_alone(tokens, i)
        if alone:
            make_verb(tokens, i, tokens.lemma[i], language)
        tokens.feats[i] = FINITE
        return alone
    if is_only_finite(tokens, i, language):
        make_verb(tokens, i, tokens.lemma[i], language)
        return True
    loose = tokens.dep[i].startswith(_LOOSE) or (tokens.pos[i] == "AUX" and tokens.head[i] == i)
    if loose and is_deed(tokens, i, language, lemmas):
        feats = tokens.feats[i]
        make_verb(tokens, i, lemmas.deed(tokens.low[i]), language)
        tokens.feats[i] = feats if "VerbForm=Fin" in feats else FINITE
        give_object(tokens, i)
        return True
    return False


def _mend_other(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """Mend a token tagged as no verb: civil titles, inverted pronouns, and verbs among them."""
    low, ahead = tokens.low[i], tokens.low[i + 1] if i + 1 < len(tokens) else ""
    open_class = tokens.pos[i] in _OPEN or (tokens.pos[i] == "NUM" and ahead in language.words("inverted"))
    if is_causative(tokens, i, language):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "AUX", lemmas.of(low), FINITE
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
        make_verb(tokens, i, lemmas.of(low), language)
        if tokens.low[i - 1] in language.words("inverted") and has_auxiliary(tokens, i, language):
            tokens.feats[i] = "Tense=Past|VerbForm=Part"
        if i and tokens.low[i - 1] in language.words("object_clitics"):
            tokens.pos[i - 1] = "PRON"
        return True
    return open_class and _mend_deed(tokens, i, language, lemmas)


def _mend_deed(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """Mend a verb of an event that is tagged as none: present, past participle or infinitive."""
    low = tokens.low[i]
    if is_deed(tokens, i, language, lemmas):
        make_verb(tokens, i, lemmas.deed(low), language)
        give_object(tokens, i)
        return True
    if is_done(tokens, i, language, lemmas):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "VERB", lemmas.deed(low), "Tense=Past|VerbForm=Part"
        if (copula := tokens.child(i, "cop")) is not None:
            tokens.dep[copula] = "aux:pass"
        return True
    if is_to_do(tokens, i, lemmas):
        tokens.pos[i], tokens.lemma[i], tokens.feats[i] = "VERB", low, "VerbForm=Inf"
        give_object(tokens, i)
        return True
    return False


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


def _behind_clitic(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether the word before finite verb i passes for its article, and is its object ("la cour saisie l'estime nul")."""
    if i <= 1 or tokens.pos[i - 1] != "DET" or tokens.head[i - 1] != i or "VerbForm=Fin" not in tokens.feats[i]:
        return False
    behind = tokens.sentence[i - 2] == tokens.sentence[i] and tokens.pos[i - 2] in _BEFORE_CLITIC
    return behind and tokens.low[i - 1] in language.words("object_clitics")
