"""Who the noun phrase around a token is, cut to the words that name it: no participles, times or places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selon.attribution.context import Context
from selon.attribution.identities import Identity
from selon.attribution.line import CLOSING_MARKS, OPENING_MARKS, bare, behind_label, happens, is_finite, is_infinitive
from selon.attribution.sources import source_span
from selon.attribution.statements import Reading
from selon.grounding.nations import state_name, states

_BACK = 120
"""Tokens back within which states are taken up."""


def phrase_identity(reading: Reading, head: int, *, alone: bool = False, until: int | None = None) -> Identity:
    """Who a phrase is, without what participles tell of it ("un policier | blessé").

    Of several coordinated it is the first, with all of their words and the country of the first that has one; `alone`: the
    first without the others. `until` is the token before which it ends, where that is known.
    """
    tokens, asked = reading.ctx.tokens, reading.identities
    if tokens.low[head] in reading.ctx.language.words("possessives"):
        return asked.of(head, head + 1, head)
    if tokens.pos[head] == "PRON":
        return asked.at(head)
    first, stop = tokens.range(source_span(reading.ctx, head))
    stop = stop if until is None else min(stop, until)
    if first >= stop:
        return asked.of(head, head + 1, head)
    armed = reading.ctx.language.words("armed_words")
    told = (c for c in tokens.all(head, "acl", "acl:relcl") if head < c < stop and tokens.left[c] > head)
    told = (c for c in told if tokens.low[c] not in armed and not _in_name(reading.ctx, c))
    stop = min([stop, _edge(reading.ctx, head, stop), *(tokens.left[c] for c in told)])
    stop = min([stop, *_siblings(reading.ctx, head, stop)])
    while stop > head + 1 and (tokens.low[stop - 1] == "," or tokens.pos[stop - 1] == "CCONJ"):
        stop -= 1
    first, stop = behind_label(tokens, first, head), _before_quote(reading.ctx, first, head, stop)
    joint = next((k for c in tokens.all(head, "conj") for k in tokens.all(c, "cc") if head < k < min(c, stop)), -1)
    odd = joint >= 0 and any(happens(reading.ctx, tokens.lemma[c]) for c in tokens.all(head, "conj") if c > joint)
    if joint < 0 or alone or (odd and not happens(reading.ctx, tokens.lemma[head])):
        stop = stop if joint < 0 else joint
        return _states_again(reading, head, asked.of(first, max(stop, head + 1), head))
    who = asked.of(first, joint, head)
    other = next((asked.at(c) for c in tokens.all(head, "conj")), who)
    end = tokens.end[stop - 1]
    return replace(who, end=end, name=reading.ctx.text[who.start : end], country=who.country or other.country)


def _siblings(ctx: Context, head: int, stop: int) -> Iterator[int]:
    """Where a second "de" begins that hangs beside the phrase, not on it ("la sortie du Mali | de l'Union")."""
    tokens = ctx.tokens
    for c in tokens.children[tokens.head[head]]:
        case = next(tokens.all(c, "case"), stop)
        beside = tokens.dep[head] == "nmod" and tokens.dep[c] == "nmod" and head < case < stop
        if beside and tokens.low[case] in ctx.language.words("de_words") and not bare(tokens, c):
            yield case


def _before_quote(ctx: Context, first: int, head: int, stop: int) -> int:
    """Where a phrase ends without a closing quotation mark whose quotation opened before it ("condamne | l'attaque »")."""
    low = ctx.tokens.low
    opened = any(low[k] in OPENING_MARKS for k in range(first, stop))
    return stop if opened else next((k for k in range(head + 1, stop) if low[k] in CLOSING_MARKS), stop)


def _states_again(reading: Reading, head: int, who: Identity) -> Identity:
    """A phrase with the states that it takes up ("les deux pays": the last two that the text names; "le royaume": the last)."""
    tokens, language = reading.ctx.tokens, reading.ctx.language
    numbers = [tokens.low[c] for c in tokens.children[head] if tokens.pos[c] not in ("DET", "PUNCT")]
    plural = tokens.low[head] in language.words("two_states") and len(numbers) == 1 and numbers[0] in language.words("two_words")
    if who.country is not None or not (plural or (tokens.low[head] in language.words("realms") and not numbers)):
        return who
    named: list[str] = []
    for _, iso in states(tokens, max(0, head - _BACK), tokens.bounds(head)[0], language):
        named = [*(i for i in named if i != iso), iso]
    last = named[-2:] if plural else named[-1:]
    if len(last) < (2 if plural else 1):
        return who
    name = state_name(last[0], language) or who.name
    why = f"{who.why}; states named before: {', '.join(last)}"
    return replace(who, country=last[0], name=who.name if plural else name, why=why)


def _edge(ctx: Context, head: int, stop: int) -> int:
    """Where a phrase ends without the time, place or cause that the parse took into it ("la police | à Lyon")."""
    tokens, words = ctx.tokens, ctx.language.words
    met = tokens.dep[head].startswith("obj") or tokens.dep[head] == "nsubj:pass"
    verb = tokens.lemma[tokens.head[head]] if met else ""
    charged = verb in words("charging_verbs") or verb in words("menacing_verbs")
    asked = verb in words("asking_verbs") or verb in words("opposing_verbs")
    for k in range(head + 1, stop):
        if _behind_a(ctx, head, k, stop) or _opens_clause(ctx, k, stop) or (charged and _charge(ctx, k)):
            return k
        if _beside(ctx, head, k) or _second_of(ctx, head, k, stop) or (asked and tokens.low[k] in words("a_words")):
            return k
        if (is_finite(tokens, k) and not _in_name(ctx, k)) or _day_at(ctx, k, stop) or _behind_state(ctx, head, k):
            return k
        if tokens.pos[k] == "CCONJ" and _joins_else(ctx, head, k, stop):
            return k
        if tokens.low[k] in words("phrase_enders") or tokens.low[k] in words("weekday_words"):
            return k
        if tokens.low[k] == "(" and k + 1 < stop and tokens.pos[k + 1] == "ADP":
            return k
    return stop


def _joins_else(ctx: Context, head: int, k: int, stop: int) -> bool:
    """Whether "et" at token k joins a relative clause, or something else than the phrase ("négocie | avec X et prépare …")."""
    tokens, other = ctx.tokens, ctx.tokens.head[k]
    if k + 1 < stop and tokens.low[k + 1] in ctx.language.words("relative_all"):
        return True
    return other > k and tokens.dep[other] == "conj" and tokens.head[other] < head


def _behind_state(ctx: Context, head: int, k: int) -> bool:
    """Whether "de" at token k follows the name of a state, which is whole without it ("l'exclusion de la Grèce | de l'Union")."""
    tokens = ctx.tokens
    named = k == head + 1 and tokens.pos[head] == "PROPN" and tokens.low[head] in ctx.language.countries
    return named and tokens.low[k] in ctx.language.words("de_words") and tokens.entity[k] != "LOC"


def _in_name(ctx: Context, k: int) -> bool:
    """Whether token k goes on with a name, whatever the tree takes it for ("les Nations | unies")."""
    entity = ctx.tokens.entity
    return bool(entity[k]) and entity[k] == entity[k - 1] and ctx.tokens.pos[k - 1] not in ("ADP", "DET")


def _day_at(ctx: Context, k: int, stop: int) -> bool:
    """Whether a day of a month stands at token k ("a visé le convoi | le 13 mars")."""
    tokens, words = ctx.tokens, ctx.language.words
    dated = k + 2 < stop and tokens.low[k] in words("definite") and tokens.pos[k + 1] == "NUM"
    return dated and tokens.low[k + 2] in words("time_nouns")


def _beside(ctx: Context, head: int, k: int) -> bool:
    """Whether a preposition at token k opens what goes with the verb, not with its object ("a repris Tolmen | à l'armée")."""
    tokens, n, verb = ctx.tokens, ctx.tokens.head[k], ctx.tokens.head[head]
    case = tokens.pos[k] == "ADP" and tokens.dep[k] == "case" and tokens.low[k] not in ctx.language.words("de_words")
    return case and n > k and tokens.head[n] == verb and verb < head and tokens.dep[n].startswith("obl")


def _second_of(ctx: Context, head: int, k: int, stop: int) -> bool:
    """Whether a comma at token k ends a phrase before a "de" that goes with another word ("par des rebelles|, du maire")."""
    tokens, of = ctx.tokens, ctx.language.words("de_words")
    behind = tokens.low[k] == "," and k + 1 < stop and tokens.low[k + 1] in of
    return behind and not any(tokens.low[j] in of for j in range(head + 1, k))


def _behind_a(ctx: Context, head: int, k: int, stop: int) -> bool:
    """Whether token k opens a place, an hour or a cause with "à" or "en" ("à l'entrée de", "à 5 heures", "suite | à")."""
    tokens, words, ahead = ctx.tokens, ctx.language.words, min(k + 1, stop - 1)
    if tokens.low[k] in words("in_words") and tokens.lemma[ahead] in words("aim_nouns") | words("manner_nouns"):
        return True
    if tokens.low[k] in words("following_nouns") and tokens.low[ahead] in words("a_words"):
        return True
    if tokens.low[k] not in words("a_words"):
        return False
    edge = any(n in words("edge_nouns") for n in tokens.lemma[k + 1 : min(k + 3, stop)])
    placed = tokens.entity[ahead] == "LOC" and tokens.entity[k] != "LOC"
    return edge or (k < ahead and (placed or tokens.pos[ahead] == "NUM"))


def _opens_clause(ctx: Context, k: int, stop: int) -> bool:
    """Whether an infinitive ("et d'y | instaurer", "pour les | torturer") or what is lost ("de ses fonctions") follows."""
    tokens, words = ctx.tokens, ctx.language.words
    if tokens.low[k] in words("de_words") and k + 2 < stop:
        return tokens.low[k + 1] in words("possessives") and tokens.lemma[k + 2] in words("posts")
    gerund = tokens.low[k] in words("in_words") and tokens.low[k + 1 : k + 2] and tokens.low[k + 1] in words("reflexives")
    if tokens.pos[k] == "SCONJ" or gerund:
        return True
    opening = tokens.low[k] in words("purpose_words") | words("and_words")
    return opening and any(is_infinitive(tokens, j) for j in range(k + 1, min(k + 4, len(tokens))))


def _charge(ctx: Context, k: int) -> bool:
    """Whether "de" at token k opens what somebody is charged with ("accuse Paris | d'ingérence")."""
    tokens, n = ctx.tokens, ctx.tokens.head[k]
    return tokens.low[k] in ctx.language.words("de_words") and tokens.pos[n] == "NOUN" and bare(tokens, n)
