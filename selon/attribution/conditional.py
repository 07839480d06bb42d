"""The conditional of report: "le convoi aurait été attaqué", a claim of nobody named."""

from __future__ import annotations

from itertools import islice

from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range, within
from selon.attribution.hypothesis import Hypotheses
from selon.attribution.line import behind_label, is_finite, is_infinitive, names_party, predicate_of, stands_in

_CLIMB = 7
_SUBORDINATE = frozenset({"acl:relcl", "ccomp", "advcl", "csubj", "acl"})


class Conditionals:
    """Finds the conditionals of report in one article; `taken` are the stretches already stated or hedged otherwise."""

    def __init__(self, ctx: Context, taken: list[Range]) -> None:
        self.ctx = ctx
        self.taken = taken
        self.words = ctx.language.words
        self.hypotheses = Hypotheses(ctx)

    def find(self) -> list[Finding]:
        """The conditionals of report, in the order of the text, one for each content."""
        found: list[Finding] = []
        taken = list(self.taken)
        for i in range(len(self.ctx.tokens)):
            finding = self._report(i, taken) if self._conditional(i) else None
            if finding is not None:
                found.append(finding)
                taken.extend(finding.content)
        return found

    def _conditional(self, i: int) -> bool:
        """Whether the verb at token i is in the conditional."""
        return "Mood=Cnd" in self.ctx.tokens.feats[i]

    def _report(self, i: int, taken: list[Range]) -> Finding | None:
        """The statement of the conditional at token i, outside quotations and what is taken."""
        tokens = self.ctx.tokens
        offset = tokens.start[i]
        if within(offset, taken) or self.ctx.quote_at(offset) is not None:
            return None
        verb = predicate_of(tokens, i)
        content = self.ctx.words_content(*self._clause(i, verb)) if self._reports(i, verb) else []
        if not content:
            return None
        return Finding(rule="conditional", stance="say", commitment="PSu", at=i, cue=(offset, tokens.end[i]),
                       content=content, unsourced=True)  # fmt: skip

    # is it a report

    def _reports(self, i: int, verb: int) -> bool:
        """Not a hypothesis, a wish, politeness, a question or the future in the past."""
        tokens = self.ctx.tokens
        first, stop = tokens.bounds(i)
        if tokens.lemma[i] in self.words("modal_verbs"):
            return self._past_modal(i, stop)
        persons = self.words("first_person") | self.words("second_person")
        if self.hypotheses.stand_in(first, stop) or any(tokens.low[k] in persons for k in range(max(first, i - 3), i)):
            return False
        return not self.hypotheses.unreal(i, verb) and (self._told_of_person(i, verb) or not self._governed(verb))

    def _told_of_person(self, i: int, verb: int) -> bool:
        """ "Le suspect, qui aurait fui": a relative right behind a person or name, of what they are said to have done."""
        tokens = self.ctx.tokens
        k = i - 1
        while k > 0 and tokens.low[k] in self.words("clitics"):
            k -= 1
        relative = tokens.dep[verb] == "acl:relcl" and tokens.low[k] in self.words("relative_subject")
        if not relative or verb == i or "VerbForm=Part" not in tokens.feats[verb]:
            return False
        n = tokens.head[verb]
        above = (j for j in self._upwards(n) if any(tokens.dep[c] == "mark" for c in tokens.children[j]))
        language = self.ctx.language
        people = (language.titles, language.people, self.words("generic_people"))
        named = tokens.pos[n] == "PROPN" or names_party(tokens, n, n + 1) or stands_in(tokens, n, n + 1, people)
        return named and n < k and next(above, -1) < 0

    def _past_modal(self, i: int, stop: int) -> bool:
        """ "pourrait avoir fui" is a report, "pourrait fuir" a possibility."""
        tokens = self.ctx.tokens
        k = next((k for k in range(i + 1, min(stop, i + 4)) if is_infinitive(tokens, k)), -1)
        past = k >= 0 and k + 1 < stop and tokens.dep[k] == "aux:tense" and "VerbForm=Part" in tokens.feats[k + 1]
        return past and tokens.lemma[i] in self.words("may_verbs")

    def _governed(self, verb: int) -> bool:
        """Inside a que-clause of some verb, or a relative or adverbial clause that says what would be."""
        tokens = self.ctx.tokens
        for k in self._upwards(verb):
            marked = any(tokens.dep[c] == "mark" for c in tokens.children[k])
            if tokens.dep[k] == "acl:relcl" or (tokens.dep[k] in ("ccomp", "csubj", "advcl") and marked):
                return True
        return False

    def _upwards(self, k: int) -> list[int]:
        """Token k and the heads above it, a few steps up."""
        return [k, *islice(self.ctx.tokens.ancestors(k), _CLIMB)]

    def _subordinate(self, k: int) -> bool:
        """Whether the verb at token k stands in a subordinate clause."""
        tokens = self.ctx.tokens
        return any(tokens.dep[j] in _SUBORDINATE for j in self._upwards(predicate_of(tokens, k)))

    # what is reported

    def _clause(self, i: int, verb: int) -> tuple[int, int]:
        """The clause of the conditional: its whole sentence where it is the main one, else its own part."""
        tokens = self.ctx.tokens
        first, stop = self.ctx.frame(i)
        if tokens.dep[verb] == "acl:relcl":
            opener = next((k for k in range(i - 1, first, -1) if tokens.low[k] in self.words("relative_subject")), i)
            return opener, min(stop, max(tokens.right[verb], verb) + 1)
        first = behind_label(tokens, first, i)
        return self._begin(first, i, verb), next((k for k in range(i + 1, stop) if self._leaves(k, stop)), stop)

    def _begin(self, first: int, i: int, verb: int) -> int:
        """Where the clause begins: behind the joint to another main clause before it, else at `first`."""
        tokens, coordinators = self.ctx.tokens, self.words("coordinators")
        mains = (k for k in range(i - 1, first - 1, -1) if self._states(k) and not self._subordinate(k))
        last = next(mains, i)
        joints = (k for k in range(i, last, -1) if tokens.low[k] in coordinators or tokens.low[k] in (",", ";", ":"))
        joint = next(joints, -1)
        if joint < 0:
            return first
        before = self._subject_start(verb, i)
        begin = min(joint + 1, before) if before > last else joint + 1
        while begin < i and tokens.low[begin] in coordinators:
            begin += 1
        return begin

    def _states(self, k: int) -> bool:
        """Whether token k is a finite verb in another mood."""
        return is_finite(self.ctx.tokens, k) and not self._conditional(k)

    def _subject_start(self, verb: int, i: int) -> int:
        """Where the subject before the conditional at token i begins; i where it has none."""
        tokens = self.ctx.tokens
        subject = next(tokens.all(verb, "nsubj", "expl"), -1)
        return tokens.left[subject] if 0 <= subject < i else i

    def _leaves(self, k: int, stop: int) -> bool:
        """Whether the sentence leaves the report at token k: a semicolon, the author's "ce qui", a plain coordinate clause."""
        tokens = self.ctx.tokens
        if tokens.low[k] == ";":
            return True
        if tokens.low[k] == "," and k + 2 < stop and tokens.low[k + 1] in self.words("demonstrative_that"):
            return tokens.low[k + 2] in self.words("relative_all")
        if tokens.low[k] not in self.words("coordinators"):
            return False
        mains = (j for j in range(k + 1, stop) if is_finite(tokens, j) and not self._subordinate(j))
        main = next(mains, -1)
        openers = self.words("complementizers") | self.words("relative_all")
        plain = not any(tokens.low[j] in openers for j in range(k + 1, main))
        return main >= 0 and not self._conditional(main) and plain
