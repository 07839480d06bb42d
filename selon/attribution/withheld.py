"""What a voice will not tell: "a refusé de dévoiler les noms", "n'a pas souhaité commenter l'enquête"."""

from __future__ import annotations

from selon.attribution.colon import personal
from selon.attribution.context import Context
from selon.attribution.cuts import Cuts
from selon.attribution.extent import before_verb, tail
from selon.attribution.finding import Finding
from selon.attribution.line import VERBAL, is_infinitive
from selon.attribution.sources import source_span
from selon.attribution.subjects import subject
from selon.attribution.verbs import VerbGroup, verb_group

_REACH = 5


class Withheld:
    """Finds refusals to say something that the text names."""

    def __init__(self, ctx: Context, cuts: Cuts) -> None:
        self.ctx = ctx
        self.cuts = cuts
        self.words = ctx.language.words

    def find(self) -> list[Finding]:
        """All of them, in order."""
        tokens = self.ctx.tokens
        verbs = self.words("refusing_verbs") | self.words("wishing_verbs")
        places = (v for v, lemma in enumerate(tokens.lemma) if lemma in verbs and tokens.pos[v] in VERBAL)
        return [f for v in places if (f := self._statement(v)) is not None]

    def _statement(self, v: int) -> Finding | None:
        ctx, tokens = self.ctx, self.ctx.tokens
        group = verb_group(ctx, v)
        wishes = tokens.lemma[v] in self.words("wishing_verbs")
        if group.form != "fin" or group.passive or group.conditional or group.negated != wishes:
            return None
        told = self._told(group)
        head = subject(ctx, group)
        if told < 0 or head < 0 or not self._speaks(head):
            return None
        stop = ctx.frame(v)[1]
        end = tail(ctx, min(stop, max(tokens.right[told], told) + 1), v, stop)
        end = self.cuts.within(told + 1, before_verb(ctx, told, end), v, phrase=True)
        named = any(tokens.pos[k] in ("NOUN", "PROPN", "SCONJ") for k in range(told + 1, end))
        content = ctx.words_content(told, end) if named else []
        if not content:
            return None
        first = self._negation(group)
        source = source_span(ctx, head, first if head < first else None)
        return Finding(
            rule="withheld", stance="say", commitment="Uu", at=v, cue=(tokens.start[first], tokens.end[v]),
            content=content, source=source, speaker=head,
        )  # fmt: skip

    def _negation(self, group: VerbGroup) -> int:
        """The "ne" right before the group, else its first token."""
        before = range(group.first - 1, max(-1, group.first - 3), -1)
        return next((k for k in before if self.ctx.tokens.low[k] in self.words("negation")), group.first)

    def _speaks(self, n: int) -> bool:
        """Whether a subject names somebody, or is "ce dernier"."""
        tokens = self.ctx.tokens
        named = tokens.pos[n] == "PROPN" or tokens.low[n] in self.words("ordinal_last")
        return named or personal(self.ctx, n)

    def _told(self, group: VerbGroup) -> int:
        """The infinitive of a verb of saying right behind the verb; -1 where another one or none stands there."""
        tokens, verbs = self.ctx.tokens, self.ctx.language.verbs
        stop = min(tokens.bounds(group.verb)[1], group.last + _REACH)
        k = next((k for k in range(group.last + 1, stop) if is_infinitive(tokens, k)), -1)
        if k < 0 or any(tokens.pos[j] in ("NOUN", "PROPN", "PUNCT") for j in range(group.last + 1, k)):
            return -1
        return k if any(e.stance == "say" and not e.words for e in verbs.get(tokens.lemma[k], ())) else -1
