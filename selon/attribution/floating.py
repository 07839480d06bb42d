"""Quotations that no cue claims: they go on with the statement before, follow a colon, or finish someone's sentence."""

from __future__ import annotations

import re

from selon.attribution.colon import Colons, personal, quoted_speech
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.line import first_noun, has_finite
from selon.attribution.subjects import subject
from selon.attribution.verbs import verb_group
from selon.parse.phrases import scan_phrase
from selon.parse.quotes import Quote

_DASHES = frozenset({"—", "–"})
_LONGEST_SIGNATURE = 25
_WORD = re.compile(r"\w+")
LONG = 4
"""Words a quotation needs to count as speech on its own; shorter ones are names, titles or scare quotes."""


class Floating:
    """Gives the quotations that are left over to a statement or makes one of them."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.words = ctx.language.words
        self.colons = Colons(ctx)

    def find(self, findings: list[Finding]) -> list[Finding]:
        """Further statements; quotations that continue an earlier one are added to its content in place."""
        found: list[Finding] = []
        for quote in self.ctx.outer:
            every = [*findings, *found]
            if _covered(quote, every):
                continue
            led = self._led_up(quote, every)
            if led is not None:
                self._extend(led, quote)
                continue
            long = len(_WORD.findall(self.ctx.text[quote.start : quote.end])) >= LONG
            made = self.colons.find(quote) or self._signed(quote) or (self._quoted_predicate(quote) if long else None)
            if made is not None:
                found.append(made)
            if made is not None or not long:
                continue
            before = self._continued(quote, every)
            if before is not None:
                self._extend(before, quote)
                continue
            made = self._alone(quote, every)
            if made is not None:
                found.append(made)
        return found

    def _span(self, quote: Quote) -> Range | None:
        return self.ctx.content(quote.open, quote.close)

    def _stands_alone(self, quote: Quote) -> bool:
        """Whether the sentences of the quotation hold nothing but it (other quotations aside)."""
        tokens = self.ctx.tokens
        first, stop = self._sentences(quote)
        outside = self.ctx.text[tokens.start[first] : quote.open] + self.ctx.text[quote.close : tokens.end[stop - 1]]
        return not _WORD.search(re.sub(r"[«“\"][^«»“”\"]*[»”\"]", "", outside))

    def _sentences(self, quote: Quote) -> tuple[int, int]:
        tokens = self.ctx.tokens
        first = tokens.bounds(min(tokens.at(quote.start), len(tokens) - 1))[0]
        stop = tokens.bounds(
            max(first, tokens.at(quote.end - 1)) if tokens.at(quote.end - 1) < len(tokens) else len(tokens) - 1
        )[1]
        return first, stop

    def _continued(self, quote: Quote, findings: list[Finding]) -> Finding | None:
        """The statement that a quotation goes on with: the one before it, in its paragraph or (repeated mark) the last."""
        before = [f for f in findings if f.source is not None and f.end <= quote.open and f.parent is None]
        if not before:
            return None
        last = max(before, key=lambda f: (f.end, f.at))
        reach = max(last.end, last.cue[1] if last.cue else 0, last.source[1] if last.source else 0)
        between = self.ctx.text[reach : quote.open]
        inside, _ = self.ctx.quoted_share(last.content)
        if not inside or reach > quote.open:
            return None
        if quote.continues:
            return last
        if "\n" in between.strip(" ") or not self._stands_alone(quote):
            return None
        return last if not re.search(r"[.!?…][\s»”\"]*\s+\w.*\w", between) else None

    def _led_up(self, quote: Quote, findings: list[Finding]) -> Finding | None:
        """The statement whose content a colon and this quotation go on with ("explique que P : « Q »")."""
        tokens, k = self.ctx.tokens, self.ctx.tokens.at(quote.open) - 1
        if k < 1 or tokens.low[k] != ":" or tokens.paragraph[k] != quote.paragraph:
            return None
        near = (f for f in findings if f.source is not None and f.cue and f.parent is None and f.end <= tokens.start[k])
        last = max(near, key=lambda f: (f.end, -f.start), default=None)
        if last is None or last.stance == "deny" or last.cue[0] > last.end:  # type: ignore[index]
            return None
        return last if not _WORD.search(self.ctx.text[last.end : quote.open]) else None

    def _extend(self, finding: Finding, quote: Quote) -> None:
        span = self._span(quote)
        if span:
            finding.content.append(span)

    def _signed(self, quote: Quote) -> Finding | None:
        """A quotation that is a paragraph, with who said it behind a dash in the next: « … » / — Ana Ruiz, avocate."""
        ctx, tokens = self.ctx, self.ctx.tokens
        dash = tokens.at(quote.close)
        if dash + 1 >= len(tokens) or tokens.low[dash] not in _DASHES or "\n" not in ctx.text[quote.close : tokens.start[dash]]:
            return None
        end = next((k for k in range(dash, len(tokens)) if tokens.paragraph[k] != tokens.paragraph[dash]), len(tokens))
        if not self._stands_alone(quote) or end - dash > _LONGEST_SIGNATURE or has_finite(tokens, dash, end):
            return None
        stop = scan_phrase(tokens, dash + 1, end, ctx.language)
        head = first_noun(tokens, dash + 1, stop)
        span = self._span(quote)
        if head < 0 or span is None or not tokens.text[tokens.start[dash + 1]].isupper():
            return None
        return Finding(rule="floating", stance="say", commitment="CT+", at=-1, cue=None, content=[span],
                       source=(tokens.start[dash + 1], tokens.end[stop - 1]), speaker=head)  # fmt: skip

    def _quoted_predicate(self, quote: Quote) -> Finding | None:
        """ "Le pape « s'associe à la douleur »", "le maire est « effaré par … »": the subject says so of itself."""
        tokens = self.ctx.tokens
        first = tokens.at(quote.start)
        if first >= len(tokens) or first < 2:
            return None
        k = first
        while k < first + 4 and k < len(tokens) and (tokens.low[k] in self.words("clitics") or tokens.pos[k] == "AUX"):
            k += 1
        if k >= len(tokens) or tokens.pos[k] not in ("VERB", "ADJ"):
            return None
        group = verb_group(self.ctx, k)
        if tokens.pos[k] == "VERB" and group.form not in ("fin", "part"):
            return None
        speaker = subject(self.ctx, group) if tokens.pos[k] == "VERB" else next(tokens.all(k, "nsubj"), -1)
        if speaker < 0 or tokens.end[speaker] > quote.open or not personal(self.ctx, speaker):
            return None
        return quoted_speech(self.ctx, quote, speaker, first - 1, rule="quoted_predicate") if self._near(speaker, first) else None

    def _near(self, speaker: int, first: int) -> bool:
        """Nothing but the subject's own phrase, auxiliaries and adverbs between subject and quotation."""
        tokens = self.ctx.tokens
        right = tokens.right[speaker] if tokens.right[speaker] < first else speaker
        return all(tokens.pos[k] in ("AUX", "ADV", "PUNCT", "PRON") for k in range(right + 1, first))

    def _alone(self, quote: Quote, findings: list[Finding]) -> Finding | None:
        """A quotation that makes its own sentences and continues none: the person just told of speaks."""
        tokens = self.ctx.tokens
        if not self._stands_alone(quote) or len(_WORD.findall(self.ctx.text[quote.start : quote.end])) < 6:
            return None
        first = self._sentences(quote)[0]
        if first == 0 or (
            tokens.paragraph[first] != tokens.paragraph[first - 1] and tokens.low[first] not in ("«", "“", '"')
        ):
            return None
        speaker = self._just_told_of(first)
        return quoted_speech(self.ctx, quote, speaker, rule="floating") if speaker >= 0 else None

    def _just_told_of(self, first: int) -> int:
        """The personal subject of the sentence before, or of the paragraph's sentences before that."""
        tokens = self.ctx.tokens
        k, oldest = first - 1, tokens.paragraph[first - 1]
        while k >= 0 and tokens.paragraph[k] == oldest:
            start = tokens.bounds(k)[0]
            subjects = [j for j in range(start, k + 1) if self._acts(j)]
            if subjects:
                return subjects[0]
            k = start - 1
        return -1

    def _acts(self, j: int) -> bool:
        """Whether token j is a subject outside quotations that names a person."""
        tokens = self.ctx.tokens
        return tokens.dep[j].startswith("nsubj") and self._named(j) and self.ctx.quote_at(tokens.start[j]) is None

    def _named(self, j: int) -> bool:
        tokens = self.ctx.tokens
        known = tokens.entity[j] == "PER" or tokens.low[j] in self.ctx.language.titles
        return tokens.pos[j] in ("PROPN", "NOUN") and (known or tokens.low[j] in self.ctx.language.first_names)


def _covered(quote: Quote, findings: list[Finding]) -> bool:
    """Whether some statement's content already reaches into the quotation."""
    return any(c[0] < quote.end and quote.start < c[1] for f in findings for c in f.content)
