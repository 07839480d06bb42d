"""Text -> Tokens without a model: sentences, words and a rough part of speech, for what needs no syntax.

Claims are compared over thousands of articles that were read long ago; cutting them into words again takes a millisecond
an article, where the model takes fifty.
"""

from __future__ import annotations

import re
from functools import cached_property

from selon.language import Language
from selon.parse.pieces import Piece, pieces
from selon.parse.tokens import Tokens

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*['’]?|\d+(?:[ \u00a0\u202f.,]\d+)*|[^\w\s]|_")
_OPENERS = frozenset({"«", "“", '"', "‹"})
"""Behind these a capital opens a quotation and makes no name."""
_FIGURE = re.compile(r"\d")


class PlainParser:
    """Cuts texts of one language into sentences and words; `pos` is NUM, PUNCT, STOP, PROPN or NOUN, all heads are their own."""

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words without content of their own, apostrophes straight (spaCy's list, and what it lacks)."""
        import spacy

        words = spacy.blank(self.language.code).Defaults.stop_words
        return frozenset(word.replace("’", "'") for word in words) | self.language.claims.empty

    def parse(self, text: str) -> Tokens:
        """One text as tokens with sentence and paragraph numbers."""
        out = Tokens(text=text)
        sentence, paragraph = -1, -1
        for piece in pieces(text, self.language.words("abbreviations"), self.language.datelines):
            sentence, paragraph = self._append(out, piece, sentence, paragraph)
        out.index()
        return out

    def _append(self, out: Tokens, piece: Piece, sentence: int, paragraph: int) -> tuple[int, int]:
        sentences, starts = set(piece.sentences), dict(zip(piece.starts, piece.shifts, strict=True))
        edges = sorted(sentences | set(starts))
        shift = 0
        for n, edge in enumerate(edges):
            paragraph += edge in starts
            shift = starts.get(edge, shift)
            stop = edges[n + 1] if n + 1 < len(edges) else len(piece.text)
            words = list(_WORD.finditer(piece.text, edge, stop))
            sentence += bool(words)
            for k, m in enumerate(words):
                opens = k == 0 or words[k - 1].group() in _OPENERS
                self._token(out, m, shift, (sentence, paragraph), opens=opens)
        return sentence, paragraph

    def _token(self, out: Tokens, m: re.Match[str], shift: int, where: tuple[int, int], *, opens: bool) -> None:
        word = m.group()
        low = word.lower()
        out.head.append(len(out))
        out.start.append(m.start() + shift)
        out.end.append(m.end() + shift)
        out.low.append(low)
        out.lemma.append(low.replace("’", "'"))
        out.pos.append(self._pos(word, opens))
        out.dep.append("")
        out.feats.append("")
        out.entity.append("")
        out.sentence.append(where[0])
        out.paragraph.append(where[1])

    def _pos(self, word: str, opens: bool) -> str:
        low = word.lower().replace("’", "'")
        if not word[0].isalnum():
            return "PUNCT"
        if _FIGURE.match(word) or low in self.language.quantities.numbers or low in self.language.quantities.scales:
            return "NUM"
        if low in self.stop_words or low.endswith("'"):
            return "STOP"
        return "PROPN" if word[0].isupper() and not opens else "NOUN"
