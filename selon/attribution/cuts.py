"""The places where a sentence leaves what was said and goes on with who said it."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.lexicon import VerbCue

_LABELS = frozenset({"object_as", "object_label", "object_predicate"})


class Cuts:
    """Tokens where a sentence leaves what was said and goes on with who said it (", estimant que", ", a-t-il ajouté")."""

    def __init__(self, ctx: Context, cues: list[VerbCue]) -> None:
        self._starts: dict[int, int] = {}
        self._gerunds: dict[int, int] = {}
        for cue in cues:
            if cue.group.form == "ger":
                self._gerund(ctx, cue)
            elif cue.entry.takes & _LABELS:
                self._relative(ctx, cue)

    def _relative(self, ctx: Context, cue: VerbCue) -> None:
        """A noun phrase ends where the voice goes on about it in a relative ("le projet, qu'il juge inutile")."""
        tokens, words = ctx.tokens, ctx.language.words
        k = cue.group.first - 1
        while k > 1 and tokens.low[k] in words("clitics"):
            k -= 1
        pronouns = words("pronouns_masculine") | words("pronouns_feminine")
        if k < 2 or tokens.low[k] not in pronouns or tokens.low[k - 1] not in words("relative_object"):
            return
        self._gerunds[k - 2 if tokens.low[k - 2] == "," else k - 1] = cue.verb

    def _gerund(self, ctx: Context, cue: VerbCue) -> None:
        """A reporting gerund ends content at its comma; without one ("en dénonçant") it ends a noun phrase only."""
        tokens = ctx.tokens
        start = tokens.bounds(cue.verb)[0]
        lead = cue.group.first
        while lead > start and (
            tokens.pos[lead - 1] == "ADV" or tokens.low[lead - 1] in ctx.language.words("gerund_lead")
        ):
            lead -= 1
        if lead > start and tokens.low[lead - 1] == ",":
            self._starts[lead - 1] = cue.verb
        elif any(tokens.low[k] in ctx.language.words("gerund_markers") for k in range(lead, cue.group.first)):
            self._gerunds[lead] = cue.verb

    def add(self, token: int, verb: int) -> None:
        """Let content end before this token."""
        self._starts[token] = verb

    def within(self, first: int, stop: int, own: int, phrase: bool = False) -> int:
        """The first cut in `[first, stop)` that is not of the cue `own` itself; `stop` where there is none."""
        tables = (self._starts, self._gerunds) if phrase else (self._starts,)
        return next((k for k in range(first, stop) if any(t.get(k, own) != own for t in tables)), stop)
