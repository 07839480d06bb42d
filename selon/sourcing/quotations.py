"""Quotations that nobody speaks."""

from __future__ import annotations

import re
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
_WORDS_JOINING = 3
_NEAR = 9
_SENTENCE_END = re.compile(r"[.!?…;]")
_SIGNATURE = re.compile(r"[—–-]\s*\w.{0,150}(?<![.!?…»”\"])", re.DOTALL)


def quote_without_speaker(page: Page) -> Iterator[Finding]:
    """Quotations that no statement's content covers, and quotations read as statements of an unknown voice."""
    for statement in page.article.statements:
        if statement.form == "direct" and statement.voice is None and statement.source is None:
            span = page.around(statement.content)
            yield QUOTE.finding(_problem(span.text if span else ""), span, statement)
    covered_before, before = False, None
    for quote in outermost(find_quotes(page.article.text, page.paragraphs)[0]):
        covered = page.contents.meet(quote.start, quote.end) or (quote.continues and covered_before)
        if not covered and not _joined(page, quote, before) and _is_speech(page, quote) and not _told(page, quote):
            span = page.span(quote.start, quote.end)
            yield QUOTE.finding(_problem(span.text), span)
        covered_before, before = covered, quote


def _problem(words: str) -> str:
    return f"Nobody is said to have spoken {quoted(words)}."


def _is_speech(page: Page, quote: Quote) -> bool:
    """Whether a quotation reads as speech: long enough, closed, in the body, not a title, name or slogan."""
    words = page.article.text[quote.start : quote.end]
    if len(words.split()) < FEWEST_WORDS or not quote.closed or page.lead is None or quote.paragraph < page.lead:
        return False
    before = _words_before(page, quote, _WORDS_BEFORE)
    if page.words.shown.search(before) or _bracketed(page, quote):
        return False
    return not (page.words.names.search(before) and not words[0].islower())


def _joined(page: Page, quote: Quote, before: Quote | None) -> bool:
    """Whether a quotation only goes on a list that another one begins: what holds for that one holds for it."""
    if before is None or before.paragraph != quote.paragraph:
        return False
    between = page.article.text[before.close : quote.open]
    return len(between.split()) <= _WORDS_JOINING and not _SENTENCE_END.search(between)


def _bracketed(page: Page, quote: Quote) -> bool:
    """Whether the quotation stands in brackets of its own: a translation, an example."""
    text = page.article.text
    return _sign_before(page, quote) == "(" and text[quote.close : quote.close + _NEAR].lstrip()[:1] == ")"


def _sign_before(page: Page, quote: Quote) -> str:
    return page.article.text[max(0, quote.open - _NEAR) : quote.open].rstrip()[-1:]


def _told(page: Page, quote: Quote) -> bool:
    """Whether something is said to speak beside it, even where the reader could not tell whose words they are.

    That is a word of saying in its sentence, a colon or a conjunction that opens it, or a name on a line of its own below.
    """
    text = page.article.text
    if _sign_before(page, quote) == ":" or page.words.clause_openers.search(_words_before(page, quote, 2)):
        return True
    start, end = page.sentence_around(quote.paragraph, quote.open, quote.close)
    if page.words.speaking.search(fold(f"{text[start : quote.open]} {text[quote.close : end]}")):
        return True
    below = page.paragraphs[quote.paragraph + 1 : quote.paragraph + 2]
    return any(_SIGNATURE.fullmatch(text[start:end]) for start, end in below)


def _words_before(page: Page, quote: Quote, number: int) -> str:
    """The last words before the opening mark, folded."""
    start = max(page.paragraphs[quote.paragraph][0], quote.open - 120)
    return " ".join(fold(page.article.text[start : quote.open]).split()[-number:])
