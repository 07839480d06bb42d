"""Complements that are no object: a prepositional phrase ("fait état de N") and a predicate ("se dit prêt à partir")."""

from __future__ import annotations

from selon.attribution.adverbials import past_asides
from selon.attribution.extent import phrase_behind, phrase_stop, tail
from selon.attribution.finding import Range
from selon.attribution.goes_on import gapped
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import OPENING_MARKS, PREPOSITIONS, VERBAL, has_finite, is_finite, stands_in
from selon.attribution.spans import Spans
from selon.parse.phrases import scan_phrase

_PREDICATES = frozenset({"ADJ", "VERB", "NOUN", "DET", "ADP", "ADV", "SCONJ"})
_REACH = 14


class Obliques:
    """Finds the prepositional phrases and predicates that verbs govern."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self.ctx = spans.ctx
        self.words = spans.words

    def phrase(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The prepositional complement in `[after, stop)`; the preposition stays out unless it is quoted with the rest."""
        tokens = self.ctx.tokens
        markers = frozenset().union(
            *(self.words(kind) for take, kind in PREPOSITIONS.items() if take in cue.entry.takes)
        )
        if not markers:
            return []
        after = self._past_hearer(past_asides(self.ctx, after, stop), stop, markers)
        for k in range(after, min(stop, after + _REACH)):
            if k > after and tokens.low[k - 1] in self.words("occasion_openers"):
                continue
            if tokens.low[k] in markers and tokens.dep[min(k + 1, stop - 1)] != "fixed":
                quoted = k > after and tokens.low[k - 1] in OPENING_MARKS
                if quoted and (quote := self.ctx.quote_at(tokens.start[k])):
                    return self.spans.quoted(quote.open, stop)
                if self._governed(cue, k, after):
                    return self._behind(cue, k, stop)
            if tokens.low[k] in (":", ";") or (tokens.pos[k] in VERBAL and is_finite(tokens, k)):
                return []
        return []

    def _past_hearer(self, k: int, stop: int, markers: frozenset[str]) -> int:
        """Behind whom it is told to, where "de" then opens what is told ("fait part à ses proches | de son désir")."""
        tokens = self.ctx.tokens
        if k + 2 >= stop or tokens.low[k] not in self.words("a_words") or tokens.low[k] in markers:
            return k
        end = scan_phrase(tokens, k + 1, stop, self.ctx.language, appositions=False)
        owned = (j for j in range(k + 2, end) if tokens.low[j] in markers and tokens.low[j + 1] in self.words("possessives"))
        return next(owned, k)

    def _behind(self, cue: VerbCue, k: int, stop: int) -> list[Range]:
        """What the preposition at token k marks; [] where that is only the channel."""
        if self.ctx.tokens.low[k] in self.words("on_words") and self._channel(k + 1, stop):
            return []
        end = self._before_gap(k, phrase_behind(self.ctx, k, stop, otherwise=stop))
        end = self.spans.before_meanwhile(k, tail(self.ctx, end, cue.verb, stop, phrase=True))
        return self.spans.cut(cue, k + 1, end, phrase=True)

    def _before_gap(self, marker: int, stop: int) -> int:
        """The comma behind which another voice has the same verb left out ("…, son voisin d'une « négligence »"); else `stop`."""
        return next((k for k in range(marker + 1, stop) if gapped(self.ctx, k, stop)), stop)

    def _channel(self, first: int, stop: int) -> bool:
        """Whether a phrase names where it was said ("sur les réseaux sociaux"), not what of."""
        tokens, language = self.ctx.tokens, self.ctx.language
        end = scan_phrase(tokens, first, stop, language, appositions=False)
        return stands_in(tokens, first, end, (language.media_nouns, language.networks, self.words("channels")))

    def _governed(self, cue: VerbCue, k: int, after: int) -> bool:
        """Whether the preposition at k is the verb's own: next to it, or its phrase hangs on the verb."""
        tokens, times = self.ctx.tokens, self.words("time_nouns")
        head = tokens.head[k]
        if k == after or (head > k and tokens.head[head] in (cue.verb, cue.end)):
            return True
        if k > after and tokens.low[k - 1] in times:
            return all(tokens.pos[j] in ("ADV", "PUNCT", "ADP", "DET", "NUM", "NOUN") for j in range(after, k))
        return all(tokens.pos[j] in ("ADV", "PUNCT") or tokens.low[j] in times for j in range(after, k))

    def predicate(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """What a voice says of itself in `[after, stop)` ("se dit prêt à", "s'affirme favorable à")."""
        tokens = self.ctx.tokens
        k = after
        while k < stop and tokens.pos[k] == "ADV" and tokens.low[k + 1 : k + 2] != [","]:
            k += 1
        opens = k < stop and tokens.pos[k] == "PUNCT" and tokens.low[k] in OPENING_MARKS
        if k >= stop or not (opens or tokens.pos[k] in _PREDICATES):
            return []
        ends = [
            phrase_stop(self.ctx, c, stop)
            for c in tokens.children[cue.verb]
            if c >= k and tokens.dep[c] not in ("punct", "conj", "advcl", "parataxis")
        ]
        end = self._joined(tail(self.ctx, max(ends, default=stop), cue.verb, stop), stop)
        end = next((j for j in range(k + 1, end) if self._occasion(j)), end)
        appears = cue.entry.lemma in self.words("appearing_phrases") and tokens.low[k] not in self.words("as_words")
        if appears and tokens.pos[k] == "ADP":
            return []
        if cue.entry.head in self.words("posing_verbs") and not self._says_of_what(k, end):
            return []
        return self.spans.cut(cue, k, end)

    def _joined(self, end: int, stop: int) -> int:
        """Take in a further adjective coordinated at `end` ("favorable à la paix et opposé à la guerre")."""
        tokens = self.ctx.tokens
        if end + 1 >= stop or tokens.low[end] not in self.words("coordinators"):
            return end
        described = tokens.pos[end + 1] == "ADJ" or "Tense=Past|VerbForm=Part" in tokens.feats[end + 1]
        further = max(tokens.right[end + 1] + 1, end + 2)
        return further if described and further <= stop and not has_finite(tokens, end, further) else end

    def _occasion(self, k: int) -> bool:
        """Whether token k, outside quotations, opens when and where it was said ("candidat | lors d'une visite")."""
        return self.ctx.tokens.low[k] in self.words("occasion_openers") and self.ctx.quote_at(self.ctx.tokens.start[k]) is None

    def _says_of_what(self, first: int, stop: int) -> bool:
        """Whether more than an adjective stands in `[first, stop)`: "se veut prudente" tells how, and says nothing."""
        tokens = self.ctx.tokens
        return any(tokens.pos[k] in ("ADP", "SCONJ") or tokens.low[k] in OPENING_MARKS for k in range(first, stop))
