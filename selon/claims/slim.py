"""An article as a survey needs it: who speaks in it, and its text only where that says for whom somebody speaks.

So that the articles of a large corpus can be surveyed together: a slim article takes a twentieth of the memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from selon.claims.bodies import needs_text
from selon.language import Language
from selon.records import Article, Commitment, Span, Statement, Voice

_BLANK = Statement(
    id="", source=None, voice=None, cue=None, content=(), quoted=(), form="indirect", stance="say", parent=None, heard_by=None,
    medium=None, said_at=None, commitment=Commitment(voice="Uu", article="Uu"), confidence=0.0, rule="",
)  # fmt: skip
Said = tuple[Voice, Span | None]
"""A voice and, where the text is kept, the words that name it."""


def slim(article: Article, language: Language) -> Article:
    """The article with nothing but what `Dossiers.survey` asks of it; what the survey finds is the same."""
    whole = any(needs_text(language, statement) for statement in article.statements)
    said = [
        (replace(s.voice, antecedent=None, why=""), s.source if whole else None)
        for s in article.statements if s.voice is not None
    ]  # fmt: skip
    return replace(
        article, text=article.text if whole else "", title=None, url=None, byline=None, captured=None, credits=(), events=(),
        notes=(), copies=(), statements=statements(said),
    )  # fmt: skip


def sayings(article: Article) -> Iterator[Said]:
    """Who speaks in a slim article, statement by statement."""
    return ((s.voice, s.source) for s in article.statements if s.voice is not None)


def statements(said: Iterable[Said]) -> tuple[Statement, ...]:
    """The statements of a slim article in which these speak; those that are alike are one object."""
    made: dict[Said, Statement] = {}
    return tuple(made.get(one) or made.setdefault(one, replace(_BLANK, voice=one[0], source=one[1])) for one in said)
