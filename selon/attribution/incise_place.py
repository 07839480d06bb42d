"""Where an inverted attribution may stand: behind a comma, a closing mark or a quotation, with something said before it."""

from __future__ import annotations

from selon.attribution.adverbials import past_circumstances
from selon.attribution.context import Context
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import CLOSING_MARKS, has_finite, is_finite, names_party, predicate_of, stands_in
from selon.attribution.said import led
from selon.parse.phrases import scan_phrase

_OPENERS = CLOSING_MARKS | {",", "–", "—", "-", "?", "!", "…", ")", "...", "“"}
_JOINED = frozenset({"PRON", "CCONJ", "SCONJ", "ADP", "DET", "PROPN", "AUX"})
_SHORT = 6


class IncisePlaces:
    """Asks of one article where an incise may stand: `start` is its first token, `first` that of its sentence."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.words = ctx.language.words

    def fits(self, cue: VerbCue, start: int, first: int) -> bool:
        """Whether a bare incise may stand at token `start`: something said before it, and no subject of its own there."""
        if start == first or not self.opens(start, first):
            return False
        if self._names_subject(first, start):
            return False
        if self._has_subject(cue, start) and not self._behind_quote(start):
            return self._between_commas(cue, start)
        return self.said_before(first, start)

    def opens(self, start: int, first: int) -> bool:
        """Whether an incise may begin at token `start`: behind a comma, a closing mark or a quotation.

        Without any mark ("la route est coupée précise la mairie") a clause with its own subject must stand before it.
        """
        tokens = self.ctx.tokens
        if tokens.low[start - 1] in _OPENERS or led(self.ctx, start):
            return True
        if tokens.pos[start - 1] in _JOINED:
            return False
        return any(tokens.dep[k].startswith("nsubj") and tokens.head[k] < start for k in range(first, start))

    def _names_subject(self, first: int, start: int) -> bool:
        """Whether a quoted name right before the verb ends its subject ("Le parti « Demain » officialise sa liste")."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if tokens.low[start - 1] not in CLOSING_MARKS or tokens.pos[first] != "DET" or has_finite(tokens, first, start):
            return False
        quote = ctx.quote_at(tokens.end[start - 1] - 1)
        return quote is not None and tokens.at(quote.open) > first and scan_phrase(tokens, first, start, ctx.language) == start

    def _has_subject(self, cue: VerbCue, start: int) -> bool:
        """Whether the tree gives the verb a subject on its left."""
        tokens = self.ctx.tokens
        return any(
            c < start and tokens.pos[c] != "PUNCT" and tokens.child(c, "cop") is None
            for c in tokens.all(cue.verb, "nsubj", "csubj")
        )

    def _behind_quote(self, start: int) -> bool:
        """Whether a closing mark, or one with a comma, stands right before token `start`."""
        low = self.ctx.tokens.low
        return low[start - 1] in CLOSING_MARKS or (
            low[start - 1] == "," and start > 1 and low[start - 2] in CLOSING_MARKS
        )

    def _between_commas(self, cue: VerbCue, start: int) -> bool:
        """Whether a person stands behind the verb, and all is set off by commas from what the tree takes for its subject.

        "La route, assure le maire, rouvrira": with another comma before it ("le maire, furieux, dénonce l'État, …") the
        verb goes on with its own subject, unless all stands in a quotation ("« Aucun, répète la directrice, ni ici »").
        """
        ctx, tokens, language = self.ctx, self.ctx.tokens, self.ctx.language
        if tokens.low[start - 1] != ",":
            return False
        if ctx.quote_at(tokens.start[start]) is None and not self._one_comma(cue, start):
            return False
        stop = tokens.bounds(cue.verb)[1]
        k = past_circumstances(ctx, max(cue.group.last, cue.end) + 1, stop)
        end = scan_phrase(tokens, k, stop, language)
        tables = (language.titles, language.bodies, language.people, language.named, self.words("generic_people"))
        behind = past_circumstances(ctx, end, stop)
        closed = any(j < len(tokens) and tokens.pos[j] == "PUNCT" for j in (end, behind))
        return closed and (names_party(tokens, k, end) or stands_in(tokens, k, end, tables))

    def _one_comma(self, cue: VerbCue, start: int) -> bool:
        """Whether only the comma before token `start` parts the verb from the noun the tree gave it as subject."""
        tokens = self.ctx.tokens
        subject = next(tokens.all(cue.verb, "nsubj", "csubj"), start)
        return "," not in tokens.low[subject : start - 1]

    def said_before(self, first: int, start: int) -> bool:
        """Whether anything said stands before the incise: a clause, a quotation, or a phrase without verb."""
        tokens = self.ctx.tokens
        if start - first < _SHORT or self._behind_quote(start) or self.ctx.quote_at(tokens.start[start]) is not None:
            return True
        finite = (k for k in range(first, start) if is_finite(tokens, k))
        return any(tokens.dep[predicate_of(tokens, k)] != "acl:relcl" for k in finite)
