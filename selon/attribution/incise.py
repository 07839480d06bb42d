"""Inverted attributions: "…, affirme X", "« … », a-t-elle dit": whether a cue is one, and who its subject is."""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.adverbials import past_circumstances, past_description
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.incise_place import IncisePlaces
from selon.attribution.lexicon import INCISES, VerbCue
from selon.attribution.line import first_noun
from selon.attribution.said import Said, led
from selon.attribution.sources import source_span
from selon.attribution.verbs import VerbGroup, verb_group
from selon.parse.phrases import scan_phrase

_NEAR = 4


class Incises:
    """Finds inverted attributions in one article."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.places = IncisePlaces(ctx)
        self.said = Said(ctx)
        self.words = ctx.language.words

    def find(self, cue: VerbCue) -> Finding | None:
        """The statement of an inverted cue, or None where the cue is no incise."""
        cue = self._governed(cue.inverted(self.ctx))
        if not self._may_invert(cue):
            return None
        start = self._start(cue)
        placed = self._subject(cue, start)
        if placed is None:
            return None
        speaker, source, stop = placed
        if self._inverting(start):
            return None
        content, dialogue = self.said.of(cue.verb, start, stop)
        quoted_only = "incise" not in cue.entry.takes and not dialogue
        if not content or (quoted_only and not self.ctx.quoted_share(content)[0]):
            return None
        return Finding(
            rule="incise", stance=cue.entry.stance, commitment=cue.entry.commitment, endorses=cue.entry.endorses,
            at=cue.verb, cue=cue.range(self.ctx), content=content, source=source, speaker=speaker, dialogue=dialogue,
        )  # fmt: skip

    def around(self, group: VerbGroup, stop: int) -> list[Range]:
        """What an incise attributes whose verb is no cue of the lexicon; [] where it stands at no place for one."""
        start, first = group.first, self.ctx.tokens.bounds(group.verb)[0]
        if start == first or not self.places.opens(start, first) or not self.places.said_before(first, start):
            return []
        return self.said.around(group.verb, start, stop)

    def _may_invert(self, cue: VerbCue) -> bool:
        """Whether the verb stands in incises, and here as a finite, affirmative third or first person.

        A singular with a noun phrase behind it is none, whatever its tag ("interroge l'avocat": imperative).
        """
        tokens, group = self.ctx.tokens, cue.group
        finite = group.form == "fin" or (group.form == "part" and tokens.low[cue.verb] in self.words("finite_too"))
        if not cue.entry.takes & INCISES or not finite or group.negated:
            return False
        feats = tokens.feats[group.finite] if group.finite >= 0 else ""
        after = max(group.last, cue.end) + 1
        if after < len(tokens) and tokens.pos[after] in ("DET", "PROPN") and "Number=Plur" not in feats:
            return True
        return not any(other in feats for other in ("Person=2", "Mood=Imp", "Mood=Sub"))

    def _governed(self, cue: VerbCue) -> VerbCue:
        """An infinitive as one group with the verb that governs it, where that does what it says ("a tenu à préciser")."""
        tokens, group = self.ctx.tokens, cue.group
        head = tokens.head[cue.verb]
        marked = self.words("infinitive_markers") | self.words("goal_markers")
        near = 0 < cue.verb - head <= _NEAR and tokens.low[cue.verb - 1] in marked
        if group.form != "inf" or not near or tokens.lemma[head] not in self.words("committing_verbs"):
            return cue
        above = verb_group(self.ctx, head)
        if above.form != "fin" or above.clitic >= 0:
            return cue
        whole = replace(group, first=above.first, finite=above.finite, form="fin", negated=above.negated)
        return VerbCue(cue.entry, whole, cue.end)

    def _inverting(self, start: int) -> bool:
        """Whether only an adverb that inverts its clause stands before the verb ("Aussi menacent-ils de partir")."""
        tokens = self.ctx.tokens
        first = tokens.bounds(start)[0]
        return first < start and " ".join(tokens.low[first:start]) in self.words("inverting_adverbs")

    def _start(self, cue: VerbCue) -> int:
        """The first token of the incise: its "comme", clitics and negation in."""
        k, low = cue.group.first, self.ctx.tokens.low
        while k > 0 and (low[k - 1] in self.words("clitics") or self._leads(k - 1)):
            k -= 1
        return k

    def _leads(self, k: int) -> bool:
        """Whether token k is "comme", "ainsi", or the "que" of "ainsi que"."""
        low = self.ctx.tokens.low
        return led(self.ctx, k) or (k > 0 and low[k] in self.words("complementizers") and led(self.ctx, k - 1))

    def _subject(self, cue: VerbCue, start: int) -> tuple[int, Range, int] | None:
        """Head token and range of the inverted subject, and the token where the incise ends."""
        tokens, clitic = self.ctx.tokens, cue.group.clitic
        first, stop = tokens.bounds(cue.verb)
        after = max(cue.group.last, cue.end) + 1
        if clitic >= 0:
            own = tokens.low[clitic] in self.words("first_person")
            return None if own else (clitic, source_span(self.ctx, clitic), past_circumstances(self.ctx, after, stop))
        if not led(self.ctx, start) and not self.places.fits(cue, start, first):
            return None
        k = past_circumstances(self.ctx, after, stop)
        end = self._before_hearer(k, scan_phrase(tokens, k, stop, self.ctx.language))
        if end == k or tokens.low[k] in self.words("complementizers") or self._own_object(cue, start, end, stop):
            return None
        head = self._head(k, end)
        if head >= 0 and cue.group.pronoun >= 0 and tokens.pos[head] == "ADJ":
            return None
        if head >= 0 and tokens.low[head] in self.words("relative_all"):
            return None
        if head < 0 or (tokens.low[head] in self.words("first_person") and tokens.pos[head] == "PRON"):
            return None
        behind = end if k == after else past_circumstances(self.ctx, end, stop)
        return head, self._range(k, end), past_description(tokens, behind, stop)

    def _before_hearer(self, k: int, end: int) -> int:
        """Where a subject `[k, end)` ends and the outlet that it speaks to begins ("un proche du maire | au quotidien")."""
        tokens, language = self.ctx.tokens, self.ctx.language
        told = (j for j in range(k + 1, end - 1) if tokens.low[j] in self.words("a_words") and (
            tokens.lemma[j + 1] in language.media_nouns or self._outlet(j + 1, end)))
        return next(told, end)

    def _outlet(self, first: int, end: int) -> bool:
        """Whether tokens `[first, end)` are the name of an outlet."""
        named = self.ctx.language.named.get(self.ctx.tokens.plain(first, end))
        return named is not None and named.media

    def _own_object(self, cue: VerbCue, start: int, end: int, stop: int) -> bool:
        """Whether what follows the verb up to token `end` is its object: a clause comes after it, or "qui" stands before."""
        tokens, low = self.ctx.tokens, self.ctx.tokens.low
        if low[start - 1] == "," and end < stop and low[end] in self.words("complementizers"):
            verb = tokens.head[end]
            if verb > end and tokens.head[verb] == cue.verb:
                return True
        return any(
            c < start and tokens.dep[c] == "nsubj" and low[c] in self.words("relative_subject")
            for c in tokens.children[cue.verb]
        )

    def _head(self, k: int, end: int) -> int:
        """The noun that heads the phrase `[k, end)`, else its first number or adjective."""
        tokens = self.ctx.tokens
        noun = first_noun(tokens, k, end)
        return noun if noun >= 0 else next((j for j in range(k, end) if tokens.pos[j] in ("NUM", "ADJ")), -1)

    def _range(self, k: int, end: int) -> Range:
        """The phrase `[k, end)` without the hyphen of an inversion."""
        start, stop = self.ctx.tokens.start[k], self.ctx.tokens.end[end - 1]
        while start < stop and self.ctx.text[start] in "-–":
            start += 1
        return start, stop
