"""Stretches of words behind a verb that may be its content, cut where the content ends."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.extent import Cuts
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue

_VERBAL = frozenset({"VERB", "AUX"})
_SKIP = frozenset({"ADV", "ADP", "DET", "NOUN", "PROPN", "NUM", "ADJ", "PUNCT", "PRON", "X", "SYM", "CCONJ"})


class Stretches:
    """Cuts content out of one article's tokens, and steps over what may stand between a verb and its content."""

    def __init__(self, ctx: Context, cuts: Cuts) -> None:
        self.ctx = ctx
        self.cuts = cuts
        self.words = ctx.language.words

    def stretch(self, cue: VerbCue, first: int, stop: int, phrase: bool = False) -> list[Range]:
        """Tokens `[first, stop)` as one clean content range, cut where the speaker's own doing goes on."""
        stop = self.cuts.within(first + 1, stop, cue.verb, phrase)
        if stop <= first:
            return []
        tokens = self.ctx.tokens
        for k in range(first + 1, stop - 1):
            if (
                tokens.low[k] == ":"
                and self.ctx.quote_at(tokens.start[k]) is None
                and self.ctx.quote_from(tokens.start[k], tokens.end[k + 1])
            ):
                stop = k
                break
        return self.ctx.words_content(first, stop)

    def past_adverbials(self, k: int, stop: int) -> int:
        """The token behind adverbs and asides that may part a verb from its object ("pour sa part", ", quant à lui,")."""
        tokens = self.ctx.tokens
        for _ in range(4):
            begin = k
            while k < stop and tokens.pos[k] == "ADV" and tokens.low[k] not in self.words("complementizers"):
                k += 1
            for phrase in self.ctx.language.asides:
                size = len(phrase)
                if k + size <= stop and tuple(tokens.low[k : k + size]) == phrase:
                    k += size
            if k + 1 < stop and tokens.low[k] == ",":
                close = next((j for j in range(k + 1, min(stop, k + 14)) if tokens.low[j] == ","), -1)
                if (
                    close > 0
                    and not any("VerbForm=Fin" in tokens.feats[j] for j in range(k, close))
                    and tokens.pos[k + 1] in ("ADP", "ADV", "PRON")
                ):
                    k = close + 1
            if k < stop and tokens.low[k] in self.words("time_nouns"):
                while k < stop and (tokens.low[k] in self.words("time_nouns") or tokens.pos[k] == "NUM"):
                    k += 1
            if k == begin:
                return k
        return k

    def passable(self, cue: VerbCue, k: int) -> bool:
        """Whether a token may stand between a cue and its clause: no finite verb unless inside a relative or an aside."""
        tokens = self.ctx.tokens
        if tokens.pos[k] in _SKIP:
            return True
        if k in self.ctx.shared_subject or (
            tokens.pos[k] == "VERB" and tokens.low[k - 1] in self.words("coordinators")
        ):
            return False
        if "VerbForm=Inf" in tokens.feats[k]:
            return any(tokens.low[j] in self.words("doing_prepositions") for j in range(max(0, k - 3), k))
        if tokens.pos[k] in _VERBAL:
            return (
                "VerbForm=Fin" not in tokens.feats[k]
                or tokens.dep[k] == "acl:relcl"
                or tokens.dep[tokens.head[k]] == "acl:relcl"
            )
        return tokens.pos[k] == "SCONJ" and tokens.low[k] not in self.words("complementizers")

    def quotations(self, offset: int, stop: int) -> list[Range]:
        """The quotation that opens at `offset`, and those that follow it in its sentence with nothing but commas between."""
        ctx, reach = self.ctx, offset
        found: list[Range] = []
        end = ctx.tokens.end[stop - 1]
        for quote in ctx.quotes_in(offset, end):
            between = ctx.text[reach : quote.open]
            if found and (between.strip(" ,;\xa0\u202f") or not between):
                break
            span = ctx.content(quote.open, quote.close)
            if span:
                found.append(span)
            reach = quote.close
        return found
