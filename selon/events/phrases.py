"""Who the noun phrase around a token is, cut to the words that name it: no participles, times or places."""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.context import Context
from selon.attribution.identities import Identity
from selon.attribution.line import CLOSING_MARKS, OPENING_MARKS, bare, behind_label
from selon.attribution.sources import source_span
from selon.attribution.statements import Reading


def phrase_identity(reading: Reading, head: int) -> Identity:
    """Who a phrase is, without what participles tell of it ("un policier | blessé").

    Of several coordinated it is the first, with all of their words and the country of the first that has one.
    """
    tokens, asked = reading.ctx.tokens, reading.identities
    if tokens.low[head] in reading.ctx.language.words("possessives"):
        return asked.of(head, head + 1, head)
    if tokens.pos[head] == "PRON":
        return asked.at(head)
    first, stop = tokens.range(source_span(reading.ctx, head))
    told = (c for c in tokens.all(head, "acl", "acl:relcl") if head < c < stop)
    stop = min([stop, _edge(reading.ctx, head, stop), *(tokens.left[c] for c in told if tokens.left[c] > head)])
    first, stop = behind_label(tokens, first, head), _before_quote(reading.ctx, first, head, stop)
    joint = next((k for c in tokens.all(head, "conj") for k in tokens.all(c, "cc") if head < k < min(c, stop)), -1)
    if joint < 0:
        return asked.of(first, max(stop, head + 1), head)
    who = asked.of(first, joint, head)
    other = next((asked.at(c) for c in tokens.all(head, "conj")), who)
    end = tokens.end[stop - 1]
    return replace(who, end=end, name=reading.ctx.text[who.start : end], country=who.country or other.country)


def _before_quote(ctx: Context, first: int, head: int, stop: int) -> int:
    """Where a phrase ends without a closing quotation mark whose quotation opened before it ("condamne | l'attaque »")."""
    low = ctx.tokens.low
    opened = any(low[k] in OPENING_MARKS for k in range(first, stop))
    return stop if opened else next((k for k in range(head + 1, stop) if low[k] in CLOSING_MARKS), stop)


def _edge(ctx: Context, head: int, stop: int) -> int:
    """Where a phrase ends without the time and place that the parse took into it ("la police | à Lyon")."""
    tokens, words = ctx.tokens, ctx.language.words
    met = tokens.dep[head].startswith("obj") or tokens.dep[head] == "nsubj:pass"
    charged = met and tokens.lemma[tokens.head[head]] in words("charging_verbs") | words("menacing_verbs")
    for k in range(head + 1, stop):
        low, ahead = tokens.low[k], min(k + 1, stop - 1)
        if charged and low in words("de_words") and bare(tokens, tokens.head[k]) and tokens.pos[tokens.head[k]] == "NOUN":
            return k
        timed = low in words("a_words") and tokens.pos[ahead] == "NUM" and k < ahead
        if timed or (low in words("following_nouns") and tokens.low[ahead] in words("a_words")):
            return k
        placed = low in words("a_words") and k < ahead and tokens.entity[ahead] == "LOC" and tokens.entity[k] != "LOC"
        edge = low in words("a_words") and any(n in words("edge_nouns") for n in tokens.lemma[k + 1 : min(k + 3, stop)])
        aim = low in words("in_words") and tokens.lemma[ahead] in words("aim_nouns")
        if placed or edge or aim or low in words("phrase_enders") or (low in words("weekday_words") and k > head):
            return k
    return stop
