"""Inverted attributions: "…, affirme X", "« … », a-t-elle dit": whether a cue is one, and who its subject is."""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.adverbials import past_circumstances, past_description
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.lexicon import INCISES, VerbCue
from selon.attribution.line import (
    CLOSING_MARKS,
    first_noun,
    has_finite,
    is_finite,
    names_party,
    predicate_of,
    stands_in,
)
from selon.attribution.said import Said, led
from selon.attribution.sources import source_span
from selon.attribution.verbs import VerbGroup, verb_group
from selon.parse.phrases import scan_phrase

_OPENERS = CLOSING_MARKS | {",", "–", "—", "-", "?", "!", "…", ")", "...", "“"}
_JOINED = frozenset({"PRON", "CCONJ", "SCONJ", "ADP", "DET", "PROPN", "AUX"})
_SHORT = 6
_NEAR = 4


class Incises:
    """Finds inverted attributions in one article."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
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
        if start == first or not self._opens(start, first) or not self._said_before(first, start):
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

    # its subject

    def _subject(self, cue: VerbCue, start: int) -> tuple[int, Range, int] | None:
        """Head token and range of the inverted subject, and the token where the incise ends."""
        tokens, clitic = self.ctx.tokens, cue.group.clitic
        first, stop = tokens.bounds(cue.verb)
        after = max(cue.group.last, cue.end) + 1
        if clitic >= 0:
            own = tokens.low[clitic] in self.words("first_person")
            return None if own else (clitic, source_span(self.ctx, clitic), past_circumstances(self.ctx, after, stop))
        if not led(self.ctx, start) and not self._placed(cue, start, first):
            return None
        k = past_circumstances(self.ctx, after, stop)
        end = scan_phrase(tokens, k, stop, self.ctx.language)
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

    # its place

    def _placed(self, cue: VerbCue, start: int, first: int) -> bool:
        """Whether a bare incise may stand at token `start`: something said before it, and no subject of its own there."""
        if start == first or not self._opens(start, first):
            return False
        if self._names_subject(first, start):
            return False
        if self._has_subject(cue, start) and not self._behind_quote(start):
            return self._between_commas(cue, start)
        return self._said_before(first, start)

    def _opens(self, start: int, first: int) -> bool:
        """Whether an incise may begin at token `start`: behind a comma, a closing mark or a quotation.

        Without any mark ("la route est coupée précise la mairie") a clause with its own subject must stand before it.
        """
        tokens = self.ctx.tokens
        if tokens.low[start - 1] in _OPENERS or led(self.ctx, start):
            return True
        if tokens.pos[start - 1] in _JOINED:
            return False
        return any(tokens.dep[k].startswith("nsubj") and tokens.head[k] < start for k in range(first, start))

    def _names_subject(self, first: int, start: int) -> bool:
        """Whether a quoted name right before the verb ends its subject ("Le parti « Demain » officialise sa liste")."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if tokens.low[start - 1] not in CLOSING_MARKS or tokens.pos[first] != "DET" or has_finite(tokens, first, start):
            return False
        quote = ctx.quote_at(tokens.end[start - 1] - 1)
        return quote is not None and tokens.at(quote.open) > first and scan_phrase(tokens, first, start, ctx.language) == start

    def _has_subject(self, cue: VerbCue, start: int) -> bool:
        """Whether the tree gives the verb a subject on its left."""
        tokens = self.ctx.tokens
        return any(
            c < start and tokens.pos[c] != "PUNCT" and tokens.child(c, "cop") is None
            for c in tokens.all(cue.verb, "nsubj", "csubj")
        )

    def _behind_quote(self, start: int) -> bool:
        """Whether a closing mark, or one with a comma, stands right before token `start`."""
        low = self.ctx.tokens.low
        return low[start - 1] in CLOSING_MARKS or (
            low[start - 1] == "," and start > 1 and low[start - 2] in CLOSING_MARKS
        )

    def _between_commas(self, cue: VerbCue, start: int) -> bool:
        """Whether a person stands behind the verb, and all is set off by commas from what the tree takes for its subject.

        "La route, assure le maire, rouvrira": with another comma before it ("le maire, furieux, dénonce l'État, …") the
        verb goes on with its own subject, unless all stands in a quotation ("« Aucun, répète la directrice, ni ici »").
        """
        ctx, tokens, language = self.ctx, self.ctx.tokens, self.ctx.language
        if tokens.low[start - 1] != ",":
            return False
        if ctx.quote_at(tokens.start[start]) is None and not self._one_comma(cue, start):
            return False
        stop = tokens.bounds(cue.verb)[1]
        k = past_circumstances(ctx, max(cue.group.last, cue.end) + 1, stop)
        end = scan_phrase(tokens, k, stop, language)
        tables = (language.titles, language.bodies, language.people, language.named, self.words("generic_people"))
        behind = past_circumstances(ctx, end, stop)
        closed = any(j < len(tokens) and tokens.pos[j] == "PUNCT" for j in (end, behind))
        return closed and (names_party(tokens, k, end) or stands_in(tokens, k, end, tables))

    def _one_comma(self, cue: VerbCue, start: int) -> bool:
        """Whether only the comma before token `start` parts the verb from the noun the tree gave it as subject."""
        tokens = self.ctx.tokens
        subject = next(tokens.all(cue.verb, "nsubj", "csubj"), start)
        return "," not in tokens.low[subject : start - 1]

    def _said_before(self, first: int, start: int) -> bool:
        """Whether anything said stands before the incise: a clause, a quotation, or a phrase without verb."""
        tokens = self.ctx.tokens
        if start - first < _SHORT or self._behind_quote(start) or self.ctx.quote_at(tokens.start[start]) is not None:
            return True
        finite = (k for k in range(first, start) if is_finite(tokens, k))
        return any(tokens.dep[predicate_of(tokens, k)] != "acl:relcl" for k in finite)
