"""How far a complement reaches: the end of a clause or phrase, and the places where the speaker's own doing goes on."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.goes_on import apposed_end, counted_end, described_end, joined_end, purpose_end, quoted_end
from selon.attribution.line import VERBAL, is_finite, predicate_of

_INNER = frozenset({",", "(", ")", "»", "«", '"', "”", "“", "-", "’", "'", "%", "[", "]", "…", "..."})


def tail(ctx: Context, end: int, v: int, stop: int, *, phrase: bool = False) -> int:
    """Take in what follows a clause or phrase up to where the sentence goes on with the cue's own doing.

    Behind a bare noun phrase (`phrase`) adverbs, dates and the medium belong to the cue ("annonce la grève | mardi").
    """
    tokens, words = ctx.tokens, ctx.language.words
    k = end
    while k < stop:
        low = tokens.low[k]
        if phrase and low in words("purpose_links"):
            k = max(purpose_end(ctx, k, stop), k + 1)
            continue
        if phrase and k == end and about_the_cue(ctx, k, stop):
            return k
        if phrase and (counted := counted_end(ctx, end, k, stop)) > k:
            k = counted
            continue
        if tokens.pos[k] == "PUNCT" and low not in _INNER:
            return k
        if low == "," or (low in words("coordinators") and low not in words("choosers")):
            further = _further(ctx, k, v, stop, phrase)
            if further <= k:
                return k
            k = further
            continue
        reason = k > end and tokens.pos[k - 1] == "CCONJ" and tokens.low[k - 1] not in words("coordinators")  # "car jugé"
        if tokens.pos[k] in VERBAL and tokens.head[k] == v and tokens.dep[k] in ("conj", "parataxis") and not reason:
            return k
        k += 1
    return stop


def _further(ctx: Context, k: int, v: int, stop: int, phrase: bool) -> int:
    """Where that ends which a comma or coordinator at token k adds to a clause or phrase; k where it adds nothing."""
    low = ctx.tokens.low
    if low[k] != ",":
        return joined_end(ctx, k, stop) if phrase else k
    if phrase and k + 1 < stop and low[k + 1] in ctx.language.words("coordinators"):
        end = joined_end(ctx, k + 1, stop)
        return end if end > k + 1 else k
    return max(apposed_end(ctx, k, stop), described_end(ctx, k, v, stop), quoted_end(ctx, k, stop))


def before_quotation(ctx: Context, first: int, stop: int) -> int:
    """The first colon in `[first, stop)` that a quotation follows, outside any other; else `stop`."""
    tokens = ctx.tokens
    for k in range(first + 1, stop - 1):
        colon = tokens.low[k] == ":" and ctx.quote_at(tokens.start[k]) is None
        if colon and ctx.quote_from(tokens.start[k], tokens.end[k + 1]):
            return k
    return stop


def phrase_stop(ctx: Context, n: int, stop: int) -> int:
    """One past the last token of the phrase that token n heads, relative clauses in, within `stop`."""
    return min(stop, max(ctx.tokens.right[n] + 1, n + 1))


def phrase_behind(ctx: Context, marker: int, stop: int, *, otherwise: int) -> int:
    """One past the phrase that a preposition marks; `otherwise` where the tree hangs it on nothing behind it."""
    head = ctx.tokens.head[marker]
    return phrase_stop(ctx, head, stop) if marker < head < stop else otherwise


def marked_stop(ctx: Context, marker: int, stop: int) -> int:
    """One past the clause or phrase that a preposition marks, with what follows it, up to a verb that is not its own."""
    mark = next((k for k in range(marker + 1, stop) if ctx.tokens.pos[k] == "PUNCT"), stop)
    end = phrase_behind(ctx, marker, stop, otherwise=mark)
    return before_verb(ctx, marker + 1, tail(ctx, end, marker, stop))


def about_the_cue(ctx: Context, k: int, stop: int) -> bool:
    """Whether an adverb, a date, a medium or an occasion starts at token k."""
    tokens, words = ctx.tokens, ctx.language.words
    if tokens.pos[k] == "ADV" and k + 1 < stop and "VerbForm=Part" in tokens.feats[k + 1]:
        return False
    if (
        tokens.pos[k] in ("ADV", "NUM")
        or tokens.low[k] in words("time_nouns")
        or tokens.low[k] in words("cue_adverbials")
    ):
        return True
    if tokens.low[k] in words("span_markers"):
        return False
    ahead = range(k + 1, min(stop, k + 4))
    return tokens.pos[k] in ("ADP", "DET") and any(
        tokens.low[j] in words("time_nouns") | words("occasion_nouns") or tokens.lemma[j] in ctx.language.media_nouns
        for j in ahead
    )


def before_verb(ctx: Context, first: int, stop: int) -> int:
    """The first finite verb in `[first, stop)` that no subject, relative or conjunction there prepares; else `stop`.

    An infinitive or noun phrase cannot hold one: the main verb of the sentence begins there.
    """
    tokens, words = ctx.tokens, ctx.language.words
    for k in range(first, stop):
        if (
            tokens.low[k] in words("relative_all")
            or tokens.low[k] in words("complementizers")
            or tokens.pos[k] == "SCONJ"
        ):
            return stop
        if is_finite(tokens, k):
            verb = predicate_of(tokens, k)
            prepared = any(first <= c < k for c in tokens.all(verb, "nsubj", "expl"))
            return stop if prepared or ctx.quote_at(tokens.start[k]) is not None else _before_clitics(ctx, first, k)
    return stop


def _before_clitics(ctx: Context, first: int, k: int) -> int:
    """The first of the pronouns and negations right before the verb at token k."""
    tokens, words = ctx.tokens, ctx.language.words
    while k - 1 > first and tokens.low[k - 1] in words("clitics") | words("negation") and tokens.pos[k - 1] != "DET":
        k -= 1
    return k
