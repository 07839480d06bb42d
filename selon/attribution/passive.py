"""Passive attribution: "une arrivée confirmée par X", "L'attentat a été revendiqué par X", "accusé par X de Y"."""

from __future__ import annotations

from selon.attribution.complements import Complements
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.sources import source_span
from selon.attribution.verbs import subject
from selon.parse.phrases import scan_phrase

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})


class Passives:
    """Finds statements whose voice stands behind "par"."""

    def __init__(self, ctx: Context, complements: Complements) -> None:
        self.ctx = ctx
        self.complements = complements
        self.words = ctx.language.words

    def find(self, cue: VerbCue) -> Finding | None:
        """The statement of a passive or bare participle with an agent, or None."""
        group = cue.group
        if not (group.passive or group.form == "part") or group.negated:
            return None
        agent = self._agent(cue)
        if agent is None:
            return None
        speaker, source, end = agent
        content = self._content(cue, end)
        if not content:
            return None
        return Finding(
            rule="passive", stance=cue.entry.stance, commitment=cue.entry.commitment, endorses=cue.entry.endorses,
            at=cue.verb, cue=cue.range(self.ctx), content=content, source=source, speaker=speaker,
        )  # fmt: skip

    def _agent(self, cue: VerbCue) -> tuple[int, Range, int] | None:
        """Head token, range and end of the phrase behind "par": by the tree, or a little further along the line."""
        tokens = self.ctx.tokens
        stop = tokens.bounds(cue.verb)[1]
        after = max(cue.group.last, cue.end) + 1
        for k in range(after, min(stop, after + 40)):
            if tokens.low[k] in self.words("agent_markers"):
                head = tokens.head[k]
                near = all(tokens.pos[j] in ("ADV",) for j in range(after, k))
                if not near and not (head > k and tokens.head[head] == cue.verb):
                    continue
                end = scan_phrase(tokens, k + 1, stop, self.ctx.language)
                noun = next((j for j in range(k + 1, end) if tokens.pos[j] in _NOMINAL), -1)
                if noun < 0 or not self._voice_like(k + 1, end, noun):
                    return None
                return noun, (tokens.start[k + 1], tokens.end[end - 1]), end
            if "VerbForm=Fin" in tokens.feats[k]:
                return None
        return None

    def _voice_like(self, first: int, end: int, noun: int) -> bool:
        """A person, body, document or source, not a means ("confirmé par l'analyse du sang", "annoncé par erreur")."""
        tokens, language = self.ctx.tokens, self.ctx.language
        lows = [*tokens.low[first:end], *tokens.lemma[first:end]]
        if any(tokens.pos[j] == "PROPN" for j in range(first, end)):
            return True
        tables = (
            language.titles,
            language.bodies,
            language.people,
            language.documents,
            language.anonymous,
            language.indefinites,
            language.named,
        )
        return any(low in table for low in lows for table in tables) or tokens.pos[noun] == "PRON"

    def _content(self, cue: VerbCue, end: int) -> list[Range]:
        """The complement for verbs of accusing and the like, else what the participle says something of."""
        stop = self.ctx.frame(cue.verb)[1]
        complement = self._complement(cue, end, stop)
        if (
            complement
            and cue.entry.takes & {"object_as", "object_label", "object_predicate"}
            and "object_de" not in cue.entry.takes
        ):
            return [*self._patient(cue), *complement]
        if complement:
            return complement
        if not cue.entry.takes & {"object", "object_abstract", "object_quote"}:
            return []
        found = self._patient(cue)
        if not found or "object" in cue.entry.takes:
            return found
        return found if self._told(found) else []

    def _told(self, found: list[Range]) -> bool:
        """Whether what is said of is speech, an event or information, or stands in quotation marks."""
        first, stop = self.ctx.tokens.range(found[0])
        speech = self.words("speech_nouns")
        return bool(self.ctx.quoted_share(found)[0]) or any(
            self.ctx.tokens.lemma[k] in speech for k in range(first, stop)
        )

    def _complement(self, cue: VerbCue, end: int, stop: int) -> list[Range]:
        takes = cue.entry.takes
        if not takes & {"object_de", "object_a", "object_as", "object_label", "object_predicate"}:
            return []
        tokens = self.ctx.tokens
        k = cue.group.last + 1
        if "object_predicate" in takes and tokens.pos[k] == "ADJ":
            return self._until_agent(k, end)
        marks = self.words("de_words") | self.words("a_words") | self.words("as_words")
        for k in (end, cue.group.last + 1):
            if k < stop and tokens.low[k] in marks:
                head = tokens.head[k]
                last = tokens.right[head] + 1 if k < head < stop else stop
                if k < end:
                    last = min(
                        last, next((j for j in range(k, end) if tokens.low[j] in self.words("agent_markers")), last)
                    )
                found = (
                    self.ctx.content(tokens.start[k + 1], tokens.end[min(last, stop) - 1])
                    if k + 1 < min(last, stop)
                    else None
                )
                return [found] if found else []
        return []

    def _until_agent(self, first: int, end: int) -> list[Range]:
        """A predicate right behind the participle, up to "par" ("jugée excessive par X")."""
        tokens = self.ctx.tokens
        stop = next((j for j in range(first, end) if tokens.low[j] in self.words("agent_markers")), first)
        found = self.ctx.content(tokens.start[first], tokens.end[stop - 1]) if stop > first else None
        return [found] if found else []

    def _patient(self, cue: VerbCue) -> list[Range]:
        """The noun phrase the participle belongs to: its head for "une arrivée confirmée par", its subject in a passive."""
        ctx, tokens = self.ctx, self.ctx.tokens
        head = tokens.head[cue.verb]
        if (
            cue.group.form == "part"
            and tokens.dep[cue.verb].startswith("acl")
            and head < cue.verb
            and tokens.pos[head] in _NOMINAL
        ):
            first, last = tokens.at(source_span(ctx, head, cue.group.first)[0]), cue.group.first
        else:
            head = subject(ctx, cue.group)
            if head < 0 or head >= cue.group.first or tokens.pos[head] == "PRON":
                return []
            first, last = tokens.left[head], min(cue.group.first, tokens.right[head] + 1)
        while first < head and tokens.pos[first] in ("ADP", "PUNCT", "CCONJ"):
            first += 1
        found = ctx.content(tokens.start[first], tokens.end[last - 1]) if last > first else None
        return [found] if found else []
