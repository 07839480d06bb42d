"""Hand-made records for the sourcing sheet: an article in newsroom French and what the reader would find in it.

Every part of a statement is given by its words, which must stand in the text (after `after`, where they stand twice).
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.records import Article, Commitment, Field, Form, Span, Stance, Statement, Voice, VoiceKind
from selon.sourcing import Finding, check


@dataclass(frozen=True, kw_only=True)
class Said:
    """A statement in words; `within` is the place of its parent in the article's list of statements."""

    content: str
    by: str | None = None
    source: str | None = None
    cue: str | None = None
    kind: VoiceKind = "person"
    form: Form = "indirect"
    stance: Stance = "say"
    within: int | None = None
    after: str = ""
    field: Field = "text"
    rule: str = "by hand"
    sector: str | None = None


def said(content: str, *, by: str, kind: VoiceKind = "person", stance: Stance = "say", form: Form = "indirect",
         source: str | None = None, cue: str | None = None, within: int | None = None, after: str = "",
         field: Field = "text", rule: str = "by hand", sector: str | None = None) -> Said:  # fmt: skip
    """What a voice says; its source is the voice's name unless other words are given."""
    return Said(content=content, by=by, source=source or by, cue=cue, kind=kind, form=form, stance=stance,
                within=within, after=after, field=field, rule=rule, sector=sector)  # fmt: skip


def hedged(content: str, *, stance: Stance = "say", cue: str | None = None, within: int | None = None, after: str = "",
           field: Field = "text") -> Said:  # fmt: skip
    """What nobody is named for."""
    return Said(content=content, form="unsourced", stance=stance, cue=cue, within=within, after=after, field=field)


def article(text: str, *statements: Said, title: str | None = None, url: str | None = None, id: str = "a",
            lang: str = "fr") -> Article:  # fmt: skip
    return Article(
        schema="1", reader="0", id=id, url=url, outlet=None, title=title, byline=None, published=None, captured=None,
        lang=lang, text=text, revision_of=None, credits=(), events=(), notes=(), copies=(),
        statements=tuple(_statement(text, title, number, s) for number, s in enumerate(statements)),
    )  # fmt: skip


def _statement(text: str, title: str | None, number: int, s: Said) -> Statement:
    where = (title or "") if s.field == "title" else text
    start = where.index(s.after)

    def span(words: str | None) -> Span | None:
        if words is None:
            return None
        at = where.index(words, start)
        return Span(start=at, end=at + len(words), text=words, field=s.field)

    voice = s.by and Voice(
        id=s.by, name=s.by, kind=s.kind, role=None, country=None, sector=s.sector, antecedent=None, why="named in the text"
    )
    content = span(s.content)
    assert content is not None
    return Statement(
        id=f"s{number}", source=span(s.source), voice=voice or None, cue=span(s.cue), content=(content,), quoted=(),
        form=s.form, stance=s.stance, parent=None if s.within is None else f"s{s.within}", heard_by=None, medium=None,
        said_at=None, commitment=Commitment(voice="CT+", article="Uu"), confidence=1.0, rule=s.rule,
    )  # fmt: skip


def found(page: Article, rule: str) -> list[str]:
    """The words of the findings of one rule, in order."""
    return [finding.span.text if finding.span else "" for finding in findings(page, rule)]


def findings(page: Article, rule: str) -> list[Finding]:
    """The findings of one rule, in order."""
    return [finding for finding in check(page) if finding.rule == rule]
