"""The clause or indirect question behind a verb: "que P", "si P", "pourquoi P"."""

from __future__ import annotations

from selon.attribution.adverbials import past_asides
from selon.attribution.clause_end import clause_stop, own_clause_stop
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import OPENING_MARKS, has_finite
from selon.attribution.object_complement import predicate_before_object
from selon.attribution.spans import Spans
from selon.parse.phrases import scan_phrase

_NEAR = 7
_ENDS = OPENING_MARKS | {":", ";"}


class Subclauses:
    """Finds the clauses that verbs govern."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self.ctx = spans.ctx
        self.words = spans.words

    def clause(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The clause that a complementizer opens in `[after, stop)`, the complementizer left out."""
        if predicate_before_object(self.spans, cue, after, stop) >= 0:
            return []
        opener = self._opener(cue, after, stop, self.words("complementizers"))
        return self._opened(cue, opener, opener + 1, stop)

    def question(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The indirect question that opens in `[after, stop)`, with its question word unless that is "si"."""
        opener = self._opener(cue, after, stop, self.words("question_words"))
        if opener < 0:
            return self._what(cue, after, stop)
        if opener > after and self.ctx.tokens.low[opener - 1] in OPENING_MARKS:
            return self.spans.quoted(self.ctx.tokens.start[opener - 1], stop)
        if opener > after and self.ctx.tokens.pos[opener - 1] == "ADP":
            return self._opened(cue, opener, opener - 1, stop)
        bare = opener >= 0 and self.ctx.tokens.low[opener] in self.words("if_words")
        return self._opened(cue, opener, opener + 1 if bare else opener, stop)

    def _what(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The content of "ce que P", "ce qui P" right behind the verb."""
        low = self.ctx.tokens.low
        k = past_asides(self.ctx, after, stop)
        what = k + 2 < stop and low[k] in self.words("demonstrative_that") and low[k + 1] in self.words("relative_all")
        return self._opened(cue, k + 1, k, stop) if what else []

    def behind(self, verb: int, opener: int, stop: int) -> list[Range]:
        """The content of the clause that token `opener` opens under a verb that is no cue of the lexicon."""
        end = self.spans.cuts.within(opener + 2, clause_stop(self.ctx, opener, verb, stop), verb)
        return self.ctx.words_content(opener + 1, end)

    def _opened(self, cue: VerbCue, opener: int, first: int, stop: int) -> list[Range]:
        """The content from token `first` to the end of the clause that token `opener` (-1: none) opens."""
        if opener < 0 or opener + 1 >= stop:
            return []
        end = clause_stop(self.ctx, opener, cue.verb, stop)
        end = min(end, self._quoted_stop(first, end))
        if self.spans.in_relative(cue):
            end = min(end, own_clause_stop(self.ctx, first, end))
        return self.spans.cut(cue, first, end)

    def _quoted_stop(self, first: int, stop: int) -> int:
        """The end of a quotation that is the whole clause, where the speaker's doing goes on behind it ("en souriant")."""
        ctx, tokens = self.ctx, self.ctx.tokens
        quote = ctx.quote_from(tokens.start[first], tokens.end[first])
        behind = tokens.at(quote.close) if quote is not None else stop
        if behind >= stop or not has_finite(tokens, first, behind):
            return stop
        meanwhile = self.spans.before_meanwhile(behind - 1, min(stop, behind + 3)) == behind
        return behind if meanwhile or tokens.low[behind] in self.words("gerund_markers") else stop

    def _opener(self, cue: VerbCue, after: int, stop: int, openers: frozenset[str]) -> int:
        """The word that opens the content clause: only adverbials and a hearer may stand before it; -1 if none."""
        low = self.ctx.tokens.low
        if cue.group.restricted:
            return -1
        stop = self._before_gerund(cue, after, stop)
        for k in range(after, stop):
            if low[k] in openers and self._opens_clause(cue, k):
                return k
            if low[k] in OPENING_MARKS and k + 1 < stop and low[k + 1] in openers:
                continue
            if low[k] in _ENDS or not self.spans.passable(k):
                return -1
        return -1

    def _before_gerund(self, cue: VerbCue, after: int, stop: int) -> int:
        """Where a reporting gerund without a comma takes over what is said ("dénonce le plan | en soulignant que P")."""
        cut = self.spans.cuts.within(after + 1, stop, cue.verb, phrase=True)
        return cut if cut < stop and "," not in self.ctx.tokens.low[cut : min(stop, cut + 2)] else stop

    def _opens_clause(self, cue: VerbCue, k: int) -> bool:
        """Not a relative pronoun, the "que" of a comparison, nor a reflexive "s'" taken for "si"."""
        tokens = self.ctx.tokens
        ahead = tokens.low[min(k + 1, len(tokens) - 1)]
        if tokens.low[k] in self.words("reflexives") and ahead not in self.words("pronouns_masculine"):
            return False
        head = tokens.head[k]
        if self._through(cue, k):
            return not self._handled(k)
        if self._relates(cue, k) or (tokens.dep[head] == "acl:relcl" and self._has_object(cue, k)):
            return False
        if "object" in cue.entry.takes and not cue.entry.words and self._behind_object(cue, k):
            return False
        timed = tokens.low[k - 1] in self.words("time_nouns")
        relative = tokens.dep[head] == "acl:relcl" and tokens.head[head] == k - 1 and not timed
        if tokens.pos[k] == "PRON" and tokens.dep[k] in ("obj", "nsubj", "obl:arg") and k > cue.end + 1:
            return not relative
        if relative:
            return tokens.pos[k - 1] == "VERB"
        return not self._conjoins(cue, k) and not self._compares(cue, k)

    def _through(self, cue: VerbCue, k: int) -> bool:
        """Whether only the paper or outlet that it was said in stands between the cue and "que" ("dans un communiqué que P")."""
        tokens, language, after = self.ctx.tokens, self.ctx.language, max(cue.end, cue.group.last) + 1
        if not after < k - 1 or tokens.pos[after] != "ADP" or tokens.low[k] not in self.words("complementizers"):
            return False
        paper = tokens.lemma[k - 1] in language.media_nouns or tokens.lemma[k - 1] in language.documents
        return paper and scan_phrase(tokens, after + 1, k, language, appositions=False) == k

    def _handled(self, k: int) -> bool:
        """Whether the clause at token k says what was done with a paper ("dans une lettre | que la presse a publiée")."""
        tokens = self.ctx.tokens
        done = self.words("authoring_verbs") | self.words("paper_getting_verbs")
        return not done.isdisjoint(tokens.lemma[k + 1 : min(tokens.bounds(k)[1], k + _NEAR)])

    def _conjoins(self, cue: VerbCue, k: int) -> bool:
        """Whether the word before token k makes an adverbial clause of it; "expliquait alors que P" has no other content."""
        low = self.ctx.tokens.low
        then = low[k - 1] in self.words("then_words") and k - 2 == max(cue.group.last, cue.end)
        until = low[k - 1] in self.words("demonstrative_that") and low[k - 3] in self.words("until_words")
        return until or (low[k - 1] in self.words("conjunctive") and not then)

    def _relates(self, cue: VerbCue, k: int) -> bool:
        """Whether "qui", "où" or "selon lequel" at token k stands right behind a noun, or behind the verb of a report."""
        tokens = self.ctx.tokens
        if k <= cue.end + 1 or tokens.low[k] not in self.words("relative_all") - self.words("complementizers"):
            return False
        return tokens.pos[k - 1] in ("NOUN", "PROPN", "NUM") or tokens.low[k - 1] in self.ctx.language.prepositions

    def _has_object(self, cue: VerbCue, k: int) -> bool:
        """Whether a noun is the direct object of the cue before token k, so that no clause can be."""
        tokens = self.ctx.tokens
        return any(
            cue.end < c < k and tokens.pos[c] == "NOUN" and not any(tokens.dep[m] == "case" for m in tokens.children[c])
            for c in tokens.all(cue.verb, "obj")
        )

    def _behind_object(self, cue: VerbCue, k: int) -> bool:
        """Whether one noun phrase, no time, fills the line from the cue to token k: "que" is a relative there."""
        tokens = self.ctx.tokens
        first = past_asides(self.ctx, max(cue.end, cue.group.last) + 1, k)
        if first >= k - 1 or tokens.pos[first] != "DET" or tokens.dep[k - 1] == "fixed":
            return False
        end = scan_phrase(tokens, first, k, self.ctx.language)
        timed = any(tokens.low[j] in self.words("time_nouns") for j in range(first, k))
        return not timed and (end == k or (end == k - 1 and tokens.low[end] == ","))

    def _compares(self, cue: VerbCue, k: int) -> bool:
        """Whether token k goes with a comparison before it, with more than adverbs between it and the cue."""
        tokens = self.ctx.tokens
        near = all(tokens.pos[j] in ("ADV", "ADP", "ADJ", "PUNCT") for j in range(cue.end + 1, k))
        near = near or past_asides(self.ctx, cue.end + 1, k) == k
        return not near and tokens.low[k - 1] in self.words("comparers")
