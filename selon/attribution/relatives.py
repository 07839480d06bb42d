"""Which noun a relative pronoun stands for."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import NOMINAL, head_leftwards, is_finite, stands_in


def antecedent_of(ctx: Context, v: int, relative: int) -> int:
    """The noun that a relative pronoun stands for: by the tree, else the nearest noun phrase before it."""
    tokens = ctx.tokens
    i = v
    for _ in range(6):
        if tokens.dep[i] == "acl:relcl" and tokens.head[i] < relative and tokens.pos[tokens.head[i]] in NOMINAL:
            return _speaking(ctx, _agreeing(ctx, v, relative, tokens.head[i]), relative)
        if tokens.head[i] == i:
            break
        i = tokens.head[i]
    start = tokens.bounds(v)[0]
    for k in range(_before_adverbial(ctx, start, relative), start - 1, -1):
        if tokens.pos[k] in ("NOUN", "PROPN") or (tokens.pos[k] == "PRON" and k == relative - 1):
            return _speaking(ctx, head_leftwards(tokens, k, start), relative)
    return -1


def somebody(ctx: Context, n: int) -> bool:
    """Whether token n is a name, a pronoun or a noun for a person, a body or a paper."""
    tokens, language = ctx.tokens, ctx.language
    tables = (language.titles, language.people, language.bodies, language.documents, language.anonymous, language.media_nouns)
    return tokens.pos[n] != "NOUN" or stands_in(tokens, n, n + 1, tables)


def _speaking(ctx: Context, n: int, relative: int) -> int:
    """Noun n, or the person or body whose feeling or doing it is ("la colère | du ministre, qui affirme")."""
    tokens = ctx.tokens
    known = (ctx.language.nouns, ctx.language.words("time_nouns"), ctx.language.words("event_nouns"))
    done = tokens.lemma[n].endswith(ctx.language.thing_endings) or any(tokens.lemma[n] in table for table in known)
    if not done or somebody(ctx, n):
        return n
    if tokens.lemma[n] in ctx.language.words("time_nouns"):
        return _last_somebody(ctx, n, relative)
    nouns = [k for k in range(n + 1, relative) if tokens.pos[k] in ("NOUN", "PROPN")]
    bare = tokens.low[n + 1] in ctx.language.words("de_words") and "VERB" not in tokens.pos[n:relative]
    owned = bare and tokens.low[relative - 1] == "," and any(somebody(ctx, k) for k in nouns)
    return nouns[0] if owned else n


def _agreeing(ctx: Context, v: int, relative: int, n: int) -> int:
    """Noun n, or the one above it that is meant: whom verb v agrees with, or who holds n ("hommes armés de machettes, qui")."""
    tokens, language = ctx.tokens, ctx.language
    finite = next((k for k in (*sorted(tokens.children[v]), v) if relative < k <= v and is_finite(tokens, k)), -1)
    plural = finite >= 0 and "Number=Plur" in tokens.feats[finite]
    above = next((k for k in tokens.ancestors(n) if tokens.pos[k] == "NOUN"), n)
    if above >= n or finite < 0 or ("Number=Plur" in tokens.feats[above]) != plural or next(tokens.all(n, "conj"), -1) >= 0:
        return n
    somebody = stands_in(tokens, above, above + 1, (language.titles, language.people))
    held = tokens.pos[tokens.head[n]] != "NOUN" and tokens.low[relative - 1] == ","
    return above if ("Number=Plur" in tokens.feats[n]) != plural or (somebody and held) else n


def _last_somebody(ctx: Context, n: int, relative: int) -> int:
    """The last person or body behind noun n and before the relative, by its head noun ("trois ans contre le maire, qui")."""
    tokens = ctx.tokens
    last = next((k for k in range(relative - 1, n, -1) if tokens.pos[k] in ("NOUN", "PROPN") and somebody(ctx, k)), n)
    while n < tokens.head[last] < last and tokens.pos[tokens.head[last]] == "NOUN" and somebody(ctx, tokens.head[last]):
        last = tokens.head[last]
    return last


def _before_adverbial(ctx: Context, start: int, relative: int) -> int:
    """The token before a relative pronoun and the adverbial between commas before it (", à cette époque, qui")."""
    tokens = ctx.tokens
    if relative - 1 <= start or tokens.low[relative - 1] != ",":
        return relative - 1
    comma = next((k for k in range(relative - 2, start, -1) if tokens.low[k] == ","), start)
    timed = any(tokens.lemma[k] in ctx.language.words("moment_nouns") for k in range(comma + 2, min(comma + 4, relative)))
    return comma - 1 if comma > start and tokens.pos[comma + 1] == "ADP" and timed else relative - 1
