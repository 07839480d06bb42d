"""What stands around a cue: to whom it was said ("à l'AFP") and through what ("dans un communiqué", "sur Twitter")."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range, within
from selon.attribution.line import names_party, stands_in
from selon.parse.phrases import scan_phrase

_REACH = 30


def hearer(ctx: Context, finding: Finding) -> Range | None:
    """The phrase behind "à" or "auprès de" near the cue, outside content and source; None where there is none.

    Beside "on" it says where those speak who are not named ("assure-t-on à la mairie"), and nobody hears them.
    """
    tokens, words = ctx.tokens, ctx.language.words
    if finding.speaker >= 0 and tokens.low[finding.speaker] in words("indefinite_subject"):
        return None
    language = ctx.language
    tables = (language.named, language.titles, language.people, language.bodies, words("press"))
    for k, end in _phrases(ctx, finding, words("hearers")):
        first = k + 2 if tokens.low[k + 1] in words("de_words") else k + 1
        if names_party(tokens, first, end) or _known(ctx, first, end) or stands_in(tokens, first, end, tables):
            return tokens.start[first], tokens.end[end - 1]
    return None


def medium(ctx: Context, finding: Finding) -> Range | None:
    """The communiqué, speech, network or outlet a statement was made in, near its cue and outside what is said."""
    tokens, words = ctx.tokens, ctx.language.words
    for k, end in _phrases(ctx, finding, words("medium_markers")):
        first = k + 1
        if tokens.low[first] in words("de_words") and first + 1 < end:
            first += 1
        told = stands_in(tokens, first, end, (ctx.language.media_nouns, ctx.language.networks))
        if told or (tokens.low[k] in words("on_words") and _known(ctx, first, end)):
            return tokens.start[first], tokens.end[end - 1]
    return None


def _phrases(ctx: Context, finding: Finding, markers: frozenset[str]) -> list[tuple[int, int]]:
    """Prepositions of a class near the cue, with the end of their phrase, that stand in neither content nor source."""
    tokens = ctx.tokens
    if finding.at < 0 or finding.cue is None:
        return []
    first, stop = tokens.bounds(finding.at)
    found = []
    for k in range(max(first, finding.at - _REACH), min(stop - 1, finding.at + _REACH)):
        if tokens.low[k] not in markers or _inside(finding, tokens.start[k]):
            continue
        end = scan_phrase(tokens, k + 1, stop, ctx.language, appositions=False)
        if end <= k + 1 and tokens.low[k + 1] in ctx.language.words("de_words"):
            end = scan_phrase(tokens, k + 2, stop, ctx.language, appositions=False)
        if end > k + 1:
            found.append((k, min(end, _before_content(ctx, finding, k, end))))
    return [(k, end) for k, end in found if end > k + 1]


def _inside(finding: Finding, offset: int) -> bool:
    spans = [*finding.content, *([finding.source] if finding.source else [])]
    return within(offset, spans)


def _before_content(ctx: Context, finding: Finding, k: int, end: int) -> int:
    return next((j for j in range(k + 1, end) if _inside(finding, ctx.tokens.start[j])), end)


def _known(ctx: Context, first: int, end: int) -> bool:
    """Whether the phrase is a known outlet or body, its determiner aside."""
    tokens = ctx.tokens
    while first < end and tokens.pos[first] == "DET":
        first += 1
    return first < end and tokens.words(first, end).lower() in ctx.language.named
