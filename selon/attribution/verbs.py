"""The verb group of a cue: its words, voice, polarity, and who its subject is."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.adverbials import past_adverbs, past_fixed_asides
from selon.attribution.context import Context
from selon.attribution.line import VERBAL, is_finite, is_infinitive
from selon.parse.tokens import Tokens

_FAR = 20
"""Tokens before a participle within which its auxiliary is looked for."""


@dataclass(frozen=True, slots=True)
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
    """The group around verb v, worked out once an article.

    `form` is fin, inf, ger (present participle) or part (past participle, no auxiliary), `clitic` is
    the token of an inverted subject ("a-t-elle dit"), `pronoun` that of a preverbal object clitic; -1 if none.
    """
    found = ctx.verb_groups.get(v)
    if found is None:
        found = ctx.verb_groups[v] = _verb_group(ctx, v)
    return found


def _verb_group(ctx: Context, v: int) -> VerbGroup:
    tokens, words = ctx.tokens, ctx.language.words
    parted = is_finite(tokens, v) or "Tense=Pres|VerbForm=Part" in tokens.feats[v]
    auxiliaries = [
        c for c in tokens.children[v]
        if tokens.dep[c].startswith("aux") and not (parted and any(tokens.low[k] == "," for k in range(c, v)))
    ]  # fmt: skip
    if not auxiliaries and (far := _far_auxiliary(ctx, v)) >= 0:
        auxiliaries = [far]
    finites = [c for c in auxiliaries if c < v and is_finite(tokens, c)]
    if len(finites) > 1:  # the first is another verb's ("« X a la clé » a dit Y")
        auxiliaries = [c for c in auxiliaries if c >= finites[-1]]
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


def _far_auxiliary(ctx: Context, v: int) -> int:
    """The "avoir" that an adverbial of time, or an aside between commas, parts from its past participle v; -1 if none.

    "avait dès lundi appelé", "a, ce mercredi, menacé": the tree makes verbs of both.
    """
    tokens, words = ctx.tokens, ctx.language.words
    if "VerbForm=Part" not in tokens.feats[v] or "Tense=Pres" in tokens.feats[v] or tokens.lemma[v - 1] in words("auxiliaries"):
        return -1
    start = max(tokens.bounds(v)[0], v - _FAR)
    for k in range(v - 2, start - 1, -1):
        if tokens.lemma[k] in words("auxiliaries") and is_finite(tokens, k):
            comma = past_fixed_asides(ctx, past_adverbs(tokens, k + 1, v), v)
            aside = tokens.low[comma] == "," and tokens.low[v - 1] == ","
            timed = any(tokens.low[j] in words("time_nouns") for j in range(k + 1, v))
            fixed = tuple(tokens.low[k + 1 : v]) in ctx.language.asides
            if aside or fixed or (timed and tokens.low[k + 1] != ","):
                within = aside and k < tokens.head[k] < v
                return k if within or not _governs(tokens, k, v) else -1
            continue
        if tokens.low[k] in (";", ":") or (tokens.pos[k] == "VERB" and tokens.lemma[k] not in words("auxiliaries")):
            return -1
    return -1


def _governs(tokens: Tokens, k: int, v: int) -> bool:
    """Whether auxiliary k goes with another verb than v, or has a noun as its object."""
    head = tokens.head[k]
    if tokens.dep[k].startswith(("aux", "cop")) and head != v:
        return True
    return any(k < c < v and tokens.dep[c] == "obj" and tokens.pos[c] != "ADV" for c in tokens.children[k])


def _passive_auxiliary(ctx: Context, c: int, v: int) -> bool:
    """Whether auxiliary c is "être" with a verb v that has "avoir" in the active ("il lui est reproché de")."""
    tokens = ctx.tokens
    if tokens.dep[c] in ("aux:pass", "aux:caus") or tokens.lemma[c] not in ctx.language.words("passive_auxiliaries"):
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
