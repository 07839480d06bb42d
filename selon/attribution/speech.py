"""The quotation behind a verb, bare or behind a colon: "X lance « P »", "X a prévenu : P"."""

from __future__ import annotations

from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.spans import Spans

_SAYING = frozenset({"incise", "incise_quote", "object_quote", "clause"})
_BARE = frozenset({"clause", "object_quote", "object"})
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
        around = ctx.quote_at(tokens.start[cue.verb])
        for k in range(after, min(stop, after + _REACH)):
            quote = ctx.quote_from(tokens.start[k], tokens.end[k])
            if quote is not None and around is not quote:
                return self.spans.quoted(quote.open, stop) if self._own(cue, k, after) else []
            if self._announces(k, stop):
                return self.spans.cut(cue, k + 1, stop) if "incise" in cue.entry.takes else []
            if not self.spans.passable(k) or (tokens.dep[k] == "obj" and tokens.head[k] == cue.verb):
                return []
        return []

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
