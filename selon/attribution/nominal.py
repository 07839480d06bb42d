"""Nominal attribution: "l'annonce par X de Y", "les accusations de X contre Y", "les déclarations de X selon lesquelles P"."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.extent import phrase_behind
from selon.attribution.finding import Finding, Range
from selon.attribution.line import PREPOSITIONS, first_noun, names_party, stands_in
from selon.language.model import Cue
from selon.parse.phrases import scan_phrase

_REACH = 8


class Nominals:
    """Finds reporting nouns whose owner and content both stand in the text."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.words = ctx.language.words

    def find(self) -> list[Finding]:
        """All nominal attributions, in order."""
        tokens, nouns = self.ctx.tokens, self.ctx.language.nouns
        found = []
        for i, lemma in enumerate(tokens.lemma):
            if tokens.pos[i] == "NOUN" and lemma in nouns:
                finding = next((f for entry in nouns[lemma] if (f := self._statement(i, entry)) is not None), None)
                if finding is not None:
                    found.append(finding)
        return found

    def _statement(self, i: int, entry: Cue) -> Finding | None:
        if entry.words:
            return None
        stop = self.ctx.frame(i)[1]
        owner = self._owner(i, stop)
        if owner is None:
            return None
        speaker, source, after = owner
        content = self._content(i, entry, after, stop)
        if not content:
            return None
        return Finding(
            rule="nominal", stance=entry.stance, commitment=entry.commitment, endorses=entry.endorses, at=i,
            cue=(self.ctx.tokens.start[i], self.ctx.tokens.end[i]), content=content, source=source, speaker=speaker,
        )  # fmt: skip

    def _owner(self, i: int, stop: int) -> tuple[int, Range, int] | None:
        """Who says it: behind "par", behind "de" where that is a person or body, or a possessive before the noun."""
        tokens = self.ctx.tokens
        for c in tokens.children[i]:
            if c < i and tokens.low[c] in self.words("possessives"):
                return c, (tokens.start[c], tokens.end[c]), i + 1
        k = i + 1
        while k < stop and tokens.pos[k] in ("ADJ", "ADV"):
            k += 1
        if k >= stop or tokens.pos[k] != "ADP":
            return None
        by = tokens.low[k] in self.words("agent_markers")
        if not by and tokens.low[k] not in self.words("de_words"):
            return None
        end = self._core_end(k + 1, stop)
        head = first_noun(tokens, k + 1, end)
        if head < 0 or not self._speaker_like(head):
            return None
        return head, (tokens.start[k + 1], tokens.end[end - 1]), end

    def _core_end(self, first: int, stop: int) -> int:
        """The end of the owner's phrase, before the complement that the noun takes."""
        tokens = self.ctx.tokens
        end = scan_phrase(tokens, first, stop, self.ctx.language)
        barrier = self.words("against_words") | self.words("a_words")
        return next((j for j in range(first + 1, end) if tokens.low[j] in barrier), end)

    def _speaker_like(self, head: int) -> bool:
        """Whether a noun names a person, body, document, source or state that the language or the parse knows."""
        tokens, language = self.ctx.tokens, self.ctx.language
        tables = (language.titles, language.bodies, language.people, language.documents, language.anonymous)
        known = stands_in(tokens, head, head + 1, tables) or names_party(tokens, head, head + 1)
        return known or tokens.low[head] in language.countries

    def _content(self, i: int, entry: Cue, after: int, stop: int) -> list[Range]:
        """The clause behind the owner ("selon lesquelles P", "que P"), or what the noun's preposition marks there."""
        low, takes = self.ctx.tokens.low, entry.takes
        reach = range(after, min(stop - 1, after + _REACH))
        if not reach:
            return []
        if "clause" in takes and low[after] in self.words("complementizers"):
            return self.ctx.words_content(after + 1, stop)
        if low[after] in frozenset().union(*(self.words(kind) for take, kind in PREPOSITIONS.items() if take in takes)):
            return self.ctx.words_content(after + 1, phrase_behind(self.ctx, after, stop, otherwise=stop))
        which = tuple(self.words("which_forms"))
        k = next((k for k in reach if "clause" in takes and low[k].startswith(which)), -1)
        return self.ctx.words_content(k + 1, stop) if k >= 0 else []
