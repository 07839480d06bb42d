"""Impersonal hedges: "il semble que P", "il lui est reproché de P", "on ignore si P", "rien n'indique que P"."""

from __future__ import annotations

from selon.attribution.adverbials import past_adverbs, past_commas, past_fixed_asides
from selon.attribution.clause_end import clause_stop
from selon.attribution.context import Context
from selon.attribution.extent import marked_stop
from selon.attribution.finding import Finding, Range, within
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import VERBAL, is_infinitive
from selon.attribution.said import Said
from selon.attribution.verbs import VerbGroup, verb_group
from selon.language.model import Hedge
from selon.parse.phrases import scan_phrase

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
        if tokens.pos[i] not in VERBAL or self._voiced(i):
            return None
        group, stop = verb_group(ctx, i), ctx.frame(i)[1]
        if group.clitic >= 0:
            return self._aside(i, group)
        subject = self._impersonal(i)
        if subject < 0:
            return None
        k = self._past_clitics(group.last + 1, stop)
        if group.negated or k + 1 >= stop:
            return None
        if "clause" in hedge.takes and tokens.low[k] in self.words("complementizers"):
            cue = tokens.start[subject], tokens.end[i]
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
        return within(offset, self.taken) or self.ctx.quote_at(offset) is not None

    def told(self, cue: VerbCue) -> Finding | None:
        """The statement of a passive that says by whom nothing was said: "il a été annoncé que P", "il est demandé de P"."""
        ctx, tokens, group = self.ctx, self.ctx.tokens, cue.group
        subject = self._impersonal(cue.verb)
        if not group.passive or group.negated or subject < 0 or self._voiced(cue.verb):
            return None
        if cue.entry.head in self.words("planning_verbs"):
            return None
        stop = ctx.frame(cue.verb)[1]
        k = self._past_hearer(max(group.last, cue.end) + 1, stop)
        if k + 1 >= stop or any(tokens.low[j] in self.words("agent_markers") for j in range(group.last + 1, k)):
            return None
        content = []
        if "clause" in cue.entry.takes and tokens.low[k] in self.words("complementizers"):
            content = ctx.words_content(k + 1, clause_stop(ctx, k, cue.verb, stop))
        elif self._opens_infinitive(k) or (cue.entry.words and tokens.low[k] in self.words("de_words")):
            content = ctx.words_content(k + 1, marked_stop(ctx, k, stop))
        if not content:
            return None
        return Finding(
            rule="hedge_impersonal", stance=cue.entry.stance, commitment="PRu", at=cue.verb, cue=cue.range(ctx),
            content=content, unsourced=True,
        )  # fmt: skip

    def _opens_infinitive(self, k: int) -> bool:
        """Whether token k is a "de" with an infinitive behind it."""
        tokens = self.ctx.tokens
        return tokens.low[k] in self.words("infinitive_markers") and any(
            is_infinitive(tokens, j) for j in range(k + 1, min(len(tokens), k + 4))
        )

    def _past_hearer(self, k: int, stop: int) -> int:
        """Behind adverbs, a date and whom it was told to ("il a été demandé mardi aux élus de")."""
        k = self._past_asides(k, stop)
        if k < stop and self.ctx.tokens.low[k] in self.words("a_words"):
            k = scan_phrase(self.ctx.tokens, k + 1, stop, self.ctx.language, appositions=False)
        return k

    def _aside(self, i: int, group: VerbGroup) -> tuple[Range, list[Range]] | None:
        """ "La foudre, semble-t-il, est tombée": what stands around the inverted verb."""
        ctx, tokens = self.ctx, self.ctx.tokens
        inverted = tokens.low[group.clitic] in self.words("impersonal_il")
        if not inverted or group.first == tokens.bounds(i)[0] or tokens.low[group.first - 1] != ",":
            return None
        cue = tokens.start[group.first], tokens.end[group.last]
        return cue, Said(ctx).around(i, group.first, group.last + 1)

    def _impersonal(self, i: int) -> int:
        """The "il" that is the subject of the verb at token i, past auxiliaries, adverbs and pronouns; or -1."""
        tokens = self.ctx.tokens
        for k in range(i - 1, max(tokens.bounds(i)[0], i - _REACH) - 1, -1):
            if tokens.low[k] in self.words("impersonal_il"):
                return k
            if tokens.pos[k] not in ("AUX", "ADV", "PRON"):
                return -1
        return -1

    def unknown(self, i: int, hedge: Hedge) -> tuple[Range, list[Range]] | None:
        """Cue and content of "on ignore si P", "rien n'indique que P", "il n'est pas établi que P", its verb at token i."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if tokens.pos[i] not in VERBAL:
            return None
        group, stop = verb_group(ctx, i), ctx.frame(i)[1]
        if not self._leaves_open(i, group):
            return None
        end = next((k for k in range(group.last + 1, stop) if tokens.low[k] not in self.words("negators")), stop)
        cue = tokens.start[self._nobody(i, group)], tokens.end[end - 1]
        k = self._past_asides(end, stop)
        if k + 1 >= stop:
            return None
        opposed = next((j for j in range(k + 1, stop) if self._opposed(j)), stop)
        end = min(clause_stop(ctx, k, i, stop), opposed, stop)
        if tokens.low[k] in self.words("complementizers") | self.words("if_words"):
            return cue, ctx.words_content(k + 1, end)
        asked = tokens.low[k] in self.words("question_words") | self.words("demonstrative_that")
        return (cue, ctx.words_content(k, end)) if asked or self._open_matter(i, k) else None

    def _open_matter(self, i: int, k: int) -> bool:
        """Whether what nobody knows is a matter that a report leaves open ("on ignore les raisons de son départ")."""
        tokens = self.ctx.tokens
        noun = next((j for j in range(k + 1, min(len(tokens), k + 4)) if tokens.pos[j] == "NOUN"), k)
        ignored = tokens.lemma[i] in self.words("ignoring_verbs") and tokens.pos[k] == "DET"
        return ignored and tokens.lemma[noun] in self.words("open_matters")

    def _past_asides(self, k: int, stop: int) -> int:
        """Behind adverbs and asides, up to a question word (", à ce jour, que", "encore qui")."""
        asked = self.words("question_words") | self.words("complementizers")
        k = past_adverbs(self.ctx.tokens, k, stop, but=asked)
        k = past_fixed_asides(self.ctx, k, stop)
        return past_adverbs(self.ctx.tokens, past_commas(self.ctx, k, stop), stop, but=asked)

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
        return group.negated and (bool(lows & self.words("indefinite_subject")) or self._impersonal(i) >= 0)

    def _nobody(self, i: int, group: VerbGroup) -> int:
        """The token of "on", "rien" or "il" before the verb group; where it begins if there is none."""
        subjects = self.words("indefinite_subject") | self.words("nothing") | self.words("impersonal_il")
        return next((k for k in self._before(i, group) if self.ctx.tokens.low[k] in subjects), group.first)

    def _opposed(self, k: int) -> bool:
        """A comma and "mais": the author goes on."""
        low = self.ctx.tokens.low
        return low[k] == "," and k + 1 < len(low) and low[k + 1] in self.words("opposers")
