"""What may part a verb from its object or its inverted subject: adverbs, dates, asides, prepositional phrases."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import has_finite
from selon.parse.phrases import scan_phrase
from selon.parse.tokens import Tokens

_ROUNDS = 4
_LONGEST_ASIDE = 14


def past_adverbs(tokens: Tokens, k: int, stop: int, but: frozenset[str] = frozenset()) -> int:
    """The token behind the adverbs that start at token k; one of the words `but` ends them."""
    while k < stop and tokens.pos[k] == "ADV" and tokens.low[k] not in but:
        k += 1
    return k


def past_fixed_asides(ctx: Context, k: int, stop: int) -> int:
    """The token behind a fixed phrase of the language that starts at token k ("pour sa part")."""
    low = ctx.tokens.low
    for phrase in ctx.language.asides:
        size = len(phrase)
        if k + size <= stop and tuple(low[k : k + size]) == phrase:
            k += size
    return k


# before an object


def past_asides(ctx: Context, k: int, stop: int) -> int:
    """The token behind all that may part a verb from its object ("pour sa part", ", quant à lui,", "mardi 3 mai")."""
    for _ in range(_ROUNDS):
        begin = k
        k = past_adverbs(ctx.tokens, k, stop, but=ctx.language.words("complementizers"))
        k = past_fixed_asides(ctx, k, stop)
        k = past_commas(ctx, k, stop)
        k = past_date(ctx, k, stop)
        if k == begin:
            break
    return k


def past_commas(ctx: Context, k: int, stop: int) -> int:
    """Behind an adverbial or a time between two commas that holds no finite verb; k where none starts there."""
    tokens = ctx.tokens
    if k + 1 >= stop or tokens.low[k] != ",":
        return k
    if tokens.pos[k + 1] not in ("ADP", "ADV", "PRON") and tokens.low[k + 1] not in ctx.language.words("time_nouns"):
        return k
    close = next((j for j in range(k + 1, min(stop, k + _LONGEST_ASIDE)) if tokens.low[j] == ","), -1)
    return close + 1 if close > 0 and not has_finite(tokens, k, close) else k


def past_date(ctx: Context, k: int, stop: int) -> int:
    """Behind a date that starts with the name of a day or a time."""
    tokens, times = ctx.tokens, ctx.language.words("time_nouns")
    if k < stop and tokens.low[k] in times:
        while k < stop and (tokens.low[k] in times or tokens.pos[k] == "NUM"):
            k += 1
        return k
    return past_when(ctx, k, stop)


def past_when(ctx: Context, k: int, stop: int) -> int:
    """Behind an adverbial of time with an article or preposition ("le 3 mai 2019", "ce jeudi", "en mars"); k if none.

    "trois jours de deuil" and "le jour du vote" are none: something is said of the time.
    """
    tokens, words = ctx.tokens, ctx.language.words
    j = k
    while j < stop and j < k + 3 and (
        tokens.low[j] in words("when_openers") or tokens.pos[j] == "NUM" or tokens.low[j] in words("when_adjectives")
    ):
        j += 1
    if j == k or j >= stop or tokens.low[j] not in words("time_nouns"):
        return k
    end = _past_time(ctx, j, stop)
    of = end < stop and tokens.low[end] in words("de_words")
    dated = tokens.pos[k] == "NUM" or tokens.low[k] in words("when_openers")
    return k if of or not dated or tokens.pos[k] == "NUM" else end


# before an inverted subject


def past_circumstances(ctx: Context, k: int, stop: int) -> int:
    """The token behind adverbs, times and prepositional phrases ("mardi", "à l'AFP", ", devant la presse,")."""
    while k < stop and (further := _past_circumstance(ctx, k, stop)) > k:
        k = further
    return k


def _past_circumstance(ctx: Context, k: int, stop: int) -> int:
    """Behind one adverb, time or prepositional phrase; k where none starts there."""
    tokens, times = ctx.tokens, ctx.language.words("time_nouns")
    low, opens_clause = tokens.low[k], tokens.low[k] in ctx.language.words("complementizers")
    if tokens.pos[k] == "ADV" and not opens_clause:
        return k + 1
    if low in times or (k + 1 < stop and tokens.pos[k] in ("DET", "NUM") and tokens.low[k + 1] in times):
        return _past_time(ctx, k, stop)
    when = max(past_when(ctx, k, stop), past_fixed_asides(ctx, k, stop))
    if when > k:
        return when
    if tokens.pos[k] == "ADP" and not opens_clause:
        gerund = low in ctx.language.words("gerund_markers") and tokens.low[k + 1 : k + 2]
        if k + 1 < stop and (tokens.dep[k + 1] == "fixed" or (gerund and gerund[0].endswith(ctx.language.gerund))):
            return k + 2
        end = _before_person(ctx, k + 1, scan_phrase(tokens, k + 1, stop, ctx.language, appositions=False))
        return end if end > k + 1 else k
    return _past_aside(ctx, k, stop) if low == "," else k


def _before_person(ctx: Context, first: int, stop: int) -> int:
    """Where the name of an outlet in `[first, stop)` ends and that of whoever speaks to it begins ("au Courrier | Ana Ruiz")."""
    tokens = ctx.tokens
    return next(
        (k for k in range(first + 1, stop) if tokens.pos[k] == "PROPN" and tokens.entity[k] == "PER" != tokens.entity[k - 1]
         and (tokens.entity[k - 1] or tokens.plain(first, k) in ctx.language.named)), stop
    )  # fmt: skip


def _past_time(ctx: Context, k: int, stop: int) -> int:
    """Behind a time expression ("ce mardi 3 mai", "mercredi matin", "16 heures")."""
    tokens, words = ctx.tokens, ctx.language.words
    k += 1
    while k < stop and (
        tokens.low[k] in words("time_nouns")
        or tokens.low[k] in words("ordinal_last")
        or tokens.low[k] in words("when_adjectives")
        or (tokens.pos[k] == "NUM" and tokens.pos[k - 1] == "NOUN")
    ):
        k += 1
    return k


def _past_aside(ctx: Context, k: int, stop: int) -> int:
    """Behind an adverbial between commas (", à Reuters,"): the token after its second comma, or k."""
    tokens = ctx.tokens
    described = k + 2 < stop and (tokens.pos[k + 1] == "ADJ" or "Tense=Past|VerbForm=Part" in tokens.feats[k + 1])
    if described and tokens.low[k + 2] == ",":
        return k + 3
    if k + 1 >= stop or tokens.pos[k + 1] not in ("ADP", "ADV"):
        return k
    end = k + 2
    if tokens.pos[k + 1] == "ADP":
        end = scan_phrase(tokens, end, stop, ctx.language, appositions=False)
    return end + 1 if end + 1 < stop and tokens.low[end] == "," else k


# behind an inverted subject


def past_description(tokens: Tokens, k: int, stop: int) -> int:
    """At the second comma of an aside that says how somebody is (", venu en voisin,"); k where none starts there."""
    if k + 2 >= stop or tokens.low[k] != ",":
        return k
    described = tokens.pos[k + 1] == "ADJ" or (tokens.pos[k + 1] == "VERB" and "Tense=Past" in tokens.feats[k + 1])
    close = next((j for j in range(k + 2, min(stop, k + _LONGEST_ASIDE)) if tokens.low[j] == ","), -1)
    return close if described and close > 0 and not has_finite(tokens, k, close) else k
