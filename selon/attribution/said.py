"""What an inverted cue attributes: what stands before it, around it, behind it, or in its turn of dialogue."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Range
from selon.attribution.line import CLOSING_MARKS, has_finite, is_finite, only_quoted, quotations, telling
from selon.parse.quotes import Quote

_DASHES = frozenset({"—", "–", "-", "―"})
_LONGEST_ASIDE = 8


def led(ctx: Context, start: int) -> bool:
    """Whether an incise that starts at token `start` opens with "comme" or "ainsi que"."""
    return ctx.tokens.low[start] in ctx.language.words("incise_lead")


class Said:
    """Cuts out what the incises `[start, stop)` of one article attribute; `verb` is the verb of an incise."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.words = ctx.language.words

    def of(self, verb: int, start: int, stop: int) -> tuple[list[Range], bool]:
        """What is said, and whether it is a turn of dialogue, all of it spoken."""
        turn = self._turn(verb, start)
        return (self._spoken(turn, start, stop) if turn >= 0 else []) or self.around(verb, start, stop), turn >= 0

    def around(self, verb: int, start: int, stop: int) -> list[Range]:
        """What is said outside dialogue: behind an incise that opens its sentence, else around or before and behind it."""
        ctx, tokens = self.ctx, self.ctx.tokens
        first, frame_stop = ctx.frame(verb)
        opens = start == tokens.bounds(verb)[0] or (stop < len(tokens) and tokens.low[stop] == ":")
        if led(ctx, start) and opens:
            follows = stop < frame_stop and tokens.low[stop] in (",", ":")
            return ctx.words_content(stop, frame_stop) if follows else []
        quote = ctx.quote_at(tokens.start[start])
        if quote is not None:
            return self._halves(start, stop, quote)
        before = self._before(first, start)
        return before + self._behind(verb, start, stop, frame_stop, bool(before) and ctx.quoted_share(before)[0] > 0)

    # in a turn of dialogue

    def _turn(self, verb: int, start: int) -> int:
        """The first token of a turn of dialogue (a paragraph that opens with a dash) around the incise, or -1."""
        tokens = self.ctx.tokens
        first = tokens.bounds(verb)[0]
        while first > 0 and tokens.paragraph[first - 1] == tokens.paragraph[first]:
            first -= 1
        return first if tokens.low[first] in _DASHES and first + 1 < start else -1

    def _spoken(self, first: int, start: int, stop: int) -> list[Range]:
        """A turn of dialogue: all before the incise, and what follows its comma."""
        ctx, tokens = self.ctx, self.ctx.tokens
        found = ctx.words_content(first + 1, start)
        end = tokens.bounds(start)[1]
        if stop < end and tokens.low[stop] == "," and has_finite(tokens, stop, end):
            found += ctx.words_content(stop, end)
        return found

    # inside a quotation

    def _halves(self, start: int, stop: int, quote: Quote) -> list[Range]:
        """The quotation that an incise interrupts, before and behind it."""
        ctx, tokens = self.ctx, self.ctx.tokens
        left = ctx.trimmed(quote.start, tokens.start[start])
        found = [left] if left else []
        right = tokens.start[stop] if stop < len(tokens) else quote.end
        while right < quote.end and ctx.text[right] in " ,;:\xa0\u202f.–—":
            right += 1
        return [*found, (right, quote.end)] if right < quote.end else found

    # before the incise

    def _before(self, first: int, start: int) -> list[Range]:
        """What stands before the incise: the quotations alone where nothing else does, else the whole stretch."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if start <= first:
            return []
        begin, end = tokens.start[first], tokens.end[start - 1]
        if ctx.text[begin] in "–—-" and begin < end:
            begin += 1
        quotes = ctx.quotes_in(begin, end)
        closes = tokens.low[start - 1] in CLOSING_MARKS or tokens.low[start - 1] == ","
        if quotes and closes and ctx.text[begin : quotes[-1].open].rstrip().endswith(":"):
            found = ctx.content(quotes[-1].open, quotes[-1].close)
        elif only_quoted(ctx, begin, end):
            return self._joined(quotes[0]) + quotations(ctx, begin, end)
        else:
            found = ctx.content(begin, end)
        return [found] if found else []

    def _joined(self, quote: Quote) -> list[Range]:
        """The quotation that ends right before another one and stands in sentences of its own ("« P. » « Q », dit X")."""
        ctx = self.ctx
        k = next((n for n, q in enumerate(ctx.outer) if q is quote), 0)
        before = ctx.outer[k - 1] if k else None
        if before is None or before.paragraph != quote.paragraph:
            return []
        between = ctx.text[before.close : quote.open]
        lead = ctx.text[max(0, before.open - 3) : before.open].rstrip(" \xa0\u202f")
        if telling(between) or "," in between or (lead and lead[-1] not in ".!?…\n»”"):
            return []
        found = ctx.content(before.open, before.close)
        return [found] if found else []

    # behind the incise

    def _behind(self, verb: int, start: int, stop: int, frame_stop: int, quoted: bool) -> list[Range]:
        """What is said goes on behind the incise: a quotation, or the rest of a sentence whose verb is still to come.

        `quoted` says that a quotation stands before the incise.
        """
        ctx, tokens = self.ctx, self.ctx.tokens
        k = stop
        while k < frame_stop and tokens.low[k] in (",", ":", ";", "–", "—"):
            k += 1
        if not stop < k < frame_stop:
            return []
        end = tokens.end[frame_stop - 1]
        quote = ctx.quote_from(tokens.start[k], end) if quoted else None
        if quote is not None and self._aside_only(k, tokens.at(quote.open)):
            return self._quotations(quote.open, end)
        if quoted and any(low in self.words("relative_subject") for low in tokens.low[k : k + 2]):
            return []
        return ctx.words_content(k, frame_stop) if self._unfinished(verb, start, stop, frame_stop) else []

    def _aside_only(self, k: int, stop: int) -> bool:
        """Whether only a short aside without a verb stands in `[k, stop)` (", la voix brisée,")."""
        tokens, verbs = self.ctx.tokens, self.ctx.language.verbs
        openers = self.words("complementizers") | self.words("relative_subject")
        return stop - k <= _LONGEST_ASIDE and not any(
            is_finite(tokens, j) or tokens.low[j] in openers or tokens.lemma[j] in verbs for j in range(k, stop)
        )

    def _quotations(self, start: int, end: int) -> list[Range]:
        """The quotation that opens at `start` and those that follow it with no word between."""
        found, reach = [], start
        for quote in self.ctx.quotes_in(start, end):
            if telling(self.ctx.text[reach : quote.open]):
                break
            span = self.ctx.content(quote.open, quote.close)
            if span:
                found.append(span)
            reach = quote.close
        return found

    def _unfinished(self, verb: int, start: int, stop: int, frame_stop: int) -> bool:
        """Whether the clause before the incise still waits for its verb, or goes on by a plain coordination."""
        tokens = self.ctx.tokens
        if not has_finite(tokens, self.ctx.frame(verb)[0], start):
            return has_finite(tokens, stop, frame_stop)
        k = next((k for k in range(stop, frame_stop) if tokens.low[k] != ","), frame_stop)
        if k >= frame_stop:
            return False
        return tokens.low[k] in self.words("resumers") or self._fragment(k, frame_stop)

    def _fragment(self, k: int, stop: int) -> bool:
        """Whether an adverbial or a "dont" without a verb ends the sentence ("…, jure un berger, et toujours ici")."""
        tokens = self.ctx.tokens
        if has_finite(tokens, k, stop) or k + 1 >= stop:
            return False
        joined = tokens.low[k] in self.words("coordinators") and tokens.pos[k + 1] in ("ADV", "ADP", "NUM", "SCONJ")
        return joined or tokens.low[k] in self.words("resuming_relatives")
