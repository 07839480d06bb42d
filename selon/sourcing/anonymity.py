"""Voices without a name: why they have none, whether they are as many as the plural says, what opinions they carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.records import Span, Statement
from selon.sourcing.finding import Finding, Rule, quoted
from selon.sourcing.page import Page, parts_of
from selon.sourcing.words import fold

REASON = Rule(
    name="anonymous-without-reason",
    summary="An anonymous voice, and no word on why it is not named",
    advice="Say why the source cannot be named, or name it.",
    level="note",
)
PLURAL = Rule(
    name="plural-source-single-voice",
    summary="A plural source that nothing shows to be more than one",
    advice="Say how many sources there are and what tells them apart, or write the singular.",
    level="warning",
)
OPINION = Rule(
    name="anonymous-opinion",
    summary="Opinion, praise, criticism or an accusation carried by an anonymous voice",
    advice="Keep anonymity for facts: find a named voice for this, or cut it.",
    level="warning",
)
_FAR = 30
_OPINIONS = {"think": "An opinion", "criticise": "Criticism", "praise": "Praise", "accuse": "An accusation"}


def anonymous_without_reason(page: Page) -> Iterator[Finding]:
    """One finding a voice, at its first statement, unless a reason stands near any of its statements.

    People in general ("certains") hide nobody, and a group of which the article names members is not anonymous.
    """
    for said in _anonymous(page):
        if _indefinite(page, said[0]) or any(_exemplified(page, statement) for statement in said):
            continue
        if not any(_reason_near(page, statement) for statement in said):
            span = _named_by(page, said[0])
            yield REASON.finding(f"No reason is given why {_descriptor(said[0])} is not named.", span, said[0])


def plural_source(page: Page) -> Iterator[Finding]:
    """One finding a voice whose source is a vague plural, unless its words or two single voices show several."""
    voices = list(_anonymous(page, ("anonymous", "role")))
    for said in voices:
        first = next((s for s in said if s.source and _plural(page, s.source.text)), None)
        if first is None or first.source is None or any(_several(page, s) for s in said):
            continue
        single = sum(1 for other in voices if _single_of(page, first.source.text, other[0]))
        if single < 2:
            shown = "only one such voice is heard" if single else "nothing shows that they are several"
            yield PLURAL.finding(f"{quoted(first.source.text)} is a plural, but {shown}.", first.source, first)


def anonymous_opinion(page: Page) -> Iterator[Finding]:
    """Every statement of an anonymous voice whose stance is an opinion."""
    for statement in page.article.statements:
        what = _OPINIONS.get(statement.stance)
        if what and statement.voice and statement.voice.kind == "anonymous":
            span = page.around(parts_of(statement))
            problem = f"{what} rests on {_descriptor(statement)}: {quoted(span.text if span else '')}."
            yield OPINION.finding(problem, span, statement, "error" if statement.stance == "accuse" else None)


def _anonymous(page: Page, kinds: Sequence[str] = ("anonymous",)) -> Iterator[list[Statement]]:
    """The statements of each voice of these kinds, voices in the order in which they first speak."""
    by_voice: dict[str, list[Statement]] = {}
    for statement in page.article.statements:
        if statement.voice and statement.voice.kind in kinds:
            by_voice.setdefault(statement.voice.id, []).append(statement)
    yield from by_voice.values()


def _reason_near(page: Page, statement: Statement) -> bool:
    """Whether a reason stands in a paragraph that the statement touches, or in the sentence after it."""
    touched = {page.paragraph(part.start) for part in parts_of(statement) if part.field == "text"} - {None}
    for number in sorted(n for n in touched if n is not None):
        start, end = page.paragraphs[number]
        if number + 1 < len(page.paragraphs):
            end = next(page.sentences(number + 1))[1]
        if page.words.anonymity_reasons.search(fold(page.article.text[start:end])):
            return True
    return False


def _named_by(page: Page, statement: Statement) -> Span | None:
    return statement.source or page.around(statement.content)


def _descriptor(statement: Statement) -> str:
    """The words that stand for the voice: its descriptor, else its source as printed."""
    return quoted(statement.voice.name if statement.voice else statement.source.text if statement.source else "")


def _plural(page: Page, words: str) -> bool:
    return bool(page.words.plural_source.match(fold(words)))


def _single_of(page: Page, plural: str, statement: Statement) -> bool:
    """Whether the voice of a statement can be one of a plural: an anonymous singular with a telling word in common."""
    voice = statement.voice
    if voice is None or voice.kind != "anonymous" or _plural(page, voice.name):
        return False
    return bool(page.words.telling(plural) & page.words.telling(voice.name))


def _several(page: Page, statement: Statement) -> bool:
    source = statement.source.text if statement.source else ""
    shown = page.words.several.search(fold(source)) or any(c.isdigit() for c in source)
    return bool(shown) or _exemplified(page, statement)


def _indefinite(page: Page, statement: Statement) -> bool:
    return statement.voice is not None and bool(page.words.indefinite.fullmatch(fold(statement.voice.name).strip()))


def _exemplified(page: Page, statement: Statement) -> bool:
    """Whether members of the voice are named behind its source ("certains experts, dont Odile Varenguier")."""
    source = statement.source
    if source is None or source.field == "title":
        return False
    behind = fold(page.article.text[source.end : source.end + _FAR]).lstrip(" ,")
    return bool(page.words.exemplified.match(behind))
