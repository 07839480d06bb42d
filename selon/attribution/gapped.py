"""Voices whose verb is left out: "La députée parle d'une « faute », son voisin d'une « négligence »"."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Finding
from selon.attribution.goes_on import gapped
from selon.attribution.line import first_noun
from selon.parse.phrases import scan_phrase


def gapped_voices(ctx: Context, findings: list[Finding]) -> list[Finding]:
    """The statements that follow those of the list with the verb left out; they have no cue of their own."""
    found = []
    for finding in findings:
        if finding.rule != "oblique":
            continue
        following = _next(ctx, finding)
        while following is not None:
            found.append(following)
            following = _next(ctx, following)
    return found


def _next(ctx: Context, before: Finding) -> Finding | None:
    """The statement behind the comma that ends another one's content, or None where no voice goes on with its verb."""
    tokens = ctx.tokens
    comma = tokens.at(before.end)
    while comma < len(tokens) and tokens.low[comma] in ("»", "”", '"'):
        comma += 1
    if comma >= len(tokens):
        return None
    stop = tokens.bounds(comma)[1]
    if not gapped(ctx, comma, stop):
        return None
    end = scan_phrase(tokens, comma + 1, comma + 3, ctx.language, appositions=False)
    quote = ctx.quote_from(tokens.end[end], tokens.end[stop - 1])
    content = ctx.content(tokens.end[end], quote.close) if quote is not None else None
    head = first_noun(tokens, comma + 1, end)
    if content is None or head < 0:
        return None
    return Finding(
        rule="oblique", stance=before.stance, commitment=before.commitment, at=-1, cue=None, content=[content],
        source=(tokens.start[comma + 1], tokens.end[end - 1]), speaker=head,
    )  # fmt: skip
