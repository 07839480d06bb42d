"""An article as brat shows it: one plain text, and where a span of the article stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selon.records import Article, Date, Field, Party, Place, Span

Fragments = tuple[tuple[int, int], ...]
_LINE_ENDS = re.compile(r"\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x09\x0e-\x1f\r]")
_BETWEEN = "\n\n"


class Page:
    """The headline, where it stands outside the text, a blank line, and the text, as long as they are.

    Every line end is a line feed and every other control character a space, so that no offset moves.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        headline = f"{article.title}{_BETWEEN}" if article.title and article.title.strip() else ""
        self.text = _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", headline + article.text))
        self._shift: dict[Field, int] = {"title": 0, "text": len(headline)}

    def fragments(self, spans: Iterable[Span]) -> Fragments:
        """Where spans stand, cut at line ends, as brat demands, and trimmed."""
        found = (part for span in spans for part in self._lines(self._shift[span.field], span))
        return tuple(dict.fromkeys(sorted(found)))

    def _lines(self, shift: int, span: Span) -> Iterable[tuple[int, int]]:
        start = shift + span.start
        for line in self.text[start : shift + span.end].split("\n"):
            words = line.strip()
            if words:
                first = start + line.index(words)
                yield first, first + len(words)
            start += len(line) + 1

    def words(self, fragments: Fragments) -> str:
        """The words of fragments, joined by blanks."""
        return " ".join(self.text[start:end] for start, end in fragments)

    def placed(self, part: Party | Place | Date | None, field: Field) -> Span | None:
        """A part of an event as a span: in the field of its trigger or in the other one, wherever its words stand."""
        if part is None or part.text is None or part.start is None or part.end is None:
            return None
        other: Field = "text" if field == "title" else "title"
        for place in (field, other):
            whole = self.article.text if place == "text" else self.article.title or ""
            if whole[part.start : part.end] == part.text:
                return Span(start=part.start, end=part.end, text=part.text, field=place)
        return None
