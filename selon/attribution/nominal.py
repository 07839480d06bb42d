"""Nominal attribution: "l'annonce par X de Y", "les accusations de X contre Y", "les déclarations de X selon lesquelles P"."""

from __future__ import annotations

from selon.attribution.clause_end import own_clause_stop
from selon.attribution.context import Context
from selon.attribution.extent import before_quotation, before_verb, phrase_behind
from selon.attribution.finding import Finding, Range
from selon.attribution.line import PREPOSITIONS, first_noun, is_infinitive, names_party, stands_in
from selon.language.model import Cue
from selon.parse.phrases import scan_phrase

_REACH = 8

_Owner = tuple[int, Range, int]
"""Head token and range of who says it, and the token behind."""


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
        tokens, end = self.ctx.tokens, i + 1 + len(entry.words)
        capital = tokens.text[tokens.start[i]].isupper() and i > tokens.bounds(i)[0]
        if tuple(tokens.low[i + 1 : end]) != entry.words or capital:
            return None
        stop = self.ctx.frame(i)[1]
        owner = self._owner(i, end, stop)
        if owner is None:
            return None
        speaker, source, after = owner
        content = self._content(entry, after, stop) if self._parts(speaker, source, after, stop) else []
        if not content:
            return None
        return Finding(
            rule="nominal", stance=entry.stance, commitment=entry.commitment, endorses=entry.endorses, at=i,
            cue=(tokens.start[i], tokens.end[end - 1]), content=content, source=source, speaker=speaker,
        )  # fmt: skip

    # whose it is

    def _owner(self, i: int, end: int, stop: int) -> _Owner | None:
        """Who says it: a possessive before the noun `[i, end)`, the people its adjective names, or who stands behind it."""
        tokens = self.ctx.tokens
        for c in tokens.children[i]:
            if c < i and tokens.low[c] in self.words("possessives"):
                return c, (tokens.start[c], tokens.end[c]), end
        if end < stop and tokens.pos[end] in ("ADJ", "NOUN", "PROPN") and tokens.low[end] in self.ctx.language.demonyms:
            return end, (tokens.start[end], tokens.end[end]), end + 1
        k = end
        while k < stop and tokens.pos[k] in ("ADJ", "ADV"):
            k += 1
        if k >= stop or tokens.low[k] not in self.words("agent_markers") | self.words("de_words"):
            return None
        return self._named_owner(k + 1, stop)

    def _named_owner(self, first: int, stop: int) -> _Owner | None:
        """The person or body whose phrase starts at token `first`, before the complement that the noun takes."""
        tokens = self.ctx.tokens
        head = first_noun(tokens, first, scan_phrase(tokens, first, stop, self.ctx.language))
        if head < 0 or not self._speaker_like(head):
            return None
        end = self._owner_stop(head, stop)
        return head, (tokens.start[first], tokens.end[end - 1]), end

    def _owner_stop(self, head: int, stop: int) -> int:
        """One past the owner's phrase: its names, adjectives and a "de" with a capital ("le ministre de la Défense")."""
        tokens, k = self.ctx.tokens, head + 1
        while k < stop:
            named = self._capital_behind(k, stop) if tokens.low[k] in self.words("de_words") else -1
            if named >= 0 and tokens.pos[head] == "NOUN":
                k = named + 1
            elif tokens.pos[k] in ("PROPN", "ADJ", "X") or self._hyphenated(k):
                k += 1
            else:
                break
        return k

    def _hyphenated(self, k: int) -> bool:
        """Whether a hyphen ties token k to the one before it, or is token k itself ("l'état-major")."""
        low, tied = self.ctx.tokens.low, self.ctx.tokens.start[k] == self.ctx.tokens.end[k - 1]
        return tied and "-" in (low[k], low[k - 1])

    def _capital_behind(self, k: int, stop: int) -> int:
        """The capitalised word right behind the preposition at token k and its article, or -1."""
        tokens = self.ctx.tokens
        j = k + 2 if k + 2 < stop and tokens.pos[k + 1] == "DET" else k + 1
        return j if j < stop and tokens.text[tokens.start[j]].isupper() else -1

    def _speaker_like(self, head: int) -> bool:
        """Whether a noun names a person, body, document, source or state that the language or the parse knows."""
        tokens, language = self.ctx.tokens, self.ctx.language
        tables = (language.titles, language.bodies, language.people, language.documents, language.anonymous)
        known = stands_in(tokens, head, head + 1, tables) or names_party(tokens, head, head + 1)
        places = (language.countries, language.capitals, language.metonyms, language.named)
        return known or any(tokens.low[head] in table for table in places)

    def _parts(self, speaker: int, source: Range, after: int, stop: int) -> bool:
        """Whether a "de" behind the owner starts what is said, and not more of the owner ("le patron de l'usine").

        Behind "de" and anything but a bare name only an infinitive or an indefinite phrase does.
        """
        tokens = self.ctx.tokens
        first = tokens.at(source[0])
        bare = tokens.pos[first] == "PROPN" and tokens.low[first - 1] in self.words("infinitive_markers")
        plain = tokens.low[first - 1] in self.words("de_words") and not bare
        if not plain or after + 1 >= stop or tokens.low[after] not in self.words("de_words"):
            return True
        clitic = tokens.pos[after + 1] == "PRON" and tokens.low[after + 1] in self.words("clitics")
        if is_infinitive(tokens, after + 1) or clitic:
            return True
        capital = after - 1 > speaker and tokens.text[tokens.start[after - 1]].isupper()
        named = capital or (after - 1 > speaker and tokens.pos[after - 1] == "PROPN")
        return named or tokens.low[after + 1] in self.words("one_words")

    # what it says

    def _content(self, entry: Cue, after: int, stop: int) -> list[Range]:
        """The clause behind the owner ("selon lesquelles P", "que P"), or what the noun's preposition marks there."""
        ctx, low, takes = self.ctx, self.ctx.tokens.low, entry.takes
        if after >= stop - 1:
            return []
        if "clause" in takes and low[after] in self.words("complementizers"):
            return self._said(after + 1, own_clause_stop(ctx, after + 1, stop))
        if low[after] in frozenset().union(*(self.words(kind) for take, kind in PREPOSITIONS.items() if take in takes)):
            if low[after + 1] in self.words("time_nouns"):
                return []
            end = phrase_behind(ctx, after, stop, otherwise=stop)
            return self._said(after + 1, before_verb(ctx, after + 1, end))
        which = tuple(self.words("which_forms"))
        reach = range(after, min(stop - 1, after + _REACH))
        k = next((k for k in reach if "clause" in takes and low[k].startswith(which)), -1)
        return self._said(k + 1, own_clause_stop(ctx, k + 1, stop)) if k >= 0 else []

    def _said(self, first: int, stop: int) -> list[Range]:
        """Tokens `[first, stop)` up to a colon and a quotation, as one content."""
        return self.ctx.words_content(first, before_quotation(self.ctx, first, stop))
