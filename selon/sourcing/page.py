"""An article laid out for the rules: its headlines, lead, paragraphs, sentences, and what its statements cover."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from selon.parse.paragraphs import paragraphs
from selon.parse.sentences import boundaries
from selon.records import Article, Field, Span, Statement
from selon.sourcing.words import Words, fold, load_words

_FINAL = re.compile(r"[.…:;][\s\"»”›)]*$")
_DATE = re.compile(r"(?<!\d)\d{1,2}(?:er)?[\s./-]+(?:[^\W\d_]+|\d{1,2})[\s./-]+(?:19|20)\d\d(?!\d)")
_LONGEST_HEADLINE = 20
_LONGEST_DATELINE = 8


class Ranges:
    """Stretches of the text, merged, that can be asked whether they meet another one."""

    def __init__(self, spans: Iterable[Span | None]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((s.start, s.end) for s in spans if s and s.field == "text"):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meet(self, start: int, end: int) -> bool:
        """Whether any character from start to end is covered."""
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the rules look at.

    `paragraphs` are `[start, end)` ranges of the text, `headlines` the first line that serves as a title and the title
    outside the text where it says something else, `lead` the place in `paragraphs` of the first one that is neither
    title nor date line (None where there is none), `said` the telling words of each statement's content by its id,
    `contents` what the statements' contents cover, `statements` what content, source and cue cover.
    """

    article: Article
    words: Words
    paragraphs: tuple[tuple[int, int], ...]
    headlines: tuple[Span, ...]
    lead: int | None
    said: Mapping[str, frozenset[str]]
    contents: Ranges
    statements: Ranges

    def in_headline(self, statement: Statement) -> bool:
        """Whether any part of a statement stands in a headline."""
        return any(meets(part, headline) for part in parts_of(statement) for headline in self.headlines)

    def span(self, start: int, end: int, field: Field = "text") -> Span:
        """The words of the text (or title) from start to end."""
        text = self.article.text if field == "text" else self.article.title or ""
        return Span(start=start, end=end, text=text[start:end], field=field)

    def around(self, parts: Sequence[Span]) -> Span | None:
        """The words from the first to the last of these spans, in the field of the first one; None for no span."""
        if not parts:
            return None
        same = [part for part in parts if part.field == parts[0].field]
        return self.span(min(p.start for p in same), max(p.end for p in same), same[0].field)

    def paragraph(self, offset: int) -> int | None:
        """The place in `paragraphs` of the one that holds this offset of the text."""
        at = bisect_right(self.paragraphs, (offset, len(self.article.text) + 1)) - 1
        return at if at >= 0 and offset < self.paragraphs[at][1] else None

    def sentences(self, paragraph: int) -> Iterator[tuple[int, int]]:
        """The `[start, end)` ranges in the text of the sentences of a paragraph."""
        start, end = self.paragraphs[paragraph]
        inner = boundaries(self.article.text[start:end], self.words.abbreviations)
        cuts = [start, *(start + cut for cut in inner), end]
        yield from pairwise(cuts)

    def sentence_around(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        """From where the sentence that holds `start` begins to where the one that holds `end` ends."""
        ranges = list(self.sentences(paragraph))
        first = max((s for s, _ in ranges if s <= start), default=start)
        return first, min((e for _, e in ranges if e >= end), default=end)


def parts_of(statement: Statement) -> list[Span]:
    """Content, source and cue of a statement: every span that shows it."""
    return [*statement.content, *(part for part in (statement.source, statement.cue) if part)]


def meets(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.field == other.field and one.start < other.end and other.start < one.end


def content_of(statement: Statement) -> str:
    """The words of the content, as one string."""
    return " ".join(part.text for part in statement.content)


def lay_out(article: Article) -> Page:
    """The article laid out. Raises LanguageError where its language has no sourcing words."""
    words = load_words(article.lang)
    found = tuple(paragraphs(article.text))
    opening = _opening(article, found)
    return Page(
        article=article,
        words=words,
        paragraphs=found,
        headlines=tuple(_headlines(article, found[:opening])),
        lead=opening if opening < len(found) else None,
        said={s.id: words.telling(content_of(s)) for s in article.statements},
        contents=Ranges(part for s in article.statements for part in s.content),
        statements=Ranges(part for s in article.statements for part in parts_of(s)),
    )


def _opening(article: Article, found: Sequence[tuple[int, int]]) -> int:
    """How many paragraphs at the top are titles or date lines; the last paragraph is never one."""
    number, title = 0, fold(article.title or "").strip()
    for start, end in found[:-1]:
        line = article.text[start:end]
        if not (_dateline(line) or _headlike(line) or fold(line) == title):
            break
        number += 1
    return number


def _headlines(article: Article, opening: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """The first title line of the text, then the title outside it where it says something else."""
    lines = (Span(start=start, end=end, text=article.text[start:end]) for start, end in opening)
    first = next((line for line in lines if not _dateline(line.text)), None)
    if first:
        yield first
    title = (article.title or "").strip()
    if title and not (first and fold(first.text) == fold(title)):
        start = (article.title or "").index(title)
        yield Span(start=start, end=start + len(title), text=title, field="title")


def _headlike(line: str) -> bool:
    """Whether a line is short and has no final full stop."""
    return len(line.split()) <= _LONGEST_HEADLINE and not _FINAL.search(line)


def _dateline(line: str) -> bool:
    """Whether a line only says when (and where): a few words with a full date among them."""
    return len(line.split()) <= _LONGEST_DATELINE and bool(_DATE.search(line))
