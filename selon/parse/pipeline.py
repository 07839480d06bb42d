"""Article text -> Tokens: paragraph by paragraph through spaCy, sentences set beforehand, subjects mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from selon.language import Language
from selon.parse.mend import mend
from selon.parse.model import VerbLemmas, load_model
from selon.parse.paragraphs import paragraphs
from selon.parse.sentences import preset
from selon.parse.tokens import Tokens

BATCH = 32
"""Paragraphs that go through the model together: fast, and under 900 MB of memory."""
ARTICLES = 8
"""Articles whose paragraphs are parsed in one stream."""


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
        """Texts, parsed in order; at most `ARTICLES` of them are held."""
        source = iter(texts)
        while group := [(text, list(paragraphs(text))) for text in islice(source, ARTICLES)]:
            docs = (self._doc(text[start:end]) for text, ranges in group for start, end in ranges)
            stream = self.nlp.pipe(docs, batch_size=BATCH)
            for text, ranges in group:
                yield self.tokens(text, ((start, next(stream)) for start, _ in ranges))

    def tokens(self, text: str, parts: Iterable[tuple[int, Any]]) -> Tokens:
        """Tokens of a text from parsed spaCy Docs and the offsets where they start in it."""
        out = Tokens(text=text)
        for offset, doc in parts:
            self._append(out, doc, offset)
        _number_paragraphs(out)
        out.index()
        if mend(out, self.language, self.lemmas):
            out.index()
        return out

    def _doc(self, text: str) -> Any:
        doc = self.nlp.make_doc(text)
        preset(doc, self.language.words("abbreviations"), self.language.datelines)
        return doc

    def _append(self, out: Tokens, doc: Any, offset: int) -> None:
        """Append a Doc's tokens, white space aside."""
        rows = doc.to_array(
            ["IDX", "LENGTH", "LOWER", "LEMMA", "POS", "DEP", "HEAD", "MORPH", "ENT_TYPE", "SENT_START"]
        )
        rows = rows.astype("int64" if rows.dtype != "uint64" else "uint64").tolist()
        name, base = self._name, len(out.start)
        place: dict[int, int] = {}
        for i, row in enumerate(rows):
            if name(row[4], doc) != "SPACE":
                place[i] = base + len(place)
        sentence = out.sentence[-1] + 1 if out.sentence else 0
        for i, (idx, length, low, lemma, pos, dep, head, morph, entity, starts) in enumerate(rows):
            if i not in place:
                continue
            if starts == 1 and place[i] > base:
                sentence += 1
            out.start.append(offset + idx)
            out.end.append(offset + idx + length)
            out.low.append(name(low, doc))
            out.lemma.append(name(lemma, doc))
            out.pos.append(name(pos, doc))
            out.dep.append(name(dep, doc))
            out.head.append(place.get(i + _signed(head), place[i]))
            out.feats.append(name(morph, doc))
            out.entity.append(name(entity, doc))
            out.sentence.append(sentence)

    def _name(self, key: int, doc: Any) -> str:
        """The string of a spaCy hash, remembered."""
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = doc.vocab.strings[key] if key else ""
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
