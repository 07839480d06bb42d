"""Who the subject of a verb group is: by the tree, or along the line where the tree fails."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import NOMINAL, VERBAL, is_finite, predicate_of
from selon.attribution.line_subjects import before_asides, line_subject
from selon.attribution.relatives import antecedent_of, somebody
from selon.attribution.verbs import VerbGroup, verb_group
from selon.parse.tokens import Tokens


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
        return before_asides(ctx, group, found)
    if group.form == "fin":
        near = line_subject(ctx, group)
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
    if group.form == "inf" and tokens.lemma[head] in ctx.language.words("able_nouns"):
        return _able(ctx, head, depth)
    if tokens.dep[v].startswith("acl") and tokens.pos[head] in NOMINAL and group.form in ("ger", "part", "inf"):
        return head
    if tokens.pos[head] in VERBAL or tokens.dep[v] in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
        found = _outside(ctx, group, _controller(ctx, head, depth), depth)
        return _doer(ctx, head, found, depth) if group.form == "ger" else found
    return -1


def _outside(ctx: Context, group: VerbGroup, found: int, depth: int) -> int:
    """Subject `found`; for one inside a quotation that does not hold the verb, that of the finite verb before it.

    "« Il pleut », a dit le maire, avant d'ajouter: …": the mayor adds, not the rain.
    """
    tokens = ctx.tokens
    around = ctx.quote_at(tokens.start[group.verb])
    if found < 0 or ctx.quote_at(tokens.start[found]) in (None, around):
        return found
    for k in range(group.first - 1, tokens.bounds(group.verb)[0], -1):
        if k in ctx.inverted:
            return ctx.inverted[k]
        if is_finite(tokens, k) and ctx.quote_at(tokens.start[k]) is around:
            return subject(ctx, verb_group(ctx, predicate_of(tokens, k)), depth + 1)
    return -1


def _able(ctx: Context, n: int, depth: int) -> int:
    """Who is "en mesure de": the pronoun right before the verb, else its subject; n is the token of the noun."""
    tokens = ctx.tokens
    verb = next((c for c in tokens.children[n] if c < n and is_finite(tokens, c)), n)
    named = verb < n and tokens.low[verb - 1] in ctx.language.words("subject_pronouns")
    return verb - 1 if named else _controller(ctx, tokens.head[n], depth)


def _doer(ctx: Context, verb: int, found: int, depth: int) -> int:
    """Who does what a participle says where the subject of its verb is a thing: the agent, or whom the main clause is about.

    "Une alerte a été lancée par un passant, disant que P"; "l'équipe décrit le mal qui se répand en notant que P".
    """
    tokens = ctx.tokens
    if found < 0 or somebody(ctx, found):
        return found
    agent = next(tokens.all(verb, "obl:agent"), -1)
    if agent >= 0 and somebody(ctx, agent):
        return agent
    above = tokens.head[found]
    if tokens.dep[verb] != "acl:relcl" or tokens.pos[above] != "VERB":
        return found
    main = subject(ctx, verb_group(ctx, above), depth + 1)
    return main if main >= 0 and somebody(ctx, main) else found


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
    for c in pronouns[-1:] or _of_one_clause(tokens, v, found):
        if tokens.low[c] in ctx.language.words("relative_subject") and c < v:
            return antecedent_of(ctx, v, c)
        if tokens.low[c] in ctx.language.words("elided") and tokens.low[c + 1] in ctx.language.words("indefinite_subject"):
            return c + 1
        if tokens.dep[c].startswith(("nsubj", "expl")) and (tokens.pos[c] in NOMINAL or tokens.pos[c] == "DET"):
            return _last_joined(ctx, v, c)
    return -1


def _of_one_clause(tokens: Tokens, v: int, found: list[int]) -> list[int]:
    """Subjects of verb v without those that another finite verb parts from the last one before it."""
    last = max((c for c in found if c < v), default=-1)
    return [c for c in found if c >= last or not any(is_finite(tokens, k) and tokens.head[k] != v for k in range(c + 1, last))]


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
