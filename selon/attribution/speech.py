"""The quotation behind a verb, bare or behind a colon: "X lance « P »", "X a prévenu : P"."""

from __future__ import annotations

from selon.attribution.extent import phrase_behind, tail
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import OPENING_MARKS, PREPOSITIONS, has_finite
from selon.attribution.spans import Spans
from selon.parse.quotes import Quote

_SAYING = frozenset({"incise", "incise_quote", "object_quote", "clause"})
_BARE = frozenset({"clause", "object_quote", "object"})
_OBJECTS = frozenset({"object", "object_abstract", "object_event", "object_quote"})
_NOMINAL_START = frozenset({"DET", "NOUN", "ADJ", "NUM", "PROPN"})
_REACH = 30


class Speech:
    """Finds what is quoted behind verbs."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self.ctx = spans.ctx

    def find(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The quotation that opens in `[after, stop)`, or all that stands behind a colon there."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if not cue.entry.takes & _SAYING:
            return []
        if self._governed(cue, after, stop):
            return []
        below = self._below(after, stop)
        if below:
            return below
        around = ctx.quote_at(tokens.start[cue.verb])
        for k in range(after, min(stop, after + _REACH)):
            quote = ctx.quote_from(tokens.start[k], tokens.end[k])
            if quote is not None and around is not quote:
                if not self._own(cue, k, after):
                    return []
                return self._phrase(cue, quote, stop) or self.spans.quoted(quote.open, stop)
            if self._announces(k, stop):
                return self.spans.cut(cue, k + 1, stop) if "incise" in cue.entry.takes else []
            if not self.spans.passable(k) or (tokens.dep[k] == "obj" and tokens.head[k] == cue.verb):
                return []
        return []

    def _below(self, after: int, stop: int) -> list[Range]:
        """The quotation that opens the next paragraph, where a colon right behind the verb ends its own ("X précise :")."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if not after < stop < len(tokens) or tokens.low[stop - 1] != ":" or tokens.paragraph[stop - 1] == tokens.paragraph[stop]:
            return []
        if any(tokens.pos[k] != "ADV" for k in range(after, stop - 1)):
            return []
        quote = ctx.quote_from(tokens.start[stop], tokens.end[stop])
        found = ctx.content(quote.open, quote.close) if quote is not None else None
        return [found] if found else []

    def _governed(self, cue: VerbCue, after: int, stop: int) -> bool:
        """Whether a preposition of the verb and a noun stand before any quotation ("se félicitent d'un dialogue « franc »")."""
        tokens, takes = self.ctx.tokens, cue.entry.takes
        if after + 2 >= stop or tokens.pos[after + 1] not in ("DET", "NOUN"):
            return False
        markers = (self.spans.words(kind) for take, kind in PREPOSITIONS.items() if take in takes)
        near = next((k for k in range(after, min(stop, after + 4)) if tokens.low[k] in OPENING_MARKS), stop)
        return any(tokens.low[after] in words for words in markers) and after + 1 < near < stop

    def _phrase(self, cue: VerbCue, quote: Quote, stop: int) -> list[Range]:
        """A quoted noun phrase with what goes on with it outside ("dénonce « une faute » de la région"); [] elsewhere."""
        tokens = self.ctx.tokens
        first, end = tokens.at(quote.open), tokens.at(quote.close)
        if not cue.entry.takes & _OBJECTS or end >= stop or has_finite(tokens, first, end):
            return []
        if tokens.pos[min(first + 1, stop - 1)] not in _NOMINAL_START or not self.spans.goes_on(end, stop):
            return []
        reach = phrase_behind(self.ctx, end, stop, otherwise=end + 1)
        if tokens.low[end] in self.spans.words("relative_all"):
            reach = max(reach, self._relative_end(end, stop))
        return self.spans.cut(cue, first, tail(self.ctx, reach, cue.verb, stop, phrase=True), phrase=True)

    def _relative_end(self, k: int, stop: int) -> int:
        """One past the relative clause that token k opens."""
        verb = self.ctx.tokens.head[k]
        return min(stop, self.ctx.tokens.right[verb] + 1) if k < verb < stop else k + 1

    def _own(self, cue: VerbCue, k: int, after: int) -> bool:
        """Whether a quotation that opens at token k is what the verb says: behind a colon, a comma, a phrase or the verb."""
        tokens = self.ctx.tokens
        if tokens.low[k - 1] == ":":
            return True
        if not cue.entry.takes & _BARE:
            return False
        return k == after or tokens.low[k - 1] == "," or tokens.pos[k - 1] in (
            "ADV", "NOUN", "PROPN", "NUM", "PRON", "PUNCT",
        )  # fmt: skip

    def _announces(self, k: int, stop: int) -> bool:
        """Whether token k is a colon with no quotation right behind it."""
        tokens = self.ctx.tokens
        if tokens.low[k] != ":" or k + 1 >= stop:
            return False
        return self.ctx.quote_from(tokens.start[k], tokens.end[k + 1]) is None
