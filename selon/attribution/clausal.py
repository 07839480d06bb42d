"""Content that is a clause with a verb of its own: a que-clause, an indirect question, an infinitive."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.extent import before_verb, clause_stop, tail
from selon.attribution.finding import Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.stretches import Stretches

_VERBAL = frozenset({"VERB", "AUX"})


class Clausal:
    """Finds the clauses and infinitives that verb cues of one article take."""

    def __init__(self, ctx: Context, stretches: Stretches) -> None:
        self.ctx = ctx
        self.stretches = stretches
        self.words = ctx.language.words

    def clause(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The clause behind "que" ("affirme que P")."""
        opener = self._opener(cue, after, stop, "complementizers")
        if opener < 0 or opener + 1 >= stop:
            return []
        return self.stretches.stretch(cue, opener + 1, clause_stop(self.ctx, opener, cue.verb, stop))

    def question(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The indirect question ("demande si P", "explique pourquoi P")."""
        opener = self._opener(cue, after, stop, "question_words")
        if opener < 0 or opener + 1 >= stop:
            return []
        first = opener + 1 if self.ctx.tokens.low[opener] in self.words("if_words") else opener
        return self.stretches.stretch(cue, first, clause_stop(self.ctx, opener, cue.verb, stop))

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
            if tokens.low[k] in (":", ";", "«", "“", '"') or not self.stretches.passable(cue, k):
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

    def infinitive(self, cue: VerbCue, after: int, stop: int) -> list[Range]:
        """The infinitive, with the marker that the verb asks for ("promet de P", "dit P")."""
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
        return self.stretches.stretch(cue, first, end, phrase=True)

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
