"""Which verbs of an article are cues: lemma, phrase and reflexive matched against the language's entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selon.attribution.context import Context
from selon.attribution.line import is_finite
from selon.attribution.verbs import VerbGroup, verb_group
from selon.language.model import Cue

INCISES = frozenset({"incise", "incise_quote"})
"""What verbs take that stand in incises."""


@dataclass(slots=True)
class VerbCue:
    """A reporting verb in the text: its entry, its group, and the last token of its fixed phrase."""

    entry: Cue
    group: VerbGroup
    end: int

    @property
    def verb(self) -> int:
        """The token of the verb itself."""
        return self.group.verb

    def inverted(self, ctx: Context) -> VerbCue:
        """The cue with an entry that stands in incises where its own does not ("s'est défendu X de …": "se défendre")."""
        if self.entry.takes & INCISES:
            return self
        entries = ctx.language.verbs.get(ctx.tokens.lemma[self.verb], ())
        plain = (e for e in entries if not e.words and not e.clitic and e.reflexive == self.entry.reflexive)
        other = next((e for e in plain if e.takes & INCISES), None)
        return VerbCue(other, self.group, self.verb) if other is not None else self

    def range(self, ctx: Context) -> tuple[int, int]:
        """The character range of the cue: verb, auxiliary, clitics and the words of a fixed phrase."""
        return ctx.tokens.start[self.group.first], ctx.tokens.end[max(self.group.last, self.end)]


def verb_cues(ctx: Context) -> Iterator[VerbCue]:
    """Every reporting verb of the article, in order, negated and passive ones included."""
    verbs, tokens, possessives = ctx.language.verbs, ctx.tokens, ctx.language.words("possessives")
    for v, lemma in enumerate(tokens.lemma):
        entries = verbs.get(lemma)
        if entries is None or tokens.pos[v] not in ("VERB", "AUX"):
            continue
        if tokens.dep[v] == "aux:caus" and _causative(ctx, tokens.head[v]) is not None:
            continue
        causative = _causative(ctx, v)
        if causative is not None:
            yield VerbCue(causative, verb_group(ctx, v), v)
            continue
        ahead = _ahead(ctx, v)
        fitting = [e for e in entries if not e.words or e.words[0] in ahead or e.words[0] in possessives]
        if not fitting:
            continue
        group = verb_group(ctx, v)
        for entry in fitting:
            end = _phrase_end(ctx, v, entry)
            if end >= 0 and entry.reflexive == group.reflexive and _fits(ctx, entry, group, end):
                yield _negative(ctx, VerbCue(entry, group, end))
                break


def _negative(ctx: Context, cue: VerbCue) -> VerbCue:
    """A negated verb that states something all the same, its negation in: "ne croit pas que P" denies, "n'exclut pas" thinks."""
    tokens, words, group = ctx.tokens, ctx.language.words, cue.group
    denies, opens = (cue.entry.lemma in words(kind) for kind in ("denying_when_negated", "open_when_negated"))
    if not group.negated or group.conditional or not (denies or opens):
        return cue
    start = tokens.bounds(cue.verb)[0]
    first = next((k for k in range(group.first, max(start, group.first - 3) - 1, -1) if tokens.low[k] in words("negation")), -1)
    if first < 0:
        return cue
    behind = group.last + 1
    last = behind if behind < len(tokens) and tokens.low[behind] in words("negators") else group.last
    takes = cue.entry.takes - INCISES
    entry = (replace(cue.entry, stance="deny", commitment="CT-", takes=takes) if denies
             else replace(cue.entry, stance="think", commitment="PS+", takes=takes))  # fmt: skip
    return VerbCue(entry, replace(group, first=first, last=last, negated=False), max(cue.end, last))


def _causative(ctx: Context, v: int) -> Cue | None:
    """The entry of a fixed phrase whose first verb the tree takes for an auxiliary of v ("a fait savoir")."""
    tokens = ctx.tokens
    helper = next((c for c in tokens.children[v] if tokens.dep[c] == "aux:caus" and c < v), -1)
    if helper < 0:
        return None
    phrases = ctx.language.verbs.get(tokens.lemma[helper], ())
    return next((e for e in phrases if e.words == (tokens.lemma[v],) or e.words == (tokens.low[v],)), None)


def _ahead(ctx: Context, v: int) -> frozenset[str]:
    """The words, and their lemmas, that the first word of a fixed phrase may be found among."""
    tokens = ctx.tokens
    return frozenset((*tokens.low[v + 1 : v + 6], *tokens.lemma[v + 1 : v + 6]))


def adjective_cues(ctx: Context) -> Iterator[VerbCue]:
    """Adjectives that attribute ("sont favorables à", "se dit convaincu que"), with the copula or verb before them."""
    tokens, table = ctx.tokens, ctx.language.adjectives
    for i, lemma in enumerate(tokens.lemma):
        if (lemma not in table and tokens.low[i] not in table) or tokens.pos[i] not in ("ADJ", "VERB", "NOUN"):
            continue
        entry = next(iter(table.get(lemma) or table.get(tokens.low[i]) or ()), None)
        copula = next((c for c in tokens.children[i] if tokens.dep[c] in ("cop", "aux:pass") and c < i), -1)
        if entry is None or copula < 0 or not is_finite(tokens, copula) or "Mood=Cnd" in tokens.feats[copula]:
            continue
        negated = any(tokens.low[k] in ctx.language.words("negation") for k in range(max(0, copula - 2), copula + 1))
        told = replace(verb_group(ctx, i), first=copula, finite=copula, form="fin", passive=False, negated=negated)
        yield VerbCue(entry, told, i)


def _fits(ctx: Context, entry: Cue, group: VerbGroup, end: int) -> bool:
    """Whether the clitic and the preposition that an entry needs stand there."""
    tokens = ctx.tokens
    start, stop = tokens.bounds(group.verb)
    if entry.clitic and entry.clitic not in tokens.low[max(start, group.first - 2) : group.verb]:
        return False
    if not entry.preposition:
        return True
    forms = ctx.language.cue_prepositions[entry.preposition]
    return any(tokens.low[k] in forms for k in range(end + 1, min(stop, end + 9)))


def _phrase_end(ctx: Context, v: int, entry: Cue) -> int:
    """The last token of the entry's phrase behind verb v (v itself for a single word), or -1 where it does not stand."""
    tokens = ctx.tokens
    k, stop = v + 1, tokens.bounds(v)[1]
    for word in entry.words:
        limit = min(stop, k + 4)
        while k < limit and not _is_word(ctx, k, word) and tokens.pos[k] in ("ADV", "DET", "ADJ", "PRON", "AUX"):
            k += 1
        if k >= limit or not _is_word(ctx, k, word):
            return -1
        k += 1
    return k - 1


def _is_word(ctx: Context, k: int, word: str) -> bool:
    tokens = ctx.tokens
    if word in ctx.language.words("possessives"):
        return tokens.low[k] in ctx.language.words("possessives")
    return tokens.low[k] == word or (tokens.lemma[k] == word and tokens.pos[k] != "PROPN")
