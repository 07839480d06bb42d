"""Who the subject of a verb group is: by the tree, or along the line where the tree fails."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import NOMINAL, VERBAL, head_leftwards, is_finite, stands_in
from selon.attribution.verbs import VerbGroup, verb_group
from selon.parse.phrases import scan_phrase


def subject(ctx: Context, group: VerbGroup, depth: int = 0) -> int:
    """The token that heads the subject of a group (an antecedent for "qui", the controller of an infinitive or gerund).

    -1 where none is found. A passive group's grammatical subject is returned too: the caller asks `group.passive`.
    """
    tokens = ctx.tokens
    v = group.verb
    if group.clitic >= 0:
        return group.clitic
    if v in ctx.inverted:
        return ctx.inverted[v]
    earlier = ctx.shared_subject.get(v, -1)
    if earlier >= 0:
        return subject(ctx, verb_group(ctx, earlier), depth + 1) if depth < 5 else -1
    found = _own_subject(ctx, v)
    if found >= 0:
        return _before_asides(ctx, group, found)
    if group.form == "fin":
        near = _line_subject(ctx, group)
        if near >= 0:
            return near
    head = tokens.head[v]
    if head == v or depth > 4:
        return -1
    if group.form == "inf" and tokens.lemma[head] in ctx.language.words("hearing_verbs"):
        heard = next(
            (c for c in (*tokens.children[v], *tokens.children[head]) if head < c < v and tokens.pos[c] in NOMINAL), -1
        )
        if heard >= 0:
            return heard
    if group.form == "ger" and _with_en(ctx, group) and tokens.pos[head] not in VERBAL:
        doing = _verb_above(ctx, head)
        if doing >= 0:
            return subject(ctx, verb_group(ctx, doing), depth + 1)
    if tokens.dep[v].startswith("acl") and tokens.pos[head] in NOMINAL and group.form in ("ger", "part", "inf"):
        return head
    if tokens.pos[head] in VERBAL or tokens.dep[v] in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
        return _controller(ctx, head, depth)
    return -1


def _with_en(ctx: Context, group: VerbGroup) -> bool:
    """Whether "en" opens the participle: it says what the subject does, whatever noun the tree hangs it on."""
    tokens = ctx.tokens
    k = group.first - 1
    while k > 0 and tokens.low[k] in ctx.language.words("clitics") and tokens.pos[k] == "PRON":
        k -= 1
    return k >= 0 and tokens.low[k] in ctx.language.words("gerund_markers")


def _verb_above(ctx: Context, n: int) -> int:
    """The verb that token n hangs on, however deep; -1 where none is."""
    tokens = ctx.tokens
    for _ in range(6):
        if tokens.pos[n] == "VERB" and tokens.dep[n] != "acl:relcl":
            return n
        if tokens.head[n] == n:
            return -1
        n = tokens.head[n]
    return -1


def _controller(ctx: Context, head: int, depth: int) -> int:
    """The subject of the verb that governs a subjectless one; a nominal predicate's subject too."""
    tokens = ctx.tokens
    if tokens.pos[head] in VERBAL:
        return subject(ctx, verb_group(ctx, head), depth + 1)
    found = _own_subject(ctx, head)
    if found >= 0:
        return found
    above = tokens.head[head]
    return _controller(ctx, above, depth + 1) if above != head and depth < 4 else -1


def _own_subject(ctx: Context, v: int) -> int:
    tokens = ctx.tokens
    found = [c for c in tokens.all(v, "nsubj", "csubj", "expl:subj") if not _parted(ctx, c, v) and not _below(ctx, c, v)]
    pronouns = [c for c in found if c < v and tokens.low[c] in ctx.language.words("subject_pronouns")]
    for c in pronouns[-1:] or found:
        if tokens.low[c] in ctx.language.words("relative_subject") and c < v:
            return _antecedent(ctx, v, c)
        if tokens.low[c] in ctx.language.words("elided") and tokens.low[c + 1] in ctx.language.words("indefinite_subject"):
            return c + 1
        if tokens.dep[c].startswith(("nsubj", "expl")) and (tokens.pos[c] in NOMINAL or tokens.pos[c] == "DET"):
            return _last_joined(ctx, v, c)
    return -1


def _parted(ctx: Context, c: int, v: int) -> bool:
    """Whether a colon outside quotations parts a subject from verb v ("Procès : la défense demande …")."""
    tokens = ctx.tokens
    return ":" in tokens.low[c:v] and ctx.quote_at(tokens.start[v]) is ctx.quote_at(tokens.start[c])


def _below(ctx: Context, c: int, v: int) -> bool:
    """Whether a complementizer parts verb v from a subject behind it, which is that of the clause it governs."""
    opens = ctx.language.words("complementizers")
    return c > v and any(ctx.tokens.low[k] in opens for k in range(v + 1, c))


def _last_joined(ctx: Context, v: int, c: int) -> int:
    """The last noun coordinated with subject c where singular verb v can have but one ("… blessés et la mairie demande")."""
    tokens = ctx.tokens
    finite = next((k for k in (*sorted(tokens.children[v]), v) if k <= v and is_finite(tokens, k)), -1)
    if finite < 0 or c > v or "Number=Sing" not in tokens.feats[finite] or tokens.pos[c] == "PRON":
        return c
    joined = [k for k in tokens.all(c, "conj") if c < k < v and tokens.pos[k] in ("NOUN", "PROPN")]
    if not joined:
        return c
    first = tokens.left[joined[-1]]
    coordinated = any(tokens.low[k] in ctx.language.words("coordinators") for k in (first, first - 1))
    said_before = any(is_finite(tokens, k) for k in range(tokens.bounds(v)[0], c))
    return joined[-1] if coordinated and said_before else c


def _antecedent(ctx: Context, v: int, relative: int) -> int:
    """The noun that a relative pronoun stands for: by the tree, else the nearest noun phrase before it."""
    tokens = ctx.tokens
    i = v
    for _ in range(6):
        if tokens.dep[i] == "acl:relcl" and tokens.head[i] < relative and tokens.pos[tokens.head[i]] in NOMINAL:
            return _agreeing(ctx, v, relative, tokens.head[i])
        if tokens.head[i] == i:
            break
        i = tokens.head[i]
    start = tokens.bounds(v)[0]
    for k in range(_before_adverbial(ctx, start, relative), start - 1, -1):
        if tokens.pos[k] in ("NOUN", "PROPN") or (tokens.pos[k] == "PRON" and k == relative - 1):
            return head_leftwards(tokens, k, start)
    return -1


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


def _before_adverbial(ctx: Context, start: int, relative: int) -> int:
    """The token before a relative pronoun and the adverbial between commas before it (", à cette époque, qui")."""
    tokens = ctx.tokens
    if relative - 1 <= start or tokens.low[relative - 1] != ",":
        return relative - 1
    comma = next((k for k in range(relative - 2, start, -1) if tokens.low[k] == ","), start)
    timed = any(tokens.lemma[k] in ctx.language.words("moment_nouns") for k in range(comma + 2, min(comma + 4, relative)))
    return comma - 1 if comma > start and tokens.pos[comma + 1] == "ADP" and timed else relative - 1


def _line_subject(ctx: Context, group: VerbGroup) -> int:
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
        return _antecedent(ctx, group.verb, k)
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
    if any(tokens.low[c] in words("prepositions") for c in tokens.children[top] if c < top and tokens.dep[c] == "case"):
        return -1
    return -1 if tokens.low[top] in words("time_nouns") else top


def _parts_clauses(ctx: Context, group: VerbGroup, start: int, n: int) -> bool:
    """Whether the coordinator before noun n opens a clause of singular verb group, since a verb stands before it."""
    tokens = ctx.tokens
    if tokens.dep[n] != "conj" or group.finite < 0 or "Number=Sing" not in tokens.feats[group.finite]:
        return False
    coordinated = any(tokens.low[k] in ctx.language.words("coordinators") for k in (tokens.left[n], tokens.left[n] - 1))
    return coordinated and any(is_finite(tokens, k) for k in range(start, tokens.head[n]))


def _before_asides(ctx: Context, group: VerbGroup, found: int) -> int:
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
