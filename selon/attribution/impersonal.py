"""Impersonal hedges: "il semble que P", "il lui est reproché de P", "on ignore si P", "rien n'indique que P"."""

from __future__ import annotations

from selon.attribution.adverbials import past_adverbs, past_fixed_asides
from selon.attribution.context import Context
from selon.attribution.extent import clause_stop, marked_stop
from selon.attribution.finding import Range
from selon.attribution.line import VERBAL
from selon.attribution.verbs import VerbGroup, verb_group
from selon.language.model import Hedge

_REACH = 6


class Impersonals:
    """Tells what verbs without a speaker leave open; `taken` are the stretches that a voice already stands behind."""

    def __init__(self, ctx: Context, taken: list[Range]) -> None:
        self.ctx = ctx
        self.taken = taken
        self.words = ctx.language.words

    def seems(self, i: int, hedge: Hedge) -> tuple[Range, list[Range]] | None:
        """Cue and content of "il semble que P", "il lui est reproché de P" with its verb at token i."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if tokens.pos[i] not in VERBAL or not self._impersonal(i) or self._voiced(i):
            return None
        group, stop = verb_group(ctx, i), ctx.frame(i)[1]
        k = self._past_clitics(group.last + 1, stop)
        if group.negated or k + 1 >= stop:
            return None
        if "clause" in hedge.takes and tokens.low[k] in self.words("complementizers"):
            cue = tokens.start[group.first], tokens.end[i]
            return cue, ctx.words_content(k + 1, clause_stop(ctx, k, i, stop))
        if "de" in hedge.takes and tokens.low[k] in self.words("infinitive_markers"):
            return (tokens.start[i], tokens.end[i]), ctx.words_content(k + 1, marked_stop(ctx, k, stop))
        return None

    def _past_clitics(self, k: int, stop: int) -> int:
        """Behind adverbs and clitics, up to a complementizer."""
        tokens = self.ctx.tokens
        while (
            k < stop
            and (tokens.pos[k] == "ADV" or tokens.low[k] in self.words("clitics"))
            and tokens.low[k] not in self.words("complementizers")
        ):
            k += 1
        return k

    def _voiced(self, i: int) -> bool:
        """Whether a voice already stands behind token i."""
        offset = self.ctx.tokens.start[i]
        return any(start <= offset < end for start, end in self.taken) or self.ctx.quote_at(offset) is not None

    def _impersonal(self, i: int) -> bool:
        """Whether "il" is the subject of the verb at token i, with nothing but auxiliaries, adverbs and pronouns between."""
        tokens = self.ctx.tokens
        for k in range(i - 1, max(tokens.bounds(i)[0], i - _REACH) - 1, -1):
            if tokens.low[k] in self.words("impersonal_il"):
                return True
            if tokens.pos[k] not in ("AUX", "ADV", "PRON"):
                return False
        return False

    def unknown(self, i: int, hedge: Hedge) -> tuple[Range, list[Range]] | None:
        """Cue and content of "on ignore si P", "rien n'indique que P", "il n'est pas établi que P", its verb at token i."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if tokens.pos[i] not in VERBAL:
            return None
        group, stop = verb_group(ctx, i), ctx.frame(i)[1]
        k = past_adverbs(tokens, group.last + 1, stop, but=self.words("question_words"))
        if not self._leaves_open(i, group) or k + 1 >= stop:
            return None
        cue = tokens.start[self._nobody(i, group)], tokens.end[k - 1]
        k = past_fixed_asides(ctx, k, len(tokens))
        opposed = next((j for j in range(k + 1, stop) if self._opposed(j)), stop)
        end = min(clause_stop(ctx, k, i, stop), opposed, stop)
        if tokens.low[k] in self.words("complementizers") | self.words("if_words"):
            return cue, ctx.words_content(k + 1, end)
        asked = tokens.low[k] in self.words("question_words") | self.words("demonstrative_that")
        return (cue, ctx.words_content(k, end)) if asked else None

    def _before(self, i: int, group: VerbGroup) -> range:
        """The tokens right before a verb group where "on", "rien" or "il" may stand."""
        return range(max(self.ctx.tokens.bounds(i)[0], group.first - 3), group.first)

    def _leaves_open(self, i: int, group: VerbGroup) -> bool:
        """Whether nobody knows ("on ignore", "on ne sait pas"), nothing says it, or it is not so said ("il n'est pas")."""
        tokens = self.ctx.tokens
        lows = {tokens.low[k] for k in self._before(i, group)}
        if lows & self.words("nothing"):
            return True
        if lows & self.words("indefinite_subject") and tokens.lemma[i] in self.words("ignoring_verbs"):
            return True
        return group.negated and (bool(lows & self.words("indefinite_subject")) or self._impersonal(i))

    def _nobody(self, i: int, group: VerbGroup) -> int:
        """The token of "on", "rien" or "il" before the verb group; where it begins if there is none."""
        subjects = self.words("indefinite_subject") | self.words("nothing") | self.words("impersonal_il")
        return next((k for k in self._before(i, group) if self.ctx.tokens.low[k] in subjects), group.first)

    def _opposed(self, k: int) -> bool:
        """A comma and "mais": the author goes on."""
        low = self.ctx.tokens.low
        return low[k] == "," and k + 1 < len(low) and low[k + 1] in self.words("opposers")
