"""According-to constructions: "Selon X, P", "P, d'après X", "P, selon X, Q", with the criteria and manners kept out."""

from __future__ import annotations

from itertools import pairwise

from selon.attribution.context import Context
from selon.attribution.cuts import Cuts
from selon.attribution.finding import Finding, Range
from selon.attribution.line import NOMINAL, OPENING_MARKS, first_noun, head_leftwards, stands_in
from selon.attribution.scope import Scope
from selon.attribution.sources import source_span
from selon.attribution.voicing import asks_or_joins, criterion, names_known, names_somebody
from selon.language.model import Preposition
from selon.parse.phrases import opens_clause, scan_phrase

_BREAKS = frozenset({",", ";", ":", "–", "—"})

_LONGEST_NAME = 12

_Voice = tuple[int, int, Range]
"""Head token, the token behind the phrase with what hangs on it, and the range that names the voice."""


class AccordingTo:
    """Finds according-to constructions in one article."""

    def __init__(self, ctx: Context, cuts: Cuts) -> None:
        self.ctx = ctx
        self.scope = Scope(ctx, cuts)
        self.words = ctx.language.words

    def find(self) -> list[Finding]:
        """All of them, in order; the second of two in one sentence starts where the first one ends."""
        found: list[Finding] = []
        openers = self.ctx.language.prepositions
        for k, low in enumerate(self.ctx.tokens.low):
            preposition = self._expression(k) if low in openers else None
            finding = self._statement(k, preposition, found) if preposition is not None else None
            if finding is not None:
                found.append(finding)
        return found

    def _expression(self, k: int) -> Preposition | None:
        """The expression that starts at token k, with at least one token behind it."""
        tokens = self.ctx.tokens
        for preposition in self.ctx.language.prepositions[tokens.low[k]]:
            end = k + len(preposition.words)
            within = end < len(tokens) and tokens.sentence[end - 1] == tokens.sentence[k]
            if within and tuple(tokens.low[k:end]) == preposition.words:
                return preposition
        return None

    def _statement(self, k: int, preposition: Preposition, before: list[Finding]) -> Finding | None:
        tokens = self.ctx.tokens
        end = k + len(preposition.words)
        voice = self._voice(k, end, preposition)
        if voice is None:
            return None
        speaker, phrase_end, source = voice
        content = self.scope.content(k, phrase_end, before)
        if not content:
            return None
        last = end - 2 if "source" in preposition.needs else end - 1
        return Finding(
            rule="according_to", stance=preposition.stance, commitment=preposition.commitment, at=k,
            cue=(tokens.start[k], tokens.end[last]), content=content, source=source, speaker=speaker,
        )  # fmt: skip

    # the voice

    def _voice(self, k: int, end: int, preposition: Preposition) -> _Voice | None:
        """Who it is according to: the expression's own pronoun, the phrase before its relative, or the phrase behind."""
        tokens = self.ctx.tokens
        if "pronoun" in preposition.needs:
            return k + 1, end, (tokens.start[k + 1], tokens.end[k + 1])
        stop = tokens.bounds(k)[1]
        if end >= stop:
            return None
        return (
            self._before_relative(k, end) or self._in_clause(end, stop) or self._behind(k, end, stop, preposition)
        )

    def _in_clause(self, end: int, stop: int) -> _Voice | None:
        """ "Selon ce que rapporte X, P", "selon ce que X a dit, P": the subject of the clause before the comma."""
        tokens = self.ctx.tokens
        comma = next((j for j in range(end, stop) if tokens.low[j] == ","), -1)
        what = tokens.low[end] in self.words("demonstrative_that")
        if not what or comma < 0 or tokens.low[end + 1] not in self.words("complementizers"):
            return None
        first = next((j for j in range(end + 2, comma) if tokens.pos[j] not in ("VERB", "AUX", "ADV")), comma)
        phrase_end = scan_phrase(tokens, first, comma, self.ctx.language)
        head = self._head(first, phrase_end)
        return (head, comma, (tokens.start[first], tokens.end[phrase_end - 1])) if head >= 0 else None

    def _before_relative(self, k: int, end: int) -> _Voice | None:
        """ "X, pour qui P": the noun phrase before the comma."""
        tokens = self.ctx.tokens
        if tokens.low[end] not in self.words("relative_subject") or k < 2 or tokens.low[k - 1] != ",":
            return None
        head = head_leftwards(tokens, k - 2, tokens.bounds(k)[0])
        return (head, end + 1, source_span(self.ctx, head, k)) if tokens.pos[head] in ("NOUN", "PROPN") else None

    def _behind(self, k: int, end: int, stop: int, preposition: Preposition) -> _Voice | None:
        """The phrase behind the expression `[k, end)`; None for a criterion or a thing."""
        tokens = self.ctx.tokens
        first = end + 1 if tokens.low[end] in OPENING_MARKS else end
        phrase_end = self._phrase_end(first, stop)
        if phrase_end == first:
            return None
        if "source" in preposition.needs:
            if not self._edge(k, phrase_end):
                return None
            return end - 1, phrase_end, (tokens.start[end - 1], tokens.end[phrase_end - 1])
        head = self._head(first, phrase_end)
        if head < 0 or not self._speaks(k, first, head, phrase_end, preposition):
            return None
        phrase_end = self._behind_relative(k, self._behind_note(phrase_end, stop), stop)
        last = max(min(phrase_end, self._relative(first, phrase_end)), first + 1) - 1
        return head, phrase_end, (tokens.start[first], tokens.end[last])

    def _phrase_end(self, first: int, stop: int) -> int:
        """The end of the phrase at token `first`, appositions in, but not what the claim begins with behind a comma."""
        tokens, language = self.ctx.tokens, self.ctx.language
        end = scan_phrase(tokens, first, stop, language)
        bare = scan_phrase(tokens, first, stop, language, appositions=False)
        commas = [k for k in range(bare, end) if tokens.low[k] == ","]
        parted = (k for k, to in pairwise([*commas, end]) if opens_clause(tokens, k + 1, to) or self._another(first, k, to))
        return next(parted, end)

    def _another(self, first: int, comma: int, end: int) -> bool:
        """Whether what stands behind a comma, of another number or an office behind a paper, cannot rename the voice."""
        tokens, language = self.ctx.tokens, self.ctx.language
        head, apposed = self._head(first, comma), first_noun(tokens, comma + 1, end)
        if min(head, apposed) < 0 or "Definite=Def" not in tokens.feats[comma + 1]:
            return False
        numbers = {f for k in (head, apposed) for f in tokens.feats[k].split("|") if f.startswith("Number=")}
        written = stands_in(tokens, head, head + 1, (language.documents, language.media_nouns))
        return len(numbers) > 1 or (written and stands_in(tokens, apposed, apposed + 1, (language.titles,)))

    def _head(self, first: int, end: int) -> int:
        """The first noun or pronoun of the phrase `[first, end)`, else its first number or adjective, or -1."""
        tokens = self.ctx.tokens
        head = first_noun(tokens, first, end)
        return head if head >= 0 else next((j for j in range(first, end) if tokens.pos[j] in NOMINAL), -1)

    def _behind_note(self, end: int, stop: int) -> int:
        """Behind the footnote mark in square brackets at token `end`; `end` where there is none."""
        low = self.ctx.tokens.low
        if end >= stop or low[end] != "[":
            return end
        return next((j + 1 for j in range(end, min(stop, end + 4)) if low[j] == "]"), end)

    def _relative(self, first: int, end: int) -> int:
        """Where a relative clause in `[first, end)` begins, its comma in; `end` where there is none."""
        low = self.ctx.tokens.low
        k = next((j for j in range(first + 1, end) if low[j] in self.words("relative_all")), end)
        return k - 1 if k < end and low[k - 1] == "," else k

    def _behind_relative(self, begin: int, end: int, stop: int) -> int:
        """Skip a relative clause or aside that hangs on the voice ("selon la police, qui enquête, …")."""
        tokens = self.ctx.tokens
        comma = end < stop and tokens.low[end] == ","
        k = end + 1 if comma else end
        while not comma and k < stop and tokens.low[k] in self.words("reflexives"):
            k += 1
        openers = self.words("relative_all") if not comma else self.words("relative_subject")
        opens = k < stop and tokens.low[k] in openers | self.words("quoted_by")
        participle = k < stop and "VerbForm=Part" in tokens.feats[k] and tokens.pos[k] == "VERB"
        if opens or (participle and (not comma or self._issued(begin, end))):
            return next((j for j in range(k, stop) if tokens.low[j] == ","), end)
        return end

    def _issued(self, begin: int, end: int) -> bool:
        """Whether an expression that opens its sentence names a document, which a participle may follow ("publié en juin").

        `begin` is its first token, `end` the token behind its phrase.
        """
        tokens, language = self.ctx.tokens, self.ctx.language
        if begin > tokens.bounds(begin)[0]:
            return False
        head = head_leftwards(tokens, end - 1, max(0, end - _LONGEST_NAME))
        return stands_in(tokens, head, head + 1, (language.documents, language.media_nouns))

    # can it speak

    def _speaks(self, k: int, first: int, head: int, end: int, preposition: Preposition) -> bool:
        """Whether the phrase can be a voice: no criterion, no first person, a person or body where one is needed."""
        needs = preposition.needs
        if asks_or_joins(self.ctx, first, head) or criterion(self.ctx, head, end):
            return False
        edge = self._edge(k, end)
        if not edge and ("clause_edge" in needs or not names_known(self.ctx, first, end)):
            return False
        if "comma" in needs and (not self._own_clause(k, end) or self._mid_quote(k)):
            return False
        return "named" not in needs or names_somebody(self.ctx, first, head, end)

    # where it stands

    def _mid_quote(self, k: int) -> bool:
        """Whether the expression stands inside a quotation, not at its start."""
        quote = self.ctx.quote_at(self.ctx.tokens.start[k])
        return quote is not None and self.ctx.tokens.start[k] > quote.start

    def _own_clause(self, k: int, end: int) -> bool:
        """Opens its sentence or clause and is closed by a comma (viewpoint "pour X, P")."""
        low = self.ctx.tokens.low
        first, stop = self.ctx.tokens.bounds(k)
        before = low[k - 1]
        opens = k == first or before in _BREAKS or before == "«" or before in self.words("coordinators")
        if opens and end < stop and low[end] in self.words("bare_subjects"):
            return True
        closing = end if end < stop and low[end] == "," else self._behind_relative(k, end, stop)
        return opens and closing < stop and low[closing] in (",", ":")

    def _edge(self, k: int, end: int) -> bool:
        """Whether the expression stands at the edge of its clause."""
        low = self.ctx.tokens.low
        first, stop = self.ctx.tokens.bounds(k)
        if k == first or low[k - 1] in _BREAKS or low[k - 1] in ("(", "»", "”", '"'):
            return True
        closed = end < stop and (low[end] == "," or low[end] in self.words("bare_subjects"))
        return low[k - 1] in self.words("coordinators") and closed
