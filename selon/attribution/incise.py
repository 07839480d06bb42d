"""Inverted attributions: "…, affirme X", "« … », a-t-elle dit", before, inside, across and after what is said."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.sources import source_span
from selon.attribution.verbs import VerbGroup
from selon.parse.phrases import scan_phrase
from selon.parse.quotes import Quote

_VERBAL = frozenset({"VERB", "AUX"})
_OPENERS = frozenset({",", "»", "”", '"', "–", "—", "-", "?", "!", "…", ")", "...", "“", "›"})
_DASHES = frozenset({"—", "–", "-", "―"})
_CLOSERS = frozenset({"»", "”", '"', "›"})


class Incises:
    """Finds inverted attributions in one article and what they attribute."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.words = ctx.language.words

    def find(self, cue: VerbCue) -> Finding | None:
        """The statement of an inverted cue, or None where the cue is no incise."""
        takes = cue.entry.takes
        finite_too = cue.group.form == "part" and self.ctx.tokens.low[cue.verb] in self.words("finite_too")
        if not takes & {"incise", "incise_quote"} or not (cue.group.form == "fin" or finite_too) or cue.group.negated:
            return None
        finite = cue.group.finite
        if finite >= 0 and ("Person=2" in self.ctx.tokens.feats[finite] or "Mood=Imp" in self.ctx.tokens.feats[finite]):
            return None
        if cue.group.finite >= 0 and "Mood=Sub" in self.ctx.tokens.feats[cue.group.finite]:
            return None
        placed = self._subject(cue)
        if placed is None:
            return None
        speaker, source, stop = placed
        dialogue = self._turn(cue)
        content = self._content(cue, self._start(cue), stop)
        if dialogue >= 0:
            content = self._spoken(dialogue, self._start(cue), stop) or content
        if not content or ("incise" not in takes and dialogue < 0 and not self.ctx.quoted_share(content)[0]):
            return None
        return Finding(
            rule="incise", stance=cue.entry.stance, commitment=cue.entry.commitment, endorses=cue.entry.endorses,
            at=cue.verb, cue=cue.range(self.ctx), content=content, source=source, speaker=speaker, dialogue=dialogue >= 0,
        )  # fmt: skip

    def _turn(self, cue: VerbCue) -> int:
        """The first token of a turn of dialogue (a paragraph that opens with a dash) around the cue, or -1."""
        tokens = self.ctx.tokens
        first = tokens.bounds(cue.verb)[0]
        while first > 0 and tokens.paragraph[first - 1] == tokens.paragraph[first]:
            first -= 1
        return first if tokens.low[first] in _DASHES and first + 1 < self._start(cue) else -1

    def _spoken(self, first: int, start: int, stop: int) -> list[Range]:
        """A turn of dialogue: all before the incise, and what follows its comma."""
        tokens = self.ctx.tokens
        found = [self.ctx.content(tokens.start[first + 1], tokens.end[start - 1])]
        end = tokens.bounds(start)[1]
        if stop < end and tokens.low[stop] == "," and any("VerbForm=Fin" in tokens.feats[k] for k in range(stop, end)):
            found.append(self.ctx.content(tokens.start[stop], tokens.end[end - 1]))
        return [f for f in found if f]

    def _start(self, cue: VerbCue) -> int:
        """The first token of the incise: its "comme", clitics and negation in."""
        k, low = cue.group.first, self.ctx.tokens.low
        while k > 0 and (low[k - 1] in self.words("clitics") or self._leads(k - 1)):
            k -= 1
        return k

    def _leads(self, k: int) -> bool:
        """Whether token k is "comme", "ainsi", or the "que" of "ainsi que"."""
        low = self.ctx.tokens.low
        if low[k] in self.words("incise_lead"):
            return True
        return k > 0 and low[k] in self.words("complementizers") and low[k - 1] in self.words("incise_lead")

    def _subject(self, cue: VerbCue) -> tuple[int, Range, int] | None:
        """Head token and range of the inverted subject, and the token where the incise ends."""
        tokens, start = self.ctx.tokens, self._start(cue)
        first, stop = tokens.bounds(cue.verb)
        after = max(cue.group.last, cue.end) + 1
        if cue.group.clitic >= 0:
            if tokens.low[cue.group.clitic] in self.words("first_person"):
                return None
            return cue.group.clitic, source_span(self.ctx, cue.group.clitic), self._past_adverbials(after, stop)[0]
        if not self._led(start) and not self._placed(cue, start, first):
            return None
        k, bare = self._past_adverbials(after, stop)
        end = scan_phrase(tokens, k, stop, self.ctx.language)
        if end == k or tokens.low[k] in self.words("complementizers") or self._own_object(cue, k, end, stop):
            return None
        head = self._head(k, end)
        if head < 0 or tokens.low[head] in self.words("first_person"):
            return None
        return head, self._range(k, end), self._past_adverbials(end, stop)[0] if not bare else end

    def _led(self, start: int) -> bool:
        """Whether the incise opens with "comme" or "ainsi que"."""
        return self.ctx.tokens.low[start] in self.words("incise_lead")

    def _placed(self, cue: VerbCue, start: int, first: int) -> bool:
        """Whether a bare incise may stand at token `start`: something said before it, and no subject of its own there."""
        if start == first or not self._opens(start, first):
            return False
        if self._has_subject(cue, start) and not self._behind_quote(start) and not self._within_quote(cue, start):
            return False
        return self._said_before(first, start)

    def _behind_quote(self, start: int) -> bool:
        """Whether a closing mark, or one with a comma, stands right before token `start`."""
        low = self.ctx.tokens.low
        return low[start - 1] in _CLOSERS or (low[start - 1] == "," and start > 1 and low[start - 2] in _CLOSERS)

    def _within_quote(self, cue: VerbCue, start: int) -> bool:
        """ "« Aucun, répète la directrice, ni ici ni là »": between commas inside a quotation, with a person behind the verb."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if ctx.quote_at(tokens.start[start]) is None or tokens.low[start - 1] != ",":
            return False
        k, _ = self._past_adverbials(max(cue.group.last, cue.end) + 1, tokens.bounds(cue.verb)[1])
        end = scan_phrase(tokens, k, tokens.bounds(cue.verb)[1], ctx.language)
        closed = end < len(tokens) and tokens.pos[end] == "PUNCT"
        language = ctx.language
        tables = (language.titles, language.bodies, language.people, language.named)
        return closed and any(
            tokens.entity[j] in ("PER", "ORG") or any(w in t for w in (tokens.low[j], tokens.lemma[j]) for t in tables)
            for j in range(k, end)
        )

    def _has_subject(self, cue: VerbCue, start: int) -> bool:
        """Whether the tree gives the verb a subject on its left."""
        tokens = self.ctx.tokens
        return any(c < start and tokens.child(c, "cop") is None for c in tokens.all(cue.verb, "nsubj", "csubj"))

    def _said_before(self, first: int, start: int) -> bool:
        """Whether anything said stands before the incise: a clause, a quotation, or a phrase without verb."""
        tokens = self.ctx.tokens
        if self._behind_quote(start) or self.ctx.quote_at(tokens.start[start]) is not None:
            return True
        return (
            any("VerbForm=Fin" in tokens.feats[k] and not self._relative(k) for k in range(first, start))
            or start - first < 6
        )

    def _relative(self, k: int) -> bool:
        """Whether a finite verb belongs to a relative clause."""
        tokens = self.ctx.tokens
        verb = tokens.head[k] if tokens.dep[k].startswith(("aux", "cop")) else k
        return tokens.dep[verb] == "acl:relcl"

    def _opens(self, start: int, first: int) -> bool:
        """Whether an incise may begin at token `start`: behind a comma, a closing mark or a quotation.

        Without any mark ("la route est coupée précise la mairie") a clause with its own subject must stand before it.
        """
        tokens = self.ctx.tokens
        if tokens.low[start - 1] in _OPENERS or tokens.low[start] in self.words("incise_lead"):
            return True
        if tokens.pos[start - 1] in ("PRON", "CCONJ", "SCONJ", "ADP", "DET", "PROPN", "AUX"):
            return False
        return any(tokens.dep[k].startswith("nsubj") and tokens.head[k] < start for k in range(first, start))

    def _own_object(self, cue: VerbCue, k: int, end: int, stop: int) -> bool:
        """Whether what follows the verb is its object: a clause or another verb of the same sentence comes after it."""
        tokens = self.ctx.tokens
        if tokens.low[self._start(cue) - 1] == "," and end < stop:
            low = tokens.low[end]
            if (
                low in self.words("complementizers")
                and tokens.head[end] > end
                and tokens.head[tokens.head[end]] == cue.verb
            ):
                return True
        return any(
            c < self._start(cue) and tokens.dep[c] in ("nsubj",) and tokens.low[c] in self.words("relative_subject")
            for c in tokens.children[cue.verb]
        )

    def _head(self, k: int, end: int) -> int:
        """The noun that heads the phrase `[k, end)`."""
        tokens = self.ctx.tokens
        nouns = [j for j in range(k, end) if tokens.pos[j] in ("NOUN", "PROPN", "PRON", "X", "NUM", "ADJ")]
        return next((j for j in nouns if tokens.pos[j] in ("NOUN", "PROPN", "X", "PRON")), nouns[0] if nouns else -1)

    def _range(self, k: int, end: int) -> Range:
        tokens = self.ctx.tokens
        start = tokens.start[k]
        stop = tokens.end[end - 1]
        while start < stop and self.ctx.text[start] in "-–":
            start += 1
        return start, stop

    def _past_adverbials(self, k: int, stop: int) -> tuple[int, bool]:
        """The token behind adverbs, time expressions and prepositional phrases ("mardi", "à l'AFP", "devant la presse")."""
        tokens = self.ctx.tokens
        start = k
        while k < stop:
            low = tokens.low[k]
            if tokens.pos[k] == "ADV" and low not in self.words("complementizers"):
                k += 1
            elif low in self.words("time_nouns") or (
                k + 1 < stop and tokens.pos[k] in ("DET", "NUM") and tokens.low[k + 1] in self.words("time_nouns")
            ):
                k = self._past_time(k, stop)
            elif tokens.pos[k] == "ADP" and low not in self.words("complementizers"):
                end = scan_phrase(tokens, k + 1, stop, self.ctx.language, appositions=False)
                if end <= k + 1:
                    break
                k = end
            elif low == "," and self._aside(k, stop) > k:
                k = self._aside(k, stop)
            else:
                break
        return k, k == start

    def _past_time(self, k: int, stop: int) -> int:
        """Behind a time expression ("ce mardi 3 mai", "mercredi matin", "16 heures")."""
        tokens = self.ctx.tokens
        k += 1
        while k < stop and (
            tokens.low[k] in self.words("time_nouns")
            or tokens.low[k] in self.words("ordinal_last")
            or (tokens.pos[k] == "NUM" and k + 1 <= stop and tokens.pos[k - 1] == "NOUN")
        ):
            k += 1
        return k

    def _aside(self, k: int, stop: int) -> int:
        """Behind an adverbial between commas (", à Reuters,"): the token after its second comma, or k."""
        tokens = self.ctx.tokens
        if k + 1 >= stop or tokens.pos[k + 1] not in ("ADP", "ADV"):
            return k
        end = (
            scan_phrase(tokens, k + 2, stop, self.ctx.language, appositions=False)
            if tokens.pos[k + 1] == "ADP"
            else k + 2
        )
        return end + 1 if end < stop and tokens.low[end] == "," and end + 1 < stop else k

    # what is attributed

    def around(self, group: VerbGroup, stop: int) -> list[Range]:
        """What an incise attributes whose verb is no cue of the lexicon; [] where it stands at no place for one."""
        start, first = group.first, self.ctx.tokens.bounds(group.verb)[0]
        if start == first or not self._opens(start, first) or not self._said_before(first, start):
            return []
        return self._parts(group.verb, start, stop)

    def _content(self, cue: VerbCue, start: int, stop: int) -> list[Range]:
        """The ranges before and behind an incise `[start, stop)` that belong to what is said."""
        return self._parts(cue.verb, start, stop)

    def _parts(self, verb: int, start: int, stop: int) -> list[Range]:
        ctx, tokens = self.ctx, self.ctx.tokens
        if self._led(start) and (start == tokens.bounds(verb)[0] or (stop < len(tokens) and tokens.low[stop] == ":")):
            return self._rest(stop, ctx.frame(verb)[1])
        inside = self._interrupted(start)
        if inside is not None:
            return self._halves(start, stop, inside)
        frame_first, frame_stop = ctx.frame(verb)
        before = self._before(frame_first, start)
        behind = self._behind(verb, start, stop, frame_stop, before)
        return [*before, *behind]

    def _rest(self, stop: int, frame_stop: int) -> list[Range]:
        """What follows an incise that opens its sentence ("Comme l'a indiqué X, P")."""
        tokens = self.ctx.tokens
        if stop >= frame_stop or tokens.low[stop] not in (",", ":"):
            return []
        found = self.ctx.content(tokens.start[stop], tokens.end[frame_stop - 1])
        return [found] if found else []

    def _interrupted(self, start: int) -> Range | None:
        """The inner range of the quotation in which the incise stands, where the incise is no part of what is quoted."""
        quote = self.ctx.quote_at(self.ctx.tokens.start[start])
        return (quote.start, quote.end) if quote is not None else None

    def _halves(self, start: int, stop: int, inside: Range) -> list[Range]:
        ctx, tokens = self.ctx, self.ctx.tokens
        found = []
        left = ctx.trimmed(inside[0], tokens.start[start])
        if left:
            found.append(left)
        if stop < len(tokens) and tokens.start[stop] < inside[1]:
            first = tokens.start[stop]
            right = (first, inside[1])
            while right[0] < right[1] and ctx.text[right[0]] in " ,;:\xa0\u202f.–—":
                right = (right[0] + 1, right[1])
            if right[0] < right[1]:
                found.append(right)
        return found

    def _before(self, first: int, start: int) -> list[Range]:
        """What stands before the incise: the quotations alone where nothing else does, else the whole stretch."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if start <= first:
            return []
        begin, end = tokens.start[first], tokens.end[start - 1]
        if ctx.text[begin] in "–—-" and begin < end:
            begin += 1
        quotes = ctx.quotes_in(begin, end)
        if (
            quotes
            and tokens.low[start - 1] in (*_CLOSERS, ",")
            and ctx.text[begin : quotes[-1].open].rstrip().endswith(":")
        ):
            found = ctx.content(quotes[-1].open, quotes[-1].close)
            return [found] if found else []
        if quotes and all(
            not _telling(ctx.text[a:b]) for a, b in _gaps(begin, end, [(q.open, q.close) for q in quotes])
        ):
            return [span for q in (*self._joined(quotes[0]), *quotes) if (span := ctx.content(q.open, q.close))]
        found = ctx.content(begin, end)
        return [found] if found else []

    def _joined(self, quote: Quote) -> list[Quote]:
        """The quotation that ends right before another one and stands in sentences of its own ("« P. » « Q », dit X")."""
        ctx = self.ctx
        k = next((n for n, q in enumerate(ctx.outer) if q is quote), 0)
        before = ctx.outer[k - 1] if k else None
        if before is None or before.paragraph != quote.paragraph or _telling(ctx.text[before.close : quote.open]):
            return []
        lead = ctx.text[max(0, before.open - 3) : before.open].rstrip(" \xa0\u202f")
        opens = not lead or lead[-1] in ".!?…\n»”"
        return [before] if opens and "," not in ctx.text[before.close : quote.open] else []

    def _behind(self, verb: int, start: int, stop: int, frame_stop: int, before: list[Range]) -> list[Range]:
        """What is said goes on behind the incise: a quotation, or the rest of a sentence whose verb is still to come."""
        ctx, tokens = self.ctx, self.ctx.tokens
        if stop >= frame_stop:
            return []
        k = stop
        while k < frame_stop and tokens.low[k] in (",", ":", ";", "–", "—"):
            k += 1
        if k >= frame_stop:
            return []
        quote = (
            ctx.quote_from(tokens.start[k], tokens.end[frame_stop - 1])
            if before and ctx.quoted_share(before)[0]
            else None
        )
        if k > stop and quote is not None and self._aside_only(k, tokens.at(quote.open)):
            return self._quotations(quote.open, tokens.end[frame_stop - 1])
        goes_on = k > stop and self._unfinished(verb, start, stop, frame_stop)
        if not goes_on:
            return []
        found = ctx.content(tokens.start[k], tokens.end[frame_stop - 1])
        return [found] if found else []

    def _aside_only(self, k: int, stop: int) -> bool:
        """Whether only a short aside without a verb stands in `[k, stop)` (", la voix brisée,")."""
        tokens = self.ctx.tokens
        telling = self.words("complementizers")
        return stop - k <= 8 and not any(
            "VerbForm=Fin" in tokens.feats[j] or tokens.low[j] in telling or tokens.lemma[j] in self.ctx.language.verbs
            for j in range(k, stop)
        )

    def _quotations(self, start: int, end: int) -> list[Range]:
        found, reach = [], start
        for quote in self.ctx.quotes_in(start, end):
            if _telling(self.ctx.text[reach : quote.open]):
                break
            span = self.ctx.content(quote.open, quote.close)
            if span:
                found.append(span)
            reach = quote.close
        return found

    def _unfinished(self, verb: int, start: int, stop: int, frame_stop: int) -> bool:
        """Whether the clause before the incise still waits for its verb, or goes on by a plain coordination."""
        tokens = self.ctx.tokens
        first = tokens.bounds(verb)[0]
        finite_before = any("VerbForm=Fin" in tokens.feats[k] for k in range(first, start))
        if not finite_before:
            return any("VerbForm=Fin" in tokens.feats[k] for k in range(stop, frame_stop))
        k = next((k for k in range(stop, frame_stop) if tokens.low[k] != ","), frame_stop)
        return k < frame_stop and tokens.low[k] in self.words("resumers")


def _telling(text: str) -> bool:
    """Whether any letter or digit stands in a stretch of text."""
    return any(c.isalnum() for c in text)


def _gaps(start: int, end: int, ranges: list[Range]) -> list[Range]:
    """What is left of `[start, end)` between the ranges."""
    found, reach = [], start
    for first, last in ranges:
        found.append((reach, max(reach, first)))
        reach = max(reach, last)
    found.append((reach, max(reach, end)))
    return found
