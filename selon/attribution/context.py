"""One parsed article as the constructions see it: tokens, quotations, sentences as a reader would cut them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from selon.attribution.finding import Range
from selon.language import Language
from selon.parse.quotes import Quote
from selon.parse.tokens import Tokens
from selon.records import Field

if TYPE_CHECKING:
    from selon.attribution.verbs import VerbGroup

_EDGE_LEFT = " \t\n\r\xa0\u202f,;:.–—-)]…"
_EDGE_RIGHT = " \t\n\r\xa0\u202f,;:–—-(["
_MARKS = '«»“”„‹›"‟'
_WORD = re.compile(r"\w")


class Context:
    """Tokens, quotations and language of one article, with the questions every construction asks of them."""

    def __init__(self, tokens: Tokens, quotes: Sequence[Quote], language: Language, field: Field = "text") -> None:
        self.tokens = tokens
        self.field: Field = field
        self.text = tokens.text
        self.language = language
        self.quotes = list(quotes)
        self.shared_subject: dict[int, int] = {}
        self.inverted: dict[int, int] = {}
        self.verb_groups: dict[int, VerbGroup] = {}
        self.outer = [q for q in quotes if q.depth == 0]
        self._opens = [q.open for q in self.outer]

    def quote_at(self, offset: int) -> Quote | None:
        """The outermost quotation that holds a character offset (its marks included)."""
        k = bisect_right(self._opens, offset) - 1
        return self.outer[k] if k >= 0 and offset < self.outer[k].close else None

    def quote_from(self, start: int, end: int) -> Quote | None:
        """The first outermost quotation that opens in `[start, end)`."""
        k = bisect_right(self._opens, start - 1)
        return self.outer[k] if k < len(self.outer) and self.outer[k].open < end else None

    def quotes_in(self, start: int, end: int) -> list[Quote]:
        """The outermost quotations that open in `[start, end)`."""
        k = bisect_right(self._opens, start - 1)
        found = []
        while k < len(self.outer) and self.outer[k].open < end:
            found.append(self.outer[k])
            k += 1
        return found

    def frame(self, i: int) -> tuple[int, int]:
        """The token range of the sentence around token i, widened so that it cuts through no quotation.

        Inside a quotation (where token i stands in one) the sentence stays within it.
        """
        first, stop = self.tokens.bounds(i)
        inside = self.quote_at(self.tokens.start[i])
        if inside is not None:
            while first < i and self.tokens.start[first] < inside.start:
                first += 1
            while stop > i + 1 and self.tokens.end[stop - 1] > inside.end:
                stop -= 1
            return first, stop
        return self._widened(first, stop)

    def _widened(self, first: int, stop: int) -> tuple[int, int]:
        tokens = self.tokens
        for _ in range(50):
            opened = self.quote_at(tokens.start[first])
            if opened is None or opened.open >= tokens.start[first]:
                break
            first = tokens.bounds(tokens.at(opened.open))[0]
        for _ in range(50):
            closed = self.quote_at(tokens.end[stop - 1] - 1)
            if closed is None or closed.close <= tokens.end[stop - 1]:
                break
            stop = tokens.bounds(max(tokens.at(closed.close - 1), stop - 1))[1]
        return first, stop

    def trimmed(self, start: int, end: int) -> Range | None:
        """A content range without punctuation at its edges and without quotation marks that wrap all of it.

        None where no word is left. A closing mark whose opening one stands in the range is kept.
        """
        text = self.text
        for _ in range(200):
            before = (start, end)
            while start < end and (text[start] in _EDGE_LEFT and not self._keeps_left(start)):
                start += 1
            while start < end and (text[end - 1] in _EDGE_RIGHT or self._sentence_stop(start, end)):
                end -= 1
            start, end = self._unwrapped(start, end)
            if (start, end) == before:
                break
        return (start, end) if _WORD.search(text, start, end) else None

    def _keeps_left(self, start: int) -> bool:
        """A minus sign before a number stays ("-3 °C")."""
        return self.text[start] == "-" and self.text[start + 1 : start + 2].isdigit()

    def _sentence_stop(self, start: int, end: int) -> bool:
        """Whether the range ends in the full stop of its sentence (not one that stands inside a quotation)."""
        if self.text[end - 1] not in ".)]" or end - start < 2:
            return False
        quote = self.quote_at(end - 1)
        if self.text[end - 1] in ")]":
            pair = "(" if self.text[end - 1] == ")" else "["
            return pair not in self.text[start : end - 1]
        if quote is not None and quote.open <= start and quote.end == end:
            return False
        return self.text[end - 2] != "."

    def _unwrapped(self, start: int, end: int) -> Range:
        """Drop quotation marks around the whole range, and marks at an edge whose partner stands outside it."""
        text = self.text
        if start < end and text[start] in _MARKS:
            quote = next((q for q in self.quotes if q.open == start), None)
            if quote is None or quote.close >= end or not _WORD.search(text, quote.close, end):
                if quote is not None and quote.close <= end:
                    return quote.start, max(quote.start, quote.end)
                return start + 1, end
        if start < end and text[end - 1] in _MARKS:
            quote = next((q for q in self.quotes if q.close == end and q.closed), None)
            if quote is None or quote.open < start:
                return start, end - 1
        return start, end

    def balanced(self, start: int, end: int) -> Range:
        """The range, widened to the end of a quotation or bracket that opens in it and closes behind it."""
        for quote in self.quotes_in(start, end):
            if quote.close > end:
                end = quote.close
        opened = self.text.rfind("(", start, end)
        if opened >= 0 and self.text.find(")", opened, end) < 0:
            line = self.text.find("\n", end)
            close = self.text.find(")", end, line if line >= 0 else len(self.text))
            end = close + 1 if close >= 0 else end
        return start, end

    def content(self, start: int, end: int) -> Range | None:
        """A content range made clean: quotations whole, edges trimmed."""
        return self.trimmed(*self.balanced(start, end)) if end > start else None

    def words_content(self, first: int, stop: int) -> list[Range]:
        """Tokens `[first, stop)` as a content: one clean range, or none."""
        found = self.content(self.tokens.start[first], self.tokens.end[stop - 1]) if stop > first else None
        return [found] if found else []

    def quoted_share(self, spans: Sequence[Range]) -> tuple[int, int]:
        """How many words of these ranges stand in quotation marks, and how many words they have."""
        inside = total = 0
        for start, end in spans:
            holding = self.quote_at(start)
            for word in re.finditer(r"\w+", self.text[start:end]):
                total += 1
                offset = start + word.start()
                quote = holding if holding is not None and offset < holding.close else self.quote_at(offset)
                inside += quote is not None
        return inside, total
