"""Article text -> Tokens: paragraphs side by side through spaCy, sentences set beforehand, mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from selon.language import Language
from selon.parse.elisions import join_elisions
from selon.parse.lost_subjects import find_subjects
from selon.parse.mend import mend
from selon.parse.model import VerbLemmas, load_model
from selon.parse.paragraphs import paragraphs
from selon.parse.pieces import Piece, pieces
from selon.parse.sentences import preset
from selon.parse.tokens import Tokens

_COLUMNS = ["IDX", "LENGTH", "LOWER", "LEMMA", "POS", "DEP", "HEAD", "MORPH", "ENT_TYPE", "SENT_START"]
ARTICLES = 8
"""Articles that go through the model together: fast, and under 900 MB of memory."""
_MARKS = frozenset("—–-−«»“”„‹›\"()[]…")
"""Punctuation whatever the model takes it for: a dash at the beginning of a line is no word."""

BATCH = 60_000
"""Characters that go through the model together at most (but for a longer piece), so that memory stays bounded."""
_TEXTS = 2 * ARTICLES  # each article's text and its headline


class Parser:
    """Parses texts of one language. The model is loaded when it is first needed."""

    def __init__(self, language: Language, nlp: Any = None) -> None:
        self.language = language
        self._nlp = nlp
        self._lemmas: VerbLemmas | None = None
        self._names: dict[int, str] = {}

    @property
    def nlp(self) -> Any:
        """The spaCy pipeline."""
        if self._nlp is None:
            self._nlp = load_model(self.language.model)
        return self._nlp

    @property
    def lemmas(self) -> VerbLemmas:
        """Verb lemmas by form."""
        if self._lemmas is None:
            self._lemmas = VerbLemmas(self.nlp, self.language)
        return self._lemmas

    def parse(self, text: str) -> Tokens:
        """One text, parsed."""
        return next(self.parse_many([text]))

    def parse_many(self, texts: Iterable[str]) -> Iterator[Tokens]:
        """Texts, parsed in order; at most as many are held as `ARTICLES` have, headlines included."""
        source = iter(texts)
        abbreviations, datelines = self.language.words("abbreviations"), self.language.datelines
        while group := [(text, list(pieces(text, abbreviations, datelines))) for text in islice(source, ARTICLES)]:
            stream = self._docs(piece for _, found in group for piece in found)
            for text, found in group:
                yield self.tokens(text, ((next(stream), piece) for piece in found))

    def tokens(self, text: str, parts: Iterable[tuple[Any, Piece]]) -> Tokens:
        """Tokens of a text from parsed spaCy Docs and the pieces of it that they hold."""
        out = Tokens(text=text)
        for doc, piece in parts:
            self._append(out, doc, piece)
        _number_paragraphs(out)
        out.index()
        if mend(out, self.language, self.lemmas):
            out.index()
        if find_subjects(out, self.language):
            out.index()
        return out

    def _docs(self, found: Iterable[Piece]) -> Iterator[Any]:
        """The pieces through the model, in order: many short ones at a time, few long ones."""
        batch: list[Any] = []
        size = 0
        for piece in found:
            if batch and size + len(piece.text) > BATCH:
                yield from self.nlp.pipe(batch, batch_size=_TEXTS)
                batch, size = [], 0
            batch.append(self._doc(piece))
            size += len(piece.text)
        yield from self.nlp.pipe(batch, batch_size=_TEXTS)

    def _doc(self, piece: Piece) -> Any:
        doc = self.nlp.make_doc(piece.text)
        join_elisions(doc, self.language.words("elided_words"))
        preset(doc, piece.sentences)
        return doc

    def _append(self, out: Tokens, doc: Any, piece: Piece) -> None:
        """Append a Doc's tokens, white space aside, at their offsets in the article."""
        rows = doc.to_array(_COLUMNS).tolist()
        name, base = self._name, len(out.start)
        kept = [i for i, row in enumerate(rows) if name(row[4], doc) != "SPACE"]
        place = {i: base + k for k, i in enumerate(kept)}
        sentence = out.sentence[-1] + 1 if out.sentence else 0
        part, parts = 0, len(piece.starts)
        for i in kept:
            idx, length, low, lemma, pos, dep, head, morph, entity, starts = rows[i]
            while part + 1 < parts and idx >= piece.starts[part + 1]:
                part += 1
            if starts == 1 and place[i] > base:
                sentence += 1
            start = idx + piece.shifts[part]
            out.start.append(start)
            out.end.append(start + length)
            out.low.append(name(low, doc))
            out.lemma.append(name(lemma, doc))
            out.pos.append("PUNCT" if out.low[-1] in _MARKS else name(pos, doc))
            out.dep.append(name(dep, doc))
            out.head.append(place.get(i + _signed(head), place[i]))
            out.feats.append(name(morph, doc))
            out.entity.append(name(entity, doc))
            out.sentence.append(sentence)

    def _name(self, key: int, doc: Any) -> str:
        """The string of a spaCy hash, remembered; apostrophes straight, so that words are looked up in one form."""
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = (doc.vocab.strings[key] if key else "").replace("’", "'")
            if len(self._names) > 200_000:
                self._names.clear()
        return found


def _number_paragraphs(out: Tokens) -> None:
    """Give each token the number of the paragraph it stands in."""
    ends = [end for _, end in paragraphs(out.text)]
    number = 0
    for start in out.start:
        while number + 1 < len(ends) and start >= ends[number]:
            number += 1
        out.paragraph.append(number)


def _signed(offset: int) -> int:
    """A head offset from spaCy's unsigned column."""
    return offset - (1 << 64) if offset >= 1 << 63 else offset
