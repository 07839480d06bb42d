"""Which tokens the tagger took for another part of speech: reporting verbs and their participles, civil titles."""

from __future__ import annotations

from selon.language import Language
from selon.parse.model import VerbLemmas
from selon.parse.tokens import Tokens
from selon.parse.verb_forms import is_doing_so

_OPENERS = frozenset({"«", "“", '"', "‹"})
_CLOSERS = frozenset({"»", "”", '"', "›"})
_BEFORE_NOUN = frozenset({"DET", "ADP", "NUM", "ADJ"})
_PAIR = 2
_AFTER_VERB = frozenset({"DET", "ADJ", "PRON", "SCONJ", "ADP", "VERB", "AUX", "ADV", "PUNCT", "NUM", "PROPN"})


def is_civil(tokens: Tokens, i: int, language: Language) -> bool:
    """A civil title before a name that was taken for a pronoun ("Me Solenn Abgrall")."""
    if tokens.low[i] not in language.bare_civil or i + 1 >= len(tokens) or tokens.pos[i] not in ("PRON", "ADV", "X"):
        return False
    return tokens.text[tokens.start[i]].isupper() and tokens.text[tokens.start[i + 1]].isupper()


def is_gerund(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """A reporting verb's present participle behind "en" or a comma that was taken for an adjective or a noun."""
    if i == 0 or not tokens.low[i].endswith(language.gerund) or not lemmas.of(tokens.low[i]):
        return False
    if tokens.low[i - 1] in language.words("gerund_markers") or tokens.low[i - 1] == ",":
        return True
    if is_doing_so(tokens, i, language):
        return True
    stated = tokens.lemma[i - 1] in language.documents and i + 1 < len(tokens)
    return stated and (tokens.pos[i + 1] == "DET" or tokens.low[i + 1] in language.words("complementizers"))


def is_incise(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """A verb of saying right behind a quotation or a comma, with a noun phrase after it ("« … », souffle un passant").

    A bare noun between a comma and a determiner ("…, juge le sénateur") can only be a verb.
    """
    if i + 2 < len(tokens) and tokens.low[i + 1] == ":" and tokens.low[i + 2] in _OPENERS and i > tokens.bounds(i)[0]:
        cues = language.verbs.get(lemmas.of(tokens.low[i]), ())
        return tokens.pos[i - 1] not in ("DET", "ADP") and any(c.takes & {"incise", "incise_quote"} for c in cues)
    if i < 2 or i + 1 >= len(tokens):
        return False
    inverted = tokens.low[i + 1] in language.words("inverted")  # "tranche-t-il"
    if not inverted and tokens.pos[i + 1] not in ("DET", "PROPN", "NOUN", "ADP", "ADV"):
        return False
    behind = tokens.low[i - 1] in _CLOSERS or tokens.low[i - 1] == ","
    if tokens.low[i - 1] == "," and tokens.low[i - 2] not in _CLOSERS and not inverted and tokens.pos[i + 1] != "DET":
        return False
    if not behind or tokens.sentence[i] != tokens.sentence[i + 1] or not tokens.text[tokens.start[i]].islower():
        return False
    cues = language.verbs.get(lemmas.of(tokens.low[i]), ())
    return any(c.takes & {"incise", "incise_quote"} and not c.words and not c.reflexive for c in cues)


def is_suspicion(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """The participle of a hedging verb behind a noun that was taken for a noun ("des élues soupçonnées de fraude").

    A comma may part them where "de" shows what is suspected ("deux femmes, soupçonnées de fraude").
    """
    parted = 1 < i < len(tokens) - 1 and tokens.low[i - 1] == "," and tokens.low[i + 1] in language.words("infinitive_markers")
    before = i - 2 if parted else i - 1
    behind = before >= 0 and tokens.pos[i] == "NOUN" and tokens.pos[before] in ("NOUN", "PROPN", "ADJ")
    if not behind or not tokens.low[i].endswith(language.participles):
        return False
    return any(h.construction in ("suspicion", "label") for h in language.hedges.get(lemmas.of(tokens.low[i]), ()))


def is_causative(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a token taken for a noun is "faire" before an infinitive ("« … », fait savoir le ministère")."""
    last = i + 1 >= len(tokens) or tokens.low[i] not in language.words("causative_finite") or tokens.pos[i] != "NOUN"
    if last or "VerbForm=Inf" not in tokens.feats[i + 1]:
        return False
    return i == 0 or tokens.pos[i - 1] not in ("DET", "ADJ", "ADP")


def is_verb(tokens: Tokens, i: int, language: Language, lemmas: VerbLemmas) -> bool:
    """Whether a token tagged otherwise is a finite reporting verb: a subject right before, an object or clause behind."""
    first, stop = tokens.bounds(i)
    if (
        tokens.child(i, "nsubj") is not None
        and lemmas.of(tokens.low[i])
        and tokens.child(i, "cop", "det", "case") is None
    ):
        return tokens.text[tokens.start[i]].islower()
    if i == first or i + 1 >= stop or not lemmas.of(tokens.low[i]):
        return False
    low = tokens.low[i]
    if not low.islower() or tokens.text[tokens.start[i]].isupper() or low in language.words("infinitive_markers"):
        return False
    if _only_verb(tokens, i, language) or _behind_clitic(tokens, i, language) or is_behind_apposition(tokens, i, language):
        return True
    before, after = tokens.pos[i - 1], tokens.pos[i + 1]
    clause_follows = tokens.low[i + 1] in language.words("complementizers")
    inverted = tokens.low[i + 1] in language.words("inverted")
    if inverted:
        return True
    if tokens.low[i - 1] in language.words("object_clitics") and _only_predicate(tokens, i):
        return True
    if before == "PROPN" or (before == "PRON" and tokens.low[i - 1] not in language.words("object_clitics")):
        return after in _AFTER_VERB
    if before in _BEFORE_NOUN:
        return False
    if before == "NOUN":
        return clause_follows or (_is_weak(tokens.pos[i]) and tokens.pos[_past_manner(tokens, i, stop)] == "DET")
    return before == "CCONJ" and after in ("DET", "ADP", "SCONJ") and tokens.pos[i] == "NOUN" and _verb_first(tokens, i)


def _only_verb(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a form behind a noun or name is the one finite verb its sentence can have ("Oslo dément toute faute").

    A determiner behind an adjective or noun, or an infinitive behind "de", starts what a verb governs.
    """
    first, stop = tokens.bounds(i)
    if tokens.pos[i - 1] in ("DET", "ADP", "NUM", "PUNCT", "CCONJ", "VERB", "AUX"):
        return False
    if not _governs(tokens, i, stop, language):
        return False
    return not tokens.has_finite(first, stop)


def _only_predicate(tokens: Tokens, i: int) -> bool:
    """Whether a form behind an object clitic and a noun stands in a sentence without a finite verb ("le greffier le décrit")."""
    first, stop = tokens.bounds(i)
    named = i - 2 == first and tokens.pos[first] == "PROPN"
    behind = named or (i - 2 > first and tokens.pos[i - 2] in ("NOUN", "PROPN", "ADJ", "PRON"))
    return behind and not tokens.has_finite(first, stop)


def _behind_clitic(tokens: Tokens, i: int, language: Language) -> bool:
    """ "ainsi que le note l'Insee": a pronoun taken for an article, between a conjunction and a verb with its subject."""
    low = tokens.low
    if i < 2 or low[i - 1] not in language.words("object_clitics") or tokens.pos[i + 1] not in ("DET", "PROPN"):
        return False
    return low[i - 2] in language.words("complementizers") | language.words("incise_lead")


def _governs(tokens: Tokens, i: int, stop: int, language: Language) -> bool:
    """Whether what stands behind token i can only be governed by a verb."""
    behind = _past_manner(tokens, i, stop)
    low = tokens.low[i + 1]
    if tokens.pos[behind] == "DET" or low in language.words("all_words"):
        return True
    marked = low in language.words("infinitive_markers") or low in language.words("goal_markers")
    if marked and i + 2 < stop:
        return "VerbForm=Inf" in tokens.feats[i + 2]
    verbal_only = tokens.pos[i] != "NOUN" and tokens.lemma[i] != tokens.low[i]
    return verbal_only and low in language.words("on_words") | language.words("against_words")


def _past_manner(tokens: Tokens, i: int, stop: int) -> int:
    """The token behind token i and the adverbs there ("critique vivement la réforme")."""
    k = i + 1
    while k + 1 < stop and tokens.pos[k] == "ADV":
        k += 1
    return k


def is_behind_apposition(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a form behind the second comma of an apposition is the only verb ("Le patron, Paul Renard, critique la loi")."""
    first, stop = tokens.bounds(i)
    if i == first or i + 1 >= stop or tokens.low[i - 1] != "," or tokens.low[first:i].count(",") != _PAIR:
        return False
    if not _governs(tokens, i, stop, language):
        return False
    comma = tokens.low.index(",", first, i)
    nominal = tokens.pos[comma - 1] in ("NOUN", "PROPN", "ADJ") and comma > first
    return nominal and not tokens.has_finite(first, stop, but=i)


def _is_weak(pos: str) -> bool:
    """Tags that a finite verb form gets by mistake more often than by right."""
    return pos in ("ADV", "X", "ADP", "INTJ", "ADJ")


def _verb_first(tokens: Tokens, i: int) -> bool:
    """After "et": the coordinated phrase on the left is headed by a verb ("dit avoir perdu … et demande aux …")."""
    return tokens.dep[i] == "conj" and tokens.pos[tokens.head[i]] in ("VERB", "AUX") and tokens.pos[i - 1] == "CCONJ"
