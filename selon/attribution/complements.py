"""What a reporting verb says: its clause, infinitive, question, object or oblique phrase, as content ranges."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.extent import Cuts, about_the_cue, before_verb, clause_stop, phrase_stop, tail
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.parse.phrases import scan_phrase

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "X", "PRON", "ADJ"})
_SKIP = frozenset({"ADV", "ADP", "DET", "NOUN", "PROPN", "NUM", "ADJ", "PUNCT", "PRON", "X", "SYM", "CCONJ"})
_OBLIQUE = {
    "de": "de_words",
    "a": "a_words",
    "sur": "on_words",
    "contre": "against_words",
    "pour": "for_words",
    "en": "in_words",
}


class Complements:
    """Finds the content of verb cues in one article."""

    def __init__(self, ctx: Context, cuts: Cuts) -> None:
        self.ctx = ctx
        self.cuts = cuts
        self.words = ctx.language.words

    def find(self, cue: VerbCue) -> tuple[str, list[Range]] | None:
        """The construction that holds behind a cue and its content, or None where the verb says nothing here."""
        takes = cue.entry.takes
        after = max(cue.group.last, cue.end) + 1
        stop = self.ctx.frame(cue.verb)[1]
        tries = (
            ("clause", "clause", self._clause),
            ("question", "question", self._question),
            ("infinitive", "", self._infinitive),
            ("quotation", "", self._quotation),
            ("complement", "", self._object_complement),
            ("predicate", "predicate", self._predicate),
            ("object", "", self._object),
            ("oblique", "", self._oblique),
        )
        for rule, needs, attempt in tries:
            if needs and needs not in takes:
                continue
            found = attempt(cue, after, stop)
            if found:
                return rule, found
        return None

    def _span(self, cue: VerbCue, first: int, stop: int, phrase: bool = False) -> list[Range]:
        """Tokens `[first, stop)` as one clean content range, cut where the speaker's own doing goes on."""
        stop = self.cuts.within(first + 1, stop, cue.verb, phrase)
        if stop <= first:
            return []
        tokens = self.ctx.tokens
        for k in range(first + 1, stop - 1):
            if (
                tokens.low[k] == ":"
                and self.ctx.quote_at(tokens.start[k]) is None
                and self.ctx.quote_from(tokens.start[k], tokens.end[k + 1])
            ):
                stop = k
                break
        found = self.ctx.content(tokens.start[first], tokens.end[stop - 1])
        return [found] if found else []

    def _past_adverbials(self, k: int, stop: int) -> int:
        """The token behind adverbs and asides that may part a verb from its object ("pour sa part", ", quant à lui,")."""
        tokens = self.ctx.tokens
        for _ in range(4):
            begin = k
            while k < stop and tokens.pos[k] == "ADV" and tokens.low[k] not in self.words("complementizers"):
                k += 1
            for phrase in self.ctx.language.asides:
                size = len(phrase)
                if k + size <= stop and tuple(tokens.low[k : k + size]) == phrase:
                    k += size
            if k + 1 < stop and tokens.low[k] == ",":
                close = next((j for j in range(k + 1, min(stop, k + 14)) if tokens.low[j] == ","), -1)
                if (
                    close > 0
                    and not any("VerbForm=Fin" in tokens.feats[j] for j in range(k, close))
                    and tokens.pos[k + 1] in ("ADP", "ADV", "PRON")
                ):
                    k = close + 1
            if k < stop and tokens.low[k] in self.words("time_nouns"):
                while k < stop and (tokens.low[k] in self.words("time_nouns") or tokens.pos[k] == "NUM"):
                    k += 1
            if k == begin:
                return k
        return k

    # clauses

    def _clause(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        opener = self._opener(cue, after, stop, "complementizers")
        if opener < 0 or opener + 1 >= stop:
            return []
        return self._span(cue, opener + 1, clause_stop(self.ctx, opener, cue.verb, stop))

    def clause_behind(self, verb: int, opener: int, stop: int) -> list[Range]:
        """The content of the clause that token `opener` opens under a verb that is no cue of the lexicon."""
        tokens = self.ctx.tokens
        end = self.cuts.within(opener + 2, clause_stop(self.ctx, opener, verb, stop), verb)
        found = self.ctx.content(tokens.start[opener + 1], tokens.end[end - 1]) if end > opener + 1 else None
        return [found] if found else []

    def _question(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        opener = self._opener(cue, after, stop, "question_words")
        if opener < 0 or opener + 1 >= stop:
            return []
        first = opener + 1 if self.ctx.tokens.low[opener] in self.words("if_words") else opener
        return self._span(cue, first, clause_stop(self.ctx, opener, cue.verb, stop))

    def _opener(self, cue: VerbCue, after: int, stop: int, kind: str) -> int:
        """The complementizer that opens the content clause: only adverbials and a hearer may stand before it."""
        tokens = self.ctx.tokens
        openers = self.words(kind)
        if cue.group.restricted:
            return -1
        k = after
        while k < stop:
            low = tokens.low[k]
            if low in openers and self._opens_clause(cue, k):
                return k
            if tokens.low[k] in ("«", '"', "“") and k + 1 < stop and tokens.low[k + 1] in openers:
                k += 1
                continue
            if tokens.low[k] in (":", ";", "«", "“", '"') or not self._passable(cue, k):
                return -1
            k += 1
        return -1

    def _opens_clause(self, cue: VerbCue, k: int) -> bool:
        """Not a relative pronoun, the "que" of a comparison, nor a reflexive "s'" taken for "si"."""
        tokens = self.ctx.tokens
        if tokens.low[k] in self.words("reflexives") and tokens.low[min(k + 1, len(tokens) - 1)] not in self.words(
            "pronouns_masculine"
        ):
            return False
        if tokens.pos[k] == "PRON" and tokens.dep[k] in ("obj", "nsubj", "obl:arg") and k > cue.end + 1:
            head = tokens.head[k]
            return not (tokens.dep[head] == "acl:relcl" and tokens.head[head] == k - 1)
        if tokens.dep[tokens.head[k]] == "acl:relcl" and tokens.head[tokens.head[k]] == k - 1:
            return tokens.pos[k - 1] == "VERB"
        if tokens.low[k - 1] in self.words("conjunctive"):
            return False
        near = all(tokens.pos[j] in ("ADV", "ADP", "ADJ", "PUNCT") for j in range(cue.end + 1, k))
        return near or tokens.low[k - 1] not in self.words("comparers")

    def _passable(self, cue: VerbCue, k: int) -> bool:
        """Whether a token may stand between a cue and its clause: no finite verb unless inside a relative or an aside."""
        tokens = self.ctx.tokens
        if tokens.pos[k] in _SKIP:
            return True
        if k in self.ctx.shared_subject or (
            tokens.pos[k] == "VERB" and tokens.low[k - 1] in self.words("coordinators")
        ):
            return False
        if "VerbForm=Inf" in tokens.feats[k]:
            return any(tokens.low[j] in self.words("doing_prepositions") for j in range(max(0, k - 3), k))
        if tokens.pos[k] in _VERBAL:
            return (
                "VerbForm=Fin" not in tokens.feats[k]
                or tokens.dep[k] == "acl:relcl"
                or tokens.dep[tokens.head[k]] == "acl:relcl"
            )
        return tokens.pos[k] == "SCONJ" and tokens.low[k] not in self.words("complementizers")

    # infinitives

    def _infinitive(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        takes = cue.entry.takes
        allowed = [
            m
            for take, m in (
                ("infinitive", ""),
                ("de_infinitive", "infinitive_markers"),
                ("a_infinitive", "goal_markers"),
            )
            if take in takes
        ]
        if "clause" in takes and "" not in allowed:
            allowed.append("")
        if not allowed:
            return []
        first, verb, marker = self._infinitive_start(cue, after, stop)
        if first < 0 or not any(marker in self.words(m) if m else not marker for m in allowed):
            return []
        tokens = self.ctx.tokens
        head = (
            tokens.head[verb]
            if tokens.dep[verb].startswith(("aux", "cop")) and verb < tokens.head[verb] < stop
            else verb
        )
        end = tokens.right[head] + 1 if tokens.left[head] > cue.verb else stop
        end = self._coordinate_infinitives(max(end, head + 1), stop, marker, cue.verb)
        end = before_verb(self.ctx, first, tail(self.ctx, min(end, stop), cue.verb, stop))
        return self._span(cue, first, end, phrase=True)

    def _infinitive_start(self, cue: VerbCue, after: int, stop: int) -> tuple[int, int, str]:
        """Where an infinitive complement begins behind a cue: its first token, its verb, and its marker ("de", "à", "")."""
        tokens = self.ctx.tokens
        k = after
        while k < stop and k < after + 25:
            low = tokens.low[k]
            if "VerbForm=Inf" in tokens.feats[k]:
                return self._infinitive_edge(after, k)
            if low in (":", ";") or (tokens.pos[k] in _VERBAL and "VerbForm=Fin" in tokens.feats[k]):
                break
            if tokens.pos[k] == "SCONJ" or (tokens.pos[k] == "PRON" and low in self.words("relative_subject")):
                break
            k += 1
        return -1, -1, ""

    def _infinitive_edge(self, after: int, verb: int) -> tuple[int, int, str]:
        tokens = self.ctx.tokens
        first = verb
        while first > after and (
            tokens.low[first - 1] in self.words("clitics") or tokens.low[first - 1] in self.words("negators")
            or tokens.pos[first - 1] == "ADV" or tokens.low[first - 1] in ("«", "“", '"')
        ):  # fmt: skip
            first -= 1
        low = tokens.low[first - 1] if first > after else ""
        if first == after:
            while (
                first < verb
                and tokens.pos[first] == "ADV"
                and tokens.low[first] not in self.words("negators") | self.words("negation")
            ):
                first += 1
        if low in self.words("infinitive_markers") or low in self.words("goal_markers"):
            return first, verb, low
        if low in self.words("prepositions"):
            return -1, -1, ""
        return (first, verb, "") if tokens.dep[verb] not in ("nmod", "obl:mod") else (-1, -1, "")

    def _coordinate_infinitives(self, end: int, stop: int, marker: str, v: int) -> int:
        """Take in a further infinitive with the same marker ("de rester chez eux et d'éviter …")."""
        tokens = self.ctx.tokens
        markers = self.words("infinitive_markers") | self.words("goal_markers")
        for _ in range(6):
            k = end
            while k < stop and (tokens.low[k] == "," or tokens.low[k] in self.words("coordinators")):
                k += 1
            if not marker or not end < k < stop - 1 or tokens.low[k] not in markers:
                return end
            verb = next((j for j in range(k + 1, min(stop, k + 5)) if "VerbForm=Inf" in tokens.feats[j]), -1)
            if verb < 0 or tokens.left[verb] <= v:
                return end
            end = max(verb + 1, tokens.right[verb] + 1)
        return end

    # quotations

    def _quotation(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """A quotation right behind the cue, after a colon or nothing but adverbials."""
        tokens = self.ctx.tokens
        if not cue.entry.takes & {"incise", "incise_quote", "object_quote", "clause"}:
            return []
        k, limit = after, min(stop, after + 30)
        while k < limit:
            offset = tokens.start[k]
            quote = self.ctx.quote_from(offset, tokens.end[k])
            if quote is not None and self.ctx.quote_at(tokens.start[cue.verb]) is not quote:
                bare = tokens.low[k - 1] != ":" and not cue.entry.takes & {"clause", "object_quote", "object"}
                return self._quoted(quote.open, stop) if self._direct(k - 1, after) and not bare else []
            if (
                tokens.low[k] == ":"
                and k + 1 < stop
                and self.ctx.quote_from(tokens.start[k], tokens.end[k + 1]) is None
            ):
                return self._after_colon(cue, k, stop)
            if not self._passable(cue, k) or (tokens.dep[k] == "obj" and tokens.head[k] == cue.verb):
                return []
            k += 1
        return []

    def _direct(self, k: int, after: int) -> bool:
        """Whether a quotation that opens behind token k stands on its own (behind a colon, a comma or the verb)."""
        tokens = self.ctx.tokens
        return (
            k < after
            or tokens.low[k] in (":", ",")
            or tokens.pos[k] in ("ADV", "NOUN", "PROPN", "NUM", "PRON", "PUNCT")
        )

    def _after_colon(self, cue: VerbCue, colon: int, stop: int) -> list[Range]:
        return self._span(cue, colon + 1, stop) if "incise" in cue.entry.takes else []

    def _quoted(self, offset: int, stop: int) -> list[Range]:
        """The quotation that opens at `offset`, and those that follow it in its sentence with nothing but commas between."""
        ctx, reach = self.ctx, offset
        found: list[Range] = []
        end = ctx.tokens.end[stop - 1]
        for quote in ctx.quotes_in(offset, end):
            between = ctx.text[reach : quote.open]
            if found and (between.strip(" ,;\xa0\u202f") or not between):
                break
            span = ctx.content(quote.open, quote.close)
            if span:
                found.append(span)
            reach = quote.close
        return found

    # noun phrases

    def _objects(self, cue: VerbCue, after: int, stop: int) -> int:
        """The head of the noun phrase that is the direct object behind the cue, or -1."""
        tokens = self.ctx.tokens
        for c in tokens.all(cue.verb, "obj", "xcomp", "ccomp"):
            nominal = tokens.pos[c] in _NOMINAL or tokens.dep[c] == "obj"
            near = tokens.dep[c] == "obj" or tokens.left[c] == after
            if c >= after and nominal and near and not self._has_case(c):
                return c
        k = self._past_adverbials(after, stop)
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

    def _object(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
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
        found = self._span(cue, first, end, phrase=True)
        if found and end + 1 < stop and tokens.low[end] in (":", ","):
            quote = self.ctx.quote_from(tokens.start[end], tokens.end[end + 1])
            found += self._quoted(quote.open, stop) if quote is not None else []
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

    def _object_complement(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
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
        return self._span(cue, first, tail(self.ctx, end, cue.verb, stop), phrase=True)

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
        return self._span(cue, first, min(stop, end))

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

    def _predicate(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
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
        return self._span(cue, k, tail(self.ctx, end, cue.verb, stop))

    def _oblique(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
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
                return self._quoted(quote.open, stop)
            if tokens.low[k] in allowed and self._governed(cue, k, after):
                head = tokens.head[k]
                if tokens.low[k] in self.words("on_words") and self._channel(k + 1, stop):
                    return []
                end = phrase_stop(self.ctx, head, stop) if k < head < stop else stop
                return self._span(cue, k + 1, tail(self.ctx, end, cue.verb, stop, phrase=True), phrase=True)
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
