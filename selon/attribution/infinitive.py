"""The infinitive behind a verb: "espère avoir convaincu", "promet de rester", "appelle à voter"."""

from __future__ import annotations

from selon.attribution.adverbials import past_adverbs
from selon.attribution.extent import before_verb, tail
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import OPENING_MARKS, VERBAL, is_finite, is_infinitive, predicate_of
from selon.attribution.spans import Spans

_MARKERS = {"clause": "", "infinitive": "", "de_infinitive": "infinitive_markers", "a_infinitive": "goal_markers"}
"""What a verb takes -> the class of the word before the infinitive; "" for none."""
_BRACKETS = frozenset({"[", "]"})
"""Around what an editor put into a quotation ("« ne pas [vouloir] négocier »")."""
_REACH = 25
_SERIES = 6


class Infinitives:
    """Finds the infinitives that verbs govern."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self.ctx = spans.ctx
        self.words = spans.words
        self._joining = self.words("coordinators") | self.words("incise_lead") | self.words("complementizers")

    def find(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The infinitive phrase in `[after, stop)`, its marker left out, where the verb takes one with that marker."""
        tokens = self.ctx.tokens
        begun = self._start(after, stop)
        if begun is None:
            return []
        first, verb, marker = begun
        if not self._takes(cue, marker):
            return []
        head = predicate_of(tokens, verb)
        head = head if verb < head < stop else verb
        end = tokens.right[head] + 1 if tokens.left[head] > cue.verb else stop
        end = self._series(max(end, head + 1), stop, marker, cue.verb)
        end = before_verb(self.ctx, first, tail(self.ctx, min(end, stop), cue.verb, stop))
        return self.spans.cut(cue, first, end, phrase=True)

    def _takes(self, cue: VerbCue, marker: str) -> bool:
        """Whether the verb takes an infinitive with this marker; one that takes a clause takes a bare infinitive."""
        if cue.entry.head in self.words("knowing_verbs"):
            return False
        kinds = [kind for take, kind in _MARKERS.items() if take in cue.entry.takes]
        return any(marker in self.words(kind) if kind else not marker for kind in kinds)

    def _start(self, after: int, stop: int) -> tuple[int, int, str] | None:
        """Where an infinitive begins behind a cue: its first token, its verb, and its marker ("de", "à", "")."""
        tokens = self.ctx.tokens
        for k in range(after, min(stop, after + _REACH)):
            low = tokens.low[k]
            if is_infinitive(tokens, k):
                return self._edge(after, k)
            if low == "," and "Tense=Pres|VerbForm=Part" in tokens.feats[k + 1 : k + 3]:
                return None
            if low in (":", ";") or (tokens.pos[k] in VERBAL and is_finite(tokens, k)):
                return None
            if tokens.pos[k] == "SCONJ" or (tokens.pos[k] == "PRON" and low in self.words("relative_subject")):
                return None
        return None

    def _edge(self, after: int, verb: int) -> tuple[int, int, str] | None:
        """First token, verb and marker of the infinitive at token `verb`; None where it belongs to another phrase."""
        tokens = self.ctx.tokens
        first = verb
        while first > after and self._leans_on(first - 1):
            first -= 1
        marker = tokens.low[first - 1] if first > after else ""
        if first == after:
            first = past_adverbs(tokens, first, verb, but=self.words("negators") | self.words("negation"))
        if first - 2 >= after and tokens.low[first - 2] in self.words("infinitive_links"):
            return None
        if marker in self.words("infinitive_markers") or marker in self.words("goal_markers"):
            return first, verb, marker
        if marker in self.words("prepositions") or tokens.dep[verb] in ("nmod", "obl:mod"):
            return None
        return first, verb, ""

    def _leans_on(self, k: int) -> bool:
        """Whether token k is a clitic, negation, adverb or opening mark that belongs to the infinitive behind it."""
        tokens = self.ctx.tokens
        low = tokens.low[k]
        small = low in self.words("clitics") or low in self.words("negators") or low in OPENING_MARKS or low in _BRACKETS
        return small or tokens.pos[k] == "ADV"

    def _bare_series(self, end: int, stop: int) -> int:
        """Take in a further infinitive without a marker, coordinated at `end` ("avoir menti et ne rien regretter")."""
        tokens = self.ctx.tokens
        if end + 1 >= stop or tokens.low[end] not in self.words("coordinators"):
            return end
        verb = next((k for k in range(end + 1, min(stop, end + 6)) if is_infinitive(tokens, k)), -1)
        shared = end + 1
        if verb < 0 and "Tense=Past|VerbForm=Part" in tokens.feats[shared] and tokens.dep[shared] == "conj":
            return min(stop, max(tokens.right[shared], shared) + 1)
        if verb < 0 or not all(self._leans_on(k) for k in range(end + 1, verb)):
            return end
        return min(stop, max(tokens.right[verb], tokens.right[predicate_of(tokens, verb)]) + 1)

    def _series(self, end: int, stop: int, marker: str, v: int) -> int:
        """Take in further infinitives with a marker, coordinated at `end` ("de rester chez eux et d'éviter …")."""
        tokens = self.ctx.tokens
        markers = self.words("infinitive_markers") | self.words("goal_markers")
        if not marker:
            return self._bare_series(end, stop)
        for _ in range(_SERIES):
            k = end
            while k < stop and (tokens.low[k] == "," or tokens.low[k] in self._joining):
                k += 1
            if not end < k < stop - 1 or tokens.low[k] not in markers:
                return end
            verb = next((j for j in range(k + 1, min(stop, k + 5)) if is_infinitive(tokens, j)), -1)
            if verb < 0 or tokens.left[verb] <= v:
                return end
            end = max(verb + 1, tokens.right[verb] + 1)
        return end
