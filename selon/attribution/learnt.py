"""What the outlet learnt or read: "a-t-on appris de X", "a appris Le Courrier d'un élu", "on y lit que P"."""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.complements import Complements
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.incise import Incises
from selon.attribution.line import VERBAL, first_noun, is_finite, names_party, stands_in
from selon.attribution.verbs import VerbGroup, verb_group
from selon.parse.phrases import scan_phrase

_REACH = 12
_REACH_OF_MODAL = 4


class Learnt:
    """Finds statements whose voice stands behind "de", "auprès de" or "dans": somebody else learnt or read them."""

    def __init__(self, ctx: Context, complements: Complements, incises: Incises) -> None:
        self.ctx = ctx
        self.complements = complements
        self.incises = incises
        self.words = ctx.language.words

    def find(self) -> list[Finding]:
        """All of them, in order."""
        tokens = self.ctx.tokens
        verbs = self.words("learning_verbs") | self.words("reading_verbs")
        return [f for v, lemma in enumerate(tokens.lemma) if lemma in verbs and (f := self._statement(v)) is not None]

    def _statement(self, v: int) -> Finding | None:
        tokens = self.ctx.tokens
        group = self._with_modal(verb_group(self.ctx, v))
        if group.form != "fin" or group.negated or tokens.pos[v] not in VERBAL:
            return None
        origin = self._origin(group)
        if origin is None:
            return None
        head, source, end = origin
        content = self._content(group, end)
        if not content:
            return None
        return Finding(rule="learnt", stance="say", commitment="CT+", at=v, content=content, source=source, speaker=head,
                       cue=(tokens.start[group.first], tokens.end[group.last]))  # fmt: skip

    def _with_modal(self, group: VerbGroup) -> VerbGroup:
        """The group with the verb of "peut-on lire" taken in."""
        tokens = self.ctx.tokens
        reach = range(max(tokens.bounds(group.verb)[0], group.verb - _REACH_OF_MODAL), group.verb)
        may = next((k for k in reach if tokens.lemma[k] in self.words("may_verbs")), -1)
        if group.form == "inf" and may >= 0 and any(tokens.low[k] in self.words("indefinite_subject") for k in reach):
            return replace(group, first=may, form="fin")
        return group

    def _origin(self, group: VerbGroup) -> tuple[int, Range, int] | None:
        """Head, range and end of the phrase that names where it was learnt or read; only "on" reads."""
        tokens = self.ctx.tokens
        if tokens.lemma[group.verb] not in self.words("reading_verbs"):
            behind = self._marked(group, self.words("from_words"))
            return behind or (self._leading(group) if self._impersonal(group) else None)
        if not self._impersonal(group):
            return None
        before = range(max(tokens.bounds(group.verb)[0], group.first - 2), group.verb)
        there = next((k for k in before if tokens.low[k] == self.ctx.language.there), -1)
        if there >= 0:
            return there, (tokens.start[there], tokens.end[there]), group.last + 1
        return self._marked(group, self.words("reading_places")) or self._leading(group)

    def _leading(self, group: VerbGroup) -> tuple[int, Range, int] | None:
        """Head and range of the document that opens the sentence ("Dans un communiqué, on apprend que"), end of the verb."""
        tokens = self.ctx.tokens
        first, stop = tokens.bounds(group.verb)
        if tokens.low[first] not in self.words("reading_places"):
            return None
        end = scan_phrase(tokens, first + 1, stop, self.ctx.language, appositions=False)
        head = first_noun(tokens, first + 1, end)
        if head < 0 or end >= stop or tokens.low[end] != "," or not self._voice_like(first + 1, end):
            return None
        return head, (tokens.start[first + 1], tokens.end[end - 1]), group.last + 1

    def _marked(self, group: VerbGroup, markers: frozenset[str]) -> tuple[int, Range, int] | None:
        """Head, range and end of the voice that the first of the markers behind the verb introduces."""
        tokens = self.ctx.tokens
        stop = tokens.bounds(group.verb)[1]
        marks = markers | self.words("complementizers")
        reach = range(group.last + 1, min(stop - 1, group.last + _REACH))
        k = next((k for k in reach if tokens.low[k] in marks), -1)
        if k < 0 or tokens.low[k] in self.words("complementizers"):
            return None
        first = k + 2 if tokens.low[k + 1] in self.words("de_words") else k + 1
        end = scan_phrase(tokens, first, stop, self.ctx.language)
        head = first_noun(tokens, first, end)
        named = head >= 0 and self._voice_like(first, end)
        return (head, (tokens.start[first], tokens.end[end - 1]), end) if named else None

    def _impersonal(self, group: VerbGroup) -> bool:
        """Whether "on" is the subject."""
        tokens = self.ctx.tokens
        before = tokens.low[max(0, group.first - 3) : group.verb]
        clitic = tokens.low[group.clitic] if group.clitic >= 0 else ""
        return clitic in self.words("indefinite_subject") or any(
            low in self.words("indefinite_subject") for low in before
        )

    def _voice_like(self, first: int, end: int) -> bool:
        """Whether the phrase names a person, body, document or source that the language or the parse knows."""
        tokens, language = self.ctx.tokens, self.ctx.language
        tables = (language.titles, language.bodies, language.people, language.documents, language.anonymous,
                  language.named, language.media_nouns)  # fmt: skip
        return names_party(tokens, first, end) or stands_in(tokens, first, end, tables)

    def _content(self, group: VerbGroup, end: int) -> list[Range]:
        """The clause behind, or what stands before an incise ("…, a-t-on appris de source policière")."""
        tokens = self.ctx.tokens
        stop = self.ctx.frame(group.verb)[1]
        k = next((j for j in range(group.last + 1, stop) if tokens.low[j] in self.words("complementizers")), -1)
        if k >= 0 and not any(is_finite(tokens, j) and tokens.dep[j] != "acl:relcl" for j in range(group.last + 1, k)):
            return self.complements.clause_behind(group.verb, k, stop)
        return self.incises.around(group, end)
