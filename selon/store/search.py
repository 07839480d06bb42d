"""What holds the words of a search: articles, the places of the words in them, and the statements that hold them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from selon.records import Article, Field, Span, Statement
from selon.store.folding import Word, words
from selon.store.fulltext import ARTICLES, Phrase, holds, phrases
from selon.store.lines import from_line
from selon.store.tables import articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that holds all the words of a search.

    `words` are the places of the words, `statements` those in whose content, or in the name of whose voice, all of them stand.
    """

    article: Article
    words: tuple[Span, ...]
    statements: tuple[Statement, ...]

    @property
    def elsewhere(self) -> list[Span]:
        """The places of the words that stand in none of the statements."""
        said = [span for statement in self.statements for span in statement.content]
        return [word for word in self.words if not any(inside(word, span) for span in said)]


def search(db: Connection, query: str | Iterable[str], limit: int) -> list[Hit]:
    """The `limit` current articles published last that hold every phrase of the query; the undated come at the end."""
    asked = phrases(query)
    stored = articles.c
    found = select(stored.record).where(holds(db, ARTICLES, stored.number, asked), stored.replaced_by.is_(None))
    ordered = found.order_by(stored.published.is_(None), stored.told_at.desc(), stored.number.desc()).limit(limit)
    hits = (_hit(from_line(line), asked) for line in db.execute(ordered).scalars())
    return [hit for hit in hits if hit is not None]


def _hit(article: Article, asked: Sequence[Phrase]) -> Hit | None:
    """What the article holds; None where a phrase begins in its title and ends in its text."""
    fields: dict[Field, str] = {"title": article.title or "", "text": article.text}
    folded: dict[Field, list[Word]] = {field: [*words(text)] for field, text in fields.items()}
    places = [[*_all_places(fields, folded, phrase)] for phrase in asked]
    if not all(places):
        return None
    holding = (s for s in article.statements if _holds_all(s, asked, places))
    return Hit(article=article, words=tuple(sorted((span for found in places for span in found), key=_place)),
               statements=tuple(holding))  # fmt: skip


def _place(span: Span) -> tuple[bool, int, int]:
    """The headline comes before the text."""
    return span.field != "title", span.start, span.end


def _all_places(fields: dict[Field, str], folded: dict[Field, list[Word]], phrase: Phrase) -> Iterator[Span]:
    for field, text in fields.items():
        for start, end in _places(folded[field], phrase):
            yield Span(start=start, end=end, text=text[start:end], field=field)


def _places(text: Sequence[Word], phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Where the phrase stands in a text of these words, each place in characters."""
    *before, last = phrase.words
    for at in range(len(before), len(text)):
        word, first = text[at].folded, at - len(before)
        if (word.startswith(last) if phrase.prefix else word == last) and [w.folded for w in text[first:at]] == before:
            yield text[first].start, text[at].end


def _holds_all(statement: Statement, asked: Sequence[Phrase], places: Sequence[Sequence[Span]]) -> bool:
    """Whether each phrase stands in what is said, or in the name of the voice."""
    name = [*words(statement.voice.name)] if statement.voice else []
    return all(
        any(inside(span, said) for span in found for said in statement.content) or any(_places(name, phrase))
        for phrase, found in zip(asked, places, strict=True)
    )


def inside(span: Span, whole: Span) -> bool:
    """Whether all of a span stands in another one."""
    return span.field == whole.field and whole.start <= span.start and span.end <= whole.end
