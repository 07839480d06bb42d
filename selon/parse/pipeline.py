"""Article text -> Tokens: paragraphs side by side through spaCy, sentences set beforehand, mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

import numpy as np

from selon.language import Language
from selon.parse.elisions import join_elisions
from selon.parse.lost_subjects import find_subjects
from selon.parse.mend import mend
from selon.parse.model import VerbLemmas, load_model
from selon.parse.paragraphs import paragraphs
from selon.parse.pieces import Piece, pieces
from selon.parse.sentences import preset
from selon.parse.tokens import Tokens

_COLUMNS = ["IDX", "LENGTH", "LOWER", "LEMMA", "POS", "DEP", "HEAD", "MORPH", "ENT_TYPE", "SENT_START", "IS_SPACE"]
_SPACE = _COLUMNS.index("IS_SPACE")
ARTICLES = 8
"""Articles that go through the model together: fast, and under 900 MB of memory."""
_MARKS = frozenset("—–-−«»“”„‹›\"()[]…")
"""Punctuation whatever the model takes it for: a dash at the beginning of a line is no word."""

BATCH = 60_000
"""Characters that go through the model together at most (but for a longer piece), so that memory stays bounded."""
_MOST_WORDS = 20_000
_TEXTS = 2 * ARTICLES  # each article's text and its headline


class Parser:
    """Parses texts of one language. The model is loaded when it is first needed."""

    def __init__(self, language: Language, nlp: Any = None) -> None:
        self.language = language
        self._nlp = nlp
        self._lemmas: VerbLemmas | None = None
        self._words: _Words | None = None

    @property
    def nlp(self) -> Any:
        """The spaCy pipeline."""
        if self._nlp is None:
            language = self.language
            self._nlp = load_model(language.model, language.unused_components, language.whole_word_marks)
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
                yield from self._parsed(batch)
                batch, size = [], 0
            batch.append(self._doc(piece))
            size += len(piece.text)
        yield from self._parsed(batch)

    def _parsed(self, docs: list[Any]) -> list[Any]:
        """Docs through the model, on one core: its matrices are too small to be shared out among many."""
        with _threads().limit(limits=1, user_api="blas"):
            return list(self.nlp.pipe(docs, batch_size=_TEXTS))

    def _doc(self, piece: Piece) -> Any:
        doc = self.nlp.make_doc(piece.text)
        join_elisions(doc, piece.text, self.language.words("elided_words"))
        preset(doc, piece.sentences)
        return doc

    def _append(self, out: Tokens, doc: Any, piece: Piece) -> None:
        """Append a Doc's tokens, white space aside, at their offsets in the article."""
        rows = doc.to_array(_COLUMNS)
        kept = np.flatnonzero(rows[:, _SPACE] == 0)
        if not len(kept):
            return
        columns = dict(zip(_COLUMNS, rows[kept].T, strict=True))
        base = len(out.start)
        idx = columns["IDX"].astype(np.int64)
        shifts = np.array(piece.shifts)[np.searchsorted(piece.starts, idx, side="right") - 1]
        begins = columns["SENT_START"] == 1
        begins[0] = False
        out.start += (idx + shifts).tolist()
        out.end += (idx + shifts + columns["LENGTH"].astype(np.int64)).tolist()
        out.head += (base + _heads(kept, columns["HEAD"].astype(np.int64), len(rows))).tolist()
        out.sentence += ((out.sentence[-1] + 1 if out.sentence else 0) + np.cumsum(begins)).tolist()
        words = self._words_of(doc.vocab.strings)
        low = [words[key] for key in columns["LOWER"].tolist()]
        pos = (words[key] for key in columns["POS"].tolist())
        out.low += low
        out.pos += ["PUNCT" if word in _MARKS else tag for word, tag in zip(low, pos, strict=True)]
        for column, name in (("LEMMA", out.lemma), ("DEP", out.dep), ("MORPH", out.feats), ("ENT_TYPE", out.entity)):
            name += [words[key] for key in columns[column].tolist()]

    def _words_of(self, strings: Any) -> _Words:
        """The strings of spaCy's hashes, remembered; of one pipeline at a time, and not too many."""
        if self._words is None or self._words.strings is not strings or len(self._words) > _MOST_WORDS:
            self._words = _Words(strings)
        return self._words


@cache
def _threads() -> Any:
    """What sets how many threads numpy's BLAS takes."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


class _Words(dict[int, str]):
    """The string of a spaCy hash; apostrophes straight, so that words are looked up in one form."""

    def __init__(self, strings: Any) -> None:
        super().__init__({0: ""})
        self.strings = strings

    def __missing__(self, key: int) -> str:
        found: str = self.strings[key].replace("’", "'")
        self[key] = found
        return found


def _heads(kept: Any, offsets: Any, tokens: int) -> Any:
    """Where the heads of the tokens that are kept stand among them; a token whose head is white space is a root."""
    place = np.full(tokens, -1)
    place[kept] = np.arange(len(kept))
    heads = place[kept + offsets]
    return np.where(heads < 0, np.arange(len(kept)), heads)


def _number_paragraphs(out: Tokens) -> None:
    """Note the paragraphs, and give each token the number of the one it stands in."""
    out.paragraphs = list(paragraphs(out.text))
    ends = np.array([end for _, end in out.paragraphs])
    out.paragraph = np.minimum(np.searchsorted(ends, out.start, side="right"), max(0, len(ends) - 1)).tolist()
