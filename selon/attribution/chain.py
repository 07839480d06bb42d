"""Cues that go on with the subject of an earlier one: "a nié P et affirmé Q", "dénonce P mais estime que Q"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selon.attribution.context import Context
from selon.attribution.lexicon import VerbCue
from selon.attribution.sources import source_span
from selon.attribution.subjects import subject
from selon.attribution.verbs import verb_group

_OPENERS = frozenset({"«", "“", '"', "‹"})


def link(ctx: Context, cues: list[VerbCue]) -> Iterator[tuple[int, int, int]]:
    """Each continuing cue as (token where the coordination begins, its verb, the verb whose subject it shares).

    A cue continues an earlier one of its sentence where it stands right behind a coordinator and has no subject of its
    own. A participle there shares the auxiliary too ("a nié … et affirmé …").
    """
    for k, cue in enumerate(cues):
        if cue.group.form == "ger":
            comma = _gerund_comma(ctx, cue)
            earlier = next((c for c in reversed(cues[:k]) if comma >= 0 and _may_lead(ctx, c, cue)), None)
            if earlier is not None:
                yield comma, cue.verb, earlier.verb
            continue
        joint = _joint(ctx, cue)
        if joint < 0:
            continue
        earlier = _governor(ctx, [c for c in reversed(cues[:k]) if _may_govern(ctx, c, cue, joint)], cue)
        governor = earlier.verb if earlier is not None else _joined_verb(ctx, cue)
        if governor >= 0:
            if cue.group.form == "part":
                cue.group = replace(cue.group, form="fin", passive=False)
            yield joint, cue.verb, governor


def _joined_verb(ctx: Context, cue: VerbCue) -> int:
    """The verb that is no cue and shares its auxiliary with a participle ("avait loué une salle et promis de"); or -1."""
    tokens, head = ctx.tokens, ctx.tokens.head[cue.verb]
    if cue.group.form != "part" or tokens.dep[cue.verb] != "conj" or tokens.pos[head] != "VERB" or head > cue.verb:
        return -1
    group = verb_group(ctx, head)
    return head if group.form == "fin" and group.first < head and not group.passive else -1


def _governor(ctx: Context, candidates: list[VerbCue], cue: VerbCue) -> VerbCue | None:
    """Of the cues before, nearest first: the one the tree joins, else the nearest in no relative clause, else the nearest."""
    tokens = ctx.tokens
    joined = next((c for c in candidates if tokens.dep[cue.verb] == "conj" and tokens.head[cue.verb] == c.verb), None)
    main = next((c for c in candidates if tokens.dep[c.verb] != "acl:relcl"), None)
    return joined or main or next(iter(candidates), None)


def _gerund_comma(ctx: Context, cue: VerbCue) -> int:
    """The comma before a gerund ("…, affirmant que", "…, tout en précisant"), or -1 where none stands there."""
    tokens = ctx.tokens
    k = cue.group.first - 1
    start = min(tokens.bounds(cue.verb)[0], ctx.frame(cue.verb)[0])
    while k > start and (
        tokens.pos[k] == "ADV" or tokens.low[k] in ctx.language.words("gerund_lead") | ctx.language.words("clitics")
    ):
        k -= 1
    return k if k > start and tokens.low[k] == "," else -1


def _may_lead(ctx: Context, earlier: VerbCue, cue: VerbCue) -> bool:
    """Whether a gerund goes on with the subject of an earlier finite cue of its sentence and quotation."""
    tokens = ctx.tokens
    if not _one_sentence(ctx, earlier, cue) or earlier.group.form != "fin" or earlier.group.passive:
        return False
    return ctx.quote_at(tokens.start[earlier.verb]) is ctx.quote_at(tokens.start[cue.verb])


def _one_sentence(ctx: Context, earlier: VerbCue, cue: VerbCue) -> bool:
    """Whether two cues stand in one sentence; one that a quotation of several sentences interrupts is one."""
    tokens = ctx.tokens
    if tokens.sentence[earlier.verb] == tokens.sentence[cue.verb]:
        return True
    first, stop = ctx.frame(cue.verb)
    return first <= earlier.verb < stop


def _joint(ctx: Context, cue: VerbCue) -> int:
    """The token of the comma or coordinator right before the cue, or -1 where it has its own subject or governor."""
    tokens = ctx.tokens
    start = tokens.bounds(cue.verb)[0]
    if (
        cue.group.clitic >= 0
        or cue.group.form not in ("fin", "part")
        or (cue.group.form == "part" and cue.group.passive)
    ):
        return -1
    start = min(start, ctx.frame(cue.verb)[0])
    k = cue.group.first - 1
    while k > start and (tokens.low[k] in ctx.language.words("clitics") or (tokens.pos[k] == "ADV" and k > start)):
        k -= 1
    if k > start and tokens.low[k] in _OPENERS:
        k -= 1
    if k <= start or tokens.low[k] not in ctx.language.words("coordinators") | {","}:
        return -1
    if tokens.low[k] == "," and cue.group.form != "part":
        return -1
    while k - 1 > start and tokens.low[k - 1] == ",":
        k -= 1
    return k


def _may_govern(ctx: Context, earlier: VerbCue, cue: VerbCue, joint: int) -> bool:
    tokens = ctx.tokens
    if not _one_sentence(ctx, earlier, cue) or earlier.verb >= joint:
        return False
    quote = ctx.quote_at(tokens.start[cue.verb])
    if ctx.quote_at(tokens.start[earlier.verb]) is not quote and (
        quote is None or quote.start != tokens.start[cue.group.first]
    ):
        return False
    if cue.group.form == "part":
        return earlier.group.first < earlier.verb and not earlier.group.passive and earlier.group.form == "fin"
    return earlier.group.form == "fin" and not earlier.group.passive and earlier.group.clitic < 0


def new_speakers(ctx: Context, cues: list[VerbCue]) -> Iterator[tuple[int, int]]:
    """Coordinators behind which another voice takes the word ("…, et la Ligue précise que"), each with that cue's verb."""
    tokens, words = ctx.tokens, ctx.language.words
    for cue in cues:
        if cue.group.form != "fin" or cue.group.passive or cue.group.clitic >= 0:
            continue
        speaker = subject(ctx, cue.group)
        if speaker < 0 or speaker >= cue.group.first or cue.verb in ctx.shared_subject:
            continue
        before = cue.group.first - 1
        if tokens.low[before] == "," and "," not in tokens.low[speaker:before]:
            continue
        k = tokens.at(source_span(ctx, speaker, cue.group.first)[0]) - 1
        start = tokens.bounds(cue.verb)[0]
        if k > start and tokens.low[k] in words("coordinators"):
            yield k, cue.verb
        elif k - 1 > start and tokens.low[k] in words("complementizers") and tokens.low[k - 1] in words("while_words"):
            yield k - 1, cue.verb
