"""Quotations behind a colon that no cue claims: "X vise son rival : « … »", "La préfète : « … »", "Réponse du maire : « … »"."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.line import first_noun, names_party, stands_in
from selon.attribution.sources import source_span
from selon.attribution.subjects import subject
from selon.attribution.verbs import VerbGroup, verb_group
from selon.parse.phrases import scan_phrase
from selon.parse.quotes import Quote

_DASHES = frozenset({"–", "—", "-", "|", "/"})
_BESIDE = frozenset({"ADV", "PUNCT", "ADJ", "ADP", "NUM"})
_FEWEST = 2
"""Words that a quotation behind a colon needs."""


class Colons:
    """Tells who speaks in the quotations behind colons of one article."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.words = ctx.language.words

    def find(self, quote: Quote) -> Finding | None:
        """What whoever acts, or is named alone, before the colon says; None where there is no colon or nobody."""
        ctx, tokens = self.ctx, self.ctx.tokens
        k = tokens.at(quote.open) - 1
        if k < 1 or tokens.low[k] != ":" or tokens.paragraph[k] != quote.paragraph:
            return None
        if len(ctx.text[quote.start : quote.end].split()) < _FEWEST:
            return None
        first = tokens.bounds(k)[0]
        group = self._doing(first, k)
        if group is not None:
            return self._acted(quote, group)
        if any(tokens.pos[j] in ("VERB", "AUX") for j in range(first, k)):
            return None
        return self._named(quote, self._behind_label(first, k), k)

    def _doing(self, first: int, k: int) -> VerbGroup | None:
        """The last verb of a main clause in `[first, k)`."""
        tokens = self.ctx.tokens
        verbs = (
            j
            for j in range(k - 1, first - 1, -1)
            if tokens.pos[j] == "VERB" and not tokens.dep[j].startswith(("acl", "advcl"))
        )
        groups = (verb_group(self.ctx, j) for j in verbs)
        return next((g for g in groups if g.form == "fin" or g.first < g.verb), None)

    def _acted(self, quote: Quote, group: VerbGroup) -> Finding | None:
        """ "X vise l'article de samedi : « … »": whoever acts before the colon speaks."""
        tokens = self.ctx.tokens
        speaker = subject(self.ctx, group)
        if speaker < 0 or group.form not in ("fin", "part") or not personal(self.ctx, speaker):
            return None
        cue = tokens.start[group.first], tokens.end[group.last]
        return quoted_speech(self.ctx, quote, speaker, group.first, rule="colon", at=group.verb, cue=cue)

    def _behind_label(self, first: int, k: int) -> int:
        """The token behind the last dash in `[first, k)` that stands free ("Football – Kerboua : « … »")."""
        tokens = self.ctx.tokens
        free = (j for j in range(k - 1, first, -1) if tokens.low[j] in _DASHES and tokens.start[j] > tokens.end[j - 1])
        return next(free, first - 1) + 1

    def _named(self, quote: Quote, first: int, k: int) -> Finding | None:
        """ "La préfète, sèchement : « … »": a person alone before the colon; or the owner of a noun of saying."""
        tokens = self.ctx.tokens
        begin, at = self._owner(first, k), first
        cue = (tokens.start[at], tokens.end[at]) if begin > first else None
        end = scan_phrase(tokens, begin, k, self.ctx.language)
        head = first_noun(tokens, begin, end)
        alone = all(tokens.pos[j] in _BESIDE for j in range(end, k))
        if head < 0 or not alone or not personal(self.ctx, head):
            return None
        return quoted_speech(self.ctx, quote, head, end, rule="colon", at=at if cue else -1, cue=cue)

    def _owner(self, first: int, k: int) -> int:
        """Behind "de" where a noun of saying opens `[first, k)` ("réponse du maire"); else `first`."""
        tokens = self.ctx.tokens
        marked = first + 2 < k and tokens.low[first + 1] in self.words("de_words")
        return first + 2 if marked and tokens.lemma[first] in self.ctx.language.nouns else first


def quoted_speech(
    ctx: Context,
    quote: Quote,
    speaker: int,
    before: int | None = None,
    *,
    rule: str,
    at: int = -1,
    cue: Range | None = None,
) -> Finding | None:
    """The quotation as what the speaker says, whose phrase ends before token `before`; None where it has no word."""
    span = ctx.content(quote.open, quote.close)
    if span is None:
        return None
    source = source_span(ctx, speaker, before)
    return Finding(rule=rule, stance="say", commitment="CT+", at=at, cue=cue, content=[span], source=source,
                   speaker=speaker)  # fmt: skip


def personal(ctx: Context, n: int) -> bool:
    """Whether a token can name someone who speaks."""
    tokens, language = ctx.tokens, ctx.language
    if tokens.pos[n] == "PRON":
        known = language.words("pronouns_masculine") | language.words("pronouns_feminine")
        return tokens.low[n] in known and tokens.dep[n] != "expl:subj"
    tables = (language.titles, language.bodies, language.people, language.named, language.countries,
              language.documents)  # fmt: skip
    return names_party(tokens, n, n + 1) or stands_in(tokens, n, n + 1, tables)
