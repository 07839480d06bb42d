"""The verb group of a cue: its words, voice, polarity, and who its subject is."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.context import Context
from selon.attribution.line import NOMINAL, VERBAL, head_leftwards, is_finite, is_infinitive
from selon.parse.tokens import Tokens


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries and clitics: `first` to `last` are the tokens of the cue."""

    verb: int
    first: int
    last: int
    finite: int
    form: str
    passive: bool
    negated: bool
    restricted: bool
    reflexive: bool
    clitic: int
    pronoun: int
    conditional: bool


def verb_group(ctx: Context, v: int) -> VerbGroup:
    """The group around verb v. `form` is fin, inf, ger (present participle) or part (past participle, no auxiliary).

    `clitic` is the token of an inverted subject ("a-t-elle dit"), `pronoun` that of a preverbal object clitic; -1 if none.
    """
    tokens, words = ctx.tokens, ctx.language.words
    parted = is_finite(tokens, v)
    auxiliaries = [
        c for c in tokens.children[v]
        if tokens.dep[c].startswith("aux") and not (parted and any(tokens.low[k] == "," for k in range(c, v)))
    ]  # fmt: skip
    passive = any(tokens.dep[c] == "aux:pass" or _passive_auxiliary(ctx, c, v) for c in auxiliaries)
    first = _leftmost(ctx, v, auxiliaries)
    last, clitic = _inverted(ctx, v, first)
    reflexive = any(
        tokens.low[k] in words("reflexives") for k in range(max(0, first - 3), v)
        if tokens.sentence[k] == tokens.sentence[v] and _clitic_run(ctx, k, v)
    )  # fmt: skip
    while first > 0 and _is_reflexive(ctx, first - 1) and tokens.sentence[first - 1] == tokens.sentence[v]:
        first -= 1
    if reflexive and first > 1 and _adverbial_clitic(ctx, first - 1):
        first -= 2
    passive = passive and not reflexive
    finite = next((k for k in (*sorted(auxiliaries), v) if is_finite(tokens, k)), -1)
    form = "fin" if clitic >= 0 else _form(tokens, v, auxiliaries, finite)
    negated, restricted = _polarity(ctx, first, v)
    pronoun = next((k for k in range(max(0, first - 2), v) if tokens.sentence[k] == tokens.sentence[v]
                    and tokens.low[k] in words("object_clitics") and tokens.pos[k] == "PRON"
                    and _clitic_run(ctx, k, v)), -1)  # fmt: skip
    conditional = finite >= 0 and "Mood=Cnd" in tokens.feats[finite]
    return VerbGroup(
        v, first, last, finite, form, passive, negated, restricted, reflexive, clitic, pronoun, conditional
    )


def _passive_auxiliary(ctx: Context, c: int, v: int) -> bool:
    """Whether auxiliary c is "être" with a verb v that has "avoir" in the active ("il lui est reproché de")."""
    tokens = ctx.tokens
    if tokens.dep[c] != "aux:tense" or tokens.lemma[c] != "être":
        return False
    return tokens.lemma[v] not in ctx.language.words("motion_verbs")


def _leftmost(ctx: Context, v: int, auxiliaries: list[int]) -> int:
    """The first token of the group: its auxiliary, by the tree or, where that failed, along the line."""
    tokens = ctx.tokens
    before = [c for c in auxiliaries if c < v]
    if before:
        return min(before)
    if "VerbForm=Part" in tokens.feats[v] and "Tense=Pres" not in tokens.feats[v]:
        k = v - 1
        start = tokens.bounds(v)[0]
        while k >= start and (
            tokens.pos[k] == "ADV" or _inverted_word(ctx, k) or tokens.low[k] in ctx.language.words("negators")
        ):
            k -= 1
        if k >= start and tokens.lemma[k] in ctx.language.words("auxiliaries") and tokens.pos[k] in VERBAL:
            return k
    return v


def _inverted_word(ctx: Context, k: int) -> bool:
    return ctx.tokens.low[k] in ctx.language.words("inverted") or ctx.tokens.low[k] in ctx.language.words("linking_t")


def _inverted(ctx: Context, v: int, first: int) -> tuple[int, int]:
    """The last token of the group and the inverted subject pronoun inside it or right behind it."""
    tokens = ctx.tokens
    stop = tokens.bounds(v)[1]
    clitic, last, k = -1, v, v + 1
    while k < stop and _inverted_word(ctx, k) and tokens.start[k] <= tokens.end[k - 1] + 1:
        last = k
        if tokens.low[k] not in ctx.language.words("linking_t"):
            clitic = k
        k += 1
    if clitic < 0:
        for k in range(first + 1, v):
            if tokens.low[k] in ctx.language.words("inverted") and tokens.low[k] not in ctx.language.words("linking_t"):
                clitic = k
    return last if clitic >= 0 else v, clitic


def _clitic_run(ctx: Context, k: int, v: int) -> bool:
    """Whether only clitics, auxiliaries, adverbs and inverted pronouns stand between k and v."""
    tokens = ctx.tokens
    return all(
        tokens.pos[j] in ("AUX", "ADV") or tokens.low[j] in ctx.language.words("clitics") or _inverted_word(ctx, j)
        for j in range(k + 1, v)
    )


def _adverbial_clitic(ctx: Context, k: int) -> bool:
    """Whether token k is a clitic between a reflexive and its verb ("s'en défend")."""
    tokens = ctx.tokens
    parted = tokens.low[k] in ctx.language.words("clitics") and tokens.sentence[k - 1] == tokens.sentence[k]
    return parted and not _is_reflexive(ctx, k) and _is_reflexive(ctx, k - 1)


def _is_reflexive(ctx: Context, k: int) -> bool:
    low = ctx.tokens.low[k]
    return low in ctx.language.words("reflexives") and ctx.tokens.pos[k] == "PRON"


def _form(tokens: Tokens, v: int, auxiliaries: list[int], finite: int) -> str:
    if finite >= 0:
        return "fin"
    heads = [*auxiliaries, v]
    if any(is_infinitive(tokens, k) for k in heads):
        return "inf"
    if any("VerbForm=Part" in tokens.feats[k] and "Tense=Pres" in tokens.feats[k] for k in heads):
        return "ger"
    if "VerbForm=Part" in tokens.feats[v]:
        return "part"
    return "fin"


def _polarity(ctx: Context, first: int, v: int) -> tuple[bool, bool]:
    """Whether the group is negated, and whether it is restricted instead ("n'a confirmé que")."""
    tokens, words = ctx.tokens, ctx.language.words
    start, stop = tokens.bounds(v)
    left = max(start, first - 4)
    marker = next(
        (k for k in range(first, left - 1, -1) if tokens.low[k] in words("negation") and _clitic_run(ctx, k, v)), -1
    )
    if marker < 0:
        marker = next((k for k in range(first, v) if tokens.low[k] in words("negation")), -1)
    if marker < 0:
        return False, False
    if any(tokens.low[k] in words("negators") for k in range(marker, min(stop, v + 3))):
        return True, False
    subject = range(max(start, marker - 6), marker)
    if any(tokens.low[k] in words("negators") for k in subject):
        return True, False
    restricted = any(tokens.low[k] in words("only") for k in range(v + 1, min(stop, v + 12)))
    return not restricted, restricted


def subject(ctx: Context, group: VerbGroup, depth: int = 0) -> int:
    """The token that heads the subject of a group (an antecedent for "qui", the controller of an infinitive or gerund).

    -1 where none is found. A passive group's grammatical subject is returned too: the caller asks `group.passive`.
    """
    tokens = ctx.tokens
    v = group.verb
    if group.clitic >= 0:
        return group.clitic
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
    if tokens.dep[v].startswith("acl") and tokens.pos[head] in NOMINAL and group.form in ("ger", "part", "inf"):
        return head
    if tokens.pos[head] in VERBAL or tokens.dep[v] in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
        return _controller(ctx, head, depth)
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
    found = [c for c in tokens.all(v, "nsubj", "csubj", "expl:subj") if not _parted(ctx, c, v)]
    pronouns = [c for c in found if c < v and tokens.low[c] in ctx.language.words("subject_pronouns")]
    for c in pronouns[-1:] or found:
        if tokens.low[c] in ctx.language.words("relative_subject") and c < v:
            return _antecedent(ctx, v, c)
        if tokens.dep[c].startswith(("nsubj", "expl")) and (tokens.pos[c] in NOMINAL or tokens.pos[c] == "DET"):
            return c
    return -1


def _parted(ctx: Context, c: int, v: int) -> bool:
    """Whether a colon outside quotations parts a subject from verb v ("Procès : la défense demande …")."""
    tokens = ctx.tokens
    return ":" in tokens.low[c:v] and ctx.quote_at(tokens.start[v]) is ctx.quote_at(tokens.start[c])


def _antecedent(ctx: Context, v: int, relative: int) -> int:
    """The noun that a relative pronoun stands for: by the tree, else the nearest noun phrase before it."""
    tokens = ctx.tokens
    i = v
    for _ in range(6):
        if tokens.dep[i] == "acl:relcl" and tokens.head[i] < relative and tokens.pos[tokens.head[i]] in NOMINAL:
            return tokens.head[i]
        if tokens.head[i] == i:
            break
        i = tokens.head[i]
    start = tokens.bounds(v)[0]
    for k in range(_before_adverbial(ctx, start, relative), start - 1, -1):
        if tokens.pos[k] in ("NOUN", "PROPN") or (tokens.pos[k] == "PRON" and k == relative - 1):
            return head_leftwards(tokens, k, start)
    return -1


def _before_adverbial(ctx: Context, start: int, relative: int) -> int:
    """The token before a relative pronoun and the adverbial between commas before it (", au moment des faits, qui")."""
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
    if tokens.pos[k] not in NOMINAL:
        return -1
    top = k
    while (
        tokens.head[top] != top and start <= tokens.head[top] < group.first and tokens.pos[tokens.head[top]] in NOMINAL
    ):
        top = tokens.head[top]
    if any(tokens.low[c] in words("prepositions") for c in tokens.children[top] if c < top and tokens.dep[c] == "case"):
        return -1
    return -1 if tokens.low[top] in words("time_nouns") else top


def _before_asides(ctx: Context, group: VerbGroup, found: int) -> int:
    """The subject, not the age or the words of a relative that stand between it and its verb and pass for it.

    "Ana Ruiz, 51 ans, tient"; "la firme, qui parlait de 132 personnes, a rectifié".
    """
    tokens, words = ctx.tokens, ctx.language.words
    start, comma = tokens.bounds(group.verb)[0], group.first - 1
    if group.form != "fin" or comma <= found or tokens.low[comma] != "," or found < start + 2:
        return found
    aged = tokens.low[found] in words("time_nouns") and tokens.pos[found - 1] == "NUM"
    related = any(tokens.low[k] in words("relative_subject") and tokens.low[k - 1] == "," for k in range(start + 1, found))
    if not aged and not related:
        return found
    detached = _detached_subject(ctx, start, comma)
    return detached if 0 <= detached < found else found


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
