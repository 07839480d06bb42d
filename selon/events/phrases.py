"""Who the noun phrase around a token is, cut to the words that name it: no participles, times or places."""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.context import Context
from selon.attribution.identities import Identity
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
    joint = next((k for c in tokens.all(head, "conj") for k in tokens.all(c, "cc") if head < k < min(c, stop)), -1)
    if joint < 0:
        return asked.of(first, max(stop, head + 1), head)
    who = asked.of(first, joint, head)
    other = next((asked.at(c) for c in tokens.all(head, "conj")), who)
    end = tokens.end[stop - 1]
    return replace(who, end=end, name=reading.ctx.text[who.start : end], country=who.country or other.country)


def _edge(ctx: Context, head: int, stop: int) -> int:
    """Where a phrase ends without the time and place that the parse took into it ("la police | à Lyon")."""
    tokens, words = ctx.tokens, ctx.language.words
    for k in range(head + 1, stop):
        low, ahead = tokens.low[k], min(k + 1, stop - 1)
        placed = low in words("a_words") and k < ahead and tokens.entity[ahead] == "LOC" and tokens.entity[k] != "LOC"
        edge = low in words("a_words") and any(n in words("edge_nouns") for n in tokens.lemma[k + 1 : min(k + 3, stop)])
        aim = low in words("in_words") and tokens.lemma[ahead] in words("aim_nouns")
        if placed or edge or aim or low in words("phrase_enders") or (low in words("weekday_words") and k > head):
            return k
    return stop
