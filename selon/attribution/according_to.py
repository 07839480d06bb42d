"""According-to constructions: "Selon X, P", "P, d'après X", "P, selon X, Q", with the criteria and manners kept out."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.extent import Cuts
from selon.attribution.finding import Finding, Range
from selon.attribution.sources import source_span
from selon.language.model import Preposition
from selon.parse.phrases import scan_phrase

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM", "ADJ"})


class AccordingTo:
    """Finds according-to constructions in one article."""

    def __init__(self, ctx: Context, cuts: Cuts) -> None:
        self.ctx = ctx
        self.cuts = cuts
        self.words = ctx.language.words

    def find(self) -> list[Finding]:
        """All of them, in order; the second of two in one sentence starts where the first one ends."""
        found: list[Finding] = []
        openers = self.ctx.language.prepositions
        starts = [k for k, low in enumerate(self.ctx.tokens.low) if low in openers]
        places = [(k, e, p) for k in starts for e, p in self._expression(k)]
        for k, end, preposition in places:
            finding = self._statement(k, end, preposition, found)
            if finding is not None:
                found.append(finding)
        return found

    def _expression(self, k: int) -> list[tuple[int, Preposition]]:
        """The expression that starts at token k and the token behind it."""
        tokens = self.ctx.tokens
        for preposition in self.ctx.language.prepositions[tokens.low[k]]:
            end = k + len(preposition.words)
            if end < len(tokens) and tokens.sentence[end - 1] == tokens.sentence[k] and all(
                tokens.low[k + j] == w for j, w in enumerate(preposition.words)
            ):  # fmt: skip
                return [(end, preposition)]
        return []

    def _statement(self, k: int, end: int, preposition: Preposition, before: list[Finding]) -> Finding | None:
        tokens = self.ctx.tokens
        stop = tokens.bounds(k)[1]
        if "pronoun" in preposition.needs:
            head, phrase_end, source = k, end, (tokens.start[k + 1], tokens.end[k + 1])
            head = k + 1
        else:
            placed = self._relative_source(k, end, stop) or self._source(k, end, stop, preposition)
            if placed is None:
                return None
            head, phrase_end, source = placed
        content = self._content(k, phrase_end, preposition, before)
        if not content:
            return None
        cue_start = tokens.start[k]
        return Finding(
            rule="according_to", stance=preposition.stance, commitment=preposition.commitment, at=k,
            cue=(cue_start, tokens.end[end - 1]), content=content, source=source, speaker=head,
        )  # fmt: skip

    def _source(self, k: int, end: int, stop: int, preposition: Preposition) -> tuple[int, int, Range] | None:
        """Head token, end token and range of the voice behind the expression; None for a criterion or a thing."""
        tokens = self.ctx.tokens
        if end >= stop:
            return None
        first = end
        while first < stop and tokens.low[first] in ("«", "“", '"') and first == end:
            first += 1
        phrase_end = scan_phrase(tokens, first, stop, self.ctx.language)
        if phrase_end == first:
            return None
        if "source" in preposition.needs:
            head = end - 1
            return head, phrase_end, (tokens.start[head], tokens.end[phrase_end - 1])
        head = next((j for j in range(first, phrase_end) if tokens.pos[j] in ("NOUN", "PROPN", "PRON", "X")), -1)
        if head < 0:
            head = next((j for j in range(first, phrase_end) if tokens.pos[j] in _NOMINAL), -1)
        if head < 0 or not self._speaks(k, first, head, phrase_end, preposition):
            return None
        if phrase_end < stop and tokens.low[phrase_end] == "[":
            phrase_end = next(
                (j + 1 for j in range(phrase_end, min(stop, phrase_end + 4)) if tokens.low[j] == "]"), phrase_end
            )
        phrase_end = self._behind_relative(phrase_end, stop)
        source = self._range(first, min(phrase_end, self._relative(first, phrase_end)))
        return head, phrase_end, source

    def _relative_source(self, k: int, end: int, stop: int) -> tuple[int, int, Range] | None:
        """ "X, pour qui P": the noun phrase before the comma."""
        tokens = self.ctx.tokens
        if end >= stop or tokens.low[end] not in self.words("relative_subject") or k < 2 or tokens.low[k - 1] != ",":
            return None
        head = k - 2
        start = tokens.bounds(k)[0]
        while (
            tokens.head[head] != head
            and start <= tokens.head[head] < head
            and tokens.pos[tokens.head[head]] in _NOMINAL
        ):
            head = tokens.head[head]
        if tokens.pos[head] not in ("NOUN", "PROPN"):
            return None
        return head, end + 1, source_span(self.ctx, head, k)

    def _relative(self, first: int, end: int) -> int:
        tokens = self.ctx.tokens
        k = next((j for j in range(first + 1, end) if tokens.low[j] in self.words("relative_subject")), end)
        return k - 1 if k < end and tokens.low[k - 1] == "," else k

    def _behind_relative(self, end: int, stop: int) -> int:
        """Skip a relative clause or aside that hangs on the voice ("selon la police, qui enquête, …")."""
        tokens = self.ctx.tokens
        k = end + 1 if end < stop and tokens.low[end] == "," else end
        if k >= stop or tokens.low[k] not in self.words("relative_subject") | self.words("quoted_by"):
            if end < stop and "VerbForm=Part" in tokens.feats[end] and tokens.pos[end] == "VERB":
                return next((j for j in range(end, stop) if tokens.low[j] == ","), end)
            return end
        return next((j for j in range(k, stop) if tokens.low[j] == ","), end)

    def _range(self, first: int, end: int) -> Range:
        tokens = self.ctx.tokens
        return tokens.start[first], tokens.end[max(end, first + 1) - 1]

    def _speaks(self, k: int, first: int, head: int, end: int, preposition: Preposition) -> bool:
        """Whether the phrase can be a voice: no criterion, no first person, a person or body where one is needed."""
        tokens, language = self.ctx.tokens, self.ctx.language
        low, lemma = tokens.low[head], tokens.lemma[head]
        if low in self.words("first_person") or low in self.words("complementizers") | self.words("question_words"):
            return False
        if (low in language.traps or lemma in language.traps) and not self._owner(head, end):
            return False
        if tokens.low[first] in ("que", "qu'") or (
            tokens.pos[first] == "PRON" and tokens.low[first] in self.words("relative_all")
        ):
            return False
        if not self._known(first, end) and not self._edge(k, end):
            return False
        if "comma" in preposition.needs and (not self._own_clause(k, end) or self._mid_quote(k)):
            return False
        if "named" in preposition.needs and not self._named(first, head, end):
            return False
        return not ("clause_edge" in preposition.needs and not self._edge(k, end))

    def _owner(self, head: int, end: int) -> bool:
        """A criterion noun with a named owner speaks after all ("selon la version de Paul Renard")."""
        tokens = self.ctx.tokens
        return tokens.lemma[head] in self.words("told_nouns") and any(
            tokens.pos[j] in ("PROPN",) or tokens.low[j] in self.ctx.language.titles for j in range(head + 1, end)
        )

    def _named(self, first: int, head: int, end: int) -> bool:
        tokens, language = self.ctx.tokens, self.ctx.language
        lows = tokens.low[first:end]
        if tokens.pos[head] == "PRON":
            return tokens.low[head] in self.words("pronouns_masculine") | self.words("pronouns_feminine")
        person = any(tokens.entity[j] in ("PER", "ORG") for j in range(first, end))
        known = any(
            low in language.titles or low in language.bodies or low in language.people or low in language.named
            for low in lows
        )
        return person or known or tokens.lemma[head] in language.titles or tokens.lemma[head] in language.people

    def _known(self, first: int, end: int) -> bool:
        """Whether a phrase names a person, body, document or source that the language or the parse knows."""
        tokens, language = self.ctx.tokens, self.ctx.language
        if any(tokens.pos[j] == "PROPN" or tokens.entity[j] in ("PER", "ORG") for j in range(first, end)):
            return True
        tables = (
            language.titles,
            language.bodies,
            language.people,
            language.documents,
            language.anonymous,
            language.named,
            language.media_nouns,
            self.words("pronouns_masculine"),
            self.words("pronouns_feminine"),
        )
        return any(w in table for j in range(first, end) for w in (tokens.low[j], tokens.lemma[j]) for table in tables)

    def _mid_quote(self, k: int) -> bool:
        """Whether the expression stands inside a quotation, not at its start."""
        quote = self.ctx.quote_at(self.ctx.tokens.start[k])
        return quote is not None and self.ctx.tokens.start[k] > quote.start

    def _own_clause(self, k: int, end: int) -> bool:
        """Opens its sentence or clause and is closed by a comma (viewpoint "pour X, P")."""
        tokens = self.ctx.tokens
        first, stop = tokens.bounds(k)
        opens = (
            k == first
            or tokens.low[k - 1] in (",", ";", ":", "–", "—", "«")
            or tokens.low[k - 1] in self.words("coordinators")
        )
        closing = end if end < stop and tokens.low[end] == "," else self._behind_relative(end, stop)
        return opens and closing < stop and tokens.low[closing] in (",", ":")

    def _edge(self, k: int, end: int) -> bool:
        tokens = self.ctx.tokens
        first, stop = tokens.bounds(k)
        if k == first or tokens.low[k - 1] in (",", ";", ":", "–", "—", "(", "»", "”", '"'):
            return True
        return tokens.low[k - 1] in self.words("coordinators") and end < stop and tokens.low[end] == ","

    # what is attributed

    def _content(self, k: int, end: int, preposition: Preposition, before: list[Finding]) -> list[Range]:
        ctx, tokens = self.ctx, self.ctx.tokens
        first, stop = self._bracketed(k, *ctx.frame(k))
        begin = self._clause_start(k, self._segment_start(k, first, before))
        lead = self._lead(begin, k) or tokens.low[end - 1] in self.words("relative_subject")
        after = end + 1 if end < stop and tokens.low[end] in (",", ":") else end
        if lead:
            return self._after(after, stop, k)
        head = ctx.content(tokens.start[begin], tokens.start[k])
        if end < stop and tokens.pos[begin] in _VERBAL and k - begin <= 4:
            rest = self._after(after, stop, k)
            return ([head] if head else []) + rest
        if end < stop and tokens.low[end] == "," and self._resumes(k, begin, after, stop):
            rest = self._after(after, stop, k)
            return ([head] if head else []) + rest
        if (
            end < stop
            and tokens.low[end] != ","
            and tokens.pos[end] not in ("PUNCT", "CCONJ")
            and (not self._has_finite(begin, k) or self._pending(begin, k, end))
        ):
            rest = self._after(end, stop, k)
            return ([head] if head else []) + rest
        return self._quotes_only(begin, k) or ([head] if head else [])

    def _bracketed(self, k: int, first: int, stop: int) -> tuple[int, int]:
        """The inside of the brackets that the expression stands in, else the sentence as it is."""
        tokens = self.ctx.tokens
        opening = next((j for j in range(k - 1, first - 1, -1) if tokens.low[j] in ("(", ")")), -1)
        if opening < 0 or tokens.low[opening] == ")":
            return first, stop
        return opening + 1, next((j for j in range(k, stop) if tokens.low[j] == ")"), stop)

    def _clause_start(self, k: int, begin: int) -> int:
        """Behind the "que" or relative pronoun of the clause the expression stands in, where its verb is still to come."""
        tokens = self.ctx.tokens
        for j in range(k - 1, begin, -1):
            head = tokens.head[j]
            if (
                tokens.low[j] in self.words("complementizers")
                and head > j
                and tokens.right[head] >= k
                and tokens.pos[j] == "SCONJ"
                and (tokens.low[j - 1] not in self.words("conjunctive"))
            ):
                return j + 1
        return begin

    def _pending(self, begin: int, k: int, end: int) -> bool:
        """Whether the auxiliary right before the expression still waits for its participle ("aurait, selon X, fui")."""
        tokens = self.ctx.tokens
        j = k - 1
        while j > begin and (tokens.pos[j] == "ADV" or tokens.low[j] == ","):
            j -= 1
        return (
            tokens.pos[j] == "AUX"
            or tokens.dep[j].startswith(("aux", "cop"))
            or (tokens.lemma[j] in self.words("auxiliaries") and "VerbForm=Fin" in tokens.feats[j])
        )

    def _quotes_only(self, begin: int, k: int) -> list[Range]:
        """The quotations before the expression, where nothing else stands there."""
        ctx, tokens = self.ctx, self.ctx.tokens
        start, end = tokens.start[begin], tokens.start[k]
        quotes = ctx.quotes_in(start, end)
        outside = ctx.text[start:end]
        for q in reversed(quotes):
            outside = outside[: q.open - start] + outside[q.close - start :]
        if not quotes or any(c.isalnum() for c in outside):
            return []
        return [span for q in quotes if (span := ctx.content(q.open, q.close))]

    def _segment_start(self, k: int, first: int, before: list[Finding]) -> int:
        """Where the stretch that an expression may claim begins: behind an earlier voice of the same sentence."""
        tokens = self.ctx.tokens
        for finding in reversed(before):
            if first <= finding.at < k and finding.source is not None:
                reach = max(
                    finding.source[1], max((c[1] for c in finding.content if c[1] <= tokens.start[k]), default=0)
                )
                if finding.start > tokens.start[finding.at]:
                    continue
                return max(first, tokens.at(reach))
        return first

    def _lead(self, begin: int, k: int) -> bool:
        """Whether nothing but connectives, adverbials or a clause that ends in "et," stands before the expression."""
        tokens = self.ctx.tokens
        if k == begin:
            return True
        if tokens.low[k - 1] in self.words("coordinators") or tokens.low[k - 1] in (":", ";", "–", "—"):
            return True
        behind = k - 2 if tokens.low[k - 1] == "," and k - 2 >= begin else k - 1
        if tokens.low[behind] in self.words("relative_subject") and behind > begin:
            return True
        if tokens.low[behind] in self.words("complementizers") | self.words("coordinators") | self.words("if_words"):
            return True
        return all(tokens.pos[j] in ("CCONJ", "ADV", "PUNCT") for j in range(begin, k))

    def _has_finite(self, first: int, stop: int) -> bool:
        return any("VerbForm=Fin" in self.ctx.tokens.feats[j] for j in range(first, stop))

    def _resumes(self, k: int, begin: int, after: int, stop: int) -> bool:
        """Whether the clause goes on behind the expression: its verb is still to come, or the tree holds both parts."""
        tokens = self.ctx.tokens
        if not self._has_finite(begin, k):
            relative = after < stop and tokens.low[after] in self.words("relative_all")
            return self._has_finite(after, stop) and not relative
        if self._pending(begin, k, after):
            return True
        if after < stop and tokens.low[after] in self.words("resumers") | self.words("complementizers"):
            return True
        anchor = next((j for j in range(begin, k) if "VerbForm=Fin" in tokens.feats[j]), -1)
        governor = tokens.head[anchor] if anchor >= 0 and tokens.dep[anchor].startswith(("aux", "cop")) else anchor
        if governor < 0 or after >= stop:
            return False
        k2 = after
        top = k2
        while tokens.head[top] != top and after <= tokens.head[top] < stop:
            top = tokens.head[top]
        return governor >= after or (
            tokens.head[top] == governor and tokens.dep[top] in ("obj", "xcomp", "ccomp", "obl:arg", "nsubj")
        )

    def _after(self, first: int, stop: int, own: int) -> list[Range]:
        """What stands behind the expression up to the end of its sentence, quotations whole."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if first >= stop:
            return []
        quote = ctx.quote_from(tokens.start[first], tokens.end[first])
        behind = tokens.at(quote.close) if quote is not None else stop
        if quote is not None and (behind >= stop or tokens.low[behind] in (",", ".", ";")):
            found = ctx.content(quote.open, quote.close)
            return [found] if found else []
        stop = self.cuts.within(first + 1, stop, own)
        return ctx.words_content(first, stop)
