"""The subject along the line: right before its verb where the tree gave it none, or before the asides between the two."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import NOMINAL, is_finite
from selon.attribution.relatives import antecedent_of
from selon.attribution.verbs import VerbGroup
from selon.parse.phrases import scan_phrase


def line_subject(ctx: Context, group: VerbGroup) -> int:
    """A noun phrase right before a finite verb that the tree gave no subject ("Pékin dément …")."""
    tokens, words = ctx.tokens, ctx.language.words
    start = tokens.bounds(group.verb)[0]
    k = group.first - 1
    while k >= start and (
        (tokens.low[k] in words("clitics") and tokens.pos[k] == "PRON") or tokens.low[k] in words("negation")
    ):
        k -= 1
    if k > start and tokens.low[k] == ",":
        return _detached_subject(ctx, start, k)
    if k < start or tokens.pos[k] == "PUNCT" or tokens.pos[k] in ("CCONJ", "ADP", "SCONJ", "DET"):
        return -1
    if tokens.low[k] in words("relative_subject"):
        return antecedent_of(ctx, group.verb, k)
    if tokens.low[k] in words("many_people"):
        return k
    if tokens.pos[k] not in NOMINAL:
        return -1
    top = k
    while (
        tokens.head[top] != top and start <= tokens.head[top] < group.first and tokens.pos[tokens.head[top]] in NOMINAL
    ):
        if _parts_clauses(ctx, group, start, top):
            return top
        top = tokens.head[top]
    top = _behind_participle(ctx, top, start)
    if any(tokens.low[c] in words("prepositions") for c in tokens.children[top] if c < top and tokens.dep[c] == "case"):
        return -1
    return -1 if tokens.low[top] in words("time_nouns") else top


def _behind_participle(ctx: Context, n: int, start: int) -> int:
    """The noun whose participle holds noun n ("un bilan fourni par la police"), from token `start` on; else n."""
    tokens = ctx.tokens
    verb = tokens.head[n]
    held = start <= verb < n and tokens.dep[verb].startswith("acl") and "Tense=Past" in tokens.feats[verb]
    above = tokens.head[verb]
    return above if held and start <= above < verb and tokens.pos[above] in NOMINAL else n


def _parts_clauses(ctx: Context, group: VerbGroup, start: int, n: int) -> bool:
    """Whether the coordinator before noun n opens a clause of singular verb group, since a verb stands before it."""
    tokens = ctx.tokens
    if tokens.dep[n] != "conj" or group.finite < 0 or "Number=Sing" not in tokens.feats[group.finite]:
        return False
    coordinated = any(tokens.low[k] in ctx.language.words("coordinators") for k in (tokens.left[n], tokens.left[n] - 1))
    return coordinated and any(is_finite(tokens, k) for k in range(start, tokens.head[n]))


def before_asides(ctx: Context, group: VerbGroup, found: int) -> int:
    """The subject, not the age or the words of a relative that stand between it and its verb and pass for it.

    "Ana Ruiz, 51 ans, tient"; "la firme, qui vend des vélos, a protesté".
    """
    tokens, words = ctx.tokens, ctx.language.words
    start, comma = tokens.bounds(group.verb)[0], group.first - 1
    if group.form == "fin" and found == start and tokens.low[found + 1] == ",":
        return _behind_detached(ctx, group, found)
    if group.form != "fin" or comma <= found or tokens.low[comma] != "," or found < start + 2:
        return found
    aged = tokens.low[found] in words("time_nouns") and tokens.pos[found - 1] == "NUM"
    related = any(tokens.low[k] in words("relative_subject") and tokens.low[k - 1] == "," for k in range(start + 1, found))
    if not aged and not related:
        return found
    detached = _detached_subject(ctx, start, comma)
    return detached if 0 <= detached < found else found


def _behind_detached(ctx: Context, group: VerbGroup, found: int) -> int:
    """The noun phrase that fills the line from the comma behind a detached word to the verb ("Ému, Paul Renard a …")."""
    tokens, clitics = ctx.tokens, ctx.language.words("clitics")
    stop = group.first
    while stop > found + 2 and tokens.low[stop - 1] in clitics and tokens.pos[stop - 1] != "DET":
        stop -= 1
    first = found + 2
    if first >= stop or scan_phrase(tokens, first, stop, ctx.language) != stop or "," in tokens.low[first:stop]:
        return found
    if any(tokens.low[k] in ctx.language.words("time_nouns") for k in range(first, stop)):
        return found
    return next((k for k in range(first, stop) if tokens.pos[k] in ("NOUN", "PROPN", "PRON")), found)


def _detached_subject(ctx: Context, start: int, comma: int) -> int:
    """The bare noun phrase that a relative or an apposition parts from its verb ("Ana Ruiz, qui …, s'est dite …")."""
    tokens = ctx.tokens
    begin = next((k + 1 for k in range(comma, start, -1) if tokens.low[k] in ctx.language.words("coordinators")
                  and tokens.pos[min(k + 1, comma)] in ("DET", "PROPN", "NOUN")), start)  # fmt: skip
    for k in range(begin, comma):
        if tokens.pos[k] not in ("NOUN", "PROPN") or tokens.low[k] in ctx.language.words("time_nouns"):
            continue
        opens = k - begin <= 1 and not any(tokens.pos[j] == "ADP" for j in range(begin, k))
        loose = tokens.dep[k].startswith(("flat", "obj", "obl", "nsubj", "conj")) and tokens.dep[k] != "nsubj"
        if loose and not opens:
            continue
        governor = tokens.head[k]
        if tokens.dep[k].startswith("nsubj") and governor < comma and governor != k and is_finite(tokens, governor):
            continue
        if any(tokens.dep[c] == "case" for c in tokens.children[k]):
            continue
        return k
    return -1
