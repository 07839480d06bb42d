"""The direct object behind a verb: "dénonce une dérive", "a répété le mot « urgence »"."""

from __future__ import annotations

from selon.attribution.adverbials import past_asides, past_date, past_when
from selon.attribution.extent import about_the_cue, phrase_behind, phrase_stop, tail
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import NOMINAL, OPENING_MARKS, happens, names_party, stands_in
from selon.attribution.spans import Spans
from selon.parse.phrases import scan_phrase
from selon.parse.tokens import Tokens

_TAKES = frozenset({"object", "object_abstract", "object_event", "object_quote"})
_ROUNDS = 3
_NEAR = 6
_REACH = 8
_TO_COME = frozenset({"announce", "urge", "think", "warn"})
_STARTS = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ"})


class Objects:
    """Finds the direct objects of verbs."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self.ctx = spans.ctx
        self.words = spans.words

    def find(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The object phrase in `[after, stop)` and a quotation right behind it, where the verb takes such an object."""
        n = self.head(cue, after, stop) if cue.entry.takes & _TAKES else -1
        if n < 0:
            return []
        first = max(after, self.ctx.tokens.left[n])
        if _figure_first(self.ctx.tokens, after, first, self.words("a_words")):
            first = after
        first += self._many(first) and self.ctx.tokens.low[first + 1] in OPENING_MARKS
        end = self.spans.before_meanwhile(first, self._end(cue, first, n, stop))
        found = self.spans.cut(cue, first, end, phrase=True)
        if found and cue.entry.stance == "say":
            found = self._told_in(found)
        if found:
            found += self._quotation(end, stop)
        return found if self._told(cue, n, found) else []

    def _told_in(self, found: list[Range]) -> list[Range]:
        """The clause in an object that only announces it ("révèle des informations selon lesquelles P"); else the object."""
        tokens, which = self.ctx.tokens, tuple(self.words("which_forms"))
        first, stop = tokens.range(found[0])
        if self.words("telling_nouns").isdisjoint(tokens.lemma[first : min(first + 2, stop)]):
            return found
        for k in range(first + 1, min(stop - 2, first + _REACH)):
            if tokens.low[k].startswith(which) and tokens.low[k - 1] in self.words("according_words"):
                return self.ctx.words_content(k + 1, stop)
        return found

    def head(self, cue: VerbCue, after: int, stop: int) -> int:
        """The head of the noun phrase that is the direct object behind the cue: by the tree, else along the line; or -1."""
        tokens = self.ctx.tokens
        for c in tokens.all(cue.verb, "obj", "xcomp", "ccomp"):
            near = tokens.dep[c] == "obj" or (tokens.pos[c] in NOMINAL and tokens.left[c] == after)
            if c >= after and near and not _has_case(tokens, c) and not self._when(c):
                return c
        k = self._past_circumstances(cue, past_asides(self.ctx, after, stop), stop)
        if cue.group.restricted and k < stop and tokens.low[k] in self.words("only"):
            k += 1
        partitive = k < stop and self._plural(cue, k)
        if partitive or (k < stop and tokens.pos[k] in _STARTS and tokens.low[k] not in self.words("time_nouns")):
            return self._climb(k, stop)
        return -1

    def _plural(self, cue: VerbCue, k: int) -> bool:
        """Whether token k is the article "des", which the tree may take for a preposition, behind a verb without "de"."""
        tokens = self.ctx.tokens
        if "de" in cue.entry.takes:
            return False
        return tokens.low[k] in self.words("plural_articles") or self._many(k)

    def _many(self, k: int) -> bool:
        """Whether token k is "de" before a plural adjective, where it is an article ("de nombreuses victimes")."""
        tokens = self.ctx.tokens
        before = k + 2 < len(tokens) and tokens.low[k] in self.words("infinitive_markers")
        if before and tokens.low[k + 1] in OPENING_MARKS:
            quote = self.ctx.quote_at(tokens.start[k + 2])
            stop = tokens.at(quote.close) if quote is not None else k
            first = next((j for j in range(k + 2, stop) if tokens.pos[j] in ("ADJ", "NOUN")), k)
            return "Number=Plur" in tokens.feats[first] and tokens.pos[first] in ("ADJ", "NOUN")
        return before and tokens.pos[k + 1] == "ADJ" and "Number=Plur" in tokens.feats[k + 1] and tokens.pos[k + 2] == "NOUN"

    def _when(self, n: int) -> bool:
        """Whether the phrase of token n is an adverbial of time that the tree takes for an object ("le 3 mai")."""
        tokens = self.ctx.tokens
        low = tokens.low[n]
        if low not in self.words("time_nouns") and tokens.pos[n] != "NUM":
            return False
        first = tokens.left[n]
        return past_date(self.ctx, first, tokens.bounds(n)[1]) > n

    def _past_circumstances(self, cue: VerbCue, k: int, stop: int) -> int:
        """Behind where, when and to whom somebody speaks ("dans un communiqué", "à ses élus"), before an article."""
        tokens, language = self.ctx.tokens, self.ctx.language
        begin = k
        for _ in range(_ROUNDS):
            if k >= stop or tokens.pos[k] != "ADP" or tokens.low[k] in self.words("de_words"):
                break
            end = past_when(self.ctx, k, stop)
            end = end if end > k else self._phrase(k + 1, scan_phrase(tokens, k + 1, stop, language, appositions=False))
            if end == k + 1:
                return begin
            k = past_asides(self.ctx, end, stop)
        return k if begin < k < stop and (self._determined(k) or self._many(k)) else begin

    def _phrase(self, first: int, stop: int) -> int:
        """Where the phrase from token `first` ends: before an article behind its noun ("un communiqué | la liste")."""
        tokens = self.ctx.tokens
        nouns = (k for k in range(first, stop) if tokens.pos[k] in ("NOUN", "PROPN"))
        noun = next(nouns, stop)
        return next((k for k in range(noun + 1, stop) if tokens.pos[k - 1] != "ADP" and self._determined(k)), stop)

    def _determined(self, k: int) -> bool:
        """Whether an article that is no preposition too opens a noun phrase at token k; "des" counts."""
        tokens = self.ctx.tokens
        plain = tokens.low[k] not in self.words("de_words") or tokens.low[k] in self.words("indefinite")
        return tokens.pos[k] == "DET" and plain

    def _climb(self, first: int, stop: int) -> int:
        """The head, within `[first, stop)`, of the phrase that starts at token `first`; -1 behind a preposition."""
        tokens, n = self.ctx.tokens, first
        while tokens.head[n] != n and first <= tokens.head[n] < stop and tokens.pos[tokens.head[n]] in NOMINAL:
            n = tokens.head[n]
        article = tokens.low[first] in self.words("plural_articles") or self._many(first)
        n = next((j for j in range(first + 1, min(stop, first + _NEAR)) if tokens.pos[j] == "NOUN"), n) if article else n
        return n if tokens.pos[n] in NOMINAL and (article or not _has_case(tokens, n)) else -1

    def _end(self, cue: VerbCue, first: int, n: int, stop: int) -> int:
        """One past the object: its phrase with what belongs to it, and all that a colon behind it introduces."""
        tokens = self.ctx.tokens
        end = self._phrase_end(cue, first, n, stop)
        end = tail(self.ctx, end, cue.verb, stop, phrase=True)
        while self.spans.goes_on(end, stop):
            end = tail(self.ctx, phrase_behind(self.ctx, end, stop, otherwise=end + 1), cue.verb, stop, phrase=True)
        colon = end + 1 < stop and tokens.low[end] == ":"
        return stop if colon and not self.ctx.quote_from(tokens.start[end], tokens.end[end + 1]) else end

    def _phrase_end(self, cue: VerbCue, first: int, n: int, stop: int) -> int:
        """One past the object's phrase, without the adverbs and dates that the tree hangs on its end.

        A date belongs to a participle before it ("des mesures publiées lundi"), and one behind a preposition to what is
        still to come ("promet des élections avant juin").
        """
        tokens, end = self.ctx.tokens, phrase_stop(self.ctx, n, stop)
        core = scan_phrase(tokens, first, stop, self.ctx.language)
        if not n < core < end or not about_the_cue(self.ctx, core, stop):
            return end
        described = any(tokens.dep[j] == "acl" and tokens.right[j] >= core for j in range(n + 1, core))
        to_come = cue.entry.stance in _TO_COME and tokens.pos[core] == "ADP"
        return end if described or to_come else core

    def _quotation(self, end: int, stop: int) -> list[Range]:
        """The quotation behind the colon or comma at token `end`."""
        tokens = self.ctx.tokens
        if end + 1 >= stop or tokens.low[end] not in (":", ","):
            return []
        quote = self.ctx.quote_from(tokens.start[end], tokens.end[end + 1])
        return self.spans.quoted(quote.open, stop) if quote is not None else []

    def _told(self, cue: VerbCue, n: int, found: list[Range]) -> bool:
        """Whether the verb says such an object: any, one in quotation marks, or one that is itself speech."""
        takes = cue.entry.takes
        if "object" in takes or ("object_quote" in takes and self._quotes(cue, found)):
            return True
        if cue.entry.head in self.words("raising_verbs") and self._own(n):
            return False
        lemma = self.ctx.tokens.lemma[n]
        if takes & {"object_abstract", "object_event"} and lemma in self.words("speech_nouns"):
            return True
        if cue.entry.head in self.words("figure_verbs") and self._counted(n):
            return True
        if cue.entry.head in self.words("verbs_of_blame") and self._someone(n):
            return True
        if cue.entry.head in self.words("feeling_verbs") and self._felt(n):
            return True
        return "object_event" in takes and happens(self.ctx, lemma)

    def _someone(self, n: int) -> bool:
        """Whether the noun is a person or a body, not what befalls the subject ("la Bourse accuse une baisse")."""
        language = self.ctx.language
        tables = (language.titles, language.people, language.bodies, language.named, language.media_nouns,
                  self.words("generic_people"))  # fmt: skip
        return names_party(self.ctx.tokens, n, n + 1) or stands_in(self.ctx.tokens, n, n + 1, tables)

    def _felt(self, n: int) -> bool:
        """Whether the noun is somebody's own feeling or will ("dit sa colère", "redit son attachement à la loi")."""
        lemma = self.ctx.tokens.lemma[n]
        return self._own(n) and (lemma in self.words("feelings") or lemma in self.ctx.language.nouns)

    def _own(self, n: int) -> bool:
        """Whether a possessive stands with the noun."""
        tokens = self.ctx.tokens
        return any(tokens.low[c] in self.words("possessives") for c in tokens.children[n] if c < n)

    def _counted(self, n: int) -> bool:
        """Whether a number goes with the noun: "évoque quarante familles" tells a figure."""
        tokens = self.ctx.tokens
        many = self.words("many_words")
        return any(c < n and (tokens.pos[c] == "NUM" or tokens.low[c] in many) for c in tokens.children[n])

    def _quotes(self, cue: VerbCue, found: list[Range]) -> bool:
        """Whether the object stands in quotation marks that do not hold the verb too ("ne « lâchent jamais prise »")."""
        ctx = self.ctx
        return ctx.quote_at(ctx.tokens.start[cue.verb]) is None and bool(ctx.quoted_share(found)[0])


def _has_case(tokens: Tokens, n: int) -> bool:
    """Whether a preposition marks the phrase of token n."""
    return any(tokens.dep[c] == "case" and c < n for c in tokens.children[n])


def _figure_first(tokens: Tokens, after: int, first: int, markers: frozenset[str]) -> bool:
    """Whether a figure stands between the verb and its object ("estime à 3 000 | le nombre de manifestants")."""
    return after < first and tokens.low[after] in markers and tokens.pos[after + 1] == "NUM"
