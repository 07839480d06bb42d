"""Conditionals and suspicions that nobody stands behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.records import Statement
from selon.sourcing.finding import Finding, Rule, quoted
from selon.sourcing.page import Page

HEDGE = Rule(
    name="hedge-without-voice",
    summary="A conditional or a suspicion that nobody stands behind",
    advice="Name who reports it, say that it could not be verified, or cut it.",
    level="warning",
)
_HALF = 0.5


def hedge_without_voice(page: Page) -> Iterator[Finding]:
    """Unsourced statements, but for open questions ("on ignore si"), what stands inside a voice's words, what a voice
    says elsewhere in the article, and a headline whose hedge the body takes up."""
    by_id = {s.id: s for s in page.article.statements}
    voiced = [s for s in page.article.statements if s.voice and s.stance not in ("deny", "doubt")]
    for statement in page.article.statements:
        if statement.form != "unsourced" or statement.voice or statement.stance == "doubt":
            continue
        if _inside_a_voice(statement, by_id) or _said_elsewhere(page, statement, voiced):
            continue
        span = page.around([*statement.content, *([statement.cue] if statement.cue else [])])
        what = "suspicion" if statement.stance in ("suspect", "accuse") else "hedged report"
        yield HEDGE.finding(f"Nobody stands behind this {what}: {quoted(span.text if span else '')}.", span, statement)


def _inside_a_voice(statement: Statement, by_id: dict[str, Statement]) -> bool:
    seen: set[str] = set()
    parent = statement.parent
    while parent in by_id and parent not in seen:
        seen.add(parent)
        if by_id[parent].voice:
            return True
        parent = by_id[parent].parent
    return False


def _said_elsewhere(page: Page, statement: Statement, voiced: Sequence[Statement]) -> bool:
    """Whether a voice says much the same; for a headline, whether the body does in any way."""
    told, in_headline = page.said[statement.id], page.in_headline(statement)
    others = [s for s in page.article.statements if not page.in_headline(s)] if in_headline else voiced
    least = max(2 if in_headline or len(told) == 2 else 3, _HALF * len(told))
    return any(len(told & page.said[other.id]) >= least for other in others)
