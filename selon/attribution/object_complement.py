"""Object and complement: "accuse X de Y", "appelle X à INF", "qualifie X de Y", "juge X ADJ"."""

from __future__ import annotations

from selon.attribution.adverbials import past_asides
from selon.attribution.direct_object import Objects
from selon.attribution.extent import about_the_cue, phrase_behind, phrase_stop, tail
from selon.attribution.finding import Range
from selon.attribution.goes_on import agree
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import (
    NOMINAL,
    OPENING_MARKS,
    VERBAL,
    happens,
    has_finite,
    head_leftwards,
    is_finite,
    is_infinitive,
    predicate_of,
)
from selon.attribution.spans import Spans

_MARKERS = {
    "object_de": ("infinitive_markers", "de_words"),
    "object_a": ("a_words",),
    "object_as": ("as_words",),
    "object_label": ("de_words",),
}
"""What a verb takes -> the classes of the words that mark its complement."""
_OF_WHAT = frozenset({"object_de", "object_label"})
_REACH = 9


class ObjectComplements:
    """Finds what verbs say of their objects."""

    def __init__(self, spans: Spans, objects: Objects) -> None:
        self.spans = spans
        self.objects = objects
        self.ctx = spans.ctx
        self.words = spans.words

    def find(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """Object and complement in `[after, stop)`; for an object before the verb its antecedent and the complement."""
        kinds = [kind for take, kinds in _MARKERS.items() if take in cue.entry.takes for kind in kinds]
        if not kinds and "object_predicate" not in cue.entry.takes:
            return []
        markers = frozenset().union(*(self.words(kind) for kind in kinds))
        if (stated := self._described_first(cue, after, stop)):
            return stated
        relative = self._relative_object(cue)
        if cue.group.pronoun >= 0 and "object_predicate" in cue.entry.takes:
            stated = self._attribute(cue, after, stop)
            if stated:
                return stated
        n = self.objects.head(cue, after, stop) if relative < 0 else -1
        if n >= 0:
            return self._with_object(cue, n, after, stop, markers)
        of_itself = cue.entry.reflexive and "object_as" in cue.entry.takes
        if cue.group.pronoun < 0 and relative < 0 and not of_itself:
            return []
        k = next((k for k in range(after, min(stop, after + _REACH)) if self.ctx.tokens.low[k] in markers), -1)
        if k >= 0:
            return [*self._antecedent(relative), *self._marked_by(cue, k, stop)]
        stated = self._attribute(cue, after, stop) if relative >= 0 and "object_predicate" in cue.entry.takes else []
        return [*self._antecedent(relative), *stated] if stated else []

    def _attribute(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The adjective or quotation right behind a verb whose object is a clitic or relative ("le juge inutile")."""
        tokens = self.ctx.tokens
        k = past_asides(self.ctx, after, stop)
        if k >= stop:
            return []
        if tokens.low[k] in OPENING_MARKS:
            return self.spans.quoted(tokens.start[k], stop)
        described = tokens.pos[k] == "ADJ" or (tokens.pos[k] == "VERB" and "VerbForm=Part" in tokens.feats[k])
        end = tail(self.ctx, phrase_stop(self.ctx, k, stop), cue.verb, stop)
        return self.spans.cut(cue, k, end) if described else []

    def _described_first(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The adjective or quotation before its object, and the object ("juge inutile le fait que P", "« absurde » ce plan")."""
        k = predicate_before_object(self.spans, cue, after, stop)
        if k < 0:
            return []
        tokens = self.ctx.tokens
        noun = next((j for j in range(k + 1, stop) if tokens.pos[j] in ("NOUN", "PROPN")), -1)
        first = past_asides(self.ctx, after, stop)
        if noun < 0:
            return []
        return self.spans.cut(cue, first, tail(self.ctx, phrase_stop(self.ctx, noun, stop), cue.verb, stop, phrase=True))

    # behind an object

    def _with_object(self, cue: VerbCue, n: int, after: int, stop: int, markers: frozenset[str]) -> list[Range]:
        """Object n with its complement."""
        complement = self._complement(cue, n, stop, markers)
        if complement < 0:
            return []
        end = max(phrase_stop(self.ctx, n, stop), phrase_stop(self.ctx, complement, stop))
        first = max(after, self.ctx.tokens.left[n])
        return self.spans.cut(cue, first, tail(self.ctx, end, cue.verb, stop), phrase=True)

    def _complement(self, cue: VerbCue, n: int, stop: int, markers: frozenset[str]) -> int:
        """The head of the complement that goes with object n: under the verb, or wrongly under the object; -1 if none."""
        tokens = self.ctx.tokens
        predicate = "object_predicate" in cue.entry.takes
        for c in (*tokens.children[cue.verb], *tokens.children[n]):
            if not n < c < stop or (is_finite(tokens, c) and tokens.low[tokens.left[c]] in self.words("as_words")):
                continue
            if self._marked(c, markers) and (tokens.head[c] == cue.verb or not self._plain_genitive(c)):
                return c
            if predicate and (tokens.dep[c] == "xcomp" or (tokens.dep[c] in ("amod", "acl") and tokens.head[c] == n)):
                return c
        found = self._infinitive(n, stop, markers)
        return found if found >= 0 or not cue.entry.takes & _OF_WHAT else self._bare(n, stop)

    def _bare(self, n: int, stop: int) -> int:
        """What stands behind "de" without an article behind object n, as no part of it: a quotation, an adjective, a doing.

        "menace le club d'une amende", "qualifie l'accord de « trahison »", "accuse le maire de corruption".
        """
        ctx, tokens = self.ctx, self.ctx.tokens
        if tokens.low[n] in self.words("time_nouns") or any(tokens.pos[c] == "NUM" for c in tokens.children[n]):
            return -1
        for k in range(n + 1, stop - 1):
            if tokens.low[k] in (",", ";", ":") or is_finite(tokens, k) or self._occasion(k):
                return -1
            if tokens.low[k] not in self.words("infinitive_markers"):
                continue
            if tokens.low[k + 1] in OPENING_MARKS:
                return next((j for j in range(k + 2, stop) if tokens.pos[j] in NOMINAL | VERBAL), -1)
            head = k + 2 if tokens.low[k + 1] in self.words("one_words") and k + 2 < stop else k + 1
            if tokens.pos[head] == "ADJ" and head == k + 1:
                return head
            if tokens.pos[head] == "NOUN" and (happens(ctx, tokens.lemma[head]) or tokens.pos[n] == "PROPN"):
                return head
        return -1

    def _occasion(self, k: int) -> bool:
        """Whether token k opens when or where it was said ("à l'occasion d'un discours", "lors de")."""
        return self.ctx.tokens.low[k] in self.words("occasion_openers") or about_the_cue(self.ctx, k, len(self.ctx.tokens))

    def _infinitive(self, n: int, stop: int, markers: frozenset[str]) -> int:
        """The first infinitive behind object n with a marker before it, whatever the tree hangs it on; or -1."""
        tokens = self.ctx.tokens
        for k in range(n + 1, stop - 1):
            if tokens.pos[k] == "PUNCT" or is_finite(tokens, k):
                return -1
            if tokens.low[k] in markers and is_infinitive(tokens, k + 1):
                return predicate_of(tokens, k + 1)
        return -1

    def _plain_genitive(self, c: int) -> bool:
        """ "le ministre de la Défense": a noun behind "de" that belongs to the object rather than to the verb."""
        tokens = self.ctx.tokens
        return tokens.dep[c] == "nmod" and tokens.low[tokens.left[c]] in self.words("de_words")

    def _marked(self, c: int, markers: frozenset[str]) -> bool:
        """Whether one of the markers introduces the phrase of token c."""
        tokens = self.ctx.tokens
        return tokens.low[tokens.left[c]] in markers or any(
            tokens.low[m] in markers for m in tokens.children[c] if m < c and tokens.dep[m] in ("case", "mark")
        )

    # behind a verb whose object stands before it

    def _marked_by(self, cue: VerbCue, marker: int, stop: int) -> list[Range]:
        """The complement behind a marker; "comme" belongs to it, "de" and "à" do not."""
        first = marker if self.ctx.tokens.low[marker] in self.words("as_words") else marker + 1
        return self.spans.cut(cue, first, phrase_behind(self.ctx, marker, stop, otherwise=stop))

    def _relative_object(self, cue: VerbCue) -> int:
        """The relative pronoun that is the object of the verb, or -1."""
        tokens, relatives = self.ctx.tokens, self.words("relative_object")
        own = next((c for c in tokens.children[cue.verb] if c < cue.verb and tokens.low[c] in relatives), -1)
        k = cue.group.first - 2
        if own < 0 and k > 0 and tokens.low[k] in relatives and tokens.low[k + 1] in self.words("subject_pronouns"):
            named = tokens.pos[k - 1] in ("NOUN", "PROPN", "ADJ") or tokens.low[k - 1] in (",", ")", "»")
            return k if named else -1
        return own

    def _agreeing(self, relative: int) -> int:
        """The noun before a relative object: the nearest that a past participle agrees with, else what heads the one before."""
        tokens = self.ctx.tokens
        verbs = (k + 1 for k in range(relative - 1, tokens.bounds(relative)[0], -1) if is_finite(tokens, k))
        start, last = next(verbs, tokens.bounds(relative)[0]), relative - 2 if tokens.low[relative - 1] == "," else relative - 1
        ahead = range(relative + 1, min(len(tokens), relative + _REACH))
        verb = next((k for k in ahead if tokens.pos[k] == "VERB" and "Tense=Past|VerbForm=Part" in tokens.feats[k]), -1)
        if verb >= 0:
            nouns = (k for k in range(last, start - 1, -1) if tokens.pos[k] == "NOUN")
            return next((k for k in nouns if agree(tokens, verb, k)), head_leftwards(tokens, last, start))
        return head_leftwards(tokens, last, start)

    def _antecedent(self, relative: int) -> list[Range]:
        """The noun phrase a relative object stands for, without its relative clause."""
        tokens = self.ctx.tokens
        if relative < 1:
            return []
        n = self._agreeing(relative)
        if tokens.low[n] in self.words("demonstrative_that"):
            return []
        first = tokens.left[n]
        while first < n and tokens.pos[first] in ("ADP", "PUNCT", "CCONJ"):
            first += 1
        return self.ctx.words_content(first, relative)


def predicate_before_object(spans: Spans, cue: VerbCue, after: int, stop: int) -> int:
    """The article of an object that an adjective or a quotation precedes ("juge inutile | le fait que P"); -1 if none does."""
    tokens = spans.ctx.tokens
    k = past_asides(spans.ctx, after, stop)
    if "object_predicate" not in cue.entry.takes or k + 2 >= stop or cue.group.pronoun >= 0:
        return -1
    behind = k + 1
    if tokens.low[k] in OPENING_MARKS:
        quote = spans.ctx.quote_from(tokens.start[k], tokens.end[k])
        behind = tokens.at(quote.close) if quote is not None else stop
        if has_finite(tokens, k, behind):
            return -1
    elif tokens.pos[k] != "ADJ" and (tokens.pos[k] != "NOUN" or tokens.dep[k] != "xcomp"):
        return -1
    bare = spans.words("definite") - spans.words("a_words") - spans.words("de_words")
    pointed = bare | spans.words("demonstratives") | spans.words("possessives")
    noun = behind + 1 < stop and tokens.pos[behind + 1] in ("NOUN", "PROPN", "ADJ")
    return behind if noun and tokens.low[behind] in pointed else -1
