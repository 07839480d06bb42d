"""What a voice takes up from before: "C'est ce qu'a répété X", "…, et le maire le répète", "X s'en défend"."""

from __future__ import annotations

from selon.attribution.adverbials import past_circumstances
from selon.attribution.colon import personal
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import first_noun, has_finite
from selon.attribution.sources import source_span
from selon.attribution.subjects import subject
from selon.parse.phrases import scan_phrase

_TELLING = frozenset({"say", "confirm", "deny", "announce"})
_THAT_IS_WHAT = 4


class Resumptions:
    """Finds the cues of one article whose content stands before them; `findings` are the statements found so far."""

    def __init__(self, ctx: Context, findings: list[Finding]) -> None:
        self.ctx = ctx
        self.words = ctx.language.words
        self._taken = {f.at for f in findings}
        self._voiced = [f for f in findings if f.source is not None]

    def find(self, cues: list[VerbCue]) -> list[Finding]:
        """One statement for each cue that takes up what stands before it."""
        found = []
        for cue in cues:
            if cue.verb in self._taken or cue.group.form != "fin" or cue.group.passive or cue.group.negated:
                continue
            finding = self._that_is_what(cue) if self._led(cue) else self._resumed(cue)
            if finding is not None:
                found.append(finding)
        return found

    # "c'est ce que"

    def _led(self, cue: VerbCue) -> bool:
        """Whether "c'est ce que" opens the sentence of the cue."""
        low, first = self.ctx.tokens.low, self.ctx.tokens.bounds(cue.verb)[0]
        if cue.verb < first + _THAT_IS_WHAT or low[first] not in self.words("impersonal_subjects"):
            return False
        what = low[first + 2] in self.words("demonstrative_that")
        return what and low[first + 3] in self.words("complementizers")

    def _that_is_what(self, cue: VerbCue) -> Finding | None:
        """The sentence before as what the subject, on either side of the verb, has said."""
        tokens = self.ctx.tokens
        first, stop = tokens.bounds(cue.verb)
        k = past_circumstances(self.ctx, max(cue.group.last, cue.end) + 1, stop)
        end = scan_phrase(tokens, k, stop, self.ctx.language)
        if cue.group.first == first + _THAT_IS_WHAT and end > k:
            head = first_noun(tokens, k, end)
            source = (tokens.start[k], tokens.end[end - 1])
        else:
            head = subject(self.ctx, cue.group)
            source = source_span(self.ctx, head, cue.group.first) if head >= 0 else (0, 0)
        return self._said(cue, head, source, self._before(first)) if head >= 0 else None

    # an object pronoun

    def _resumed(self, cue: VerbCue) -> Finding | None:
        """What "le" stands for: the clause that "et" or a semicolon parts from the cue's, else the sentence before."""
        tokens, head = self.ctx.tokens, subject(self.ctx, cue.group)
        if not self._takes_up(cue) or not 0 <= head < cue.group.first:
            return None
        pronouns = self.words("pronouns_masculine") | self.words("pronouns_feminine")
        if tokens.low[head] not in pronouns and not personal(self.ctx, head):
            return None
        first = tokens.bounds(cue.verb)[0]
        source = source_span(self.ctx, head, cue.group.first)
        begin = tokens.at(source[0])
        joint = begin - 1
        joined = joint > first and (tokens.low[joint] in self.words("coordinators") or tokens.low[joint] == ";")
        if joined and has_finite(tokens, first, joint):
            return self._said(cue, head, source, self.ctx.words_content(first, joint))
        alone = all(tokens.pos[k] in ("ADV", "CCONJ", "PUNCT") for k in range(first, begin))
        return self._said(cue, head, source, self._before(first)) if alone else None

    def _takes_up(self, cue: VerbCue) -> bool:
        """Whether the verb says a clause and has "le" for it ("l'a confirmée" stands for a noun), or has "en" for all it says."""
        tokens, pronoun = self.ctx.tokens, cue.group.pronoun
        if cue.entry.clitic and cue.entry.takes <= {"incise"}:
            return cue.entry.stance in _TELLING
        if pronoun < 0 or tokens.low[pronoun] not in self.words("neutral_pronouns"):
            return False
        feats = tokens.feats[cue.verb]
        agrees = "VerbForm=Part" in feats and ("Gender=Fem" in feats or "Number=Plur" in feats)
        return not agrees and "clause" in cue.entry.takes and cue.entry.stance in _TELLING

    # what stands before

    def _before(self, first: int) -> list[Range]:
        """What the sentence before token `first` states, if that is somebody's statement; else all of the sentence."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if first == 0 or tokens.paragraph[first - 1] != tokens.paragraph[first]:
            return []
        begin, stop = ctx.frame(first - 1)
        within = (tokens.start[begin], tokens.end[stop - 1])
        said = [f for f in self._voiced if f.parent is None and within[0] <= f.start and f.end <= within[1]]
        return list(said[-1].content) if said else ctx.words_content(begin, stop)

    def _said(self, cue: VerbCue, head: int, source: Range, content: list[Range]) -> Finding | None:
        if not content:
            return None
        return Finding(
            rule="resumption", stance=cue.entry.stance, commitment=cue.entry.commitment, endorses=cue.entry.endorses,
            at=cue.verb, cue=cue.range(self.ctx), content=content, source=source, speaker=head,
        )  # fmt: skip
