"""What the top of an article claims, against what its body shows."""

from __future__ import annotations

from collections.abc import Iterator

from selon.parse.quotes import MARKS
from selon.records import Span, Statement
from selon.sourcing.finding import Finding, Rule, quoted
from selon.sourcing.page import Page, content_of, meets, parts_of
from selon.sourcing.words import fold

LEAD = Rule(
    name="lead-without-voice",
    summary="The first paragraph claims something that no voice in the article supports",
    advice="Say in the lead who says so, or let a voice bear it out further down.",
    level="note",
)
FLAT = Rule(
    name="flat-headline",
    summary="A headline that states flatly what the body attributes or hedges",
    advice="Put the voice or the doubt into the headline.",
    level="warning",
)
_LEAST_CLAIM = 5
_LEAST_SHARED = 3
_LEAD_SHARE = 0.25
_HEADLINE_SHARE = 0.6
_LONGEST_LABEL = 3
_SOFT = frozenset({"say", "announce", "confirm", "praise", "criticise", "warn"})


def lead_without_voice(page: Page) -> Iterator[Finding]:
    """The first paragraph that is neither title nor date line, where no statement touches it and none says it again."""
    if page.lead is None:
        return
    start, end = page.paragraphs[page.lead]
    told = page.words.telling(page.article.text[start:end])
    if len(told) < _LEAST_CLAIM or page.article.text[start:end].endswith("?") or page.statements.meet(start, end):
        return
    voiced = (s for s in page.article.statements if s.voice)
    if not any(_restates(told, page.said[s.id]) for s in voiced):
        span = page.span(start, end)
        yield LEAD.finding(f"No voice stands behind the lead, here or further down: {quoted(span.text)}.", span)


def _restates(told: frozenset[str], said: frozenset[str]) -> bool:
    shared = len(told & said)
    return shared >= _LEAST_SHARED or (shared > 1 and shared >= _LEAD_SHARE * len(told))


def flat_headline(page: Page) -> Iterator[Finding]:
    """Headlines without voice, quotation marks, question or hedge whose telling words are those of a statement, where
    the body nowhere asserts the same on its own."""
    for headline in page.headlines:
        claim = page.words.telling(_without_label(headline.text))
        if len(claim) < _LEAST_SHARED or _guarded(page, headline) or _asserted(page, claim):
            continue
        statement = _closest(page, claim, page.words.telling(headline.text))
        if statement:
            yield _flat(page, headline, statement)


def _flat(page: Page, headline: Span, statement: Statement) -> Finding:
    level, whose = FLAT.level, "is hedged and nobody's"
    if statement.voice:
        does = "denies" if statement.stance == "deny" else "says"
        whose = f"is what {quoted(statement.voice.name)} {does}"
        if statement.stance in _SOFT and statement.voice.kind != "anonymous":
            level = "note"
    body = quoted(content_of(statement))
    problem = f"The headline states {quoted(headline.text)} as a fact; in the body it {whose}: {body}."
    return FLAT.finding(problem, headline, statement, level)


def _without_label(headline: str) -> str:
    """A headline without the topic before its colon ("Incendie : trois blessés")."""
    label, colon, rest = headline.partition(":")
    return rest if colon and len(label.split()) <= _LONGEST_LABEL else headline


def _guarded(page: Page, headline: Span) -> bool:
    """Whether the headline itself shows a voice or a doubt."""
    if MARKS.search(headline.text) or "?" in headline.text or page.words.headline_hedges.search(fold(headline.text)):
        return True
    return any(meets(part, headline) for statement in page.article.statements for part in parts_of(statement))


def _asserted(page: Page, claim: frozenset[str]) -> bool:
    """Whether a sentence of the body that no statement touches says the same."""
    for number in range(page.lead if page.lead is not None else len(page.paragraphs), len(page.paragraphs)):
        for start, end in page.sentences(number):
            if not page.statements.meet(start, end) and _same(claim, page.words.telling(page.article.text[start:end])):
                return True
    return False


def _closest(page: Page, claim: frozenset[str], headline: frozenset[str]) -> Statement | None:
    """The statement that says most of the claim, hedged ones first; none of a voice that the headline names."""
    found: list[tuple[bool, int, Statement]] = []
    for statement in page.article.statements:
        if statement.stance == "urge" or (statement.stance != "deny" and _names(page, headline, statement)):
            continue
        if _same(claim, page.said[statement.id]):
            found.append((statement.voice is None, len(claim & page.said[statement.id]), statement))
    return max(found, key=lambda f: f[:2])[2] if found else None


def _same(claim: frozenset[str], said: frozenset[str]) -> bool:
    shared = len(claim & said)
    return shared >= _LEAST_SHARED and shared >= _HEADLINE_SHARE * len(claim)


def _names(page: Page, headline: frozenset[str], statement: Statement) -> bool:
    return bool(statement.voice and headline & page.words.telling(statement.voice.name))
