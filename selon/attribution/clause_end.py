"""How far a clause reaches that a verb or noun governs, by the tree and along the line."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.extent import tail
from selon.attribution.line import is_finite, predicate_of
from selon.parse.phrases import scan_phrase


def clause_stop(ctx: Context, opener: int, v: int, stop: int) -> int:
    """One past the last token of the clause whose complementizer is token `opener` under verb v, within `stop`."""
    tokens = ctx.tokens
    head = _clause_head(ctx, opener, stop)
    if head < 0:
        return stop
    end = tokens.right[head] + 1 if tokens.left[head] > v else stop
    end = min(max(end, head + 1), stop)
    while True:
        further = _coordinate_clause(ctx, end, stop)
        if further < 0:
            break
        inner = _clause_head(ctx, further, stop)
        if inner < 0:
            return stop
        end = min(stop, max(tokens.right[inner] + 1, inner + 1, end + 1)) if tokens.left[inner] > v else stop
    return tail(ctx, end, v, stop)


def _clause_head(ctx: Context, opener: int, stop: int) -> int:
    """The predicate of a clause: the first finite verb behind its opener that is in no relative clause, or its head."""
    tokens = ctx.tokens
    finite = -1
    for k in range(opener + 1, stop):
        if is_finite(tokens, k):
            verb = predicate_of(tokens, k)
            if finite < 0:
                finite = verb
            if tokens.dep[verb] != "acl:relcl" and tokens.dep[verb] != "advcl":
                finite = verb
                break
    head = tokens.head[opener]
    if opener < head < stop and (finite < 0 or tokens.right[head] >= finite):
        return head
    return finite


def _coordinate_clause(ctx: Context, end: int, stop: int) -> int:
    """The complementizer of a clause coordinated at `end` ("…, et que Q"), or -1."""
    tokens, words = ctx.tokens, ctx.language.words
    k = end
    while k < stop and k < end + 3 and (tokens.low[k] == "," or tokens.low[k] in words("coordinators")):
        k += 1
    return k if end < k < stop and tokens.low[k] in words("complementizers") else -1


def own_clause_stop(ctx: Context, first: int, stop: int) -> int:
    """Where a clause from token `first` leaves off for the main verb of the sentence it is the subject of; else `stop`.

    That verb is the first finite one behind the clause's own that no subject, link or comma in between prepares.
    """
    tokens = ctx.tokens
    verb = _main_verb(ctx, first, stop)
    for k in range(verb + 1, stop):
        if not is_finite(tokens, k) or ctx.quote_at(tokens.start[k]) is not None:
            continue
        head = predicate_of(tokens, k)
        between = range(verb + 1, k)
        prepared = any(tokens.dep[j].startswith("nsubj") and tokens.head[j] == head for j in between)
        if not (prepared or any(_links(ctx, j) for j in between)) and head != predicate_of(tokens, verb):
            return _behind_clitics(ctx, verb + 1, k)
        verb = k
    return stop


def _main_verb(ctx: Context, first: int, stop: int) -> int:
    """The first finite verb in `[first, stop)` that no relative pronoun there takes for its own; `stop` where none is."""
    tokens, open_relatives = ctx.tokens, 0
    for k in range(first, stop):
        if tokens.low[k] in ctx.language.words("relative_all"):
            open_relatives += 1
        elif is_finite(tokens, k):
            if not open_relatives:
                return k
            open_relatives -= 1
    return stop


def _links(ctx: Context, j: int) -> bool:
    """Whether token j lets another clause begin: a relative, a conjunction, a comma or a coordinator."""
    low, words = ctx.tokens.low[j], ctx.language.words
    linked = words("relative_all") | words("complementizers") | words("coordinators") | words("question_words")
    return low in linked or low in (",", ";", ":") or ctx.tokens.pos[j] == "SCONJ"


def _behind_clitics(ctx: Context, first: int, k: int) -> int:
    """The first of the clitics and negations right before the verb at token k, down to token `first`."""
    tokens, words = ctx.tokens, ctx.language.words
    while k > first and tokens.low[k - 1] in words("clitics") | words("negation"):
        k -= 1
    return k


def main_clause_comma(ctx: Context, first: int, stop: int) -> int | None:
    """The first comma in `[first, stop)` outside quotations behind which a noun phrase or pronoun has a finite verb; or None.

    There the main clause begins, behind one that stands first ("Alors que X assure P | , les hôpitaux parlent de Q").
    """
    tokens, words = ctx.tokens, ctx.language.words
    for k in range(first + 1, stop - 2):
        if tokens.low[k] != "," or ctx.quote_at(tokens.start[k]) is not None:
            continue
        end = scan_phrase(tokens, k + 1, stop, ctx.language)
        if tokens.low[k + 1] in words("subject_pronouns"):
            end = k + 2
        while k + 1 < end < stop and (tokens.low[end] in words("clitics") | words("negation") or tokens.low[end] == ","
                                      or tokens.low[end] in words("subject_pronouns")):  # fmt: skip
            end += 1
        if k + 1 < end < stop and is_finite(tokens, end):
            return k
    return None
