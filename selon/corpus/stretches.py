"""An article as stretches that can be compared: its sentences, cut without a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from selon.language import Language, load
from selon.parse.paragraphs import paragraphs
from selon.parse.sentences import boundaries
from selon.records import Article, Field

MOST = 30_000
"""Characters of an article that are compared: a news article has 3,000, and longer texts are no copies of one."""

_LONGEST = 500


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of an article's text: `start` and `end` in code points."""

    article: Article
    start: int
    end: int
    field: Field = "text"

    @property
    def content(self) -> str:
        """Its words."""
        return self.article.text[self.start : self.end]


def stretches(article: Article) -> Iterator[Sentence]:
    """The sentences of an article's text in order, very long ones in pieces."""
    text, language = article.text[:MOST], _language(article.lang)
    for start, end in paragraphs(text):
        edges = [0, *boundaries(text[start:end], language.words("abbreviations"), language.datelines), end - start]
        for first, stop in pairwise(edges):
            for piece in range(start + first, start + stop, _LONGEST):
                yield Sentence(article, piece, min(piece + _LONGEST, start + stop))


def distinct(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Each wording once."""
    return list({sentence.content: sentence for sentence in reversed(list(sentences))}.values())[::-1]


@cache
def _language(code: str) -> Language:
    return load(code)
