"""What the complements of a cue share: content cut where the speaker's own doing goes on, and what may stand between."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.cuts import Cuts
from selon.attribution.extent import about_the_cue, before_quotation, before_verb
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import CLOSING_MARKS, VERBAL, is_finite, is_infinitive

_PASSED = frozenset({"ADV", "ADP", "DET", "NOUN", "PROPN", "NUM", "ADJ", "PUNCT", "PRON", "X", "SYM", "CCONJ"})


class Spans:
    """Turns tokens behind a cue into content ranges, and says what may part a cue from its content."""

    def __init__(self, ctx: Context, cuts: Cuts) -> None:
        self.ctx = ctx
        self.cuts = cuts
        self.words = ctx.language.words

    def cut(self, cue: VerbCue, first: int, stop: int, phrase: bool = False) -> list[Range]:
        """Tokens `[first, stop)` as one clean content range, cut where the speaker's own doing goes on.

        A noun or infinitive `phrase` ends at a reporting gerund without a comma too.
        """
        stop = self._before_comment(first, self.cuts.within(first + 1, stop, cue.verb, phrase))
        if phrase and (self.in_relative(cue) or cue.group.form == "ger"):
            stop = before_verb(self.ctx, first, stop)
        stop = self._before_subject(first, stop) if phrase else stop
        stop = self._before_voice(first, before_quotation(self.ctx, first, stop))
        return self.ctx.words_content(first, self._before_joint(first, stop))

    def _before_joint(self, first: int, stop: int) -> int:
        """The end of `[first, stop)` without a conjunction that joins what the speaker does next ("reçu les plans | et")."""
        while stop - 1 > first and self.ctx.tokens.pos[stop - 1] == "CCONJ":
            stop -= 1
        return stop

    def _before_comment(self, first: int, stop: int) -> int:
        """The first ", ce qui" or ", ce que" in `[first, stop)` outside quotations: the author comments on what was said."""
        tokens = self.ctx.tokens
        for k in range(first + 1, stop - 2):
            if tokens.low[k] != "," or tokens.low[k + 1] not in self.words("demonstrative_that"):
                continue
            if tokens.low[k + 2] in self.words("relative_all") and self.ctx.quote_at(tokens.start[k]) is None:
                return k
        return stop

    def before_meanwhile(self, first: int, stop: int) -> int:
        """Where "alors que", "tandis que" open the author's own clause in `[first, stop)` outside quotations; else `stop`."""
        tokens, words = self.ctx.tokens, self.words
        for k in range(first + 1, stop - 1):
            opens = tokens.low[k] in words("while_words") and tokens.low[k + 1] in words("complementizers")
            until = tokens.low[k] in words("until_words") and tokens.low[min(k + 2, stop - 1)] in words("demonstrative_that")
            if (opens or until) and self.ctx.quote_at(tokens.start[k]) is None:
                return k
        return stop

    def _before_subject(self, first: int, stop: int) -> int:
        """Where "et il", "mais elle" begin a new clause in `[first, stop)` outside relatives and quotations; else `stop`."""
        tokens = self.ctx.tokens
        for k in range(first + 1, stop - 1):
            if tokens.low[k] in self.words("relative_all") or tokens.pos[k] == "SCONJ":
                return stop
            joins = tokens.low[k] in self.words("coordinators") and tokens.low[k + 1] in self.words("subject_pronouns")
            if joins and self.ctx.quote_at(tokens.start[k]) is None:
                return k
        return stop

    def in_relative(self, cue: VerbCue) -> bool:
        """Whether "qui" is the subject of the cue, so that another verb may follow what it says."""
        tokens = self.ctx.tokens
        return any(
            tokens.low[c] in self.words("relative_subject") for c in tokens.children[cue.verb] if c < cue.group.first
        )

    def _before_voice(self, first: int, stop: int) -> int:
        """The last comma in `[first, stop)` that "selon X" follows up to the end: it speaks for the cue's sentence too."""
        tokens, prepositions = self.ctx.tokens, self.ctx.language.prepositions
        for k in range(stop - 2, first, -1):
            if tokens.low[k] != "," or self.ctx.quote_at(tokens.start[k]) is not None:
                continue
            if any(p.stance == "say" and tuple(tokens.low[k + 1 : k + 1 + len(p.words)]) == p.words
                   for p in prepositions.get(tokens.low[k + 1], ())):  # fmt: skip
                return k
            if tokens.low[k + 1] not in self.words("relative_subject"):
                return stop
        return stop

    def goes_on(self, k: int, stop: int) -> bool:
        """Whether token k, right behind a quotation, ties something to its last noun: "de", a place, a relative."""
        tokens, words = self.ctx.tokens, self.words
        if k >= stop or tokens.low[k - 1] not in CLOSING_MARKS:
            return False
        if tokens.low[k] in words("de_words") | words("relative_all"):
            return tokens.low[k] not in words("complementizers")
        if tokens.pos[k] != "ADP" or about_the_cue(self.ctx, k, stop):
            return False
        governor = tokens.head[tokens.head[k]]
        tied = governor < k and tokens.pos[governor] == "NOUN"
        return tied or tokens.low[k] in words("a_words") | words("against_words")

    def quoted(self, offset: int, stop: int) -> list[Range]:
        """The quotation that opens at `offset`, and those that follow it before token `stop`, parted by commas."""
        ctx, reach = self.ctx, offset
        found: list[Range] = []
        for quote in ctx.quotes_in(offset, ctx.tokens.end[stop - 1]):
            between = ctx.text[reach : quote.open]
            if found and (not between or not self._parts_quotations(between)):
                break
            span = ctx.content(quote.open, quote.close)
            if span:
                found.append(span)
            reach = quote.close
        return found

    def _parts_quotations(self, between: str) -> bool:
        """Whether a stretch of text only sets two quotations of one voice apart: a comma, "et"."""
        word = between.strip(" ,;\xa0\u202f")
        return not word or word in self.words("coordinators")

    def passable(self, k: int) -> bool:
        """Whether a token may stand between a cue and its clause: no finite verb unless inside a relative or an aside."""
        tokens = self.ctx.tokens
        if tokens.pos[k] in _PASSED:
            return True
        if k in self.ctx.shared_subject or (
            tokens.pos[k] == "VERB" and tokens.low[k - 1] in self.words("coordinators")
        ):
            return False
        if is_infinitive(tokens, k):
            return any(tokens.low[j] in self.words("doing_prepositions") for j in range(max(0, k - 3), k))
        if tokens.pos[k] in VERBAL:
            return not is_finite(tokens, k) or "acl:relcl" in (tokens.dep[k], tokens.dep[tokens.head[k]])
        return tokens.pos[k] == "SCONJ" and tokens.low[k] not in self.words("complementizers")
