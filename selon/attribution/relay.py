"""Second-hand voices: "Reuters, citant le ministre", "X, cité par Y": two statements, one inside the other."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.line import first_noun, stands_in
from selon.attribution.subjects import subject
from selon.attribution.verbs import verb_group
from selon.parse.phrases import scan_phrase


class Relays:
    """Adds the voice behind, or before, the statements whose source is said to cite or to be cited."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.words = ctx.language.words

    def find(self, findings: list[Finding]) -> list[Finding]:
        """The further statements, with `parent` set on whichever of the two is the inner one."""
        tokens = self.ctx.tokens
        found: list[Finding] = []
        citing, cited = self.words("citing_verbs"), self.words("cited_forms")
        for i, lemma in enumerate(tokens.lemma):
            if lemma not in citing and tokens.low[i] not in cited:
                continue
            if tokens.pos[i] not in ("VERB", "ADJ", "NOUN", "AUX"):
                continue
            near = [
                f
                for f in [*findings, *found]
                if f.source is not None and f.at >= 0 and tokens.sentence[f.at] == tokens.sentence[i] and f.at != i
            ]
            relayed = self._cited_by(i, near) or self._citing(i, near)
            if relayed is not None:
                found.append(relayed)
        return found

    def _cited_by(self, i: int, near: list[Finding]) -> Finding | None:
        """ "X, cité par Y": Y's statement around X's."""
        tokens = self.ctx.tokens
        stop = tokens.bounds(i)[1]
        if (
            i + 2 >= stop
            or tokens.low[i + 1] not in self.words("agent_markers") | self.words("cited_in")
            or ("VerbForm=Part" not in tokens.feats[i] and tokens.low[i] not in self.words("cited_forms"))
        ):
            return None
        inner = self._just_before(i, near)
        end = scan_phrase(tokens, i + 2, stop, self.ctx.language)
        head = first_noun(tokens, i + 2, end)
        if inner is None or head < 0 or inner.parent is not None:
            return None
        if tokens.low[i + 1] in self.words("cited_in") and not self._document(i + 2, end):
            return None
        source = tokens.start[i + 2], tokens.end[end - 1]
        inner.parent = self._relayed(i, self._around(inner, i), source, head, rule="cited_by")
        return inner.parent

    def _relayed(self, i: int, content: list[Range], source: Range, speaker: int, *, rule: str) -> Finding:
        """What a voice says by citing or being cited, with its cue at token i."""
        cue = self.ctx.tokens.start[i], self.ctx.tokens.end[i]
        return Finding(rule=rule, stance="say", commitment="CT+", at=i, cue=cue, content=content, source=source,
                       speaker=speaker)  # fmt: skip

    def _document(self, first: int, end: int) -> bool:
        """Whether a phrase names something one can be cited in."""
        tokens, language = self.ctx.tokens, self.ctx.language
        return stands_in(tokens, first, end, (language.documents, language.media_nouns, language.bodies))

    def _around(self, inner: Finding, i: int) -> list[Range]:
        """What the relaying voice says: the inner content and, where an incise names its voice, those words too."""
        spans = list(inner.content)
        if inner.cue is not None and inner.cue[0] >= max(c[1] for c in spans) and inner.source is not None:
            extra = self.ctx.trimmed(min(inner.cue[0], inner.source[0]), max(inner.cue[1], inner.source[1]))
            if extra and extra[1] <= self.ctx.tokens.start[i]:
                spans.append(extra)
        return spans

    def _citing(self, i: int, near: list[Finding]) -> Finding | None:
        """ "Y, citant X": X's statement inside Y's."""
        tokens = self.ctx.tokens
        group = verb_group(self.ctx, i)
        if group.passive or group.negated or group.form == "part":
            return None
        outer = self._just_before(group.first, near) or self._by_subject(group.verb, near)
        if outer is None:
            return None
        stop = tokens.bounds(i)[1]
        end = scan_phrase(tokens, i + 1, stop, self.ctx.language)
        head = first_noun(tokens, i + 1, end)
        if head < 0:
            return None
        source = tokens.start[i + 1], tokens.end[end - 1]
        inner = self._relayed(i, list(outer.content), source, head, rule="citing")
        inner.parent = outer
        return inner

    def _just_before(self, i: int, near: list[Finding]) -> Finding | None:
        """The statement whose source ends right before token i, a comma or "qui" between."""
        text, start = self.ctx.text, self.ctx.tokens.start[i]
        for finding in near:
            end = finding.source[1] if finding.source else start + 1
            between = text[end:start].replace(",", " ").split()
            if end <= start and (not between or (len(between) == 1 and between[0] in self.words("relative_subject"))):
                return finding
            if finding.source and finding.source[0] <= start - 2 < finding.source[1]:
                finding.source = (finding.source[0], len(text[:start].rstrip(" ,\xa0")))
                return finding
        return None

    def _by_subject(self, verb: int, near: list[Finding]) -> Finding | None:
        speaker = subject(self.ctx, verb_group(self.ctx, verb))
        return next((f for f in near if f.speaker == speaker), None) if speaker >= 0 else None
