"""Reports nobody is named for: suspicion without an accuser, "il semble que", "on ignore"."""

from __future__ import annotations

from selon.attribution.conditional import Conditionals
from selon.attribution.context import Context
from selon.attribution.extent import before_verb, clause_stop, phrase_stop, tail
from selon.attribution.finding import Finding, Range
from selon.attribution.verbs import verb_group
from selon.language.model import Hedge
from selon.parse.phrases import scan_phrase

_VERBAL = frozenset({"VERB", "AUX"})


class Hedges:
    """Finds unsourced statements in one article; `taken` are the stretches that a voice already stands behind."""

    def __init__(self, ctx: Context, taken: list[Range]) -> None:
        self.ctx = ctx
        self.taken = taken
        self.words = ctx.language.words
        self._constructions = {
            "suspicion": self._suspicion, "label": self._label, "impersonal": self._impersonal,
            "unknown": self._unknown, "noun": self._noun,
        }  # fmt: skip

    def find(self) -> list[Finding]:
        """All unsourced statements, conditionals last so that they do not repeat a hedge of their clause."""
        tokens, table = self.ctx.tokens, self.ctx.language.hedges
        places = [i for i, lemma in enumerate(tokens.lemma) if lemma in table or tokens.low[i] in table]
        found = [f for i in places if (f := self._hedged(i)) is not None]
        hedged = [c for f in found for c in f.content if f.rule != "adjective"]
        return found + Conditionals(self.ctx, [*self.taken, *hedged]).find()

    def _hedged(self, i: int) -> Finding | None:
        tokens = self.ctx.tokens
        entries = self.ctx.language.hedges.get(tokens.lemma[i]) or self.ctx.language.hedges.get(tokens.low[i])
        hedges = [h for h in entries or () if tuple(tokens.low[i : i + len(h.words)]) == h.words or len(h.words) == 1]
        for hedge in hedges:
            if hedge.construction == "adjective":
                finding = self._adjective(i, hedge)
            else:
                attempt = self._constructions.get(hedge.construction)
                finding = attempt(i, hedge) if attempt else None
            if finding is not None:
                return finding
        return None

    def _made(self, hedge: Hedge, at: int, cue: Range, content: list[Range]) -> Finding | None:
        if not content:
            return None
        return Finding(rule=f"hedge_{hedge.construction}", stance=hedge.stance, commitment=hedge.commitment, at=at,
                       cue=cue, content=content, unsourced=True)  # fmt: skip

    def _word(self, i: int) -> Range:
        return self.ctx.tokens.start[i], self.ctx.tokens.end[i]

    def _suspicion(self, i: int, hedge: Hedge) -> Finding | None:
        """ "est soupçonné de P", "X, accusé de P": the complement is the content; with "par X" it is X's statement."""
        tokens = self.ctx.tokens
        if "VerbForm=Part" not in tokens.feats[i] or (
            "Tense=Pres" in tokens.feats[i] and tokens.low[i].endswith(self.ctx.language.gerund)
        ):
            return None
        group = verb_group(self.ctx, i)
        if (group.form == "fin" and not group.passive) or group.negated:
            return None
        stop = self.ctx.frame(i)[1]
        k = i + 1
        while k < stop and tokens.pos[k] == "ADV":
            k += 1
        if k >= stop or tokens.low[k] in self.words("agent_markers"):
            return None
        markers = (
            self.words("de_words") if "de" in hedge.takes or "de_infinitive" in hedge.takes else self.words("for_words")
        )
        if tokens.low[k] not in markers:
            return None
        return self._made(hedge, i, self._word(i), self._phrase(k, stop))

    def _phrase(self, marker: int, stop: int) -> list[Range]:
        """What stands behind a preposition: the clause or phrase it marks."""
        tokens = self.ctx.tokens
        head = tokens.head[marker]
        end = phrase_stop(self.ctx, head, stop) if marker < head < stop else next(
            (j for j in range(marker + 1, stop) if tokens.pos[j] == "PUNCT"), stop
        )  # fmt: skip
        end = before_verb(self.ctx, marker + 1, tail(self.ctx, end, marker, stop))
        return self.ctx.words_content(marker + 1, end)

    def _label(self, i: int, hedge: Hedge) -> Finding | None:
        """ "est présenté comme P", "réputé P": the attribute is the content."""
        tokens = self.ctx.tokens
        if "VerbForm=Part" not in tokens.feats[i] and tokens.pos[i] != "ADJ":
            return None
        group = verb_group(self.ctx, i)
        if (group.form == "fin" and not group.passive) or group.negated:
            return None
        stop = self.ctx.frame(i)[1]
        k = i + 1
        while k < stop and tokens.pos[k] == "ADV":
            k += 1
        if k >= stop:
            return None
        if "as" in hedge.takes:
            return (
                self._made(hedge, i, self._word(i), self._phrase(k, stop))
                if tokens.low[k] in self.words("as_words")
                else None
            )
        if tokens.pos[k] not in ("ADJ", "VERB", "NOUN"):
            return None
        return self._made(hedge, i, self._word(i), self.ctx.words_content(k, phrase_stop(self.ctx, k, stop)))

    def _adjective(self, i: int, hedge: Hedge) -> Finding | None:
        """ "l'auteur présumé de l'attaque": the noun phrase is the content."""
        tokens = self.ctx.tokens
        if len(hedge.words) > 1:
            return self._compound(i, hedge)
        n = tokens.head[i]
        if tokens.pos[n] not in ("NOUN", "PROPN") or n == i or tokens.dep[i] not in ("amod", "acl", "advmod"):
            near = next((k for k in (i - 1, i + 1) if 0 <= k < len(tokens) and tokens.pos[k] == "NOUN"), -1)
            if near < 0 or tokens.sentence[near] != tokens.sentence[i]:
                return None
            n = near
        if abs(n - i) > 3:
            return None
        first = min(i, n)
        while (
            first > 0
            and tokens.pos[first - 1] in ("DET", "ADJ", "NUM")
            and tokens.sentence[first - 1] == tokens.sentence[i]
        ):
            first -= 1
        last = max(i, n, scan_phrase(tokens, first, self.ctx.frame(i)[1], self.ctx.language, appositions=False) - 1)
        return self._made(hedge, i, self._word(i), self.ctx.words_content(first, last + 1))

    def _compound(self, i: int, hedge: Hedge) -> Finding | None:
        """ "la soi-disant note": the noun phrase behind a hedge of several tokens."""
        tokens = self.ctx.tokens
        end = i + len(hedge.words)
        stop = scan_phrase(tokens, end, self.ctx.frame(i)[1], self.ctx.language, appositions=False)
        return self._made(hedge, i, (tokens.start[i], tokens.end[end - 1]), self.ctx.words_content(end, stop))

    def _impersonal(self, i: int, hedge: Hedge) -> Finding | None:
        """ "il semble que P", "il lui est reproché de P"."""
        tokens = self.ctx.tokens
        if tokens.pos[i] not in _VERBAL or not self._impersonal_subject(i) or self._voiced(i):
            return None
        group = verb_group(self.ctx, i)
        if group.negated:
            return None
        stop = self.ctx.frame(i)[1]
        k = group.last + 1
        while (
            k < stop
            and (tokens.pos[k] == "ADV" or tokens.low[k] in self.words("clitics"))
            and tokens.low[k] not in self.words("complementizers")
        ):
            k += 1
        if k + 1 >= stop:
            return None
        cue = tokens.start[group.first], tokens.end[i]
        if "clause" in hedge.takes and tokens.low[k] in self.words("complementizers"):
            return self._made(hedge, i, cue, self.ctx.words_content(k + 1, clause_stop(self.ctx, k, i, stop)))
        if "de" in hedge.takes and tokens.low[k] in self.words("infinitive_markers"):
            return self._made(hedge, i, self._word(i), self._phrase(k, stop))
        return None

    def _voiced(self, i: int) -> bool:
        """Whether a voice already stands behind token i."""
        offset = self.ctx.tokens.start[i]
        return any(start <= offset < end for start, end in self.taken) or self.ctx.quote_at(offset) is not None

    def _impersonal_subject(self, i: int) -> bool:
        tokens = self.ctx.tokens
        first = tokens.bounds(i)[0]
        return any(
            tokens.low[k] in self.words("impersonal_il") for k in range(max(first, i - 6), i)
            if all(tokens.pos[j] in ("AUX", "ADV", "PRON") for j in range(k + 1, i))
        )  # fmt: skip

    def _unknown(self, i: int, hedge: Hedge) -> Finding | None:
        """ "on ignore si P", "rien n'indique que P", "il n'est pas établi que P"."""
        tokens = self.ctx.tokens
        if tokens.pos[i] not in _VERBAL:
            return None
        group = verb_group(self.ctx, i)
        first = tokens.bounds(i)[0]
        lows = tokens.low[max(first, group.first - 3) : group.first]
        indefinite = any(low in self.words("indefinite_subject") for low in lows)
        nothing = any(low in self.words("nothing") for low in lows)
        impersonal = self._impersonal_subject(i)
        asks = tokens.lemma[i] in self.words("ignoring_verbs")
        if not ((indefinite and (asks or group.negated)) or nothing or (impersonal and group.negated)):
            return None
        stop = self.ctx.frame(i)[1]
        k = group.last + 1
        while k < stop and tokens.pos[k] == "ADV" and tokens.low[k] not in self.words("question_words"):
            k += 1
        if k + 1 >= stop:
            return None
        begin = max(first, group.first - len(lows))
        while begin < group.first and tokens.low[begin] not in self.words("indefinite_subject") | self.words(
            "nothing"
        ) | self.words("impersonal_il"):
            begin += 1
        cue = tokens.start[begin], tokens.end[k - 1]
        for phrase in self.ctx.language.asides:
            if tuple(tokens.low[k : k + len(phrase)]) == phrase:
                k += len(phrase)
        low = tokens.low[k]
        end = min(clause_stop(self.ctx, k, i, stop), next((j for j in range(k + 1, stop) if self._opposed(j)), stop))
        if low in self.words("complementizers") or low in self.words("if_words"):
            return self._made(hedge, i, cue, self.ctx.words_content(k + 1, end))
        if low in self.words("question_words") or low in self.words("demonstrative_that"):
            return self._made(hedge, i, cue, self.ctx.words_content(k, end))
        return None

    def _opposed(self, k: int) -> bool:
        """A comma and "mais": the author goes on."""
        low = self.ctx.tokens.low
        return low[k] == "," and k + 1 < len(low) and low[k + 1] in self.words("opposers")

    def _noun(self, i: int, hedge: Hedge) -> Finding | None:
        """ "des rumeurs selon lesquelles P", "soupçons de P" without an owner."""
        tokens = self.ctx.tokens
        if tokens.pos[i] != "NOUN" or any(tokens.low[c] in self.words("possessives") for c in tokens.children[i]):
            return None
        stop = self.ctx.frame(i)[1]
        if "clause" in hedge.takes:
            for k in range(i + 1, min(stop - 2, i + 14)):
                if (
                    tokens.low[k].startswith(tuple(self.words("which_forms")))
                    and tokens.low[k - 1] in self.ctx.language.prepositions
                ):
                    return self._made(hedge, i, self._word(i), self.ctx.words_content(k + 1, stop))
            return None
        if (
            i + 1 < stop
            and tokens.low[i + 1] in self.words("de_words")
            and i + 2 < stop
            and tokens.pos[i + 2] in ("NOUN", "ADJ")
        ):
            return self._made(hedge, i, self._word(i), self._phrase(i + 1, stop))
        return None
