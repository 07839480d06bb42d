"""What a reporting verb says: the first construction of its content that holds behind it."""

from __future__ import annotations

from selon.attribution.clausal import Clausal
from selon.attribution.context import Context
from selon.attribution.extent import Cuts, clause_stop
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.phrasal import Phrasal
from selon.attribution.stretches import Stretches


class Complements:
    """Finds the content of verb cues in one article."""

    def __init__(self, ctx: Context, cuts: Cuts) -> None:
        self.ctx = ctx
        self.cuts = cuts
        self.words = ctx.language.words
        self.stretches = Stretches(ctx, cuts)
        self.clausal = Clausal(ctx, self.stretches)
        self.phrasal = Phrasal(ctx, self.stretches)

    def find(self, cue: VerbCue) -> tuple[str, list[Range]] | None:
        """The construction that holds behind a cue and its content, or None where the verb says nothing here."""
        takes = cue.entry.takes
        after = max(cue.group.last, cue.end) + 1
        stop = self.ctx.frame(cue.verb)[1]
        tries = (
            ("clause", "clause", self.clausal.clause),
            ("question", "question", self.clausal.question),
            ("infinitive", "", self.clausal.infinitive),
            ("quotation", "", self._quotation),
            ("complement", "", self.phrasal.object_complement),
            ("predicate", "predicate", self.phrasal.predicate),
            ("object", "", self.phrasal.object),
            ("oblique", "", self.phrasal.oblique),
        )
        for rule, needs, attempt in tries:
            if needs and needs not in takes:
                continue
            found = attempt(cue, after, stop)
            if found:
                return rule, found
        return None

    def clause_behind(self, verb: int, opener: int, stop: int) -> list[Range]:
        """The content of the clause that token `opener` opens under a verb that is no cue of the lexicon."""
        tokens = self.ctx.tokens
        end = self.cuts.within(opener + 2, clause_stop(self.ctx, opener, verb, stop), verb)
        found = self.ctx.content(tokens.start[opener + 1], tokens.end[end - 1]) if end > opener + 1 else None
        return [found] if found else []

    def _quotation(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """A quotation right behind the cue, after a colon or nothing but adverbials."""
        tokens = self.ctx.tokens
        if not cue.entry.takes & {"incise", "incise_quote", "object_quote", "clause"}:
            return []
        k, limit = after, min(stop, after + 30)
        while k < limit:
            offset = tokens.start[k]
            quote = self.ctx.quote_from(offset, tokens.end[k])
            if quote is not None and self.ctx.quote_at(tokens.start[cue.verb]) is not quote:
                bare = tokens.low[k - 1] != ":" and not cue.entry.takes & {"clause", "object_quote", "object"}
                return self.stretches.quotations(quote.open, stop) if self._direct(k - 1, after) and not bare else []
            if (
                tokens.low[k] == ":"
                and k + 1 < stop
                and self.ctx.quote_from(tokens.start[k], tokens.end[k + 1]) is None
            ):
                return self._after_colon(cue, k, stop)
            if not self.stretches.passable(cue, k) or (tokens.dep[k] == "obj" and tokens.head[k] == cue.verb):
                return []
            k += 1
        return []

    def _direct(self, k: int, after: int) -> bool:
        """Whether a quotation that opens behind token k stands on its own (behind a colon, a comma or the verb)."""
        tokens = self.ctx.tokens
        return (
            k < after
            or tokens.low[k] in (":", ",")
            or tokens.pos[k] in ("ADV", "NOUN", "PROPN", "NUM", "PRON", "PUNCT")
        )

    def _after_colon(self, cue: VerbCue, colon: int, stop: int) -> list[Range]:
        return self.stretches.stretch(cue, colon + 1, stop) if "incise" in cue.entry.takes else []
