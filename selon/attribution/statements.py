"""Parsed article -> its reading: findings with their voices, forms, commitments and ids as statement records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from selon.attribution.attribute import attribute
from selon.attribution.belonging import Belongings
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.identities import Identities
from selon.attribution.people import People
from selon.attribution.surroundings import hearer, medium
from selon.attribution.voices import Voices
from selon.language import Language
from selon.parse.quotes import find_quotes
from selon.parse.tokens import Tokens
from selon.records import Commitment, FactValue, Field, Form, Span, Statement, Voice

NoteAt = tuple[Literal["unclosed-quotation"], Span]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in an article's text, or in its title: statements in order, and how to ask who a phrase is.

    `findings` are what the statements were made of, in the same order.
    """

    ctx: Context
    findings: tuple[Finding, ...]
    statements: tuple[Statement, ...]
    identities: Identities
    notes: tuple[NoteAt, ...]


def statements(
    language: Language, body: Tokens, headline: Tokens, published: str | None = None
) -> tuple[tuple[Statement, ...], list[NoteAt]]:
    """The statements of an article's text and of a title that stands outside it, and what was doubted on the way.

    Ids count up in text order ("s1", "s2", …), the title's first. Spans of the title carry `field: "title"`.
    """
    found = [r for r in readings(language, body, headline, published) if r is not None]
    return tuple(s for r in found for s in r.statements), [note for r in found for note in r.notes]


def readings(
    language: Language, body: Tokens, headline: Tokens, published: str | None = None
) -> tuple[Reading | None, Reading | None]:
    """The title's reading and the text's; None for one without words. They share one cast of voices.

    `published` is the article's ISO date, by which offices are known.
    """
    title, text = _attributed(language, headline, "title"), _attributed(language, body, "text")
    belongings = Belongings(language, (headline, body), published)
    people = [People(part.ctx.tokens, language) if part is not None else None for part in (title, text)]
    if people[0] is not None and people[1] is not None:
        people[1].learn(people[0])
    before = len(title.findings) if title is not None else 0
    of_text = Identities(text.ctx, text.findings, belongings, people=people[1]) if text is not None else None
    read_text = _reading(text, of_text, before + 1) if text is not None and of_text is not None else None
    of_title = Identities(title.ctx, title.findings, belongings, people=people[0], text=of_text) if title else None
    return (_reading(title, of_title, 1) if title is not None and of_title is not None else None), read_text


@dataclass(frozen=True, slots=True)
class _Attributed:
    """A text with its findings, voices still to be resolved, and where a quotation mark has no partner."""

    ctx: Context
    findings: list[Finding]
    stray: list[int]


def _attributed(language: Language, tokens: Tokens, field: Field) -> _Attributed | None:
    if not len(tokens):
        return None
    quotes, stray = find_quotes(tokens.text, tokens.paragraphs)
    ctx = Context(tokens, quotes, language, field)
    return _Attributed(ctx, attribute(ctx), list(stray))


def _reading(part: _Attributed, identities: Identities, first: int) -> Reading:
    """Statements numbered from `first`."""
    ctx, found = part.ctx, part.findings
    ids = {id(f): f"s{number}" for number, f in enumerate(found, first)}
    resolved = Voices(identities, found).resolve()
    for finding in found:
        _lift(finding, resolved)
    records = tuple(_record(ctx, f, ids, resolved[id(f)], ctx.field) for f in found)
    notes: list[NoteAt] = [("unclosed-quotation", _span(ctx, (at, at + 1), ctx.field)) for at in part.stray]
    return Reading(ctx, tuple(found), records, identities, tuple(notes))


def _lift(finding: Finding, voices: dict[int, Voice | None]) -> None:
    """A voice that goes on speaking ("…, selon lui", "tout en ajoutant") does not stand inside its own statement."""
    above = finding.parent
    if above is None or not finding.rule.startswith(("gerund_", "according_to")):
        return
    own, around = voices[id(finding)], voices[id(above)]
    if own is not None and around is not None and own.id == around.id:
        finding.parent = above.parent


def _record(ctx: Context, finding: Finding, ids: dict[int, str], voice: Voice | None, field: Field) -> Statement:
    heard, through = hearer(ctx, finding), medium(ctx, finding)
    return Statement(
        id=ids[id(finding)],
        source=_span(ctx, finding.source, field) if finding.source else None,
        voice=voice,
        cue=_span(ctx, finding.cue, field) if finding.cue else None,
        content=tuple(_span(ctx, c, field) for c in finding.content),
        quoted=tuple(_span(ctx, q, field) for q in _quoted(ctx, finding.content)),
        form=_form(ctx, finding),
        stance=finding.stance,
        parent=ids[id(finding.parent)] if finding.parent is not None else None,
        heard_by=_span(ctx, heard, field) if heard else None,
        medium=_span(ctx, through, field) if through else None,
        said_at=None,
        commitment=Commitment(voice=finding.commitment, article=_article_view(finding)),
        confidence=ctx.language.confidence.get(finding.rule, 0.5),
        rule=finding.rule,
    )


def _span(ctx: Context, where: Range, field: Field) -> Span:
    return Span(start=where[0], end=where[1], text=ctx.text[where[0] : where[1]], field=field)


def _form(ctx: Context, finding: Finding) -> Form:
    """Direct where every word of the content stands in quotation marks, indirect where none does."""
    if finding.unsourced:
        return "unsourced"
    inside, total = ctx.quoted_share(finding.content)
    if inside == total or finding.dialogue:
        return "direct"
    return "mixed" if inside else "indirect"


def _quoted(ctx: Context, content: Iterable[Range]) -> list[Range]:
    """The parts of the content that stand in quotation marks, without the marks."""
    found = []
    for start, end in content:
        for quote in ctx.outer:
            if quote.start < end and start < quote.end:
                found.append((max(start, quote.start), min(end, quote.end)))
    return found


def _article_view(finding: Finding) -> FactValue:
    """What the article itself commits to: nothing it only passes on, unless its verb presents it as true."""
    if finding.endorses and finding.commitment == "CT+":
        return "CT+"
    return "PSu" if finding.unsourced and finding.commitment.startswith("PS") else "Uu"
