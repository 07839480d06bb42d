"""The conditional of report: "le convoi aurait été attaqué", a claim of nobody named."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range


class Conditionals:
    """Finds the conditionals of report in one article; `taken` are the stretches already stated or hedged otherwise."""

    def __init__(self, ctx: Context, taken: list[Range]) -> None:
        self.ctx = ctx
        self.taken = taken
        self.words = ctx.language.words

    def find(self) -> list[Finding]:
        """The conditionals of report, in the order of the text, one for each content."""
        found: list[Finding] = []
        taken = list(self.taken)
        for i, feats in enumerate(self.ctx.tokens.feats):
            if "Mood=Cnd" not in feats:
                continue
            finding = self._report(i, taken)
            if finding is not None:
                found.append(finding)
                taken.extend(finding.content)
        return found

    def _report(self, i: int, taken: list[Range]) -> Finding | None:
        tokens = self.ctx.tokens
        offset = tokens.start[i]
        if any(start <= offset < end for start, end in taken) or self.ctx.quote_at(offset) is not None:
            return None
        verb = tokens.head[i] if tokens.dep[i].startswith(("aux", "cop")) else i
        if not self._reports(i, verb):
            return None
        first, stop = self._clause(i, verb)
        content = self.ctx.words_content(first, stop)
        if not content:
            return None
        return Finding(
            rule="conditional",
            stance="say",
            commitment="PSu",
            at=i,
            cue=(tokens.start[i], tokens.end[i]),
            content=content,
            unsourced=True,
        )

    def _reports(self, i: int, verb: int) -> bool:
        """Not a hypothesis, a wish, politeness, a question or the future in the past."""
        tokens = self.ctx.tokens
        first, stop = tokens.bounds(i)
        lemma = tokens.lemma[i]
        if lemma in self.words("modal_verbs"):
            return self._past_modal(i, stop)
        lows = tokens.low[first:stop]
        if any(
            low in self.words("conditional_if") and tokens.pos[first + k] not in ("PRON", "ADV")
            for k, low in enumerate(lows)
        ):
            return False
        if lows[0] in self.words("conditional_if") and len(lows) > 1 and lows[1] in self.words("impersonal_il"):
            return False
        if any(low in self.words("hypothesis_words") for low in lows) or "?" in lows:
            return False
        if any(
            tokens.low[k] in self.words("first_person") | self.words("second_person")
            for k in range(max(first, i - 3), i)
        ):
            return False
        return not self._governed(verb, i)

    def _past_modal(self, i: int, stop: int) -> bool:
        """ "pourrait avoir fui" is a report, "pourrait fuir" a possibility."""
        tokens = self.ctx.tokens
        k = next((k for k in range(i + 1, min(stop, i + 4)) if "VerbForm=Inf" in tokens.feats[k]), -1)
        return (
            k >= 0
            and tokens.pos[k] == "AUX"
            and k + 1 < stop
            and "VerbForm=Part" in tokens.feats[k + 1]
            and tokens.lemma[i] in self.words("may_verbs")
        )

    def _governed(self, verb: int, i: int) -> bool:
        """Inside a que-clause of some verb, or a relative or adverbial clause that says what would be."""
        tokens = self.ctx.tokens
        k = verb
        for _ in range(8):
            dep = tokens.dep[k]
            if dep in ("ccomp", "csubj") or (dep == "advcl" and tokens.head[k] != k):
                marker = next((c for c in tokens.children[k] if tokens.dep[c] == "mark"), -1)
                if marker >= 0:
                    return True
            if dep == "acl:relcl":
                return True
            if tokens.head[k] == k:
                return False
            k = tokens.head[k]
        return False

    def _clause(self, i: int, verb: int) -> tuple[int, int]:
        """The clause of the conditional: its whole sentence where it is the main one, else its own part."""
        tokens = self.ctx.tokens
        first, stop = self.ctx.frame(i)
        top = verb
        while tokens.dep[top] in ("conj", "ROOT", "parataxis") and tokens.head[top] != top:
            top = tokens.head[top]
        others = [
            k for k in range(first, i) if "VerbForm=Fin" in tokens.feats[k] and "Mood=Cnd" not in tokens.feats[k]
            and not self._subordinate(k)
        ]  # fmt: skip
        if others:
            joint = next(
                (
                    k
                    for k in range(i, others[-1], -1)
                    if tokens.low[k] in self.words("coordinators") or tokens.low[k] in (",", ";", ":")
                ),
                -1,
            )
            before = self._subject_start(verb, i)
            if joint > others[-1]:
                first = min(joint + 1, before) if before > others[-1] else joint + 1
                while first < i and tokens.low[first] in self.words("coordinators"):
                    first += 1
        return first, next((k for k in range(i + 1, stop) if self._leaves(k, stop)), stop)

    def _leaves(self, k: int, stop: int) -> bool:
        """Whether the sentence leaves the report at token k: a semicolon, the author's "ce qui", a plain coordinate clause."""
        tokens = self.ctx.tokens
        if tokens.low[k] == ";":
            return True
        if tokens.low[k] == "," and k + 2 < stop and tokens.low[k + 1] in self.words("demonstrative_that"):
            return tokens.low[k + 2] in self.words("relative_all")
        if tokens.low[k] not in self.words("coordinators"):
            return False
        finite = next(
            (j for j in range(k + 1, stop) if "VerbForm=Fin" in tokens.feats[j] and not self._subordinate(j)), -1
        )
        return (
            finite >= 0
            and "Mood=Cnd" not in tokens.feats[finite]
            and not any(
                tokens.low[j] in self.words("complementizers") | self.words("relative_all")
                for j in range(k + 1, finite)
            )
        )

    def _subject_start(self, verb: int, i: int) -> int:
        tokens = self.ctx.tokens
        subject = next(tokens.all(verb, "nsubj", "expl"), -1)
        return tokens.left[subject] if 0 <= subject < i else i

    def _subordinate(self, k: int) -> bool:
        tokens = self.ctx.tokens
        verb = tokens.head[k] if tokens.dep[k].startswith(("aux", "cop")) else k
        for _ in range(8):
            if tokens.dep[verb] in ("acl:relcl", "ccomp", "advcl", "csubj", "acl"):
                return True
            if tokens.head[verb] == verb:
                return False
            verb = tokens.head[verb]
        return False
