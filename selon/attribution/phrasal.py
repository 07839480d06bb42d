"""Content that is a phrase without a clause: an object, an object and its complement, a predicate, an oblique phrase."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.extent import about_the_cue, phrase_stop, tail
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.stretches import Stretches
from selon.parse.phrases import scan_phrase

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "X", "PRON", "ADJ"})
_OBLIQUE = {
    "de": "de_words",
    "a": "a_words",
    "sur": "on_words",
    "contre": "against_words",
    "pour": "for_words",
    "en": "in_words",
}


class Phrasal:
    """Finds the phrases that verb cues of one article take as content."""

    def __init__(self, ctx: Context, stretches: Stretches) -> None:
        self.ctx = ctx
        self.stretches = stretches
        self.words = ctx.language.words

    def object(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The direct object ("dénonce N"); abstract or quoted where the verb asks for that."""
        takes = cue.entry.takes
        if not takes & {"object", "object_abstract", "object_quote"}:
            return []
        n = self._objects(cue, after, stop)
        if n < 0 or n < after:
            return []
        tokens = self.ctx.tokens
        first = max(after, tokens.left[n])
        end = tail(self.ctx, self._object_end(first, n, stop), cue.verb, stop, phrase=True)
        if (
            end + 1 < stop
            and tokens.low[end] == ":"
            and not self.ctx.quote_from(tokens.start[end], tokens.end[end + 1])
        ):
            end = stop
        found = self.stretches.stretch(cue, first, end, phrase=True)
        if found and end + 1 < stop and tokens.low[end] in (":", ","):
            quote = self.ctx.quote_from(tokens.start[end], tokens.end[end + 1])
            found += self.stretches.quotations(quote.open, stop) if quote is not None else []
        if not found or "object" in takes:
            return found
        if "object_quote" in takes and self.ctx.quoted_share(found)[0]:
            return found
        if "object_abstract" in takes and tokens.lemma[n] in self.words("speech_nouns"):
            return found
        return []

    def _object_end(self, first: int, n: int, stop: int) -> int:
        """One past the object's phrase, without the adverbs and dates that the tree hangs on its end."""
        end = phrase_stop(self.ctx, n, stop)
        core = scan_phrase(self.ctx.tokens, first, stop, self.ctx.language)
        return core if n < core < end and about_the_cue(self.ctx, core, stop) else end

    def _objects(self, cue: VerbCue, after: int, stop: int) -> int:
        """The head of the noun phrase that is the direct object behind the cue, or -1."""
        tokens = self.ctx.tokens
        for c in tokens.all(cue.verb, "obj", "xcomp", "ccomp"):
            nominal = tokens.pos[c] in _NOMINAL or tokens.dep[c] == "obj"
            near = tokens.dep[c] == "obj" or tokens.left[c] == after
            if c >= after and nominal and near and not self._has_case(c):
                return c
        k = self.stretches.past_adverbials(after, stop)
        if cue.group.restricted and k < stop and tokens.low[k] in self.words("only"):
            k += 1
        if (
            k < stop
            and tokens.pos[k] in ("DET", "NOUN", "PROPN", "NUM", "ADJ")
            and tokens.low[k] not in self.words("time_nouns")
        ):
            return self._climb(k, k, stop)
        return -1

    def _climb(self, k: int, after: int, stop: int) -> int:
        tokens = self.ctx.tokens
        while tokens.head[k] != k and after <= tokens.head[k] < stop and tokens.pos[tokens.head[k]] in _NOMINAL:
            k = tokens.head[k]
        return k if tokens.pos[k] in _NOMINAL and not self._has_case(k) else -1

    def _has_case(self, n: int) -> bool:
        tokens = self.ctx.tokens
        return any(tokens.dep[c] == "case" and c < n for c in tokens.children[n])

    def object_complement(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """Object and complement ("accuse X de Y", "appelle X à INF", "qualifie X de Y", "juge X ADJ")."""
        takes = cue.entry.takes
        markers = [
            w
            for take, w in (
                ("object_de", "infinitive_markers"),
                ("object_a", "a_words"),
                ("object_as", "as_words"),
                ("object_label", "de_words"),
            )
            if take in takes
        ]
        if not markers and "object_predicate" not in takes:
            return []
        allowed = frozenset().union(*(self.words(m) for m in markers)) | (
            self.words("de_words") if "object_de" in takes else frozenset()
        )
        n = self._objects(cue, after, stop)
        if n >= 0:
            return self._with_complement(cue, n, after, stop, allowed)
        if cue.group.pronoun >= 0 or self._relative_object(cue) >= 0:
            k = next((k for k in range(after, min(stop, after + 6)) if self.ctx.tokens.low[k] in allowed), -1)
            if k >= 0:
                return [*self._antecedent(cue), *self._complement_from(cue, k, stop)]
        return []

    def _with_complement(self, cue: VerbCue, n: int, after: int, stop: int, allowed: frozenset[str]) -> list[Range]:
        tokens = self.ctx.tokens
        first = max(after, tokens.left[n])
        complement = self._complement_head(cue, n, stop, allowed)
        if complement < 0:
            return []
        end = max(phrase_stop(self.ctx, n, stop), phrase_stop(self.ctx, complement, stop))
        return self.stretches.stretch(cue, first, tail(self.ctx, end, cue.verb, stop), phrase=True)

    def _complement_head(self, cue: VerbCue, n: int, stop: int, allowed: frozenset[str]) -> int:
        """The head of the complement that goes with object n: under the verb, or wrongly under the object; -1 if none."""
        tokens = self.ctx.tokens
        predicate = "object_predicate" in cue.entry.takes
        for c in (*tokens.children[cue.verb], *tokens.children[n]):
            if not n < c < stop:
                continue
            if self._marked(c, allowed) and (tokens.head[c] == cue.verb or not self._plain_genitive(c)):
                return c
            if predicate and (tokens.dep[c] == "xcomp" or (tokens.dep[c] in ("amod", "acl") and tokens.head[c] == n)):
                return c
        return -1

    def _plain_genitive(self, c: int) -> bool:
        """ "le ministre de la Défense": a noun behind "de" that belongs to the object rather than to the verb."""
        tokens = self.ctx.tokens
        return tokens.dep[c] == "nmod" and tokens.low[tokens.left[c]] in self.words("de_words")

    def _marked(self, c: int, allowed: frozenset[str]) -> bool:
        tokens = self.ctx.tokens
        return tokens.low[tokens.left[c]] in allowed or any(
            tokens.low[m] in allowed for m in tokens.children[c] if m < c and tokens.dep[m] in ("case", "mark")
        )

    def _complement_from(self, cue: VerbCue, marker: int, stop: int) -> list[Range]:
        tokens = self.ctx.tokens
        head = tokens.head[marker]
        end = tokens.right[head] + 1 if marker < head < stop else stop
        first = marker if tokens.low[marker] in self.words("as_words") else marker + 1
        return self.stretches.stretch(cue, first, min(stop, end))

    def _relative_object(self, cue: VerbCue) -> int:
        tokens = self.ctx.tokens
        return next(
            (c for c in tokens.children[cue.verb] if c < cue.verb and tokens.low[c] in self.words("relative_object")),
            -1,
        )

    def _antecedent(self, cue: VerbCue) -> list[Range]:
        """The noun phrase a relative object stands for, without its relative clause."""
        tokens = self.ctx.tokens
        relative = self._relative_object(cue)
        if relative < 1:
            return []
        n = relative - 1
        start = tokens.bounds(n)[0]
        while tokens.head[n] != n and start <= tokens.head[n] < n and tokens.pos[tokens.head[n]] in _NOMINAL:
            n = tokens.head[n]
        first = tokens.left[n]
        while first < n and tokens.pos[first] in ("ADP", "PUNCT", "CCONJ"):
            first += 1
        found = self.ctx.content(tokens.start[first], tokens.end[relative - 1])
        return [found] if found else []

    def predicate(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """What a voice says of itself ("se dit prêt à", "s'affirme favorable à")."""
        tokens = self.ctx.tokens
        k = after
        while k < stop and tokens.pos[k] == "ADV" and tokens.low[k + 1 : k + 2] != [","]:
            k += 1
        if k >= stop or tokens.pos[k] not in ("ADJ", "VERB", "NOUN", "PUNCT", "DET", "ADP", "ADV", "SCONJ"):
            return []
        if tokens.pos[k] == "PUNCT" and tokens.low[k] not in ("«", "“", '"'):
            return []
        end = max(
            (
                phrase_stop(self.ctx, c, stop)
                for c in tokens.children[cue.verb]
                if c >= k and tokens.dep[c] not in ("punct", "conj", "advcl", "parataxis")
            ),
            default=stop,
        )
        return self.stretches.stretch(cue, k, tail(self.ctx, end, cue.verb, stop))

    def oblique(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """A prepositional complement ("fait état de N", "appelle à N"); the preposition stays out."""
        markers = [_OBLIQUE[t] for t in cue.entry.takes if t in _OBLIQUE]
        if not markers:
            return []
        tokens = self.ctx.tokens
        allowed = frozenset().union(*(self.words(m) for m in markers))
        k = after
        while k < stop and k < after + 14:
            if (
                tokens.low[k] in allowed
                and k > after
                and tokens.low[k - 1] in ("«", "“", '"')
                and (quote := self.ctx.quote_at(tokens.start[k]))
            ):
                return self.stretches.quotations(quote.open, stop)
            if tokens.low[k] in allowed and self._governed(cue, k, after):
                head = tokens.head[k]
                if tokens.low[k] in self.words("on_words") and self._channel(k + 1, stop):
                    return []
                end = phrase_stop(self.ctx, head, stop) if k < head < stop else stop
                return self.stretches.stretch(cue, k + 1, tail(self.ctx, end, cue.verb, stop, phrase=True), phrase=True)
            if tokens.low[k] in (":", ";") or (tokens.pos[k] in _VERBAL and "VerbForm=Fin" in tokens.feats[k]):
                return []
            k += 1
        return []

    def _channel(self, first: int, stop: int) -> bool:
        """Whether a phrase names where it was said ("sur les réseaux sociaux"), not what of."""
        tokens, language = self.ctx.tokens, self.ctx.language
        end = scan_phrase(tokens, first, stop, language, appositions=False)
        words = {*tokens.low[first:end], *tokens.lemma[first:end]}
        return bool(words & language.media_nouns or words & language.networks) or bool(words & self.words("channels"))

    def _governed(self, cue: VerbCue, k: int, after: int) -> bool:
        """Whether the preposition at k is the verb's own: next to it, or its phrase hangs on the verb."""
        tokens = self.ctx.tokens
        head = tokens.head[k]
        if k == after or (head > k and tokens.head[head] in (cue.verb, cue.end)):
            return True
        if k > after and tokens.low[k - 1] in self.words("time_nouns"):
            return all(tokens.pos[j] in ("ADV", "PUNCT", "ADP", "DET", "NUM", "NOUN") for j in range(after, k))
        return all(
            tokens.pos[j] in ("ADV", "PUNCT") or tokens.low[j] in self.words("time_nouns") for j in range(after, k)
        )
