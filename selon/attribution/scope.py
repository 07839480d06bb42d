"""How much an according-to expression claims: what stands before it, behind it, or both, up to the next voice."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.cuts import Cuts
from selon.attribution.finding import Finding, Range
from selon.attribution.line import VERBAL, behind_label, has_finite, is_finite, only_quoted, predicate_of, quotations

_CONTINUED = frozenset({"obj", "xcomp", "ccomp", "obl:arg", "nsubj"})
_NEAR_VERB = 4
_DASHES = frozenset({"–", "—"})


class Scope:
    """Cuts out the content of according-to expressions `[k, end)`, source in, in one article."""

    def __init__(self, ctx: Context, cuts: Cuts) -> None:
        self.ctx = ctx
        self.cuts = cuts
        self.words = ctx.language.words

    def content(self, k: int, end: int, before: list[Finding]) -> list[Range]:
        """What the expression claims of its sentence; `before` are those found earlier in the article."""
        ctx, tokens = self.ctx, self.ctx.tokens
        first, stop = self._bracketed(k, *ctx.frame(k))
        label = behind_label(tokens, first, k)
        if label < k and not has_finite(tokens, first, label):
            first = label
        begin = self._clause_start(k, self._segment_start(k, first, before))
        between = self._between_dashes(k, end, stop)
        after = end + 1 if end < stop and (between or tokens.low[end] in (",", ":")) else end
        if (self._leads(begin, k) and not between) or tokens.low[end - 1] in self.words("relative_subject"):
            return self._after(after, stop, k)
        found = ctx.content(tokens.start[begin], tokens.start[k])
        head = [found] if found else []
        if end < stop and self._goes_on(begin, k, end, after, stop):
            return head + self._after(after, stop, k)
        if only_quoted(ctx, tokens.start[begin], tokens.start[k]):
            return quotations(ctx, tokens.start[begin], tokens.start[k])
        return head

    def _between_dashes(self, k: int, end: int, stop: int) -> bool:
        """Whether the expression is an aside between two dashes ("le tunnel – selon l'exploitant – serait rouvert")."""
        low = self.ctx.tokens.low
        return end < stop and low[k - 1] in _DASHES and low[end] in _DASHES

    # where it begins

    def _bracketed(self, k: int, first: int, stop: int) -> tuple[int, int]:
        """The inside of the brackets that the expression stands in, else the sentence as it is."""
        low = self.ctx.tokens.low
        opening = next((j for j in range(k - 1, first - 1, -1) if low[j] in ("(", ")")), -1)
        if opening < 0 or low[opening] == ")":
            return first, stop
        return opening + 1, next((j for j in range(k, stop) if low[j] == ")"), stop)

    def _segment_start(self, k: int, first: int, before: list[Finding]) -> int:
        """Where the stretch that an expression may claim begins: behind an earlier voice of the same sentence."""
        tokens = self.ctx.tokens
        for finding in reversed(before):
            leads = first <= finding.at < k and finding.start <= tokens.start[finding.at]
            if leads and finding.source is not None:
                ends = [end for _, end in finding.content if end <= tokens.start[k]]
                return max(first, tokens.at(max([finding.source[1], *ends])))
        return first

    def _clause_start(self, k: int, begin: int) -> int:
        """Behind the "que" or relative pronoun of the clause the expression stands in, where its verb is still to come."""
        tokens = self.ctx.tokens
        for j in range(k - 1, begin, -1):
            opens = tokens.pos[j] == "SCONJ" and tokens.low[j] in self.words("complementizers")
            ahead = tokens.head[j] > j and tokens.right[tokens.head[j]] >= k
            if opens and ahead and tokens.low[j - 1] not in self.words("conjunctive"):
                return j + 1
        return begin

    def _leads(self, begin: int, k: int) -> bool:
        """Whether nothing but connectives, adverbials or a clause that ends in "et," stands before the expression."""
        tokens = self.ctx.tokens
        coordinators = self.words("coordinators")
        if k == begin or tokens.low[k - 1] in coordinators or tokens.low[k - 1] in (":", ";", "–", "—"):
            return True
        behind = k - 2 if tokens.low[k - 1] == "," and k - 2 >= begin else k - 1
        if tokens.low[behind] in self.words("relative_subject") and behind > begin:
            return True
        if tokens.low[behind] in self.words("complementizers") | coordinators | self.words("if_words"):
            return True
        if tokens.low[k - 1] == "," and tokens.pos[begin] == "ADP" and not has_finite(tokens, begin, k):
            return True
        return all(tokens.pos[j] in ("CCONJ", "ADV", "PUNCT") for j in range(begin, k))

    # whether it goes on

    def _goes_on(self, begin: int, k: int, end: int, after: int, stop: int) -> bool:
        """Whether what is claimed goes on behind the expression, where more than its lead stands before it."""
        tokens = self.ctx.tokens
        if tokens.pos[begin] in VERBAL and k - begin <= _NEAR_VERB:
            return True
        if after > end:
            return self._resumes(begin, k, after, stop)
        if tokens.pos[end] in ("PUNCT", "CCONJ"):
            return False
        held = "VerbForm=Part" in tokens.feats[k - 1] and self._spans(k - 1, end, stop)
        return not has_finite(tokens, begin, k) or held or self._pending(begin, k)

    def _resumes(self, begin: int, k: int, after: int, stop: int) -> bool:
        """Whether the clause goes on behind the expression: its verb is still to come, or the tree holds both parts."""
        tokens = self.ctx.tokens
        if not has_finite(tokens, begin, k):
            relative = after < stop and tokens.low[after] in self.words("relative_all")
            return has_finite(tokens, after, stop) and not relative
        if self._pending(begin, k):
            return True
        if after >= stop:
            return False
        if is_finite(tokens, k - 2) and tokens.pos[after] == "ADP":
            return True
        if tokens.low[after] in self.words("resumers") | self.words("complementizers"):
            return True
        return self._spans(predicate_of(tokens, next(j for j in range(begin, k) if is_finite(tokens, j))), after, stop)

    def _spans(self, governor: int, after: int, stop: int) -> bool:
        """Whether a predicate stands behind the expression, or governs what does."""
        tokens, top = self.ctx.tokens, after
        while tokens.head[top] != top and after <= tokens.head[top] < stop:
            top = tokens.head[top]
        return governor >= after or (tokens.head[top] == governor and tokens.dep[top] in _CONTINUED)

    def _pending(self, begin: int, k: int) -> bool:
        """Whether the auxiliary right before the expression still waits for its participle ("aurait, selon X, fui")."""
        tokens = self.ctx.tokens
        j = k - 1
        while j > begin and (tokens.pos[j] == "ADV" or tokens.low[j] == ","):
            j -= 1
        if tokens.pos[j] == "AUX" or tokens.dep[j].startswith(("aux", "cop")):
            return True
        return tokens.lemma[j] in self.words("auxiliaries") and is_finite(tokens, j)

    def _after(self, first: int, stop: int, own: int) -> list[Range]:
        """What stands behind the expression up to the end of its sentence, quotations whole."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if first >= stop:
            return []
        quote = ctx.quote_from(tokens.start[first], tokens.end[first])
        behind = tokens.at(quote.close) if quote is not None else stop
        if quote is not None and (behind >= stop or tokens.low[behind] in (",", ".", ";")):
            found = ctx.content(quote.open, quote.close)
            return [found] if found else []
        return ctx.words_content(first, self.cuts.within(first + 1, stop, own))
