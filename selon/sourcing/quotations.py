"""Quotations that nobody speaks."""

from __future__ import annotations

from collections.abc import Iterator

from selon.parse.quotes import Quote, find_quotes, outermost
from selon.sourcing.finding import Finding, Rule, quoted
from selon.sourcing.page import Page
from selon.sourcing.words import fold

QUOTE = Rule(
    name="quote-without-speaker",
    summary="Words in quotation marks, and nobody is said to have spoken them",
    advice="Say who said or wrote this, or take the quotation marks away.",
    level="warning",
)
FEWEST_WORDS = 4
"""Shorter quotations are mostly names, terms and words held at arm's length."""
_WORDS_BEFORE = 4


def quote_without_speaker(page: Page) -> Iterator[Finding]:
    """Quotations that no statement's content covers, and quotations read as statements of an unknown voice."""
    for statement in page.article.statements:
        if statement.form == "direct" and statement.voice is None and statement.source is None:
            span = page.around(statement.content)
            yield QUOTE.finding(_problem(span.text if span else ""), span, statement)
    covered_before = False
    for quote in outermost(find_quotes(page.article.text, page.paragraphs)[0]):
        covered = page.contents.meet(quote.start, quote.end) or (quote.continues and covered_before)
        if not covered and _is_speech(page, quote):
            span = page.span(quote.start, quote.end)
            yield QUOTE.finding(_problem(span.text), span)
        covered_before = covered


def _problem(words: str) -> str:
    return f"Nobody is said to have spoken {quoted(words)}."


def _is_speech(page: Page, quote: Quote) -> bool:
    """Whether a quotation reads as speech: long enough, closed, in the body, not a title, name or slogan."""
    words = page.article.text[quote.start : quote.end]
    if len(words.split()) < FEWEST_WORDS or not quote.closed or page.lead is None or quote.paragraph < page.lead:
        return False
    start = max(page.paragraphs[quote.paragraph][0], quote.open - 120)
    before = " ".join(fold(page.article.text[start : quote.open]).split()[-_WORDS_BEFORE:])
    if page.words.shown.search(before):
        return False
    return not (page.words.names.search(before) and not words[0].islower())
