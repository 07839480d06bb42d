"""What an article says that can be compared: its statements sentence by sentence, and what it asserts itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from selon.claims.field_read import FieldRead, Range
from selon.claims.passage import TURNS, Count, Passage
from selon.claims.words import Stems
from selon.grounding.numerals import Numerals
from selon.grounding.quantities import Quantities
from selon.intake.article import headline
from selon.language import Language
from selon.parse.plain import PlainParser
from selon.parse.tokens import Tokens
from selon.records import Article, Event, Field, Quantity, Span, Statement

_FEWEST = 3
"""Content words that a sentence of a quotation needs to be compared by itself."""
_EXPLAINS = ":"
_OPENS, _CLOSES = re.compile(r"[«“‹„][^\S\n]*\Z"), re.compile(r"[^\S\n]*[»”›]")
_BESIDE = 4
"""Code points before a passage in which its quotation mark stands."""


class Gatherer:
    """Finds the passages of articles of one language."""

    def __init__(self, language: Language, stems: Stems) -> None:
        self._language = language
        self._parser = PlainParser(language)
        self._stems = stems
        self._quantities = Quantities(language)
        self._numerals = Numerals(language.quantities)

    def names(self, article: Article) -> Counter[str]:
        """The names in an article with how often they stand there."""
        parsed = [self._parser.parse(text) for text in (headline(article), article.text)]
        return Counter(self._stems.of(t.lemma[i]) for t in parsed for i in range(len(t)) if t.pos[i] == "PROPN")

    def passages(self, article: Article) -> list[Passage]:
        """The passages of an article, headline first, then in the order of the text."""
        found: list[Passage] = []
        texts: tuple[tuple[Field, str], ...] = (("title", headline(article)), ("text", article.text))
        for field, text in texts:
            tokens = self._parser.parse(text)
            quantities, numerals = self._quantities.find(tokens), self._numerals.find(tokens)
            statements = [s for s in article.statements if s.content and s.content[0].field == field]
            events = [e for e in article.events if e.trigger.field == field]
            reading = FieldRead(article, field, tokens, _named(tokens), statements, events, quantities, numerals,
                               self._language.claims)  # fmt: skip
            found += _counted(sorted(self._of(reading), key=lambda p: (p.start, p.end)))
        return found

    def _of(self, reading: FieldRead) -> Iterator[Passage]:
        for statement in reading.statements:
            if not reading.stands_for(statement):
                yield from self._said(statement, reading)
        yield from self._asserted(reading)

    def _said(self, statement: Statement, reading: FieldRead) -> Iterator[Passage]:
        """The sentences of a statement's content; what is too short to be compared stays with the one before."""
        parts = self._sentences(statement, reading)
        if len(parts) == 1 and (turned := self._turned(statement, parts[0], reading)):
            said = self._passage(reading, parts[0], None, statement)
            turn = self._passage(reading, [turned], None, statement)
            yield from _turn_and_content(turn, said)
            return
        for ranges in parts:
            around = [r for r in reading.around(statement) if len(parts) == 1 or reading.same_sentence(r, ranges)]
            edges = [*ranges, *around]
            yield self._passage(reading, ranges, (min(e[0] for e in edges), max(e[1] for e in edges)), statement)

    def _turned(self, statement: Statement, content: list[Range], reading: FieldRead) -> Range | None:
        """The words beside the content that say that the voice changes what it said ("X, qui parlait de 12, rectifie :")."""
        around = [r for r in reading.around(statement) if r[1] <= content[0][0] or r[0] >= content[-1][1]]
        if not around:
            return None
        extent = (min(r[0] for r in around), max(r[1] for r in around))
        words = reading.tokens.text[extent[0] : extent[1]]
        return extent if any(self._language.claims.matches(kind, words) for kind in TURNS) else None

    def _sentences(self, statement: Statement, reading: FieldRead) -> list[list[Range]]:
        tokens = reading.tokens
        parts: list[list[Range]] = []
        sentence = -1
        for span in statement.content:
            first, stop = tokens.range((span.start, span.end))
            for start, end in _split(tokens, first, stop):
                piece = (max(span.start, tokens.start[start]), min(span.end, tokens.end[end - 1]))
                words = self._stems.words(tokens, [(start, end)], reading.named)
                if parts and (tokens.sentence[start] == sentence or len(words.stems) < _FEWEST):
                    parts[-1].append(piece)
                else:
                    parts.append([piece])
                sentence = tokens.sentence[start]
        return parts

    def _asserted(self, reading: FieldRead) -> Iterator[Passage]:
        """The sentences that no statement stands in, and the events of other sentences that none holds."""
        tokens = reading.tokens
        taken = [r for s in reading.statements for r in (*reading.around(s), *((c.start, c.end) for c in s.content))]
        untold = [e for e in reading.events if not any(_inside(e.trigger, t) for t in taken)]
        for first, stop in tokens.sentences:
            extent = (tokens.start[first], tokens.end[stop - 1])
            events = [e for e in untold if _inside(e.trigger, extent)]
            if any(t[0] < extent[1] and extent[0] < t[1] for t in taken):
                for event in events:
                    yield self._passage(reading, [_extent(event, extent, taken)], None, None)
            elif len(self._stems.words(tokens, [(first, stop)], reading.named).stems) > _FEWEST:
                yield self._passage(reading, [extent], None, None)

    def _passage(
        self, reading: FieldRead, ranges: list[Range], extent: Range | None, statement: Statement | None
    ) -> Passage:
        tokens, claims = reading.tokens, self._language.claims
        start, end = _with_marks(tokens.text, *(extent or (ranges[0][0], ranges[-1][1])))
        spots = [tokens.range(r) for r in ranges]
        content = " ".join(tokens.text[a:b] for a, b in ranges)
        whole = tokens.text[start:end]
        turn = next((kind for kind in TURNS if claims.matches(kind, whole)), None)
        return Passage(
            article=reading.article, start=start, end=end, field=reading.field, statement=statement,
            chain=tuple(reading.chain(statement)),
            events=tuple(e for e in reading.events if any(_inside(e.trigger, r) for r in ranges)),
            content=content,
            words=self._stems.words(tokens, spots, reading.named),
            counts=tuple(self._count(q, reading) for q in reading.counted(ranges, turn)),
            negated=self._negated(tokens, spots), untrue=claims.matches("untrue", content),
            doubtful=claims.matches("doubtful", content),
            taken_up=claims.matches("anaphoric", content.strip("«»“”\"' \u00a0")),
            turn=turn, paragraph=tokens.paragraph[spots[0][0]],
        )  # fmt: skip

    def _count(self, quantity: Quantity, reading: FieldRead) -> Count:
        claims, noun = self._language.claims, quantity.what.lower()
        stem = "" if noun in claims.anybody else self._stems.of(noun)
        return Count(quantity, stem, noun in claims.tolls, reading.replaced(quantity.span.start))

    def _negated(self, tokens: Tokens, spots: list[Range]) -> bool:
        """Whether the content, up to a colon, is negated: "ne" with its second half."""
        claims = self._language.claims
        words: set[str] = set()
        for i in (i for first, stop in spots for i in range(first, stop)):
            if tokens.low[i] == _EXPLAINS and words:
                break
            words.add(tokens.lemma[i])
        return bool(words & claims.negations) and bool(words & claims.negation_openers)


def _turn_and_content(turn: Passage, said: Passage) -> Iterator[Passage]:
    """A turn and what is said now, in the order of the text: a figure that no longer holds is the turn's, not the content's."""
    before = tuple(c for c in said.counts if c.replaced)
    if before:
        turn = replace(turn, counts=before)
        said = replace(said, counts=tuple(c for c in said.counts if not c.replaced), turn=None)
    yield from (turn, said)


def _counted(passages: list[Passage]) -> list[Passage]:
    """The passages, a bare number counting what the passage before it in the paragraph counts."""
    found: list[Passage] = []
    for passage in passages:
        before = found[-1].counts if found and found[-1].paragraph == passage.paragraph else ()
        bare = passage.counts[0].quantity if passage.counts else None
        if before and bare is not None and not (bare.what or bare.unit):
            last = before[-1]
            told = replace(last, quantity=replace(bare, what=last.quantity.what, unit=last.quantity.unit), replaced=False)
            passage = replace(passage, counts=(told, *passage.counts[1:]))
        found.append(passage)
    return found


def _named(tokens: Tokens) -> frozenset[str]:
    """Words that stand with a capital inside sentences, so that one at a sentence's beginning is taken for a name, too."""
    return frozenset(tokens.lemma[i] for i in range(len(tokens)) if tokens.pos[i] == "PROPN")


def _split(tokens: Tokens, first: int, stop: int) -> Iterator[Range]:
    """Token ranges of the sentences inside `[first, stop)`."""
    start = first
    for i in range(first + 1, stop + 1):
        if i == stop or tokens.sentence[i] != tokens.sentence[start]:
            yield start, i
            start = i


def _with_marks(text: str, start: int, end: int) -> Range:
    """The range with the quotation marks right before and behind it."""
    opening = _OPENS.search(text, max(0, start - _BESIDE), start)
    closing = _CLOSES.match(text, end)
    return (opening.start() if opening else start), (closing.end() if closing else end)


def _inside(span: Span, extent: Range) -> bool:
    return extent[0] <= span.start and span.end <= extent[1]


def _extent(event: Event, sentence: Range, taken: list[Range]) -> Range:
    """The words of an event: its trigger and its parties where they stand in this sentence and in no statement."""
    parts = [(event.trigger.start, event.trigger.end)]
    parts += [(p.start, p.end) for p in (event.actor, event.recipient) if p is not None]
    free = [p for p in parts if not any(t[0] < p[1] and p[0] < t[1] for t in taken)]
    kept = [p for p in free if sentence[0] <= p[0] and p[1] <= sentence[1]]
    return min(p[0] for p in kept), max(p[1] for p in kept)
